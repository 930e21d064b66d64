"""The lint: rules of good items, each a function of its own that says what it expects."""

from collections.abc import Collection, Iterable, Iterator

from assessment.items import Item
from assessment.lint import clues, options, replies, stems
from assessment.lint.flaws import Flaw, ItemRule, Lexicon, name_of
from assessment.lint.whole import Whole, lint_whole

__all__ = [
    "DRAWN",
    "ITEM_RULES",
    "Flaw",
    "Lexicon",
    "Whole",
    "lint_item",
    "lint_items",
    "lint_whole",
    "name_of",
]

ITEM_RULES: tuple[ItemRule, ...] = (*stems.RULES, *options.RULES, *clues.RULES, *replies.RULES)

# A drawn item is worded by its shell and by duties, each the key of one item and a distractor of
# others, so their length and wording tell nothing. These rules look at what a drawing can spoil.
DRAWN: tuple[ItemRule, ...] = (
    stems.stem_is_a_question,
    stems.stem_length,
    stems.stem_is_focused,
    stems.stem_is_positive,
    stems.stem_says_how_many,
    options.one_key,
    options.no_catch_all,
    options.options_differ,
    replies.feedback_says_because,
    replies.question_reads_easily,
    replies.feedback_reads_easily,
)


def lint_item(
    item: Item, lexicon: Lexicon, *, rules: Collection[ItemRule] = ITEM_RULES
) -> Iterator[Flaw]:
    """Every flaw of one item."""
    for rule in rules:
        for text in rule(item, lexicon):
            yield Flaw(rule=name_of(rule), item=item.id, text=text)


def lint_items(
    items: Iterable[Item], lexicon: Lexicon, *, rules: Collection[ItemRule] = ITEM_RULES
) -> tuple[Flaw, ...]:
    """Every flaw of each of the items, in their order."""
    return tuple(flaw for item in items for flaw in lint_item(item, lexicon, rules=rules))
