"""A learner's pages with 200 and with 20,000 answers, in one run: what does a long history cost?

    .venv/bin/python -m tests.bench.growth [rounds]

Pages are asked in process, in alternating rounds; medians of the ratios of processor time
(others on the machine change it little), and the SQL statements.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS, FEW, MANY = 15, 200, 20_000
LIMIT = 1.5
PAGES = ("/course/", "/review/", "/progress/", "/calibration/", "/readiness/", "/plan/", "/exam/")


def main(rounds: int) -> int:
    """Print a line a page; 1 where one has other statements or takes too long."""
    import django  # noqa: PLC0415 -- after the settings

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 -- after setup
    from django.db import connection  # noqa: PLC0415 -- after setup
    from django.test import Client  # noqa: PLC0415 -- after setup
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 -- after setup
    from django.utils import timezone  # noqa: PLC0415 -- after setup

    from tests.bench import history  # noqa: PLC0415 -- after setup

    call_command("migrate", verbosity=0)
    clients = []
    for answers in (FEW, MANY):
        email = f"learner{answers}@example.org"
        person = history.learner(answers=answers, email=email, until=timezone.now())
        client = Client()
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        clients.append(client)
    call_command("rebuild_memory")
    missed = False
    for page in PAGES:
        statements, times = [], [[], []]  # type: ignore[var-annotated]  # of both learners
        for client in clients:
            client.get(page)
            with CaptureQueriesContext(connection) as seen:
                reply = client.get(page)
            if reply.status_code != 200:
                raise SystemExit(f"{page}: {reply.status_code}")
            statements.append(len(seen))
        for _ in range(rounds):
            for client, own in zip(clients, times, strict=True):
                began = time.process_time()
                client.get(page)
                own.append(time.process_time() - began)
        ratios = [many / few for few, many in zip(*times, strict=True)]
        ratio = statistics.median(ratios)
        bad = statements[0] != statements[1] or ratio > LIMIT
        missed |= bad
        sys.stdout.write(
            f"{page:15} statements {statements[0]} and {statements[1]}; time {ratio:.2f}"
            f" ({min(ratios):.2f}-{max(ratios):.2f}), {1000 * statistics.median(times[1]):.1f} ms"
            f" {'missed' if bad else 'met'}\n"
        )
    return int(missed)


if __name__ == "__main__":
    if os.environ.get("GROWTH") != "1":
        with tempfile.TemporaryDirectory() as folder:
            # DEBUG stays off: with it Django keeps every statement.
            env = {"GROWTH": "1", "DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "tests.settings"}
            command = [sys.executable, "-m", "tests.bench.growth", *sys.argv[1:]]
            root = Path(__file__).resolve().parents[2]
            raise SystemExit(
                subprocess.run(command, env={**os.environ, **env}, cwd=root, check=False).returncode
            )
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
