"""What a class believes wrongly, pooled over its learners; nobody is named and few are not told."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef

from assessment.matrix import Misconception
from classrooms.models import Classroom, Role, Status
from lessons.library import Library
from quizzes.models import Marking, Mode

# Fewer than so many learners are not pooled: one could tell who they are.
LEAST = 5
DAYS = 14
# A class of a thousand gives far more wrong answers than it takes to see what it believes.
NEWEST = 1000
SHOWN = 3
# What learners are asked to do or set up themselves; their reviews and own exams stay theirs.
MODES = (Mode.CHECK, Mode.PRACTICE, Mode.ASSIGNED)


@dataclass(frozen=True, kw_only=True)
class Belief:
    """A wrong belief, how many learners chose it, and the part of a lesson that answers it."""

    misconception: Misconception
    learners: int
    lesson: str
    part: str
    part_title: str
    fact: str


def beliefs(classroom: Classroom, *, library: Library, now: datetime) -> tuple[Belief, ...]:
    """The commonest beliefs of the last fourteen days that at least five learners chose.

    From the newest thousand wrong answers, in one query.
    """
    chosen: dict[str, set[int]] = defaultdict(set)
    facts: dict[str, Counter[str]] = defaultdict(Counter)
    for learner, fact, snapshot, answer in _wrong(classroom, now - timedelta(days=DAYS)):
        for id_ in _believed(snapshot, answer):
            chosen[id_].add(learner)
            facts[id_][fact] += 1
    known = library.matrix.misconception
    found = [(id_, len(by)) for id_, by in chosen.items() if len(by) >= LEAST and id_ in known]
    found.sort(key=lambda one: (-one[1], one[0]))
    return tuple(
        _belief(known[id_], count, facts[id_].most_common(1)[0][0], library)
        for id_, count in found[:SHOWN]
    )


def _wrong(classroom: Classroom, since: datetime) -> list[tuple[int, str, Any, list[str]]]:
    later = Marking.objects.filter(item=OuterRef("item"), pk__gt=OuterRef("pk"))
    rows = Marking.objects.filter(
        ~Exists(later),
        item__attempt__learner__memberships__classroom=classroom,
        item__attempt__learner__memberships__role=Role.LEARNER,
        item__attempt__learner__memberships__status=Status.ACTIVE,
        item__attempt__mode__in=MODES,
        item__attempt__started_at__gte=since,
        response__isnull=False,
        credit_over__lt=F("credit_of"),
    ).order_by("-pk")
    return list(
        rows.values_list(
            "item__attempt__learner", "item__fact", "item__snapshot", "response__answer"
        )[:NEWEST]
    )


def _believed(snapshot: Any, answer: list[str]) -> Iterator[str]:
    """The beliefs of the options that were chosen, read from the pin without building it."""
    own = dict(snapshot["order"])
    ids = {own.get(part.partition(":")[0]) for part in answer}
    key = set(snapshot["item"]["key"])
    for option in snapshot["item"]["options"]:
        if option["misconception"] and option["id"] in ids and option["id"] not in key:
            yield option["misconception"]


def _belief(one: Misconception, learners: int, fact: str, library: Library) -> Belief:
    part, title = _answering(one, library)
    return Belief(
        misconception=one,
        learners=learners,
        lesson=one.lesson,
        part=part,
        part_title=title,
        fact=fact,
    )


def _answering(one: Misconception, library: Library) -> tuple[str, str]:
    """The part of its lesson whose checks offer the belief; the lesson's start where none does."""
    text = library.lessons.get(one.lesson)
    for part in text.parts if text else ():
        for block in part.blocks:
            item = library.items.get(block.name) if block.kind == "check" else None
            if item and any(option.misconception == one.id for option in item.options):
                return part.id, part.title
    return "", library.course.lesson[one.lesson].title
