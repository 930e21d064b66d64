"""The parts of an item that the rules look at."""

from assessment.items import Item, Kind, Option
from assessment.reading_ease import sentences, words

OWNERS, REASONS = 1, 2
CHOSEN = {Kind.SINGLE, Kind.MULTIPLE, Kind.TWO_TIER}
LABEL_WORDS = 6


def question(item: Item) -> str:
    """The last sentence of the stem, which is the one that asks."""
    return (sentences(item.stem) or [""])[-1]


def read_aloud(item: Item) -> str:
    """Case and stem, as they are read one after the other."""
    return f"{item.case} {item.stem}".strip()


def asks_owner(item: Item) -> bool:
    """Whether the item asks who answers for something."""
    return item.kind is Kind.TWO_TIER or (
        item.kind is Kind.SINGLE and all(option.party for option in item.options)
    )


def judged(item: Item) -> tuple[Option, ...]:
    """The options whose wording may tell the key.

    Of a two-tier item these are the reasons. Owners that are bare names are left out: they are the
    same words in every item, and so say nothing about the key of one.
    """
    if item.kind is Kind.TWO_TIER:
        return tuple(option for option in item.options if option.tier == REASONS)
    return () if _is_labels(item) else item.options


def keyed(item: Item) -> tuple[Option, ...]:
    """Those of the judged options that are right, where some are and some are not."""
    if item.kind not in CHOSEN:
        return ()
    return tuple(option for option in judged(item) if option.id in item.key)


def others(item: Item) -> tuple[Option, ...]:
    """Those of the judged options that are wrong, where some are and some are not."""
    if item.kind not in CHOSEN:
        return ()
    return tuple(option for option in judged(item) if option.id not in item.key)


def distractors(item: Item) -> tuple[Option, ...]:
    """All wrong options of an item that has some, owners too."""
    if item.kind not in CHOSEN:
        return ()
    return tuple(option for option in item.options if option.id not in item.key)


def _is_labels(item: Item) -> bool:
    return asks_owner(item) and all(
        len(words(option.text)) <= LABEL_WORDS and "because" not in option.text
        for option in item.options
    )
