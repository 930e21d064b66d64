"""Every block of every lesson that is ready reads easily."""

import pytest

from assessment.reading_ease import grade, sentences, words
from lessons.library import LessonText, library
from tests.lessons.prose import blocks

HARDEST, SENTENCE_WORDS, BLOCK_WORDS, SHORT_SHARE = 7.0, 20, 90, 0.95
# A line in a list may be a few words; a grade of so little tells the length of its words.
SHORTEST = 10
LESSONS = tuple(library().lessons.values())
NAMES = frozenset(
    name for service in library().matrix.services for name in (service.name, service.short)
)

type Placed = tuple[str, str]


def placed(lesson: LessonText) -> list[Placed]:
    """Every paragraph, list item and quotation with its part."""
    return [
        (f"{lesson.slug}#{part.id}", text)
        for part in lesson.parts
        for block in part.blocks
        if block.kind == "prose"
        for text in blocks(block.html)
    ]


@pytest.fixture(name="lesson", params=LESSONS, ids=[lesson.slug for lesson in LESSONS])
def _lesson(request: pytest.FixtureRequest) -> LessonText:
    lesson: LessonText = request.param
    return lesson


def test_blocks_have_grade_7_or_less(lesson: LessonText) -> None:
    hard = [
        f"{where}: grade {found:.1f}: {text}"
        for where, text in placed(lesson)
        if len(words(text)) >= SHORTEST and (found := grade(text, names=NAMES)) > HARDEST
    ]
    assert hard == []


def test_blocks_have_90_words_or_less(lesson: LessonText) -> None:
    long = [
        f"{where}: {count} words: {text}"
        for where, text in placed(lesson)
        if (count := len(words(text))) > BLOCK_WORDS
    ]
    assert long == []


def test_sentences_have_20_words_or_less(lesson: LessonText) -> None:
    read = [(where, s) for where, text in placed(lesson) for s in sentences(text)]
    long = [f"{where}: {s}" for where, s in read if len(words(s)) > SENTENCE_WORDS]

    assert len(long) <= (1 - SHORT_SHARE) * len(read), "\n".join(long)
