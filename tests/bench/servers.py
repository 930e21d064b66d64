"""gunicorn on a free port of this machine, with an environment and a folder of its own."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
START_S, STOP_S = 20, 10


def environment(folder: Path) -> dict[str, str]:
    """Production settings, with the database and the static files in a folder."""
    return {
        **{k: v for k, v in os.environ.items() if k not in {"DEBUG", "DJANGO_SETTINGS_MODULE"}},
        "SECRET_KEY": "bench" * 12,
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "SSL_REDIRECT": "0",
        "DATA_DIR": str(folder),
        "STATIC_ROOT": str(folder / "static"),
        "DJANGO_SETTINGS_MODULE": "srm_course.settings",
        "PYTHONPATH": str(ROOT),
        "LOG_LEVEL": "WARNING",
    }


def free_port() -> int:
    """Find a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def python(*arguments: str, folder: Path) -> str:
    """Run a Python program of the project to its end; return what it printed."""
    done = subprocess.run(
        [sys.executable, *arguments],
        env=environment(folder),
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


@contextlib.contextmanager
def serving(application: str, *, folder: Path, workers: int = 2) -> Iterator[int]:
    """Serve an application while the block runs; gives the port."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}"]
    options = ["--workers", str(workers), "--worker-class", "gthread", "--threads", "8"]
    quiet = ["--no-control-socket", "--log-level", "error", "--keep-alive", "30"]
    server = subprocess.Popen([*command, *options, *quiet], env=environment(folder), cwd=ROOT)
    try:
        wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=STOP_S)


def wait_for(port: int) -> float:
    """Wait for the first answer of any status; returns the seconds it took."""
    began = time.perf_counter()
    while time.perf_counter() - began < START_S:
        with contextlib.suppress(OSError):
            asking = HTTPConnection("127.0.0.1", port, timeout=START_S)
            asking.request("GET", "/healthz")
            asking.getresponse().read()
            return time.perf_counter() - began
        time.sleep(0.02)
    raise TimeoutError(f"nothing answers on port {port}")
