"""The style sheets and the one script, and how they are put together for production."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.template.autoreload import reset_loaders
from django.test import Client, override_settings

from srm_course.storage import SCRIPT_PART, SHEETS, STYLE_PART, Paths, one_script, one_sheet

STATIC = Path(__file__).resolve().parents[2] / "static"
CSS, JS = STATIC / "css", STATIC / "js"
CSS_BYTES = {
    "css/site.css": 10 * 1024,
    "css/site-pages.css": 4 * 1024,
    "css/site-figures.css": 16 * 1024,
    "css/site-progress.css": 6 * 1024,
    "css/site-exam.css": 4 * 1024,
    "css/site-class.css": 9 * 1024,
}
JS_BYTES = 5 * 1024
ALONE = ("clock.js", "exam.js", "gradebook.js", "live.js")  # of single pages only


def parts() -> list[str]:
    found = [match[1] for name in SHEETS for match in STYLE_PART.finditer(plain(name))]
    return [name for name in found if f"css/{name}" not in SHEETS]


def plain(name: str) -> str:
    return (STATIC / name).read_text()


def paths() -> Paths:
    return {path: (storage, path) for finder in get_finders() for path, storage in finder.list([])}


def whole(sheet: str = SHEETS[0]) -> str:
    return one_sheet(paths(), sheet)


def test_every_part_is_listed_once() -> None:
    files = sorted(path.name for path in CSS.glob("*.css") if f"css/{path.name}" not in SHEETS)
    assert sorted(parts()) == files


@pytest.mark.parametrize("sheet", SHEETS)
def test_each_sheet_asks_for_no_other(sheet: str) -> None:
    text = whole(sheet)
    assert "@import" not in text
    assert text.count("/*") == 0


def test_layers_are_declared_first_and_once() -> None:
    line = "@layer reset, tokens, base, frame, parts, pages, print;"
    alone = ("css/site.css", "css/site-figures.css")  # the others load after site.css
    assert [s for s in SHEETS if whole(s).startswith(line)] == [s for s in SHEETS if s in alone]
    assert [whole(sheet).count(line) for sheet in SHEETS] == [sheet in alone for sheet in SHEETS]


@pytest.mark.parametrize("sheet", SHEETS)
def test_each_sheet_keeps_its_budget(sheet: str) -> None:
    assert len(gzip.compress(whole(sheet).encode(), 9)) <= CSS_BYTES[sheet]


def test_every_script_is_listed_once() -> None:
    listed = [match[1] for match in SCRIPT_PART.finditer((JS / "site.js").read_text())]
    files = sorted(path.name for path in JS.glob("*.js") if path.name != "site.js")
    assert sorted([*listed, *ALONE]) == files


def test_parts_of_the_script_stand_alone() -> None:
    """They are put into one module, each in its block, so none may import or export."""
    parts_ = [path for path in JS.glob("*.js") if path.name != "site.js"]
    pattern = r"^\s*(import|export)\b|document\.currentScript"
    assert [p.name for p in parts_ if re.search(pattern, p.read_text(), re.MULTILINE)] == []


def test_one_script_asks_for_no_other_and_keeps_its_budget() -> None:
    text = one_script(paths())
    assert 'import "' not in text
    assert len(gzip.compress(text.encode(), 9)) <= JS_BYTES


def test_braces_close_in_every_part() -> None:
    uneven = [
        p.name for p in CSS.glob("*.css") if p.read_text().count("{") != p.read_text().count("}")
    ]
    assert uneven == []


@pytest.fixture
def fresh_templates() -> Iterator[None]:
    """Templates keep their head, and with it the address of the sheet, for the whole process."""
    reset_loaders()
    yield
    reset_loaders()


@pytest.mark.django_db
@pytest.mark.usefixtures("fresh_templates")
def test_collected_sheet_is_hashed_and_whole(tmp_path: Path, client: Client) -> None:
    storages = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "srm_course.storage.Storage"},
    }
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=storages):
        for _ in range(2):  # a second build over the first must come to the same
            call_command("collectstatic", interactive=False, verbosity=0)
        html = client.get("/help/").content.decode()
        lesson = client.get("/course/whose-house/").content.decode()
    sheets = [
        re.findall(r'href="/static/(css/[a-z-]+\.[0-9a-f]{12}\.css)"', p) for p in (html, lesson)
    ]
    assert [[path.split(".")[0] for path in page] for page in sheets] == [
        ["css/site", "css/site-pages"],
        ["css/site-figures"],
    ]
    assert ["@import" in (tmp_path / page[-1]).read_text() for page in sheets] == [False, False]
    name = re.findall(r'href="/static/(css/site\.[0-9a-f]{12}\.css)"', html)
    assert len(name) == 1
    text = (tmp_path / name[0]).read_text()
    assert "@import" not in text
    script = re.findall(r'src="/static/(js/site\.[0-9a-f]{12}\.js)"', html)
    assert len(script) == 1
    assert 'import "' not in (tmp_path / script[0]).read_text()
    assert re.search(r"url\(\"\.\./fonts/zilla[a-z0-9-]+\.[0-9a-f]{12}\.woff2\"\)", text)
    assert (tmp_path / f"{name[0]}.br").exists()
