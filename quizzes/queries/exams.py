"""Mock exams: what is chosen so far, and those that run or were taken."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, Count, F, TextField, Value, When
from django.db.models.fields.json import KT

from accounts.models import User
from accounts.prepared import Prepared, Slot
from assessment import policy
from assessment.effective import Event
from assessment.items import Kind
from assessment.policy import Phase, Rules
from quizzes.models import Attempt, AttemptItem, Mode, Response
from quizzes.queries import attempts
from quizzes.queries.attempts import Kept

NEWEST = 8


@dataclass(frozen=True, kw_only=True)
class Spot:
    """One question of an exam: what is chosen there and since when, and whether it is flagged.

    `choose` is how many options, rows or tiers it asks for. Nothing here tells its key, or whether
    it counts.
    """

    position: int
    case: str
    stem: str
    flagged: bool
    choose: int
    kept: Kept
    saved_at: datetime | None

    @property
    def chosen(self) -> int:
        """How many options are chosen."""
        return len(self.kept.answer)

    @property
    def answered(self) -> bool:
        """Whether as many are chosen as it asks for; any other number earns nothing."""
        return self.chosen == self.choose

    @property
    def partly(self) -> bool:
        """Whether some are chosen, but not as many as it asks for."""
        return bool(self.chosen) and not self.answered


def spots(attempt: Attempt) -> tuple[Spot, ...]:
    """All questions of an exam in their order, in two queries."""
    found = saved(attempt)
    return tuple(
        Spot(
            position=position,
            case=case,
            stem=stem,
            flagged=flagged,
            choose=_asked(kind, int(choose), rows),
            kept=attempts.counted([row.event for row in found.get(pk, [])]),
            saved_at=next((row.received_at for row in found.get(pk, [])[-1:]), None),
        )
        for pk, position, flagged, case, stem, choose, kind, rows in _SPOTS(attempt=attempt.pk)
    )


def _asked(kind: str, choose: int, rows: str) -> int:
    if kind == Kind.TWO_TIER:
        return 2
    # Of one that asks for one option an item does not say so.
    return len(json.loads(rows)) if rows else choose or 1


_SPOTS = Prepared(
    lambda: (
        AttemptItem.objects.filter(attempt_id=Slot("attempt"))
        .order_by("position")
        .values_list(
            "pk",
            "position",
            "flagged",
            KT("snapshot__item__case"),
            KT("snapshot__item__stem"),
            KT("snapshot__item__choose"),
            KT("snapshot__item__kind"),
            Case(
                When(
                    snapshot__item__kind__in=(Kind.CLASSIFY, Kind.ORDER), then=KT("snapshot__order")
                ),
                default=Value(""),
                output_field=TextField(),
            ),
        )
    )
)


@dataclass(frozen=True, kw_only=True)
class Saved:
    """One saved answer of an exam, and its key in the log."""

    pk: int
    event: Event
    received_at: datetime


def saved(attempt: Attempt) -> dict[int, list[Saved]]:
    """The saved answers that can still matter by their question's key, oldest first."""
    found: dict[int, list[Saved]] = {}
    for row in _SAVED(attempt=attempt.pk):
        found.setdefault(row[0], []).append(_saved(*row[1:]))
    return {item: rows[-attempts.NEWEST :] for item, rows in found.items()}


def _saved(  # noqa: PLR0917 -- the columns below
    pk: int,
    rev: int,
    answer: list[str],
    tab: str,
    seq: int,
    final: bool,  # noqa: FBT001 -- as the others
    received_at: datetime,
) -> Saved:
    event = Event(rev=rev, answer=tuple(answer), tab=tab, seq=seq, final=final)
    return Saved(pk=pk, event=event, received_at=received_at)


_SAVING = ("item_id", "pk", "rev", "answer", "tab_id", "client_seq", "final", "received_at")
_SAVED = Prepared(
    lambda: (
        Response.objects.filter(attempt_id=Slot("attempt"))
        .order_by("item_id", "rev")
        .values_list(*_SAVING)
    )
)


def chosen_of(rows: list[Saved]) -> tuple[str, ...]:
    """What counts of the saved answers of a question."""
    return attempts.counted([row.event for row in rows]).answer


def phase(attempt: Attempt, *, now: datetime) -> Phase:
    """How far its time has gone."""
    return policy.phase(
        deadline_at=attempt.deadline_at, submitted=attempt.submitted_at is not None, now=now
    )


def subject(paper: str) -> str:
    """What the attempts of a form of the exam are of."""
    return f"{attempts.MOCK}{paper}"


def paper(attempt: Attempt) -> str:
    """The form of the exam, by its blueprint's slug."""
    if attempt.mode == Mode.EXAM:
        return attempt.subject.removeprefix(attempts.MOCK)
    return attempts.rules(attempt).paper


def exams(learner: User | None) -> list[Attempt]:
    """The exams of a learner that are not marked, then the newest that are: at most eight."""
    if learner is None:
        return []
    found = Attempt.objects.filter(learner=learner, mode=Mode.EXAM)
    return list(found.order_by(F("submitted_at").desc(nulls_first=True), "-pk")[:NEWEST])


@dataclass(frozen=True, kw_only=True)
class Mocks:
    """The exam that runs, None where none does, and whether one was ever over."""

    running: Attempt | None = None
    taken: bool = False


def mocks(learner: User | None, *, now: datetime) -> Mocks:
    """How a learner stands with exams. One query, none for nobody."""
    found = exams(learner)
    running = [a for a in found if phase(a, now=now) is Phase.OPEN]
    return Mocks(running=next(iter(running), None), taken=len(running) < len(found))


def chosen(found: Iterable[Attempt]) -> Rules | None:
    """The conditions of the newest of these exams, to be offered again; None without one."""
    newest = max(found, key=lambda attempt: attempt.started_at, default=None)
    return attempts.rules(newest) if newest else None


def met(learner: User) -> Mapping[str, int]:
    """How often a learner has met each item in an exam, of their own or an assigned one.

    The other assigned items are of other pools, so they need not be told apart.
    """
    modes = (Mode.EXAM, Mode.ASSIGNED)
    items = AttemptItem.objects.filter(attempt__learner=learner, attempt__mode__in=modes)
    return dict(items.values_list("item_id").annotate(Count("pk")))


def overdue(now: datetime) -> list[int]:
    """The keys of attempts whose time is over and that nobody has looked at since."""
    found = Attempt.objects.filter(submitted_at__isnull=True, deadline_at__lt=now - policy.GRACE)
    keys: list[Any] = list(found.order_by("deadline_at").values_list("pk", flat=True))
    return keys
