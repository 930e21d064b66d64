"""An attempt and where its questions stand."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db.models import Case, F, JSONField, OuterRef, Q, QuerySet, Subquery, When
from django.http import Http404

from accounts.models import User
from accounts.prepared import Prepared, Slot, columns, instance
from assessment import policy
from assessment.effective import Event, effective
from assessment.policy import Rules, Standing
from lessons import queries as reading
from lessons.library import library
from quizzes import pins
from quizzes.models import Attempt, AttemptItem, Mode, Response
from quizzes.pins import Pin
from quizzes.queries import markings

PRACTICE = "practice"
CAPSTONE = "capstone"
REVIEW = "review"
QUICK = "quick"
LESSON = "lesson:"
PRETEST = "pretest:"
MOCK = "mock:"
NEWEST = 12
NAMES = ("pk", "attempt_id", "position", "item_id", "fact", "lesson", "root_id")
MARKS = ("markings__credit_over", "markings__credit_of", "markings__response__sureness")


@dataclass(frozen=True, kw_only=True)
class Place:
    """One question of an attempt: where it stands, and its pin where that was asked for.

    `credit` is None until the question is checked. `rev` counts its saved answers, 0 where that
    was not asked for.
    """

    pk: int
    attempt_id: int
    position: int
    item_id: str
    fact: str
    lesson: str
    root_id: int | None
    credit: Fraction | None
    sureness: int | None
    rev: int
    pin: Pin | None

    @property
    def checked(self) -> bool:
        """Whether it has its final answer."""
        return self.credit is not None

    @property
    def right(self) -> bool:
        """Whether that answer earned all."""
        return self.credit == 1

    @property
    def chain(self) -> int:
        """The key of the question it goes back to, its own where it is no variant."""
        return self.root_id or self.pk


def own(learner: User | None, token: str) -> Attempt:
    """The learner's own attempt. A stranger's is as absent as one that does not exist."""
    found = learner and Attempt.objects.filter(learner_id=learner.pk, token=token).first()
    if not found:
        raise Http404
    return found


def mode(learner: User, token: str) -> str:
    """The mode of the learner's own attempt, empty where there is none."""
    modes = Attempt.objects.filter(learner_id=learner.pk, token=token).values_list("mode")
    return next((found for (found,) in modes), "")


def own_item(learner: User | None, token: str, position: int) -> AttemptItem:
    """One question of the learner's own attempt, with the attempt, in one query; else 404."""
    rows = _ITEM(learner=learner.pk, token=token, position=position) if learner else []
    for row in rows:
        found = instance(AttemptItem, row[: len(_ITEM_COLUMNS)])
        found.attempt = instance(Attempt, row[len(_ITEM_COLUMNS) :])
        return found
    raise Http404


_ITEM_COLUMNS = columns(AttemptItem)
_ITEM = Prepared(
    lambda: AttemptItem.objects.filter(
        attempt__learner_id=Slot("learner"),
        attempt__token=Slot("token"),
        position=Slot("position"),
    ).values_list(*_ITEM_COLUMNS, *columns(Attempt, through="attempt__"))
)


def rules(attempt: Attempt) -> Rules:
    """The policy that was frozen when the attempt started."""
    return Rules(**attempt.policy)


def standing(attempt: Attempt, place: Place | None = None, *, now: datetime) -> Standing:
    """Where the attempt stands, and a question of it, for the policy."""
    submitted = attempt.submitted_at is not None
    return Standing(
        submitted=submitted,
        checked=place is not None and place.checked,
        read=submitted and is_read(attempt),
        phase=policy.phase(deadline_at=attempt.deadline_at, submitted=submitted, now=now),
        replied=policy.is_out(attempt.replies_from, now=now),
        scored=policy.is_out(attempt.scores_from, now=now),
    )


def is_read(attempt: Attempt) -> bool:
    """Whether the lesson that a pretest precedes has been read to its end."""
    if attempt.mode != Mode.PRETEST:
        return False
    slug = attempt.subject.removeprefix(PRETEST)
    text = library().lessons.get(slug)
    done = reading.parts_done(learner=attempt.learner, lesson=slug)
    return text is not None and {part.id for part in text.parts} <= done


def is_held(attempt: Attempt, *, now: datetime) -> bool:
    """Whether nothing may be told of its answers yet.

    A pretest is open, or its lesson unread; or an exam or a quick check has not ended; or the
    moment has not come from which replies are shown.
    """
    own = rules(attempt)
    if own.awaits and not policy.is_out(attempt.replies_from, now=now):
        return True
    if own.awaits:
        return not own.each and attempt.submitted_at is None
    if attempt.mode in (Mode.EXAM, Mode.QUICK):
        return attempt.submitted_at is None
    return attempt.mode == Mode.PRETEST and not (attempt.submitted_at and is_read(attempt))


def places(attempt: Attempt, *, at: int | None = None) -> tuple[Place, ...]:
    """All questions in their order, in one query; the one at position `at` with its pin."""
    if at is not None:
        return _pinned(Q(attempt_id=attempt.pk), Q(position=at))
    return _each(dict(zip(_PLACE, row, strict=True)) for row in _PLACES(attempt=attempt.pk))


_PLACE = (*NAMES, *MARKS)
_PLACES = Prepared(lambda: _rows().filter(attempt_id=Slot("attempt")).values_list(*_PLACE))


def _pinned(of: Q, pinned: Q) -> tuple[Place, ...]:
    last = Response.objects.filter(item=OuterRef("pk")).order_by("-rev").values("rev")[:1]
    rows = (
        _rows()
        .filter(of)
        .annotate(
            pinned=Case(When(pinned, then=F("snapshot")), output_field=JSONField()),
            rev=Case(When(pinned, then=Subquery(last))),
        )
    )
    return _each(rows.values(*_PLACE, "pinned", "rev"))


def _each(rows: Iterable[dict[str, Any]]) -> tuple[Place, ...]:
    # One row a marking, so a regraded question comes twice: the later one stands.
    return tuple({row["pk"]: _place(row) for row in rows}.values())


def _rows() -> QuerySet[AttemptItem]:
    return AttemptItem.objects.order_by("attempt_id", "position", "markings__pk")


def _place(row: dict[str, Any]) -> Place:
    snapshot = row.get("pinned")
    return Place(
        **{name: row[name] for name in NAMES},
        credit=markings.credit(row),
        sureness=row["markings__response__sureness"],
        rev=row.get("rev") or 0,
        pin=pins.from_json(snapshot) if snapshot else None,
    )


def place_at(found: tuple[Place, ...], position: int) -> Place:
    """The question at a position, or 404."""
    for place in found:
        if place.position == position:
            return place
    raise Http404


def place_of(found: tuple[Place, ...], item: AttemptItem) -> Place:
    """Where a question stands among its attempt's, with its pin."""
    return replace(place_at(found, item.position), pin=pins.from_json(item.snapshot))


def first_open(found: tuple[Place, ...]) -> Place | None:
    """The first question without a final answer."""
    return next((place for place in found if not place.checked), None)


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What a learner has chosen for one question so far, in opaque option ids."""

    answer: tuple[str, ...] = ()
    sureness: int | None = None
    rev: int = 0


def event(row: Response) -> Event:
    """A stored answer as the core sees it."""
    return Event(
        rev=row.rev,
        answer=tuple(row.answer),
        sureness=row.sureness,
        tab=row.tab_id,
        seq=row.client_seq,
        final=row.final,
    )


def events(item: int) -> list[Response]:
    """The saved answers of a question that can still matter, oldest first.

    A page sends one save at a time, so whatever overtakes another is among the newest few; whoever
    changes their mind a thousand times does not make the page slower.
    """
    return [instance(Response, row) for row in _EVENTS(item=item)][::-1]


_EVENTS = Prepared(
    lambda: (
        Response.objects.filter(item_id=Slot("item"))
        .order_by("-rev")
        .values_list(*columns(Response))[:NEWEST]
    )
)


def kept(item: int) -> Kept:
    """The effective answer of a question."""
    return counted([event(row) for row in events(item)])


def counted(events: list[Event]) -> Kept:
    """What counts of these events."""
    chosen = effective(events)
    if chosen is None:
        return Kept()
    rev = max(event.rev for event in events)
    return Kept(answer=chosen.answer, sureness=chosen.sureness, rev=rev)


def open_practice(learner: User | None) -> Attempt | None:
    """The practice quiz that waits to be continued."""
    return opened(learner, PRACTICE) if learner else None


def opened(learner: User, subject: str) -> Attempt | None:
    """The learner's open attempt of a subject; there is one at most."""
    return Attempt.objects.filter(
        learner=learner, subject=subject, submitted_at__isnull=True
    ).first()


def capstones(learner: User | None) -> int:
    """How many capstone sheets were inspected before."""
    if learner is None:
        return 0
    return Attempt.objects.filter(
        learner=learner, mode=Mode.CAPSTONE, submitted_at__isnull=False
    ).count()


def subject_places(learner: User, subject: str, *, item_id: str = "") -> tuple[Place, ...]:
    """The questions of all of a learner's attempts of a subject, oldest first.

    Those of the item `item_id` come with their pins.
    """
    of = Q(attempt__learner=learner, attempt__subject=subject)
    return _pinned(of, Q(item_id=item_id))
