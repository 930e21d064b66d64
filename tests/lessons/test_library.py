"""A valid folder as a whole: what it becomes, its version, and bytes that are no content."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.core.checks import Error
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from lessons import checks
from lessons.library import ContentError, Problem, library, load, require
from tests.lessons.folder import FILES, LESSON, mistakes, swapped, write

BROKEN = swapped("course.toml", "weight = 40", "weight = 41")
PROBLEM = "course.toml, line 23: the weights of the areas sum to 101; expected 100"


@pytest.fixture
def fresh(settings: Settings, tmp_path: Path) -> Path:
    """The folder that `library` reads, with nothing in memory before and after."""
    library.cache_clear()
    settings.CONTENT_DIR = tmp_path
    return tmp_path


@pytest.fixture(autouse=True)
def _forget() -> object:
    yield
    library.cache_clear()


def test_load_valid_folder_holds_everything(tmp_path: Path) -> None:
    found = load(write(tmp_path))

    assert found.course.title == "Doors"
    assert list(found.lessons) == ["front-door"]
    assert list(found.matrix.statements) == ["guest-on-box"]
    assert found.matrix.stack == ("facility", "guest-os")
    assert list(found.matrix.source) == ["guide", "hearsay"]
    assert list(found.matrix.misconception) == ["all-theirs"]
    assert [shell.id for shell in found.shells] == ["who"]
    assert found.items["open-window"].key == ("you",)
    assert {name: f.title for name, f in found.figures.items()} == {"house": "The house"}


def test_load_absent_party_is_none(tmp_path: Path) -> None:
    matrix = load(write(tmp_path)).matrix

    assert matrix.rows[1].published is None
    assert matrix.service["box"].by_layer["facility"].party is None


def test_load_ungraded_cell_may_rest_on_memory(tmp_path: Path) -> None:
    files = swapped("services.toml", 'layer = "facility"', 'layer = "facility"\nparty = "aws"')
    files["services.toml"] = files["services.toml"].replace(
        'party = "aws"', 'party = "aws"\nsources = ["hearsay"]', 1
    )

    cell = load(write(tmp_path, files)).matrix.service["box"].by_layer["facility"]
    assert cell.sources == ("hearsay",)


def test_load_page_that_is_no_lesson_is_left_alone(tmp_path: Path) -> None:
    found = load(write(tmp_path, {**FILES, "README.md": "# For authors"}))

    assert list(found.lessons) == ["front-door"]


def test_load_lessons_stand_in_the_order_of_the_plan(tmp_path: Path) -> None:
    back = LESSON.replace("front-door", "back-door")
    files = {**FILES, "lessons/back-door.md": back}

    assert list(load(write(tmp_path, files)).lessons) == ["front-door", "back-door"]


def test_load_hidden_and_foreign_files_do_not_count(tmp_path: Path) -> None:
    version = load(write(tmp_path)).version
    write(tmp_path, {".matrix.toml": "?", ".git/x.toml": "?", "notes.txt": "?"})

    assert load(tmp_path).version == version


def test_load_several_mistakes_are_reported_at_once(tmp_path: Path) -> None:
    files = {
        **BROKEN,
        "sources.toml": FILES["sources.toml"].replace('"read"', '"rumour"'),
        "matrix.toml": FILES["matrix.toml"]
        .replace('party = "customer"', 'party = "custmer"')
        .replace('fact = "guest-patching"', 'fact = "guest"')
        .replace("number = 2", "number = 1"),
        "items/inside.toml": "[[items",
        "lessons/front-door.md": LESSON.replace("## All", "# All"),
    }
    del files["shells.toml"]

    assert mistakes(tmp_path, files) == [
        PROBLEM,
        (
            "items/inside.toml, line 1: Expected ']]' at the end of an array declaration; "
            "expected TOML"
        ),
        (
            "lessons/front-door.md, line 17: a heading with one #; "
            "expected ## for a part; the claim is the h1"
        ),
        'matrix.toml, line 16: party is "custmer"; expected "customer", "aws" or "both"',
        'matrix.toml, line 18: no fact is "guest"; expected one of guest-patching',
        (
            "matrix.toml, line 28: the row number 1 again; "
            "expected one; the first is in matrix.toml, line 2"
        ),
        "shells.toml: the file is missing; expected a file of this name",
        'sources.toml, line 8: confidence is "rumour"; expected "read", "excerpt" or "memory"',
    ]


def test_load_empty_folder_names_every_missing_file(tmp_path: Path) -> None:
    assert mistakes(tmp_path / "nowhere", {}) == [
        f"{name}.toml: the file is missing; expected a file of this name"
        for name in (
            "course",
            "coverage",
            "glossary",
            "matrix",
            "misconceptions",
            "services",
            "shells",
            "sources",
        )
    ]


def test_load_unreadable_file_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "items" / "folder.toml").mkdir()

    with pytest.raises(ContentError) as caught:
        load(tmp_path)

    assert caught.value.problems == (
        Problem(
            file="items/folder.toml",
            line=0,
            found="Is a directory",
            expected="a readable file",
        ),
    )


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=st.sampled_from(sorted(FILES)), data=st.binary(max_size=300))
def test_load_arbitrary_bytes_raise_content_error_only(name: str, data: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = write(Path(folder), {**FILES, name: data})
        try:
            load(path)
        except ContentError as error:
            assert error.problems  # noqa: PT017 -- that nothing else is raised is the test


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    name=st.sampled_from(sorted(FILES)),
    start=st.integers(0, 1500),
    length=st.integers(0, 40),
    put=st.text(
        alphabet=st.sampled_from([*"\n\r \t[]{}=.,\"'#:+-_1a<>!()*`\\|&;/\x00é𝄞"]), max_size=30
    ),
)
def test_load_damaged_files_raise_content_error_only(
    name: str, start: int, length: int, put: str
) -> None:
    text = FILES[name]
    start %= len(text)
    with TemporaryDirectory() as folder:
        damaged = text[:start] + put + text[start + length :]
        path = write(Path(folder), {**FILES, name: damaged})
        try:
            load(path)
        except ContentError as error:
            assert error.problems  # noqa: PT017 -- that nothing else is raised is the test


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("figures/house.toml", "x = " + "[" * 5000 + "]" * 5000),
        ("course.toml", "x = " + "[" * 300 + "]" * 300),
        ("course.toml", "title = " + "{ a = " * 250 + "1" + " }" * 250),
    ],
)
def test_load_deep_nesting_is_a_problem(tmp_path: Path, name: str, text: str) -> None:
    reported = mistakes(tmp_path, {**FILES, name: text})

    assert (
        f"{name}, line 1: tables or lists nested too deeply; expected at most a few levels"
        in reported
    )


@pytest.mark.parametrize("number", ["1" * 5000, "0x" + "f" * 5000])
def test_load_huge_number_is_a_problem(tmp_path: Path, number: str) -> None:
    assert mistakes(tmp_path, {**FILES, "figures/house.toml": f"x = {number}"}) == [
        (
            "figures/house.toml, line 1: a value that cannot be read; "
            "expected numbers of ordinary size, real dates"
        )
    ]


def test_load_bytes_that_are_no_text_have_a_line(tmp_path: Path) -> None:
    assert mistakes(tmp_path, {**FILES, "figures/house.toml": b"# one\r\n# \xff\r\n"}) == [
        "figures/house.toml, line 2: the byte 0xff, which is not text; expected UTF-8"
    ]


def test_version_is_the_same_in_every_process(tmp_path: Path) -> None:
    write(tmp_path)
    code = (
        "import sys; from pathlib import Path; from lessons.library import load;"
        "print(load(Path(sys.argv[1])).version, end='')"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True
    )

    assert run.stdout == load(tmp_path).version


def test_library_reads_once(fresh: Path) -> None:
    write(fresh)
    first = library()
    write(fresh, BROKEN)

    assert library() is first


def test_require_sound_content_returns(fresh: Path) -> None:
    write(fresh)

    require()

    assert library().course.title == "Doors"


def test_require_broken_content_ends_the_server_with_the_list(
    fresh: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(fresh, BROKEN)

    with pytest.raises(SystemExit) as caught:
        require()

    assert caught.value.code == 3
    assert capsys.readouterr().err == f"1 mistake in the content files:\n{PROBLEM}\n"


def test_check_sound_content_finds_nothing(fresh: Path) -> None:
    write(fresh)

    assert checks.content_is_sound(app_configs=None) == []


def test_check_broken_content_is_one_error_a_mistake(fresh: Path) -> None:
    write(fresh, {**BROKEN, "figures/house.toml": "x"})

    assert checks.content_is_sound(app_configs=None) == [
        Error(PROBLEM, id="lessons.E001"),
        Error(
            "figures/house.toml, line 1: Expected '=' after a key in a key/value pair; "
            "expected TOML",
            id="lessons.E001",
        ),
    ]


def test_check_stops_every_command(fresh: Path) -> None:
    write(fresh, BROKEN)
    code = (
        "import django; django.setup();"
        "from django.core.management import call_command; call_command('check')"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={"DJANGO_SETTINGS_MODULE": "tests.settings", "CONTENT_DIR": str(fresh)},
    )

    assert run.returncode == 1
    assert f"?: (lessons.E001) {PROBLEM}\n" in run.stderr
