"""What is said of a paper, its questions and its facts."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.item_analysis.analysis import analyse
from assessment.item_analysis.figures import Analysis, Chosen, ItemFigures, Sure
from assessment.item_analysis.values import Choice, Question, Sat
from tests.assessment.item_analysis.made import gave, question, questions, sat, sats

ROWS = st.lists(st.text("ABCD.", min_size=4, max_size=4), min_size=1, max_size=40)


def of(rows: list[str]) -> Analysis:
    return analyse(sats(rows), questions(len(rows[0])))


def test_figures_of_an_item_by_hand() -> None:
    # The question q0 with scores of 1, 1, 1/2, 1/2, 0, 0 on the other two.
    first = of(["AAA", "AAA", "AAB", "BAB", "CBB", ".BB"]).items[0]
    assert first.facility
    assert (first.n, first.facility.mean, first.facility.floor) == (6, 0.5, 0.25)
    assert [(one.count, one.thirds) for one in first.choices] == [
        (3, (0, 1, 2)),
        (1, (0, 1, 0)),
        (1, (1, 0, 0)),
        (0, (0, 0, 0)),
    ]
    assert (first.thirds, first.omitted, first.omit_rate) == ((2, 2, 2), 1, 1 / 6)
    assert [one.functioning for one in first.choices] == [True, True, True, False]
    assert first.discrimination
    # Deviations of the rest are 1/2, 1/2, 0, 0, -1/2, -1/2: r = .5 / (6 * .5 * .4082).
    assert first.discrimination.r == pytest.approx(0.8165, abs=1e-4)


def test_item_that_nobody_had_has_no_figures() -> None:
    found = analyse(sats(["A"]), [*questions(1), question("new")])
    new = found.items[1]
    assert (new.n, new.facility, new.discrimination, new.omit_rate) == (0, None, None, None)
    assert [one.interval for one in new.choices] == [(0, 1)] * 4
    assert found.facts[0].facility is None
    assert found.facts[0].fact == "new"


def test_paper_of_one_question_sorts_nobody() -> None:
    only = of(["A", "B", "A", "A"]).items[0]
    assert (only.discrimination, only.thirds) == (None, (0, 0, 0))
    assert only.choices[0].count == 3


def test_first_sitting_of_a_learner_counts() -> None:
    found = analyse([sat(1, "AB"), sat(2, "AA"), sat(1, "BB")], questions(2))
    assert [one.facility and one.facility.mean for one in found.items] == [1, 0.5]
    assert found.paper.n == 2


def test_sitting_without_questions_does_not_count() -> None:
    assert analyse([Sat(learner=1, given=())], questions(1)).paper.n == 0


def test_sureness_is_pooled_over_five() -> None:
    def said(count: int) -> tuple[Sure, Sure, Sure] | None:
        given_ = [gave("q0", "AB"[n % 2], sureness=(2, 2, 0, 1, None)[n % 5]) for n in range(count)]
        sittings = [Sat(learner=n, given=(one,)) for n, one in enumerate(given_)]
        return analyse(sittings, questions(1)).items[0].sureness

    assert said(5) is None  # one of the five said nothing
    pooled = said(6)
    assert pooled
    assert [(one.said, one.right) for one in pooled] == [(1, 1), (1, 0), (3, 1)]
    assert [one.share for one in pooled] == [1, 0, 1 / 3]
    assert Sure(sureness=0, said=0, right=0).share is None


def test_seconds_are_the_median_of_who_answered() -> None:
    times = [("A", 10.0), ("B", 40.0), ("A", 20.0), ("", 1.0), ("A", None)]
    sittings = [
        Sat(learner=n, given=(gave("q0", chosen, seconds=seconds),))
        for n, (chosen, seconds) in enumerate(times)
    ]
    assert analyse(sittings, questions(1)).items[0].seconds == 20


def test_fact_pools_its_variants() -> None:
    variants = [question("a", fact="f"), question("b", fact="f", options="ABC"), question("c")]
    found = analyse(
        [
            Sat(learner=1, given=(gave("a", "A"), gave("c", "A"))),
            Sat(learner=2, given=(gave("b", "B"), gave("c", "B"))),
            # Both variants: the first of them counts, and neither is in the rest.
            Sat(learner=3, given=(gave("b", "A"), gave("c", "A"), gave("a", "B"))),
            Sat(learner=4, given=(gave("a", ""), gave("c", "B"))),
        ],
        variants,
    )
    other, pooled = found.facts
    assert (other.fact, pooled.fact) == ("c", "f")
    assert pooled.facility
    assert (pooled.n, pooled.facility.mean, pooled.omitted) == (4, 0.5, 1)
    assert pooled.facility.floor == pytest.approx((1 / 4 + 1 / 3) / 2)
    assert pooled.discrimination
    assert pooled.discrimination.r == pytest.approx(1)
    assert [one.n for one in pooled.items] == [3, 2]
    assert pooled.too_few


def test_versions_of_an_item_stand_apart() -> None:
    both = [question("a"), question("a", version="2", fact="a")]
    found = analyse(
        [
            Sat(learner=1, given=(gave("a", "A"),)),
            Sat(learner=2, given=(gave("a", "B", version="2"),)),
        ],
        both,
    )
    assert [one.n for one in found.items] == [1, 1]
    assert [one.n for one in found.facts] == [2]


@pytest.mark.parametrize(
    ("sitting", "asked", "said"),
    [
        (sat(1, "AA"), questions(1), r"learner 1: no question q1 \(1\)"),
        (sat(1, "E"), questions(1), "learner 1: q0 has no such choice"),
        (sat(1, "A"), questions(1) * 2, "questions: one stands twice"),
    ],
)
def test_what_cannot_be_is_refused(sitting: Sat, asked: list[Question], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        analyse([sitting], asked)


def test_order_question_takes_any_answer() -> None:
    bare = replace(question("q0"), choices=())
    found = analyse([Sat(learner=1, given=(gave("q0", "ZYX"),))], [bare])
    assert (found.items[0].choices, found.items[0].omitted) == ((), 0)


def shape(figures: ItemFigures) -> tuple[object, ...]:
    return (
        figures.n,
        figures.facility,
        figures.thirds,
        figures.omitted,
        [(one.count, one.thirds) for one in figures.choices],
        figures.discrimination and round(figures.discrimination.r, 9),
    )


@given(ROWS)
@settings(max_examples=50)
def test_order_of_learners_says_nothing(rows: list[str]) -> None:
    forth, back = of(rows), analyse(sats(rows)[::-1], questions(4))
    assert list(map(shape, forth.items)) == list(map(shape, back.items))


@given(ROWS)
@settings(max_examples=50)
def test_order_of_questions_says_nothing(rows: list[str]) -> None:
    turned = [replace(one, given=one.given[::-1]) for one in sats(rows)]
    assert list(map(shape, of(rows).items)) == list(map(shape, analyse(turned, questions(4)).items))


@given(ROWS)
@settings(max_examples=50)
def test_names_of_options_say_nothing(rows: list[str]) -> None:
    names = str.maketrans("ABCD", "WXYZ")

    def renamed(choice: Choice) -> Choice:
        return replace(choice, part=choice.part.translate(names))

    asked = [replace(q, choices=tuple(map(renamed, q.choices))) for q in questions(4)]
    given_ = [
        replace(
            one,
            given=tuple(
                replace(g, chosen=tuple(part.translate(names) for part in g.chosen))
                for g in one.given
            ),
        )
        for one in sats(rows)
    ]
    assert list(map(shape, analyse(given_, asked).items)) == list(map(shape, of(rows).items))


@given(ROWS)
@settings(max_examples=50)
def test_right_answer_more_never_lowers_facility(rows: list[str]) -> None:
    for before, after in zip(of(rows).items, of([*rows, "AAAA"]).items, strict=True):
        assert before.facility
        assert after.facility
        assert after.facility.mean >= before.facility.mean - 1e-12
        assert after.facility.interval.low >= before.facility.interval.low - 1e-12


@given(ROWS)
@settings(max_examples=50)
def test_counts_add_up(rows: list[str]) -> None:
    for one in of(rows).items:
        assert sum(chosen.count for chosen in one.choices) + one.omitted == one.n == len(rows)
        assert sum(one.thirds) == len(rows)
        for place in range(3):
            assert sum(chosen.thirds[place] for chosen in one.choices) <= one.thirds[place]


@given(ROWS)
@settings(max_examples=50)
def test_figures_keep_their_ranges(rows: list[str]) -> None:
    found = of(rows)
    for one in found.items:
        assert one.facility
        assert (
            0 <= one.facility.interval.low <= one.facility.mean <= one.facility.interval.high <= 1
        )
        assert all(within(chosen) for chosen in one.choices)
        assert (one.flags == ()) or one.n >= 30
    assert found.paper.mean is not None
    assert 0 <= found.paper.mean <= 1


def within(chosen: Chosen) -> bool:
    return 0 <= chosen.interval.low <= chosen.share <= chosen.interval.high <= 1
