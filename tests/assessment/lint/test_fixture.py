"""How many flaws the lint finds, and how many it sees where none are.

``pytest -s tests/assessment/lint/test_fixture.py`` prints both.
"""

from collections import Counter

from assessment.lint import ITEM_RULES, lint_item, name_of
from tests.assessment.lint.fixture import LEXICON, clean, flawed

LEAST, LEAST_RECALL, MOST_FALSE = 60, 0.95, 0.05


def test_flaws_are_found_by_their_rule() -> None:
    items = flawed()
    missed = [
        f"{item.id} ({rule})"
        for rule, item in items
        if rule not in {flaw.rule for flaw in lint_item(item, LEXICON)}
    ]
    recall = 1 - len(missed) / len(items)

    print(f"\nflawed items {len(items)}, by the named rule {recall:.1%}; missed {missed}")  # noqa: T201 - for -s
    assert len(items) >= LEAST
    assert recall >= LEAST_RECALL


def test_clean_items_raise_no_alarm() -> None:
    items = clean().values()
    alarms = [item.id for item in items if any(lint_item(item, LEXICON))]
    rate = len(alarms) / len(items)

    print(f"\nclean items {len(items)}, false alarms {rate:.1%}: {alarms}")  # noqa: T201 - for -s
    assert len(items) >= LEAST
    assert rate <= MOST_FALSE


def test_every_rule_has_to_find_two_flaws_or_more() -> None:
    found = Counter(rule for rule, _ in flawed())

    assert set(found) == {name_of(rule) for rule in ITEM_RULES}
    assert min(found.values()) >= 2
