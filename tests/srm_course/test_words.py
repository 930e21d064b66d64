import pytest

from srm_course.templatetags import course


@pytest.mark.parametrize(
    ("number", "words"), [(0, "none"), (1, "one"), (13, "thirteen"), (20, "twenty"), (21, "21")]
)
def test_words_of_a_count(number: int, words: str) -> None:
    assert course.words(number) == words


@pytest.mark.parametrize(
    ("numbers", "words"),
    [((2,), "sheet 2"), ((2, 3), "sheets 2 and 3"), ((1, 2, 5), "sheets 1, 2 and 5")],
)
def test_sheets_in_a_sentence(numbers: tuple[int, ...], words: str) -> None:
    assert course.sheets(numbers) == words
