"""The course as it is shipped has no mistake."""

from django.conf import settings

from lessons.library import ContentError, load


def test_content_has_no_mistake() -> None:
    problems: tuple[object, ...] = ()
    try:
        load(settings.CONTENT_DIR)
    except ContentError as error:
        problems = error.problems

    assert [str(problem) for problem in problems] == []
