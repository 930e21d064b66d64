"""Kill a worker with SIGKILL in the middle of saves: is each acknowledged one stored, once?

    .venv/bin/python -m tests.bench.kill [saves] [kills]

Learners save one after the other, each in a quiz of their own; what is not acknowledged is sent
again as the same operation, as the page does.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections import Counter
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.bench.servers import python, serving

LEARNERS, TOKEN, TRIES, PAUSE_S = 6, "b" * 32, 50, 0.05
STORED = (
    "import django; django.setup(); from quizzes.models import Response;"
    "print(*Response.objects.values_list('op_id', flat=True))"
)

type Acknowledged = list[str]


def main(saves: int, kills: int) -> None:
    """Serve, save, kill, and compare what was acknowledged with what is stored."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "static").mkdir()
        python("manage.py", "migrate", "--verbosity", "0", folder=folder)
        python("manage.py", "createcachetable", folder=folder)
        people = json.loads(python("-m", "tests.bench.prepare", str(LEARNERS), folder=folder))
        before = stored(folder)
        with serving("srm_course.wsgi", folder=folder) as port:
            acknowledged, again = stream(port, people, saves=saves, kills=kills)
        report(acknowledged, stored(folder) - before, again=again, kills=kills)


def stored(folder: Path) -> Counter[str]:
    """How often each operation is in the database."""
    return Counter(python("-c", STORED, folder=folder).split())


def stream(
    port: int, people: list[dict[str, Any]], *, saves: int, kills: int
) -> tuple[Acknowledged, int]:
    """Let all learners save while workers are killed; what was acknowledged, and the resends."""
    acknowledged: Acknowledged = []
    again = [0]

    def learner(person: dict[str, Any]) -> None:
        for turn in range(saves // LEARNERS):
            op_id = str(uuid.uuid4())
            for _ in range(TRIES):
                if save(port, person, op_id, turn):
                    acknowledged.append(op_id)
                    break
                again[0] += 1
                time.sleep(PAUSE_S)

    threads = [threading.Thread(target=learner, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for kill in range(1, kills + 1):
        while len(acknowledged) < saves * kill // (kills + 1):
            time.sleep(0.001)
        os.kill(workers()[kill % 2], signal.SIGKILL)
    for thread in threads:
        thread.join()
    return acknowledged, again[0]


def workers() -> list[int]:
    """The two workers of the server that this program started."""
    of = ["ps", "-o", "pid=", "--ppid"]
    while True:
        mine = subprocess.run([*of, str(os.getpid())], capture_output=True, text=True, check=True)
        servers = [int(pid) for pid in mine.stdout.split()]
        for server in servers:
            found = subprocess.run([*of, str(server)], capture_output=True, text=True, check=False)
            if len(pids := [int(pid) for pid in found.stdout.split()]) > 1:
                return pids
        time.sleep(0.01)


def save(port: int, person: dict[str, Any], op_id: str, turn: int) -> bool:
    """Send one choice; true when the reply acknowledges this very operation."""
    slot, option = person["choices"][turn % len(person["choices"])]
    headers = {
        "Cookie": f"__Host-session={person['session']}; __Host-csrf={TOKEN}",
        "Content-Type": "application/x-www-form-urlencoded",
        "X-CSRFToken": TOKEN,
    }
    body = urlencode({"slot": slot, "a": option, "op_id": op_id, "client_seq": turn})
    line = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        line.request("POST", f"/a/{person['token']}/save", body=body, headers=headers)
        reply = line.getresponse()
        said = reply.read()
        return reply.status == 200 and json.loads(said)["op_id"] == op_id
    except (OSError, HTTPException):
        return False
    finally:
        line.close()


def report(acknowledged: Acknowledged, found: Counter[str], *, again: int, kills: int) -> None:
    """One line; the program fails where an answer was lost or doubled."""
    lost = sum(op_id not in found for op_id in acknowledged)
    doubled = sum(times > 1 for times in found.values())
    print(  # noqa: T201 -- a bench prints
        f"{len(acknowledged)} acknowledged, {lost} lost, {doubled} doubled;"
        f" {kills} workers killed, {again} sent again"
    )
    if lost or doubled:
        sys.exit(1)


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    main(given[0] if given else 300, given[1] if len(given) > 1 else 4)
