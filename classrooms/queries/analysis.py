"""What a class answered to an assignment, for item analysis: first attempts that were handed in."""

import json
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Min
from django.db.models.fields.json import KT

from assessment.item_analysis.analysis import analyse
from assessment.item_analysis.figures import Analysis
from assessment.item_analysis.values import Given, Question, Ref, Sat, question
from assessment.items import Item, Kind
from assessment.presentation import from_snapshot
from assessment.scoring import Rule
from classrooms.models import Assignment, Classroom
from classrooms.models import Kind as Asks
from classrooms.queries import standing
from quizzes.models import Attempt, AttemptItem, Marking, Mode, Response
from quizzes.queries.mocks import spent_ms

KEPT = 16


@dataclass(frozen=True, kw_only=True)
class Analysed:
    """The figures of an assignment's questions, and the questions themselves."""

    analysis: Analysis
    items: dict[Ref, Item]


@dataclass(frozen=True, kw_only=True)
class Paper:
    """An assignment with questions, and how many have handed it in."""

    row: Assignment
    sat: int


def papers(classroom: Classroom) -> list[Paper]:
    """The quizzes and mock exams of a class. Two queries."""
    rows = [row for row in standing.published(classroom) if row.kind in (Asks.QUIZ, Asks.MOCK)]
    sat = (
        Attempt.objects.filter(
            subject__in=[subject(row) for row in rows], submitted_at__isnull=False
        )
        .values_list("subject")
        .annotate(n=Count("learner", distinct=True))
        .order_by()
    )
    counts = dict(sat)
    return [Paper(row=row, sat=counts.get(subject(row), 0)) for row in rows]


def subject(row: Assignment) -> str:
    """What the attempts of an assignment are of."""
    return f"assigned:{row.token}"


# Figures follow from the log alone, so they hold as long as nothing was added to it.
_kept: OrderedDict[tuple[Any, ...], Analysed] = OrderedDict()


def analysed(row: Assignment) -> Analysed:
    """The figures of an assignment; made anew when something was handed in or marked again."""
    of = {"item__attempt__subject": subject(row), "item__attempt__submitted_at__isnull": False}
    state = Marking.objects.filter(**of).aggregate(n=Count("pk"), newest=Max("pk"))
    key = (row.token, row.partial, *state.values())
    found = _kept.get(key) or _analysed(row)
    _kept[key] = found
    while len(_kept) > KEPT:
        _kept.popitem(last=False)
    return found


def _analysed(row: Assignment) -> Analysed:
    rule = Rule.PARTIAL if row.partial and row.kind == Asks.QUIZ else Rule.ALL_OR_NOTHING
    items = _items(row)
    questions = {ref: question(item, rule=rule) for ref, item in items.items()}
    sats = _sats(row, questions)
    return Analysed(analysis=analyse(sats, questions.values()), items=items)


def _over(row: Assignment) -> Any:
    return AttemptItem.objects.filter(
        attempt__subject=subject(row),
        attempt__mode=Mode.ASSIGNED,
        attempt__submitted_at__isnull=False,
    )


def _items(row: Assignment) -> dict[Ref, Item]:
    """Each version that was shown, read from one of its pins."""
    firsts = _over(row).values("item_id", "item_version").annotate(first=Min("pk"))
    keys = [one["first"] for one in firsts.order_by()]
    pinned = AttemptItem.objects.filter(pk__in=keys).order_by("position", "item_id")
    return {(one.item_id, one.item_version): from_snapshot(one.snapshot).item for one in pinned}


COLUMNS = (
    *("pk", "attempt_id", "attempt__learner_id", "item_id", "item_version"),
    *("markings__credit_over", "markings__credit_of"),
    *("markings__response__answer", "markings__response__sureness"),
)


def _sats(row: Assignment, questions: dict[Ref, Question]) -> Iterator[Sat]:
    ms = spent_ms(Response.objects.filter(attempt__subject=subject(row)))
    rows = (
        _over(row)
        .order_by("attempt__started_at", "attempt_id", "position", "markings__pk")
        .values_list(*COLUMNS, KT("snapshot__order"))
    )
    sittings: dict[tuple[int, int], dict[int, Given]] = {}
    for pk, attempt, learner, item, version, over, of, answer, sureness, order in rows.iterator():
        # One row a marking: of a question that was marked again the later one stands.
        sittings.setdefault((attempt, learner), {})[pk] = Given(
            item=item,
            version=version,
            chosen=_own(questions[item, version], answer or (), order),
            credit=over / of if of else 0.0,
            sureness=sureness,
            seconds=ms[pk] / 1000 if pk in ms else None,
        )
    for (_, learner), given in sittings.items():
        yield Sat(learner=learner, given=tuple(given.values()))


def _own(asked: Question, answer: Any, order: Any) -> tuple[str, ...]:
    """An answer in the item's own ids; of a question whose choices are not told apart none."""
    pairs = json.loads(order) if isinstance(order, str) else order
    own = dict(pairs)
    if asked.kind is Kind.CLASSIFY:
        split = [part.partition(":") for part in answer]
        return tuple(f"{own[id_]}{colon}{party}" for id_, colon, party in split)
    return tuple(own[part] for part in answer)
