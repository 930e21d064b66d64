"""A hall of phones at one process: do all vote, is every vote kept, how soon do all see the reason?

    .venv/bin/python -m tests.bench.live [phones] [seconds]

One gunicorn worker with threads on SQLite. Each phone has a connection of its own, looks every two
seconds, asks for the page's fragment when there is news, and votes within `seconds` of seeing the
question. The instructor opens the vote, closes it, opens the second, closes it, shows the reason.
"""

import json
import random
import re
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from statistics import quantiles
from typing import Any
from urllib.parse import quote, urlencode

from tests.bench.servers import python, serving

TOKEN = "b" * 32
LOOK_S, START_S = 2.0, 30
PLACE = re.compile(r'name="place" value="([^"]+)"')
OPTION = re.compile(r'name="a" value="([^"]+)"')
SEEN = re.compile(r'name="rev" value="([^"]+)"')
STEPS = ("shown", "second", "shown2", "reason")
PROMISED_MS, PROMISED_S = 500, 5


@dataclass
class Hall:
    """What was measured, in ms; and what the phones were told."""

    port: int
    given: dict[str, Any]
    seconds: float
    looks: list[float] = field(default_factory=list)
    news: list[float] = field(default_factory=list)
    votes: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    sent: dict[str, list[float]] = field(default_factory=dict)
    reasons: list[float] = field(default_factory=list)
    late: int = 0
    over: threading.Event = field(default_factory=threading.Event)


@dataclass
class Caller:
    """One device: its connection and its cookies."""

    hall: Hall
    key: str

    def __post_init__(self) -> None:
        self.line = HTTPConnection("127.0.0.1", self.hall.port, timeout=START_S)

    def ask(self, path: str, fields: dict[str, str] | None = None) -> tuple[int, str, float]:
        """Status, text and ms of one request; an htmx one, as the page's script sends it."""
        headers = {"Cookie": f"__Host-session={self.key}; __Host-csrf={TOKEN}"}
        body = None if fields is None else urlencode(fields)
        if fields is not None:
            headers |= {"X-CSRFToken": TOKEN, "HX-Request": "true"}
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        began = time.perf_counter()
        try:
            self.line.request("GET" if fields is None else "POST", path, body, headers)
            reply = self.line.getresponse()
            text = reply.read().decode()
        except (OSError, HTTPException) as error:
            self.line.close()
            self.hall.errors.append(repr(error))
            return 0, "", 0.0
        if reply.status not in {200, 204, 302}:
            self.hall.errors.append(f"{reply.status} at {path}")
        return reply.status, text, (time.perf_counter() - began) * 1000


def phone(hall: Hall, key: str, rng: random.Random) -> None:
    """Look, vote once a round, until the reason has been seen."""
    caller, seen, voted = Caller(hall, key), "0", set[str]()
    time.sleep(rng.random() * LOOK_S)
    while not hall.over.is_set():
        status, text, ms = caller.ask(f"{hall.given['phones']}now/?rev={quote(seen)}")
        (hall.looks if status == 204 else hall.news).append(ms)
        found = SEEN.search(text)
        seen = found[1] if found else seen
        place = PLACE.search(text)
        if "Because:" in text:
            hall.reasons.append(time.perf_counter())
            return
        if place and place[1] not in voted:
            time.sleep(rng.random() * hall.seconds)
            voted.add(place[1])
            vote(hall, caller, place[1], rng.choice(OPTION.findall(text)))
        time.sleep(LOOK_S)


def vote(hall: Hall, caller: Caller, place: str, option: str) -> None:
    """Send it; what is acknowledged is noted, to be found again."""
    status, text, ms = caller.ask(hall.given["phones"], {"place": place, "a": option})
    hall.votes.append(ms)
    if status == 200 and "Your answer is in." in text:
        hall.sent.setdefault(place, []).append(ms)
    else:
        hall.late += "was closed before" in text


def instruct(hall: Hall) -> float:
    """Go through the stages; the moment at which the reason was shown."""
    caller = Caller(hall, hall.given["teacher"])
    caller.ask(hall.given["staff"], {"item": hall.given["item"]})
    for rev, to in enumerate(STEPS, start=1):
        # A vote is closed in its last moments, so that some come too late; bars need no time.
        time.sleep(hall.seconds + LOOK_S if to in {"shown", "shown2"} else LOOK_S)
        caller.ask(hall.given["projector"], {"to": to, "rev": str(rev)})
    return time.perf_counter()


def stored(folder: Path) -> dict[str, int]:
    """How many votes the database holds, round by round."""
    code = (
        "import django; django.setup(); import json; from django.db.models import Count;"
        "from classrooms.models import Vote;"
        "rows = Vote.objects.values_list('question', 'round').annotate(n=Count('pk'));"
        "print(json.dumps({f'{q}.{r}': n for q, r, n in rows}))"
    )
    found: dict[str, int] = json.loads(python("-c", code, folder=folder))
    return found


def main(phones: int, seconds: float) -> None:
    """Fill the hall, ask, and print what it took."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        python("manage.py", "migrate", "--verbosity", "0", folder=folder)
        python("manage.py", "createcachetable", folder=folder)
        python("manage.py", "collectstatic", "--noinput", "--verbosity", "0", folder=folder)
        given = json.loads(python("-m", "tests.bench.prepare_live", str(phones), folder=folder))
        with serving("srm_course.wsgi", folder=folder, workers=1) as port:
            hall = Hall(port=port, given=given, seconds=seconds)
            threads = [
                threading.Thread(target=phone, args=(hall, key, random.Random(number)))  # noqa: S311 -- repeatable
                for number, key in enumerate(given["sessions"])
            ]
            for thread in threads:
                thread.start()
            shown_at = instruct(hall)
            for thread in threads:
                thread.join(START_S)
            hall.over.set()
        report(hall, phones, stored(folder), shown_at)


def report(hall: Hall, phones: int, kept: dict[str, int], shown_at: float) -> None:
    """The figures, and whether they keep what is promised."""
    for what, times in (("looks", hall.looks), ("news", hall.news), ("votes", hall.votes)):
        cuts = quantiles(times, n=100)
        p50, p95, p99 = (cuts[at - 1] for at in (50, 95, 99))
        say(f"{what:6} {len(times):6}  p50 {p50:.0f}  p95 {p95:.0f}  p99 {p99:.0f} ms")
    sent = {place: len(times) for place, times in hall.sent.items()}
    lost = sum(abs(count - kept.get(place, 0)) for place, count in sent.items())
    last = max(hall.reasons, default=shown_at) - shown_at
    say(f"acknowledged {sum(sent.values())}, told too late {hall.late}, lost {lost}")
    say(f"{len(hall.reasons)} of {phones} phones saw the reason, the last after {last:.1f} s")
    say(f"errors {len(hall.errors)} {hall.errors[:3]}")
    good = not lost and not hall.errors and len(hall.reasons) == phones
    quick = quantiles(hall.votes, n=100)[94] <= PROMISED_MS and last <= PROMISED_S
    say("met" if good and quick else "missed")


def say(line: str) -> None:
    """Print a line."""
    print(line)  # noqa: T201 -- a bench prints


if __name__ == "__main__":
    words = [float(word) for word in sys.argv[1:]]
    main(int(words[0]) if words else 200, words[1] if len(words) > 1 else 5.0)
