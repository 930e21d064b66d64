import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.items import Kind
from assessment.lint.likeness import content, likeness, stem_of
from assessment.lint.parts import asks_owner, distractors, judged, keyed, others, question
from assessment.lint.starts import Start, are_alike, readings
from tests.assessment.lint.fixture import clean, made

ITEMS = clean()


def test_reasons_are_judged_in_a_two_tier_item() -> None:
    item = ITEMS["zone-plan"]

    assert [option.tier for option in judged(item)] == [2, 2, 2]
    assert (len(keyed(item)), len(others(item)), len(distractors(item))) == (1, 2, 4)


def test_bare_owners_are_not_judged() -> None:
    assert judged(ITEMS["rack-fire"]) == ()
    assert len(judged(ITEMS["bucket-for-all"])) == 3


@pytest.mark.parametrize("id_", ["four-layers", "sort-rds"])
def test_where_all_options_are_in_the_key_none_is_wrong(id_: str) -> None:
    item = ITEMS[id_]

    assert len(judged(item)) > 0
    assert (keyed(item), others(item), distractors(item)) == ((), (), ())
    assert not asks_owner(item)


def test_the_last_sentence_asks() -> None:
    item = made({**BARE, "stem": "Read this. Who reads it?"})

    assert question(item) == "Who reads it?"
    assert question(made({**BARE, "stem": ""})) == ""


BARE = {"id": "bare", "stem": "", "options": ["* One :: a", "x Two :: b"], "because": ""}


def test_kind_decides_what_is_offered() -> None:
    assert {item.kind for item in ITEMS.values()} == set(Kind)


@pytest.mark.parametrize(
    "family",
    [
        "patch patches patched patching",
        "encrypt encrypted encrypts encrypting encryption",
        "copy copies copied",
        "set sets setting settings",
        "owner owners owner’s",
    ],
)
def test_forms_of_a_word_have_one_stem(family: str) -> None:
    assert len({stem_of(word) for word in family.split()}) == 1


def test_words_that_turn_a_meaning_are_kept() -> None:
    assert content("Turn it on") != content("Turn it off")
    assert content("It is not patched") != content("It is patched")
    assert content("The patch of the host") == content("A host patch")[::-1]


def test_likeness_ignores_case_and_order_of_the_two() -> None:
    one, other = "Who patches the guest system?", "who patches the host?"

    assert likeness(one, one.upper()) == 1
    assert likeness(one, other) == likeness(other, one) == pytest.approx(2 * 3 / 9)
    assert likeness(one, "") == 0


@given(st.text(), st.text())
def test_likeness_is_mutual_and_at_most_1(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The host", {Start.THING}),
        ("Patch the host", {Start.DEED}),
        ("Install patches", {Start.DEED}),
        ("Patching the host", {Start.DOING}),
        ("Training material", {Start.DOING, Start.THING}),
        ("Building the image", {Start.DOING}),
        ("Network rules", {Start.THING, Start.DEED}),
        ("Rules the team wrote", {Start.THING, Start.DEED}),
        ("To patch hosts", {Start.TO_DO}),
        ("To the host", {Start.WHEN_WHERE}),
        ("In the hall", {Start.WHEN_WHERE}),
        ("Because it is there", {Start.REASON}),
        ("Since it is there", {Start.REASON, Start.WHEN_WHERE}),
        ("How it is set", {Start.QUESTION}),
        ("Yes, in part", {Start.REPLY}),
        ("No, never", {Start.REPLY}),
        ("No patch at all", {Start.THING}),
        ("“Yes, in part”", {Start.SPEECH}),
        ("Never patch the host", {Start.DEED}),
        ("Nothing, since AWS does it", set(Start)),
        ("", {Start.THING, Start.DEED}),
        ("Never", {Start.THING, Start.DEED}),
    ],
)
def test_beginnings_are_read(text: str, expected: set[Start]) -> None:
    assert readings(text) == expected


def test_what_is_doubtful_goes_with_either() -> None:
    assert are_alike(["The host", "Network rules", "Nothing at all"])
    assert are_alike(["Patch the host", "Network rules"])
    assert not are_alike(["The host", "Network rules", "Patch the host"])
