"""Saves and pages beside a bare Django, in one run: what share of the possible do we reach?

    .venv/bin/python -m tests.bench.throughput [rounds] [seconds]

Two gunicorn workers each, 16 learners, alternating rounds; medians of the ratios with their range.
"""

import json
import statistics
import sys
import tempfile
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench.load import Job, Outcome, phase
from tests.bench.servers import python, serving

LEARNERS, TOKEN = 16, "b" * 32
MARGINS = {"save": 0.5, "question page": 0.4, "lesson page": 0.5}

type Maker = Callable[[int, int], Job]


def ours(people: list[dict[str, Any]]) -> dict[str, Maker]:
    """The jobs of a learner at our course."""

    def cookie(n: int) -> str:
        return f"__Host-session={people[n]['session']}; __Host-csrf={TOKEN}"

    def save(n: int, turn: int) -> Job:
        choices = people[n]["choices"]
        slot, option = choices[turn % len(choices)]
        fields = {"slot": str(slot), "a": option, "op_id": str(uuid.uuid4())}
        fields |= {"tab_id": f"tab{n}", "client_seq": str(turn), "base_rev": "0"}
        path = f"/a/{people[n]['token']}/save"
        return Job(method="POST", path=path, cookie=cookie(n), fields=fields, token=TOKEN)

    def get(path: str, n: int) -> Job:
        return Job(method="GET", path=path, cookie=cookie(n), fields={})

    return {
        "save": save,
        "question page": lambda n, turn: get(f"/a/{people[n]['token']}/{turn % 20 + 1}/", n),
        "lesson page": lambda n, _turn: get("/course/whose-house/", n),
    }


def ceiling(keys: list[str]) -> dict[str, Maker]:
    """The same two jobs at the bare Django; its page stands for both of ours."""

    def cookie(n: int) -> str:
        return f"sessionid={keys[n]}; csrftoken={TOKEN}"

    def save(n: int, turn: int) -> Job:
        fields = {"answer": str(turn), "op_id": str(uuid.uuid4())}
        return Job(method="POST", path="/save", cookie=cookie(n), fields=fields, token=TOKEN)

    def page(n: int, _turn: int) -> Job:
        return Job(method="GET", path="/page", cookie=cookie(n), fields={})

    return {"save": save, "question page": page, "lesson page": page}


def main(rounds: int, seconds: float) -> None:
    """Prepare both, alternate, and print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        python("manage.py", "migrate", "--verbosity", "0", folder=folder)
        python("manage.py", "createcachetable", folder=folder)
        python("manage.py", "collectstatic", "--noinput", "--verbosity", "0", folder=folder)
        people = json.loads(python("-m", "tests.bench.prepare", str(LEARNERS), folder=folder))
        keys = python("-m", "tests.bench.ceiling", str(LEARNERS), folder=folder).split()
        jobs = {"ours": ours(people), "ceiling": ceiling(keys)}
        with (
            serving("srm_course.wsgi", folder=folder) as here,
            serving("tests.bench.ceiling", folder=folder) as there,
        ):
            ports = {"ours": here, "ceiling": there}
            for job in MARGINS:
                report(job, [measure(job, jobs, ports, seconds) for _ in range(rounds)])


def measure(
    job: str, jobs: dict[str, dict[str, Maker]], ports: dict[str, int], seconds: float
) -> dict[str, Outcome]:
    """One round: each system in turn."""
    return {
        system: phase(port=ports[system], learners=LEARNERS, seconds=seconds, job=made[job])
        for system, made in jobs.items()
    }


def report(job: str, found: list[dict[str, Outcome]]) -> None:
    """One line a job: the ratio with its range, and the figures behind it."""
    ratios = sorted(one["ours"].rate / one["ceiling"].rate for one in found)
    faults = sum(outcome.faults for one in found for outcome in one.values())
    middle = statistics.median(ratios)
    rate = statistics.median(one["ours"].rate for one in found)
    p95 = statistics.median(one["ours"].p95 for one in found)
    verdict = "met" if middle >= MARGINS[job] and not faults else "missed"
    print(  # noqa: T201 -- a bench prints
        f"{job:14} {middle:5.0%} of the ceiling ({ratios[0]:.0%} to {ratios[-1]:.0%}), must be"
        f" {MARGINS[job]:.0%}: {verdict}; {rate:.0f}/s, p95 {p95:.0f} ms, {faults} faults"
    )


if __name__ == "__main__":
    given = [float(word) for word in sys.argv[1:]]
    main(int(given[0]) if given else 5, given[1] if len(given) > 1 else 4.0)
