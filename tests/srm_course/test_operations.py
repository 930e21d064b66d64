"""What docs/operations.md promises of the start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

ROOT = Path(__file__).resolve().parent.parent.parent


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run manage.py with this environment and nothing of ours in it."""
    bare = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}
    return subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *arguments],
        env=bare | environment,
        check=False,
        capture_output=True,
        text=True,
    )


def test_check_deploy_under_the_documented_environment_is_clean(tmp_path: Path) -> None:
    done = manage(
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
        SECRET_KEY="9f8s7df98s7df987sdf98s7df-98s7df98s7df98s7df98s7df!",
        ALLOWED_HOSTS="course.example.org",
        EMAIL_URL="smtp+tls://course:secret@mail.example.org:587",
        DATA_DIR=str(tmp_path),
        BEHIND_PROXY="1",
        TRUSTED_PROXY_COUNT="1",
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_start_without_a_secret_key_names_it(tmp_path: Path) -> None:
    done = manage("check", DATA_DIR=str(tmp_path))
    assert done.stderr.splitlines()[-1].endswith(
        "SECRET_KEY is not set. Give it 50 random characters or more."
    )
    assert done.returncode == 1


def test_deploy_check_without_mail_warns(tmp_path: Path) -> None:
    done = manage("check", "--deploy", SECRET_KEY="k" * 50, DATA_DIR=str(tmp_path))
    assert "srm_course.W001" in done.stderr


@pytest.mark.parametrize("port", ["0", "65536", "eighty", "-1", ""])
def test_serve_demo_with_a_wrong_port_names_it(port: str) -> None:
    with pytest.raises(CommandError) as caught:
        call_command("serve_demo", port=port)
    assert str(caught.value) == f"PORT is {port}; it must be a whole number from 1 to 65535."
