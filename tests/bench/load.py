"""Learners in threads, each with a connection of its own, asking one after the other."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection
from statistics import quantiles
from urllib.parse import urlencode


@dataclass(frozen=True, kw_only=True)
class Job:
    """One request: what to send and which status is right."""

    method: str
    path: str
    cookie: str
    fields: dict[str, str]
    token: str = ""
    expect: int = 200


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a phase gave: requests a second, and the times in ms."""

    rate: float
    p50: float
    p95: float
    faults: int


def ask(line: HTTPConnection, job: Job) -> bool:
    """Send one job; true when the status is the expected one."""
    headers = {"Cookie": job.cookie}
    body = None
    if job.method == "POST":
        headers |= {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-CSRFToken": job.token,
        }
        body = urlencode(job.fields)
    line.request(job.method, job.path, body=body, headers=headers)
    reply = line.getresponse()
    reply.read()
    return reply.status == job.expect


def phase(*, port: int, learners: int, seconds: float, job: Callable[[int, int], Job]) -> Outcome:
    """Let all learners ask for a while; `job(learner, turn)` says what."""
    times: list[float] = []
    faults = [0]
    end = time.perf_counter() + seconds

    def learner(number: int) -> None:
        line = HTTPConnection("127.0.0.1", port, timeout=30)
        turn = 0
        while time.perf_counter() < end:
            began = time.perf_counter()
            good = ask(line, job(number, turn))
            times.append((time.perf_counter() - began) * 1000)
            faults[0] += not good
            turn += 1
        line.close()

    threads = [threading.Thread(target=learner, args=(n,)) for n in range(learners)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    cuts = quantiles(times, n=20)
    return Outcome(rate=len(times) / seconds, p50=cuts[9], p95=cuts[18], faults=faults[0])
