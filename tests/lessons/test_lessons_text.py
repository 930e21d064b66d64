"""The lessons read easily: short blocks, short sentences, plain words."""

import re

import pytest

from lessons.figures.house import House
from lessons.library import LessonText, library
from tests.lessons.desks import desk_texts
from tests.lessons.dials import dial_texts
from tests.lessons.drawers import drawer_texts
from tests.lessons.figures import callers, house, line, stack
from tests.lessons.lenses import lens
from tests.lessons.prose import blocks, grade, plain, sentences, syllables, words
from tests.lessons.sliders import slider
from tests.lessons.splits import split

LESSONS = list(library().lessons.values())
IDS = [lesson.slug for lesson in LESSONS]
CHECKS = {
    "whose-house": ["what-the-model-says", "open-window"],
    "build-the-stack": ["before-the-os", "missing-layer"],
    "the-dividing-line": ["line-on-ec2", "who-patches-ec2", "flaw-in-windows"],
    "the-line-moves": [
        "system-under-rds",
        "yours-on-every-service",
        "open-port-on-rds",
        "base-image-on-lambda",
    ],
    "one-control-two-halves": ["halves-of-patching", "port-left-open", "patient-data-zones"],
    "lock-share-scramble": ["public-photos", "stranger-at-the-door", "three-years-old"],
    "show-me-the-paper": ["guards-at-the-gate", "certified-provider", "worn-out-disk"],
    "read-the-schedule": ["guest-list", "when-row-11-fails", "words-on-a-card"],
    "who-do-you-call": ["same-page-two-causes", "calls-while-asleep", "first-hour-split"],
    "fill-the-matrix": [],
}


def prose(lesson: LessonText) -> list[str]:
    return [
        text
        for part in lesson.parts
        for block in part.blocks
        if block.kind == "prose"
        for text in blocks(block.html)
    ]


def figure_texts() -> list[str]:
    found: list[str] = []
    for part in house().parts:
        found += [part.house_because, part.cloud_because]
    found += [plate.needs for plate in stack().plates]
    found += [gap.reply for gap in line().gaps]
    for caller in callers().callers:
        found += [caller.says, caller.because]
    found += dial_texts()
    found += drawer_texts()
    found += desk_texts()
    found += [pull.note for pull in slider().pulls]
    for card in split().cards:
        found += [card.customer, card.aws, *(strip.because for strip in card.strips)]
    for row in lens().rows:
        found += [stamp.text for stamp in row.restamps.values()]
    return found


@pytest.mark.parametrize("lesson", LESSONS, ids=IDS)
def test_blocks_have_at_most_90_words(lesson: LessonText) -> None:
    assert [t for t in prose(lesson) if len(words(t)) > 90] == []


@pytest.mark.parametrize("lesson", LESSONS, ids=IDS)
def test_sentences_are_short(lesson: LessonText) -> None:
    """95 in 100 have at most 20 words, and none has more than 25."""
    lengths = [len(words(s)) for text in prose(lesson) for s in sentences(text)]
    assert sum(n <= 20 for n in lengths) >= 0.95 * len(lengths)
    assert max(lengths) <= 25


@pytest.mark.parametrize("lesson", LESSONS, ids=IDS)
def test_grade_is_at_most_7(lesson: LessonText) -> None:
    runs = [
        " ".join(blocks(block.html))
        for part in lesson.parts
        for block in part.blocks
        if block.kind == "prose"
    ]
    assert [(round(grade(run), 1), run) for run in runs if grade(run) > 7] == []


@pytest.mark.parametrize("lesson", LESSONS, ids=IDS)
def test_a_block_brings_one_new_term(lesson: LessonText) -> None:
    """A new term is set bold; the items of a list and the last line are bold for other reasons."""
    for part in lesson.parts:
        for block in part.blocks:
            for found in re.findall(r"<p>(.*?)</p>", block.html, re.DOTALL):
                assert len(re.findall(r"<strong>", found)) <= 1, plain(found)


@pytest.mark.parametrize("lesson", LESSONS, ids=IDS)
def test_no_text_shouts_or_trails(lesson: LessonText) -> None:
    text = " ".join([lesson.claim, lesson.lede, *prose(lesson), *figure_texts()])
    assert not set("!—…") & set(text)
    assert not re.search(r"\b(simply|just|very|really|obviously|of course)\b", text)


@pytest.mark.parametrize("lesson", LESSONS, ids=IDS)
def test_lessons_have_four_or_five_parts_and_their_checks(lesson: LessonText) -> None:
    assert len(lesson.parts) in {4, 5}
    checks = [b.name for part in lesson.parts for b in part.blocks if b.kind == "check"]
    assert checks == CHECKS[lesson.slug]


def test_bet_comes_before_any_reason() -> None:
    for lesson in LESSONS[:3]:
        assert [b.kind for b in lesson.parts[0].blocks][:2] == ["prose", "figure"]


def test_house_picture_says_where_it_stops() -> None:
    for lesson in LESSONS[:3]:
        assert lesson.parts[-1].id == "where-the-picture-stops"


@pytest.mark.parametrize("text", figure_texts())
def test_reasons_of_figures_are_short(text: str) -> None:
    assert all(len(words(s)) <= 20 for s in sentences(text))
    assert len(words(text)) <= 25


def test_names_of_parts_differ() -> None:
    figure: House = house()
    names = [name for part in figure.parts for name in (part.house, part.cloud)]
    assert len(set(names)) == 14


@pytest.mark.parametrize(
    ("word", "count"),
    [("house", 1), ("layer", 2), ("owner", 2), ("answers", 2), ("table", 2), ("patched", 1)],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_grade_of_a_plain_and_a_stiff_sentence() -> None:
    assert grade("You turn the key. The door is shut.") < 1
    assert (
        grade("Customers retain accountability for organisational configuration activities.") > 20
    )
