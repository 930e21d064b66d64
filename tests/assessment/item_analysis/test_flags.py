"""Flags: each raised where its interval excludes the threshold, and none beside it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from assessment.item_analysis.analysis import item_figures
from assessment.item_analysis.figures import Flag, FlagKind, ItemFigures
from assessment.item_analysis.rests import Answered
from assessment.item_analysis.values import Given, Question
from assessment.items import Kind
from tests.assessment.item_analysis.made import question

KINDS = FlagKind
EVENLY = [n / 10 for n in range(11)]


def answers(
    *groups: tuple[str, int, Sequence[float]], sureness: int | None = None, right: str = "A"
) -> list[Answered]:
    """So many answers of one choice, whose rest scores go round and round."""
    return [
        Answered(
            given=Given(
                item="q",
                version="1",
                chosen=tuple(chosen),
                credit=float(chosen == right),
                sureness=sureness,
            ),
            rest=rests[n % len(rests)] if rests else None,
        )
        for chosen, count, rests in groups
        for n in range(count)
    ]


def figures(found: list[Answered], asked: Question | None = None) -> ItemFigures:
    return item_figures(asked or question("q"), found)


def flags(found: list[Answered], asked: Question | None = None) -> list[Flag]:
    return list(figures(found, asked).flags)


def kinds(found: list[Answered], asked: Question | None = None) -> list[FlagKind]:
    return [flag.kind for flag in flags(found, asked)]


SOUND = answers(
    ("A", 120, [0.9, 0.7, 0.6]), ("B", 30, [0.4]), ("C", 30, [0.3, 0.5]), ("D", 30, [0.2])
)


def test_sound_question_has_no_flag() -> None:
    assert kinds(SOUND) == []


@pytest.mark.parametrize(("count", "found"), [(29, []), (30, [KINDS.NEAR_GUESSING])])
def test_no_flag_below_thirty(count: int, found: list[FlagKind]) -> None:
    few = answers(("B", count // 2, EVENLY), ("C", count - count // 2, EVENLY))
    assert [kind for kind in kinds(few) if kind is KINDS.NEAR_GUESSING] == found
    assert figures(few).too_few is (count < 30)


# Wilson's lower end at 98 % of n of n is n / (n + 5.412), above .95 from 103 on.
@pytest.mark.parametrize(("count", "raised"), [(102, False), (103, True)])
def test_too_easy_where_the_interval_is_above(count: int, *, raised: bool) -> None:
    assert (KINDS.TOO_EASY in kinds(answers(("A", count, EVENLY)))) is raised


def test_near_guessing_says_its_threshold() -> None:
    (flag,) = (
        flag
        for flag in flags(
            answers(("A", 50, EVENLY), ("B", 50, EVENLY), ("C", 50, EVENLY), ("D", 50, EVENLY))
        )
        if flag.kind is KINDS.NEAR_GUESSING
    )
    assert flag.threshold == pytest.approx(0.25 + 0.15 * 0.75)
    assert (flag.value, flag.interval.high < flag.threshold) == (0.25, True)


def test_negative_where_the_weaker_are_right() -> None:
    found = flags(answers(("A", 50, [0.2, 0.4]), ("B", 25, [0.5, 0.8]), ("C", 25, [0.6, 0.9])))
    assert KINDS.NEGATIVE in [flag.kind for flag in found]
    assert KINDS.TOO_LITTLE not in [flag.kind for flag in found]


def test_too_little_takes_many_answers() -> None:
    def level(count: int) -> list[Answered]:
        return answers(*((choice, count, EVENLY) for choice in "ABCD"), ("A", count, EVENLY))

    assert KINDS.TOO_LITTLE not in kinds(level(22))
    assert KINDS.TOO_LITTLE in kinds(level(220))


def test_wrong_key_names_what_the_high_third_prefers() -> None:
    found = flags(
        answers(("B", 60, [0.6, 0.7, 0.8, 0.9]), ("A", 20, [0.2, 0.3]), ("C", 20, [0.1, 0.3]))
    )
    first = found[0]
    assert first.kind is KINDS.WRONG_KEY
    assert first.choice
    assert first.key
    assert (first.choice.label, first.key.label, first.value) == ("B", "A", 1.0)


def test_wrong_key_where_nobody_took_the_key() -> None:
    assert kinds(answers(("B", 40, [0.5, 0.9]), ("C", 20, [0.1])))[0] is KINDS.WRONG_KEY


def test_misconception_of_all_is_no_wrong_key() -> None:
    # Even the high third prefers B, but those who took the key did better still.
    found = kinds(answers(("B", 80, [0.3, 0.5, 0.7]), ("A", 10, [0.9])))
    assert KINDS.WRONG_KEY not in found


def test_preference_by_chance_is_no_wrong_key() -> None:
    found = kinds(answers(("B", 20, [0.9, 0.5]), ("A", 16, [0.8, 0.5]), ("C", 20, [0.1])))
    assert KINDS.WRONG_KEY not in found


def test_wrong_key_of_several_names_the_surest() -> None:
    two = question("q", key="AB")
    found = flags(
        answers(("CD", 40, [0.8, 0.9]), ("C", 20, [0.8, 0.9]), ("AB", 30, [0.1, 0.2]), right="AB"),
        two,
    )
    named = [flag for flag in found if flag.kind is KINDS.WRONG_KEY]
    assert [flag.choice and flag.choice.part for flag in named] == ["C"]


def test_certain_and_wrong_counts_who_said() -> None:
    certain = answers(("B", 16, EVENLY), sureness=2)
    unsure = answers(("A", 20, EVENLY), sureness=0)
    silent = answers(("A", 60, EVENLY))
    (flag,) = (
        flag for flag in flags(certain + unsure + silent) if flag.kind is KINDS.CERTAIN_WRONG
    )
    assert flag.value == pytest.approx(16 / 36)
    assert KINDS.CERTAIN_WRONG not in kinds(certain + unsure[:13] + silent)
    assert KINDS.CERTAIN_WRONG not in kinds(certain[:8] + unsure + unsure + silent)


def test_dead_distractor_is_named() -> None:
    found = flags(SOUND[:180] * 2)
    assert [(flag.kind, flag.choice and flag.choice.part) for flag in found] == [(KINDS.DEAD, "D")]


def test_parties_of_a_classify_question_are_never_dead() -> None:
    assert kinds(SOUND[:180] * 2, replace(question("q"), kind=Kind.CLASSIFY)) == []


def test_question_without_choices_has_no_distractors() -> None:
    assert kinds(SOUND[:180] * 2, replace(question("q"), choices=())) == []


def test_paper_of_one_question_has_no_flag_of_discrimination() -> None:
    alone = answers(("A", 20, ()), ("B", 20, ()), ("C", 20, ()), ("D", 20, ()))
    assert set(kinds(alone)) <= {KINDS.NEAR_GUESSING}
