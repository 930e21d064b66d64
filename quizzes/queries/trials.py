"""How the items of the exam pool have fared in mock exams, from columns alone."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from django.db.models import Exists

from assessment.certainty import wilson
from quizzes.models import AttemptItem, Mode, Response
from quizzes.queries import markings
from quizzes.queries.mocks import spent_ms

# Below so many answers chance says more than the item.
ENOUGH = 30


@dataclass(frozen=True, kw_only=True)
class Fared:
    """One item: how often it was shown, on trial and counted, and what came of it.

    `seconds` is the median of those that were measured, None where none was.
    """

    item_id: str
    on_trial: int
    counted: int
    answered: int
    right: int
    seconds: int | None

    @property
    def shown(self) -> int:
        """How often it stood on a paper that is over."""
        return self.on_trial + self.counted

    @property
    def too_few(self) -> bool:
        """Whether there are too few answers to say anything."""
        return self.answered < ENOUGH

    @property
    def facility(self) -> float | None:
        """The share of right ones among the answers, 0 to 1; None where there are too few.

        What was left empty is no answer: it tells more of the time than of the item.
        """
        return None if self.too_few else self.right / self.answered

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 90 % interval of Wilson for the facility; None where there are too few."""
        return None if self.too_few else wilson(self.right, self.answered)


def fared(item_ids: Iterable[str]) -> tuple[Fared, ...]:
    """The statistics of these items in all mock exams that are over, in their order. Two queries.

    Nothing is counted twice: of a question that was marked again the newest marking stands.
    """
    rows = (
        AttemptItem.objects.filter(attempt__mode=Mode.EXAM, attempt__submitted_at__isnull=False)
        .annotate(
            whole=markings.whole(),
            given=Exists(markings.newest().filter(response__isnull=False)),
        )
        .values_list("pk", "item_id", "scored", "whole", "given")
    )
    ms = spent_ms(Response.objects.filter(attempt__mode=Mode.EXAM))
    shown: dict[str, list[tuple[bool, bool, bool]]] = defaultdict(list)
    spent: dict[str, list[int]] = defaultdict(list)
    for pk, item_id, scored, whole, given in rows.iterator():
        shown[item_id].append((scored, bool(whole), given))
        if pk in ms:
            spent[item_id].append(ms[pk])
    return tuple(_fared(id_, shown.get(id_, []), spent.get(id_, [])) for id_ in item_ids)


def _fared(item_id: str, shown: list[tuple[bool, bool, bool]], spent: list[int]) -> Fared:
    counted = sum(scored for scored, _, _ in shown)
    return Fared(
        item_id=item_id,
        on_trial=len(shown) - counted,
        counted=counted,
        answered=sum(given for _, _, given in shown),
        right=sum(whole and given for _, whole, given in shown),
        seconds=round(median(spent) / 1000) if spent else None,
    )
