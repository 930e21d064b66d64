from collections.abc import Iterable
from dataclasses import replace

import pytest

from assessment.blueprints import Blueprint, Mix, Share
from assessment.items import Band, Bloom, Item, Kind, Option, Pool
from assessment.lint import Flaw, Whole, lint_whole
from assessment.lint.whole import RULES
from assessment.parties import Party
from tests.assessment.lint.fixture import clean

ITEMS = clean()
C, A, B = Party.CUSTOMER, Party.AWS, Party.BOTH


def found(whole: Whole) -> list[tuple[str, str]]:
    return [(flaw.rule, flaw.item) for flaw in lint_whole(whole)]


def owners(*parties: Party) -> tuple[Item, ...]:
    """Owner items with different questions, keyed so."""
    item = ITEMS["rack-fire"]
    return tuple(
        replace(item, id=f"owner-{n}", stem=f"Whose was job {n}?", owner=party)
        for n, party in enumerate(parties)
    )


def picks(lengths: Iterable[tuple[int, ...]]) -> tuple[Item, ...]:
    """Items whose first option is the key, with options of so many letters."""
    item = ITEMS["dial-three"]
    return tuple(
        replace(
            item,
            id=f"pick-{n}",
            stem=f"Which of these is job {n}?",
            key=("0",),
            options=tuple(
                Option(id=str(i), text=("ab " * length)[:length], rationale="")
                for i, length in enumerate(of_item)
            ),
        )
        for n, of_item in enumerate(lengths)
    )


def share(wanted: int, *, options: int, of: int = 100) -> tuple[Item, ...]:
    """Items of which so many have the key as the longest option."""
    other = (20,) * (options - 1)
    return picks([(30, *other)] * wanted + [(15, *other)] * (of - wanted))


@pytest.mark.parametrize(
    ("options", "longest", "flawed"),
    [
        *((3, 25, True), (3, 26, False), (3, 41, False), (3, 42, True)),
        *((4, 16, True), (4, 17, False), (4, 33, False), (4, 34, True)),
        *((5, 11, True), (5, 12, False), (5, 28, False), (5, 29, True)),
    ],
)
def test_key_is_longest_as_often_as_chance(
    options: int,
    longest: int,
    flawed: bool,  # noqa: FBT001 - a table
) -> None:
    rule = ("key-is-longest-as-often-as-chance", "bank")
    assert (rule in found(Whole(items=share(longest, options=options)))) is flawed


def test_ties_count_by_their_share() -> None:
    tied = Whole(items=picks([(30, 30, 30)] * 30))
    assert found(tied) == []


def test_few_items_say_nothing_about_a_rate() -> None:
    assert found(Whole(items=share(24, options=3, of=24))) == []
    assert found(Whole(items=owners(*[C] * 24))) == []


def test_names_and_several_keys_say_nothing_about_length() -> None:
    names = picks([(3, 2, 2)] * 30)
    several = tuple(replace(ITEMS["two-on-s3"], id=f"two-{n}", stem=f"{n}?") for n in range(30))

    assert found(Whole(items=names)) == []
    assert found(Whole(items=several)) == []


@pytest.mark.parametrize(
    ("customer", "aws", "both", "expected"),
    [
        (38, 38, 24, []),
        (40, 38, 22, []),
        (36, 38, 26, []),
        (41, 37, 22, ["Customer"]),
        (38, 41, 21, ["AWS", "Both"]),
        (100, 0, 0, ["Customer", "AWS", "Both"]),
    ],
)
def test_owners_are_balanced(customer: int, aws: int, both: int, expected: list[str]) -> None:
    flaws = lint_whole(Whole(items=owners(*[C] * customer, *[A] * aws, *[B] * both)))

    assert [flaw.text.split("keyed ")[1].split(",")[0] for flaw in flaws] == expected


def test_facts_count_written_and_drawn_questions() -> None:
    item = replace(ITEMS["rack-fire"], fact="one", facts=("one", "two"))
    whole = Whole(items=(item,), facts=("one", "two", "three"), drawn={"one": 2, "two": 1})

    assert lint_whole(whole) == (
        Flaw(
            rule="facts-have-variants",
            item="two",
            text="3 questions or more on this fact, here 2",
        ),
        Flaw(
            rule="facts-have-variants",
            item="three",
            text="3 questions or more on this fact, here 0",
        ),
    )


def test_blueprint_is_covered_cell_by_cell() -> None:
    levels = (Bloom.UNDERSTAND, Bloom.APPLY, Bloom.ANALYSE)
    cells = zip(Band, levels, strict=True)
    items = [
        replace(ITEMS["rack-fire"], id=band, stem=f"{band}?", area="in", band=band, bloom=level)
        for band, level in cells
    ]

    assert found(Whole(items=tuple(items), areas=("in",))) == []
    assert found(Whole(items=tuple(items[1:]), areas=("in",))) == [
        ("blueprint-is-covered", "in"),
        ("blueprint-is-covered", "in"),
    ]
    assert len(found(Whole(items=tuple(items), areas=("in", "of")))) == 6


def test_pools_share_no_question() -> None:
    practice = ITEMS["rack-fire"]
    alike = replace(practice, id="alike", case=f"{practice.case} Now.", pool=Pool.EXAM)
    other = replace(ITEMS["azs"], pool=Pool.EXAM)

    assert found(Whole(items=(practice, alike, other))) == [("pools-are-disjoint", "alike")]


def test_an_id_stands_once() -> None:
    twice = (ITEMS["azs"], replace(ITEMS["azs"], pool=Pool.EXAM))
    assert found(Whole(items=twice)) == [("pools-are-disjoint", "azs")]


@pytest.mark.parametrize(
    ("of_one", "of_other", "expected"),
    [
        (("azs",), ("rack-fire",), []),
        (("azs",), (), ["azs"]),
        (("rack-fire",), (), ["rack-fire"]),
        (("nobody",), (), ["rack-fire"]),
    ],
)
def test_enemies_are_mutual(
    of_one: tuple[str, ...], of_other: tuple[str, ...], expected: list[str]
) -> None:
    one = replace(ITEMS["rack-fire"], enemies=of_one)
    other = replace(ITEMS["azs"], enemies=of_other)

    assert found(Whole(items=(one, other))) == [("enemies-are-mutual", id_) for id_ in expected]


def test_exam_items_stay_out_of_lessons() -> None:
    exam = replace(ITEMS["azs"], pool=Pool.EXAM)
    whole = Whole(items=(exam, ITEMS["rack-fire"]), used=frozenset({"azs", "rack-fire"}))

    assert found(whole) == [("no-exam-item-in-a-lesson", "azs")]


def test_rules_of_the_bank_say_why() -> None:
    assert [rule.__name__ for rule in RULES if not rule.__doc__] == []


def test_blueprint_that_the_pool_cannot_meet_is_found() -> None:
    blueprint = Blueprint(
        slug="short",
        name="Short form",
        minutes=1,
        pass_percent=70,
        scored=1,
        trial=0,
        shares=(Share(area="in", kind=Kind.SINGLE, scored=1),),
        bands=(Mix(band=Band.EASY, scored=1),),
    )
    item = replace(ITEMS["rack-fire"], kind=Kind.SINGLE, area="in", band=Band.EASY, pool=Pool.EXAM)

    assert found(Whole(items=(item,), blueprints=(blueprint,))) == []
    assert (
        found(Whole(items=(), blueprints=(blueprint,))) == [("papers-can-be-built", "short")] * 20
    )
