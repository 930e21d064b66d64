import shutil
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django.fixtures import Settings

from lessons.library import library


@pytest.fixture
def content(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    """A copy of the content that may be changed."""
    folder = tmp_path / "content"
    shutil.copytree(settings.CONTENT_DIR, folder)
    settings.CONTENT_DIR = folder
    library.cache_clear()
    yield folder
    library.cache_clear()


def run() -> tuple[int, list[str]]:
    out = StringIO()
    try:
        call_command("course_report", stdout=out)
    except SystemExit as left:
        return int(left.code or 0), out.getvalue().splitlines()
    return 0, out.getvalue().splitlines()


def test_course_is_covered() -> None:
    code, lines = run()
    assert (code, lines[-1]) == (0, "facts 101/101 taught, 101/101 tested")
    assert lines[0].split() == ["Lesson", "and", "block", "Point", "Fact", "Items", "Drawn"]
    assert len(lines) == 1 + 101 + 1


def test_point_without_block_or_item_is_short(content: Path) -> None:
    with (content / "coverage.toml").open("a") as file:
        file.write(
            '\n[[points]]\nid = "p99"\ntext = "It rains."\nfact = "of-and-in"\ntaught = []\n'
        )
    library.cache_clear()
    code, lines = run()
    assert code == 1
    assert lines[-2:] == [
        "p99 is not taught and tested: It rains.",
        "facts 101/102 taught, 101/102 tested",
    ]
