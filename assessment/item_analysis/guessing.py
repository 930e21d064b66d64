"""What blind guessing earns."""

from fractions import Fraction
from math import comb, factorial

from assessment.items import Item, Kind
from assessment.parties import Party
from assessment.scoring import Rule


def floor(item: Item, rule: Rule) -> Fraction:
    """The mean credit of a blind guess at an item, 0 to 1, exact; 1/options for a single key.

    Somebody who guesses takes each complete answer with the same chance: one option; one owner and
    one reason; as many options as are asked for; a party for each row; any order. (Where a multiple
    item does not say how many, as many as there are keys.) All or nothing, that is one over the
    number of complete answers (Crocker and Algina 1986, chapter 14, for the single key). Partial:

    - two-tier: 1/owners for the owner, half of it again for the reason;
    - multiple: the mean of max(0, right - wrong) / keys over all combinations, where the number of
      right ones is hypergeometric;
    - classify: 1/parties, whatever the number of rows;
    - order: 1/options, since each of the n - 1 neighbours follows in (n - 1)! of n! orders.
    """
    whole = rule is Rule.ALL_OR_NOTHING
    count = len(item.options)
    if item.kind is Kind.TWO_TIER:
        return _two_tier(item, whole=whole)
    if item.kind is Kind.MULTIPLE:
        return _multiple(item, whole=whole)
    if item.kind is Kind.CLASSIFY:
        return Fraction(1, len(Party) ** (count if whole else 1))
    return Fraction(1, factorial(count) if whole and item.kind is Kind.ORDER else count)


def _two_tier(item: Item, *, whole: bool) -> Fraction:
    owners = sum(option.tier == 1 for option in item.options)
    both = Fraction(1, owners * (len(item.options) - owners))
    return both if whole else (Fraction(1, owners) + both) / 2


def _multiple(item: Item, *, whole: bool) -> Fraction:
    options, keys = len(item.options), len(item.key)
    asked = item.choose or keys
    combinations = comb(options, asked)
    if whole:
        return Fraction(int(asked == keys), combinations)
    earned = sum(
        comb(keys, right) * comb(options - keys, asked - right) * max(0, 2 * right - asked)
        for right in range(min(keys, asked) + 1)
    )
    return Fraction(earned, combinations * keys)
