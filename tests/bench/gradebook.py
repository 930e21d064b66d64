"""The gradebook of 24 learners by 3 assignments and of 1,200 by 40: what does a big class cost?

    .venv/bin/python -m tests.bench.gradebook [rounds]

Pages are asked in process, in alternating rounds; medians of processor time (others on the machine
change it little), the bytes sent, and the SQL statements. Then the grades of one assignment are
folded anew for all learners, each with an attempt of ten questions.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROUNDS, QUESTIONS = 9, 10
SMALL, LARGE = (24, 3), (1200, 40)
MOST_BYTES, MOST_S = 300_000, 1.0
VIEWS = {
    "score": "",
    "sorted by mean": "?sort=-mean",
    "first attempts": "?first=1",
    "answers": "?show=answers",
    "strength": "?show=strength",
    "last page": "?page=999",
    "history": "history/",
}


def main(rounds: int) -> int:
    """Print a line a view; 1 where the large class has other statements or misses a budget."""
    import django  # noqa: PLC0415 -- after the settings

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 -- after setup
    from django.test import Client  # noqa: PLC0415 -- after setup

    from classrooms.models import Role  # noqa: PLC0415 -- after setup
    from tests.classrooms import books  # noqa: PLC0415 -- after setup
    from tests.factories import MembershipFactory  # noqa: PLC0415 -- after setup

    call_command("migrate", verbosity=0)
    asked: list[Callable[[str], Any]] = []
    for learners, assignments in (SMALL, LARGE):
        room, members, tasks = books.full(learners=learners, assignments=assignments)
        client = Client()
        owner = MembershipFactory.create(classroom=room, role=Role.OWNER).user
        if owner is None:
            raise SystemExit("the class has no owner")
        client.force_login(
            owner,
            backend="allauth.account.auth_backends.AuthenticationBackend",
        )
        path = f"/teach/{room.token}/gradebook/"
        asked.append(lambda query, client=client, path=path: client.get(path + query))  # type: ignore[misc]
    missed = [_view(name, asked, query, rounds) for name, query in VIEWS.items()]
    missed.append(_folded(members, tasks[0]))
    return int(any(missed))


def _view(name: str, asked: list[Callable[[str], Any]], query: str, rounds: int) -> bool:
    from django.db import connection  # noqa: PLC0415 -- after setup
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 -- after setup

    counts, sizes = [], []
    times: list[list[float]] = [[] for _ in asked]
    for ask in asked:
        ask(query)
        with CaptureQueriesContext(connection) as seen:
            reply = ask(query)
        if reply.status_code != 200:
            raise SystemExit(f"{name}: {reply.status_code}")
        counts.append(len(seen))
        sizes.append(len(reply.content))
    for _ in range(rounds):
        for ask, own in zip(asked, times, strict=True):
            began = time.process_time()
            ask(query)
            own.append(time.process_time() - began)
    small, large = (statistics.median(own) for own in times)
    bad = counts[0] != counts[1] or sizes[1] > MOST_BYTES or large > MOST_S
    sys.stdout.write(
        f"{name:15} statements {counts[0]} and {counts[1]}; bytes {sizes[0]:,} and {sizes[1]:,};"
        f" {1000 * small:.0f} and {1000 * large:.0f} ms {'missed' if bad else 'met'}\n"
    )
    return bad


def _folded(members: list[Any], task: Any) -> bool:
    """The grades of all learners in one assignment, from their markings."""
    from django.db import connection  # noqa: PLC0415 -- after setup
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 -- after setup

    from classrooms.actions import grading  # noqa: PLC0415 -- after setup

    _sit(members, task)
    with CaptureQueriesContext(connection) as seen:
        began = time.process_time()
        changed = grading.refresh(assignment=task)
        took = time.process_time() - began
    again = time.process_time()
    grading.refresh(assignment=task)
    again = time.process_time() - again
    sys.stdout.write(
        f"{'folded anew':15} {changed} grades in {len(seen)} statements, {1000 * took:.0f} ms;"
        f" once more, nothing changed, {1000 * again:.0f} ms\n"
    )
    return changed != len(members)


def _sit(members: list[Any], task: Any) -> None:
    """An attempt of ten questions for each, in bulk."""
    from accounts.models import User  # noqa: PLC0415 -- after setup
    from classrooms.models import Membership  # noqa: PLC0415 -- after setup
    from classrooms.queries import rights  # noqa: PLC0415 -- after setup
    from quizzes.models import Attempt, AttemptItem, Marking, Mode  # noqa: PLC0415 -- after setup
    from tests.classrooms.books import NOW  # noqa: PLC0415 -- after setup

    people = User.objects.bulk_create(
        User(email=f"bench{n}@example.org", password="!") for n in range(len(members))
    )
    for member, person in zip(members, people, strict=True):
        member.user = person
    Membership.objects.bulk_update(members, ["user"], batch_size=500)
    attempts = Attempt.objects.bulk_create(
        Attempt(
            learner=person,
            mode=Mode.ASSIGNED,
            subject=rights.subject(task),
            seed=1,
            content_version="v",
            digest=str(n),
            started_at=NOW,
            submitted_at=NOW,
        )
        for n, person in enumerate(people)
    )
    items = AttemptItem.objects.bulk_create(
        AttemptItem(
            attempt=attempt,
            position=place,
            item_id=f"item-{place}",
            item_version="v",
            fact="fact",
            snapshot={},
        )
        for attempt in attempts
        for place in range(1, QUESTIONS + 1)
    )
    Marking.objects.bulk_create(
        Marking(
            item=item,
            credit_over=n % 4,
            credit_of=3 + n % 2,
            item_version="v",
            reason="answered",
            marked_at=NOW,
        )
        for n, item in enumerate(items)
    )


if __name__ == "__main__":
    if os.environ.get("GRADEBOOK") != "1":
        with tempfile.TemporaryDirectory() as folder:
            # DEBUG stays off: with it Django keeps every statement.
            env = {
                "GRADEBOOK": "1",
                "DATA_DIR": folder,
                "DJANGO_SETTINGS_MODULE": "tests.settings",
            }
            command = [sys.executable, "-m", "tests.bench.gradebook", *sys.argv[1:]]
            root = Path(__file__).resolve().parents[2]
            raise SystemExit(
                subprocess.run(command, env={**os.environ, **env}, cwd=root, check=False).returncode
            )
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
