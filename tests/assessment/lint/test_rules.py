"""Where the rules end: what just passes and what just does not."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.items import Item, Kind
from assessment.lint import DRAWN, ITEM_RULES, Flaw, Lexicon, lint_item, lint_items, name_of
from assessment.lint.whole import RULES as WHOLE_RULES
from tests.assessment.lint.fixture import LEXICON, clean, made

ITEMS = clean()


def rules_broken(item: Item) -> set[str]:
    return {flaw.rule for flaw in lint_item(item, LEXICON)}


def with_texts(id_: str, *texts: str) -> Item:
    item = ITEMS[id_]
    options = tuple(replace(o, text=t) for o, t in zip(item.options, texts, strict=True))
    return replace(item, options=options)


def test_a_flaw_reads_as_item_rule_and_what_was_expected() -> None:
    assert str(Flaw(rule="one-key", item="rack-fire", text="one key")) == (
        "rack-fire: one-key: one key"
    )


def test_flaws_stand_in_the_order_of_the_items() -> None:
    items = [replace(ITEMS[id_], because="") for id_ in ("social", "azs")]

    assert lint_items(items, LEXICON) == (
        Flaw(
            rule="feedback-says-because",
            item="social",
            text="the reason in `because`, in one or two sentences, here 0",
        ),
        Flaw(
            rule="feedback-says-because",
            item="azs",
            text="the reason in `because`, in one or two sentences, here 0",
        ),
    )


def test_rules_have_names_and_say_why() -> None:
    names = [name_of(rule) for rule in ITEM_RULES]

    assert len(names) == len(set(names)) == 24
    assert [name_of(rule) for rule in ITEM_RULES if not rule.__doc__] == []
    assert set(DRAWN) < set(ITEM_RULES)


def test_authors_can_look_up_every_rule() -> None:
    page = (Path(__file__).parents[3] / "docs" / "authoring.md").read_text()
    names = [*map(name_of, ITEM_RULES), *map(name_of, WHOLE_RULES)]

    assert [name for name in names if page.count(f"| `{name}` |") != 1] == []


@pytest.mark.parametrize(
    "stem",
    [
        "Which statement best describes what the clinic owes to the inspector?",
        "Which rule follows the idea of least privilege in this case?",
        "What is wrong with the way in which the bucket was set up?",
        "Which claim does the report on the halls support, in plain words?",
    ],
)
def test_question_that_only_looks_empty_passes(stem: str) -> None:
    assert "stem-is-focused" not in rules_broken(replace(ITEMS["certificate-on-wall"], stem=stem))


@pytest.mark.parametrize(
    "stem",
    [
        "Whose part of the work was not done that evening?",
        "Who has to see to at least one of the two halls?",
        "Who sets the least privilege that a clerk needs?",
    ],
)
def test_owner_question_that_only_looks_negative_passes(stem: str) -> None:
    assert "stem-is-positive" not in rules_broken(replace(ITEMS["rack-fire"], stem=stem))


@pytest.mark.parametrize("count", [8, 60])
def test_shortest_and_longest_stem_pass(count: int) -> None:
    item = replace(ITEMS["artifact"], case="", stem="one " * (count - 1) + "two?")

    assert "stem-length" not in rules_broken(item)
    assert "stem-length" in rules_broken(replace(item, stem=f"{'one ' * 60}two?"))


def test_condition_is_named_by_a_service_or_in_words() -> None:
    item = replace(ITEMS["own-engine"], stem="Who installs the fix for PostgreSQL there?")

    for case in ("It runs on EC2.", "It is a managed database.", "The firm installed it itself."):
        assert "condition-is-named" not in rules_broken(replace(item, case=case))
    asks_for_it = with_texts("own-engine", "On EC2", "On RDS", "Everywhere")
    assert "condition-is-named" not in rules_broken(replace(asks_for_it, case=""))
    bare = replace(item, case="It is on EC2.")
    assert [f.rule for f in lint_item(bare, Lexicon())] == ["condition-is-named"]


@pytest.mark.parametrize(
    ("key", "passes"), [(100, True), (125, True), (126, False)], ids=["same", "limit", "more"]
)
def test_key_may_be_a_quarter_longer(key: int, passes: bool) -> None:  # noqa: FBT001 - a table
    words = [f"it does a job {'x' * (n - 14)}" for n in (100, key, 90)]
    item = with_texts("disk-dies", *words)

    assert ("key-is-not-longest" in rules_broken(item)) is not passes


def test_names_have_the_length_that_they_have() -> None:
    item = with_texts("disk-dies", "S3", "Elastic Beanstalk", "EC2")
    assert "key-is-not-longest" not in rules_broken(item)


@pytest.mark.parametrize(
    ("texts", "passes"),
    [
        (("1 hour", "2 days", "1 week"), True),
        (("2 weeks", "3 days", "10 minutes"), True),
        (("1,000", "2,500.5", "10,000"), True),
        (("1 hour", "2 minutes", "1 day"), False),
        (("one", "three", "two"), False),
        (("1 copy", "one copy more", "a copy"), True),
        (("three", "the first", "one"), True),
        (("?", "three", "one"), True),
    ],
)
def test_amounts_stand_in_order(texts: tuple[str, ...], passes: bool) -> None:  # noqa: FBT001 - a table
    item = with_texts("days-of-history", *texts)
    assert ("numbers-are-sorted" in rules_broken(item)) is not passes


def test_numbers_to_put_in_order_are_left_alone() -> None:
    item = with_texts("four-layers", "three", "one", "two", "five")
    assert "numbers-are-sorted" not in rules_broken(item)


def test_two_absolutes_are_no_clue() -> None:
    item = with_texts("disk-dies", "It is always kept.", "It is wiped.", "It never leaves.")
    assert "no-lone-absolute" not in rules_broken(item)


def test_several_keys_of_an_unknown_kind_of_number_need_no_word() -> None:
    item = replace(ITEMS["two-above-line"], choose=9)
    assert rules_broken(item) == {"one-key"}


def test_a_key_has_no_misconception() -> None:
    item = ITEMS["disk-dies"]
    options = tuple(replace(option, misconception="one-thing") for option in item.options)
    found = list(lint_item(replace(item, options=options), LEXICON))

    assert [flaw.text for flaw in found] == ["no misconception for the key “o1”"]


def test_owner_item_needs_its_owners_in_order() -> None:
    item = ITEMS["rack-fire"]
    turned = replace(item, options=item.options[::-1])

    assert rules_broken(turned) == {"owners-stand-in-order"}
    assert rules_broken(replace(item, owner=None)) == {"owners-stand-in-order"}


@given(st.text(max_size=80), st.lists(st.text(max_size=40), min_size=2, max_size=6), st.data())
def test_no_item_is_too_odd_to_lint(stem: str, texts: list[str], data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(list(Kind)))
    base = made({"id": "odd", "stem": stem, "options": ["* a :: b"] * len(texts), "because": stem})
    options = tuple(
        replace(option, id=f"o{n}", text=text, tier=1 + n % 2)
        for n, (option, text) in enumerate(zip(base.options, texts, strict=True))
    )
    item = replace(base, kind=kind, options=options, key=("o0",))
    assert {flaw.item for flaw in lint_item(item, LEXICON)} <= {"odd"}
