import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from lessons.library import library
from tests.lessons.folder import FILES

GOOD = """
[[items]]
id = "sea-wall"
kind = "single"
stem = "Who looks after the walls of Box’s halls?"
key = ["o2"]
owner = "aws"
fixed_order = true
because = "The halls belong to the side that built them."
fact = "guest-patching"
objective = "tell-owner"
area = "inside"
sources = ["guide"]
band = "easy"
bloom = "apply"

[[items.options]]
id = "o1"
text = "The customer"
rationale = "No customer has a key."
misconception = "all-theirs"
party = "customer"

[[items.options]]
id = "o2"
text = "AWS"
rationale = "It built the hall there."
party = "aws"

[[items.options]]
id = "o3"
text = "Both"
rationale = "A wall has one owner."
misconception = "all-theirs"
party = "both"
"""
LEVELS = "`bloom`: remember, understand, apply, analyse or evaluate"


@pytest.fixture
def content(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    """A small content folder with a good item in a file of its own."""
    for name, text in {**FILES, "items/walls.toml": GOOD}.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    settings.CONTENT_DIR = tmp_path / "content"
    library.cache_clear()
    yield settings.CONTENT_DIR
    library.cache_clear()


def run(*arguments: str) -> tuple[int, list[str]]:
    out = StringIO()
    try:
        call_command("lint_items", *arguments, stdout=out)
    except SystemExit as left:
        return int(left.code or 0), out.getvalue().splitlines()
    return 0, out.getvalue().splitlines()


@pytest.mark.parametrize("name", ["walls", "walls.toml", "content/items/walls.toml", "sea-", "sea"])
def test_one_file_or_the_ids_so_begun_are_linted(content: Path, name: str) -> None:
    assert run(name) == (0, ["items 1, flaws 0"])


def test_flaws_are_told_and_fail(content: Path) -> None:
    (content / "items/walls.toml").write_text(GOOD.replace('bloom = "apply"\n', ""))

    assert run("walls") == (
        1,
        [
            f"sea-wall: record-is-complete: {LEVELS}",
            "items 1, flaws 1",
        ],
    )


def test_one_file_is_linted_while_another_is_broken(content: Path) -> None:
    (content / "items/other.toml").write_text("items = 3\n")
    (content / "course.toml").write_text("title =")
    (content / "services.toml").unlink()

    assert run("walls") == (0, ["items 1, flaws 0"])
    with pytest.raises(CommandError, match="mistakes in the content files"):
        run()


def test_mistakes_of_the_file_are_told_too(content: Path) -> None:
    broken = GOOD.replace('fact = "guest-patching"', 'fact = "nobody-knows"')
    (content / "items/walls.toml").write_text(broken)
    code, lines = run("walls")

    assert (code, lines[-1]) == (1, "items 1, flaws 1")
    assert lines[0].startswith('items/walls.toml, line 10: no fact is "nobody-knows"')


@pytest.mark.parametrize(
    "text", [GOOD.replace('kind = "single"', 'kind = "simple"'), "[[items", GOOD + "\x00"]
)
def test_file_that_cannot_be_read_as_items_is_told(content: Path, text: str) -> None:
    (content / "items/walls.toml").write_text(text)
    code, lines = run("walls")

    assert (code, len(lines), lines[-1]) == (1, 2, "items 0, flaws 1")
    assert lines[0].startswith("items/walls.toml, line ")


def test_name_that_means_nothing_is_refused(content: Path) -> None:
    with pytest.raises(CommandError, match="no file of items and no item"):
        run("walrus")


def test_whole_bank_is_linted_without_an_argument(content: Path) -> None:
    code, lines = run()

    assert code == 1
    assert lines[-1] == f"items 3, flaws {len(lines) - 1}"
    assert "outside: blueprint-is-covered: an item of the kind “easy” in this area" in lines


def test_last_line_counts_items_and_flaws_of_the_real_bank() -> None:
    code, lines = run()

    assert re.fullmatch(r"items \d+, flaws \d+", lines[-1])
    assert lines[-1].endswith(f", flaws {len(lines) - 1}")
    assert code == int(len(lines) > 1)
