"""The one style sheet and the one script, and how they are put together for production."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.template.autoreload import reset_loaders
from django.test import Client, override_settings

from srm_course.storage import SCRIPT_PART, STYLE_PART, Paths, one_script, one_sheet

STATIC = Path(__file__).resolve().parents[2] / "static"
CSS, JS = STATIC / "css", STATIC / "js"
CSS_BYTES, JS_BYTES = 12 * 1024, 5 * 1024


def parts() -> list[str]:
    return [match[1] for match in STYLE_PART.finditer((CSS / "site.css").read_text())]


def paths() -> Paths:
    return {path: (storage, path) for finder in get_finders() for path, storage in finder.list([])}


def whole() -> str:
    return one_sheet(paths())


def test_every_part_is_listed_once() -> None:
    files = sorted(path.name for path in CSS.glob("*.css") if path.name != "site.css")
    assert sorted(parts()) == files


def test_one_sheet_asks_for_no_other() -> None:
    text = whole()
    assert "@import" not in text
    assert text.startswith("@layer reset, tokens, base, frame, parts, pages, print;")
    assert text.count("/*") == 0


def test_one_sheet_keeps_its_budget() -> None:
    assert len(gzip.compress(whole().encode(), 9)) <= CSS_BYTES


def test_every_script_is_listed_once() -> None:
    listed = [match[1] for match in SCRIPT_PART.finditer((JS / "site.js").read_text())]
    files = sorted(path.name for path in JS.glob("*.js") if path.name != "site.js")
    assert sorted(listed) == files


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
    name = re.findall(r'href="/static/(css/site\.[0-9a-f]{12}\.css)"', html)
    assert len(name) == 1
    text = (tmp_path / name[0]).read_text()
    assert "@import" not in text
    script = re.findall(r'src="/static/(js/site\.[0-9a-f]{12}\.js)"', html)
    assert len(script) == 1
    assert 'import "' not in (tmp_path / script[0]).read_text()
    assert re.search(r"url\(\"\.\./fonts/zilla[a-z0-9-]+\.[0-9a-f]{12}\.woff2\"\)", text)
    assert (tmp_path / f"{name[0]}.br").exists()
