"""Answer and item to credit, credits to score. All in fractions: no rounding before the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from assessment.items import Answer, Item, Kind, normal
from assessment.parties import Party


class Rule(StrEnum):
    """What a partly right answer earns."""

    ALL_OR_NOTHING = "all-or-nothing"
    PARTIAL = "partial"


@dataclass(frozen=True, kw_only=True)
class Score:
    """The raw score of an attempt: `credit` earned of `items` items."""

    credit: Fraction
    items: int

    @property
    def share(self) -> Fraction:
        """The credit of the average item, 0 to 1; 0 where there are no items."""
        return self.credit / self.items if self.items else Fraction(0)


def credit(item: Item, answer: Answer, rule: Rule) -> Fraction:
    """The credit of an answer, 0 to 1. An empty answer earns 0.

    All or nothing: 1 for the key, else 0. Partial, by kind:

    - single: as above;
    - two-tier: 1 for the right owner with the right reason, 1/2 for the right owner with another
      reason or none, 0 for a reason under another owner. One in three guesses the owner; the reason
      tells whether it was known, and says nothing of somebody else;
    - multiple: max(0, right - wrong) / keys, the "right minus wrong" rule, under which choosing
      every option earns no more than choosing none where half of them are wrong;
    - classify: the share of rows with the right party;
    - order: the share of neighbours that follow each other in the key too, which is Moodle's
      "relative to the next item, excluding last" (qtype_ordering): one layer in the wrong place
      costs two or three links, not the whole order.

    Raises ValueError for an answer that the item does not offer.
    """
    check(item, answer)
    given = normal(item.kind, answer)
    if not given:
        return Fraction(0)
    if rule is Rule.ALL_OR_NOTHING or item.kind is Kind.SINGLE:
        return Fraction(given == normal(item.kind, item.key))
    right, parts = parts_right(item, answer)
    if item.kind is Kind.TWO_TIER and not owner_right(item, answer):
        return Fraction(0)
    wrong = len(set(given) - set(item.key)) if item.kind is Kind.MULTIPLE else 0
    return Fraction(max(0, right - wrong), parts)


def parts_right(item: Item, answer: Answer) -> tuple[int, int]:
    """How many parts are right, of how many: tiers, choices, rows, or links of neighbours."""
    if item.kind is Kind.ORDER:
        links = set(pairwise(item.key))
        return len(links & set(pairwise(answer))), len(links)
    return len(set(answer) & set(item.key)), len(item.key)


def owner_right(item: Item, answer: Answer) -> bool:
    """Whether an answer to a two-tier item names the right owner, whatever its reason."""
    return any(item.option[id_].tier == 1 for id_ in set(answer) & set(item.key))


def check(item: Item, answer: Answer) -> None:
    """Raise ValueError, saying why, for an answer that the item does not offer.

    An empty answer is one; a complete order or classification, or both tiers, are not asked for
    here, since an attempt that runs out of time may hold half of one.
    """
    ids = [part.partition(":")[0] if item.kind is Kind.CLASSIFY else part for part in answer]
    if unknown := sorted(set(ids) - set(item.option)):
        raise ValueError(f"answer: no option {', '.join(unknown)}")
    if len(set(ids)) != len(ids):
        raise ValueError("answer: an option is given twice")
    if item.kind is Kind.SINGLE and len(ids) > 1:
        raise ValueError("answer: choose one option")
    tiers = [item.option[id_].tier for id_ in ids if item.kind is Kind.TWO_TIER]
    if len(set(tiers)) != len(tiers):
        raise ValueError("answer: choose one owner and one reason")
    parties = {part.partition(":")[2] for part in answer if item.kind is Kind.CLASSIFY}
    if not parties <= set(Party):
        raise ValueError("answer: each row takes customer, aws or both")


def score(credits_: Iterable[Fraction]) -> Score:
    """The raw score of a set of credits."""
    earned = list(credits_)
    return Score(credit=sum(earned, Fraction(0)), items=len(earned))
