"""Another process, whose sets and dictionaries of strings fall in another order."""

import os
import subprocess
import sys


def printed(program: str, *, hash_seed: str) -> list[str]:
    """The lines that a program prints under a hash seed."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        check=True,
        text=True,
    )
    return done.stdout.splitlines()
