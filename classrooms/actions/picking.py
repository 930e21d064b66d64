"""Picking questions by hand for a quiz."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from assessment.papers import MOST
from classrooms.actions.noting import note
from classrooms.models import Assignment, Kind
from classrooms.queries import assignments, picking
from quizzes import bank

DONE = {"add": "Added a question to", "drop": "Removed a question from"}


def moved(ids: list[str], what: str, id_: str) -> list[str]:
    """The list after a question was added, dropped, or moved up or down one place."""
    if what == "add":
        return ids if id_ in ids else [*ids, id_]
    if id_ not in ids:
        return ids
    at = ids.index(id_)
    rest = [one for one in ids if one != id_]
    if what == "drop":
        return rest
    to = max(0, at - 1) if what == "up" else at + 1
    return [*rest[:to], id_, *rest[to:]]


def pick(row: Assignment, *, what: str, id_: str, by: User | None, now: datetime) -> None:
    """Add, drop or move a question of a quiz; one by a rule becomes one that is picked by hand.

    Raises ValueError with what to do, where it cannot be.
    """
    with transaction.atomic():
        held = Assignment.objects.select_for_update().get(pk=row.pk)
        ids = list(held.target.get("picked", []))
        found = moved(ids, what, id_) if what else ids
        _check(held, found, what=what, id_=id_)
        row.target = {"picked": found}
        if found == ids and "picked" in held.target:
            return
        row.save(update_fields=["target"])
        said = DONE.get(what, "Changed the order of")
        many = f"{len(found)} question{'' if len(found) == 1 else 's'} now"
        note(
            classroom=row.classroom,
            by=by,
            what=f"{said} “{row.title}”: {many}.",
            now=now,
            assignment=row,
        )


def _check(row: Assignment, ids: list[str], *, what: str, id_: str) -> None:
    if not what:
        raise ValueError("Choose what to do with which question.")
    if row.kind != Kind.QUIZ:
        raise ValueError("Only a quiz has questions that are picked by hand.")
    if assignments.begun(row):
        raise ValueError("Learners have begun, so the questions stay. Copy the assignment instead.")
    if what == "add" and id_ not in bank.pickable():
        raise ValueError("The course has no such question.")
    if len(ids) > MOST:
        raise ValueError(f"{MOST} questions at most. Remove one first.")
    if what == "add" and (enemy := picking.enemy(id_, [one for one in ids if one != id_])):
        stem = bank.pickable()[enemy].stem
        raise ValueError(f"It would give away the key of “{stem}”. Remove that one first.")
    if row.published_at and not ids:
        raise ValueError("The class has this quiz. Leave at least one question in it.")
