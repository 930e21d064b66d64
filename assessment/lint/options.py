"""Rules on what is offered: the options, their number, their order, and the key among them."""

import re
from collections import Counter
from collections.abc import Iterator

from assessment.items import Item, Kind, Option, Pool
from assessment.lint.flaws import Lexicon
from assessment.lint.likeness import content
from assessment.lint.parts import OWNERS, REASONS, asks_owner, judged
from assessment.parties import Party

LEAST = {Kind.SINGLE: 3, Kind.MULTIPLE: 5, Kind.CLASSIFY: 3, Kind.ORDER: 3}
MOST = {Kind.SINGLE: 5, Kind.MULTIPLE: 5, Kind.CLASSIFY: 6, Kind.ORDER: 6}
MOST_IN_EXAM = 6
TIERS = {OWNERS: (3, 3, "owners"), REASONS: (3, 4, "reasons")}
FEWEST_KEYS = 2
CATCH_ALL = re.compile(
    r"\b(?:all|none|any|both|neither|either|each|two)\s+(?:of\s+)?(?:the|these|those)?\s*"
    r"(?:above|below|answers|options|choices|statements|previous|others? (?:answers|options))\b"
    r"|\b(?:[A-E]|[1-5])\s+(?:and|or|&)\s+(?:[A-E]|[1-5])\b"
    r"|^(?:all|none)\s+of\s+(?:these|them|those|the others)\b"
    r"|\bthe (?:first|last) (?:two|three)(?: answers| options)?$",
    re.IGNORECASE,
)
ABSOLUTE = re.compile(r"(?<!at )(?<!after )\b(?:always|never|only|all(?! along))\b", re.IGNORECASE)
COUNTING = "no one two three four five six seven eight nine ten eleven twelve"
IN_WORDS = {word: number for number, word in enumerate(COUNTING.split())}
AMOUNT = re.compile(
    r"^(?:after|about|at least|up to|within|every|in|for)?\s*"
    r"(?P<number>[\d.,]+|[a-z]+)(?:\s+(?P<unit>minute|hour|day|week|month|year))?",
    re.IGNORECASE,
)
MINUTES = {"minute": 1, "hour": 60, "day": 1440, "week": 10080, "month": 43200, "year": 525600}


def one_key(item: Item, _: Lexicon) -> Iterator[str]:
    """The key fits the kind: one option, as many as asked for, or one owner with one reason."""
    known = [option for option in item.options if option.id in item.key]
    match item.kind:
        case Kind.SINGLE if len(item.key) != 1 or len(known) != 1:
            yield "one key, which is one of the options"
        case Kind.MULTIPLE if not _is_several(item, known):
            yield "two keys or more, as many as `choose` says, and fewer than the options"
        case Kind.TWO_TIER if sorted(o.tier for o in known) != [OWNERS, REASONS]:
            yield "two keys, an owner (tier 1) and a reason (tier 2)"


def _is_several(item: Item, known: list[Option]) -> bool:
    count = len(item.key)
    return FEWEST_KEYS <= count < len(item.options) and len(known) == count == item.choose


def option_count(item: Item, _: Lexicon) -> Iterator[str]:
    """Three to five options (Rodriguez 2005: three suffice).

    A multiple item has five, in the exam pool five or six; a two-tier item has three owners and
    three or four reasons; rows to sort and layers to order are three to six.
    """
    if item.kind is Kind.TWO_TIER:
        tiers = Counter(option.tier for option in item.options)
        for tier, (least, most, name) in TIERS.items():
            if not least <= tiers[tier] <= most:
                yield f"{_span(least, most)} {name}, here {tiers[tier]}"
        return
    in_exam = item.kind is Kind.MULTIPLE and item.pool is Pool.EXAM
    least, most = LEAST[item.kind], MOST_IN_EXAM if in_exam else MOST[item.kind]
    if not least <= len(item.options) <= most:
        yield f"{_span(least, most)} options, here {len(item.options)}"


def _span(least: int, most: int) -> str:
    return str(least) if least == most else f"{least} to {most}"


def owners_stand_in_order(item: Item, _: Lexicon) -> Iterator[str]:
    """Owners stand customer, AWS, both, in every item, and the tag of the feedback is the key's.

    House rule: a fixed order saves reading and says nothing about the key.
    """
    if not asks_owner(item):
        return
    shown = [o for o in item.options if o.tier == OWNERS and o.party]
    if [o.party for o in shown] != list(Party) or not (
        item.fixed_order or item.kind is Kind.TWO_TIER
    ):
        yield "the owners in the order customer, AWS, both, and fixed_order = true"
    if [o.party for o in shown if o.id in item.key] != [item.owner]:
        yield "an owner that is the party of the key"


def no_catch_all(item: Item, _: Lexicon) -> Iterator[str]:
    """No “all of the above”, “none of the above” or “A and C” (Haladyna 2002)."""
    for option in item.options:
        if CATCH_ALL.search(option.text):
            yield f"no option that speaks of other options: “{option.text}”"


def no_lone_absolute(item: Item, _: Lexicon) -> Iterator[str]:
    """Always, never, only and all stand in no option, or in two or more (NBME: absolute terms)."""
    found = [option for option in judged(item) if ABSOLUTE.search(option.text)]
    if len(found) == 1:
        word = ABSOLUTE.search(found[0].text)
        yield f"“{word and word[0].lower()}” in no option or in two, here in “{found[0].text}”"


def options_differ(item: Item, _: Lexicon) -> Iterator[str]:
    """No two options say the same: their words of meaning differ (Haladyna 2002: no overlap)."""
    seen: dict[tuple[int, tuple[str, ...]], Option] = {}
    for option in item.options:
        same = seen.setdefault((option.tier, content(option.text)), option)
        if same is not option:
            yield f"options that differ in meaning: “{same.text}” and “{option.text}”"


def numbers_are_sorted(item: Item, _: Lexicon) -> Iterator[str]:
    """Options that are amounts stand in rising or falling order, which is kept (Haladyna 2002)."""
    amounts = [amount for option in judged(item) if (amount := _amount(option.text)) is not None]
    if not judged(item) or len(set(amounts)) < len(judged(item)) or item.kind is Kind.ORDER:
        return
    if amounts not in (sorted(amounts), sorted(amounts, reverse=True)) or not item.fixed_order:
        yield "numbers in rising or falling order, and fixed_order = true"


def _amount(text: str) -> float | None:
    """The amount that a text begins with, durations in minutes; None where it begins otherwise."""
    found = AMOUNT.match(text)
    if found is None:
        return None
    written = found["number"].lower().rstrip(".,").replace(",", "")
    scale = MINUTES.get((found["unit"] or "").lower(), 1)
    if written in IN_WORDS:
        return IN_WORDS[written] * scale
    return float(written) * scale if re.fullmatch(r"\d+(?:\.\d+)?", written) else None


RULES = (
    one_key,
    option_count,
    owners_stand_in_order,
    no_catch_all,
    no_lone_absolute,
    options_differ,
    numbers_are_sorted,
)
