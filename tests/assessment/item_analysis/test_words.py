from dataclasses import replace

import pytest

from assessment.item_analysis import words
from assessment.item_analysis.figures import (
    Chosen,
    Facility,
    Flag,
    FlagKind,
    Interval,
    ItemFigures,
    Method,
    PaperFigures,
    Reliability,
    Thirds,
)
from assessment.item_analysis.rests import count
from tests.assessment.item_analysis.made import question

ASKED = question("q")
A, B, C, _ = ASKED.choices


def flag(kind: FlagKind, value: float = 0.5) -> Flag:
    return Flag(kind=kind, value=value, interval=Interval(0.3, 0.7), threshold=0.2, choice=B, key=A)


def figures(n: int, *flags: Flag) -> ItemFigures:
    return ItemFigures(
        question=ASKED,
        n=n,
        facility=None,
        discrimination=None,
        thirds=count([]),
        choices=(),
        omitted=0,
        sureness=None,
        seconds=None,
        flags=flags,
    )


def paper(n: int, reliability: Reliability | None) -> PaperFigures:
    return PaperFigures(n=n, questions=8, mean=0.5, spread=0.2, reliability=reliability, error=None)


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (12, "12 answers: too few to judge"),
        (1, "1 answer: too few to judge"),
        (0, "0 answers: too few to judge"),
    ],
)
def test_too_few(n: int, said: str) -> None:
    assert words.too_few(n) == said


def test_verdict() -> None:
    dead = flag(FlagKind.DEAD)
    assert words.verdict(figures(12)) == "12 answers: too few to judge"
    assert words.verdict(figures(30)) == "Nothing wrong found"
    assert words.verdict(figures(30, flag(FlagKind.TOO_EASY), dead, dead)) == (
        "Too easy; dead distractor"
    )


def test_paper_verdict() -> None:
    found = Reliability(value=0.776, interval=Interval(0.7, 0.83), method=Method.ALPHA)
    assert words.paper_verdict(paper(12, found)) == "12 papers: too few to judge"
    assert words.paper_verdict(paper(30, None)) == "Reliability cannot be told"
    assert words.paper_verdict(paper(30, found)) == "Reliability 0.78"


def test_every_method_has_its_words() -> None:
    assert words.METHODS.keys() == set(Method)


@pytest.mark.parametrize("kind", list(FlagKind))
def test_every_flag_has_a_sentence_that_begins_with_its_name(kind: FlagKind) -> None:
    said = words.sentence(flag(kind))
    assert said.startswith(words.NAMES[kind])
    assert said[-1] in ".?"


def test_wrong_key_is_said_with_its_choice() -> None:
    assert words.sentence(flag(FlagKind.WRONG_KEY)).startswith(
        "Key may be wrong: the high third prefers B"
    )


def test_sentence_without_a_choice() -> None:
    bare = replace(flag(FlagKind.DEAD, 0.01), choice=None)
    assert words.sentence(bare).startswith("Dead distractor: 1%")


def test_facility_in_words() -> None:
    found = Facility(mean=0.709, interval=Interval(0.606, 0.794), floor=0.25)
    assert words.facility(found) == (
        "0.71, likely between 0.61 and 0.79; blind guessing earns 0.25"
    )


@pytest.mark.parametrize(
    ("value", "said"), [(0.375, "0.38"), (-0.066, "−0.07"), (-0.001, "0.00"), (1, "1.00")]
)
def test_number(value: float, said: str) -> None:
    assert words.number(value) == said


def test_standing_of_a_choice() -> None:
    def chosen(choice: object, share: float) -> Chosen:
        return Chosen(
            choice=choice,  # type: ignore[arg-type]
            count=0,
            share=share,
            interval=Interval(0, 1),
            thirds=Thirds(0, 0, 0),
        )

    dead = (replace(flag(FlagKind.DEAD), choice=B),)
    assert words.standing(chosen(A, 0.9), n=86) == "key"
    assert words.standing(chosen(B, 0.01), n=200, flags=dead) == "dead: under 5%"
    assert words.standing(chosen(C, 0.01), n=200, flags=dead) == "seldom chosen so far"
    assert words.standing(chosen(C, 0.05), n=86) == "works"
    assert words.standing(chosen(C, 0.05), n=12) == ""
