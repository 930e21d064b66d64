"""Budgets of size, and rules that hold over all files. A budget is met by a better cut."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("srm_course", "classrooms", "progress", "quizzes", "lessons", "accounts", "assessment")
FILE_LINES, FUNCTION_LINES, VIEW_LINES, TEMPLATE_LINES, JS_LINES = 300, 50, 25, 150, 100


def python_files(*, tests: bool = False) -> list[Path]:
    folders = [ROOT / name for name in (*PACKAGES, *(["tests"] if tests else []))]
    return sorted(
        path for f in folders for path in f.rglob("*.py") if path.parent.name != "migrations"
    )


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef):
            yield node


def length(node: ast.FunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def templates() -> list[Path]:
    return sorted((ROOT / "templates").rglob("*.html"))


def too_long(paths: list[Path], limit: int) -> list[str]:
    lengths = ((path, len(path.read_text().splitlines())) for path in paths)
    return [f"{path.relative_to(ROOT)}: {n}" for path, n in lengths if n > limit]


def test_files_keep_their_budget() -> None:
    assert too_long(python_files(tests=True), FILE_LINES) == []


def test_templates_keep_their_budget() -> None:
    assert too_long(templates(), TEMPLATE_LINES) == []


def test_scripts_keep_their_budget() -> None:
    assert too_long(sorted((ROOT / "static" / "js").rglob("*.js")), JS_LINES) == []


def test_functions_keep_their_budget() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.name}"
        for path in python_files(tests=True)
        for node in functions(path)
        if length(node) > FUNCTION_LINES
    ]
    assert long == []


def test_views_keep_their_budget() -> None:
    views = [p for p in python_files() if p.name == "views.py" or p.parent.name == "views"]
    long = [
        f"{path.relative_to(ROOT)}:{node.name}"
        for path in views
        for node in functions(path)
        if length(node) > VIEW_LINES
    ]
    assert long == []


@pytest.mark.parametrize(
    "pattern",
    [r"<script(?![^>]*\bsrc=)", r"<style", r"\bstyle=", r"\son[a-z]+=[\"']", r"javascript:"],
)
def test_templates_hold_no_inline_script_or_style(pattern: str) -> None:
    found = [str(p.relative_to(ROOT)) for p in templates() if re.search(pattern, p.read_text())]
    assert found == []


def test_every_hx_request_has_its_plain_twin() -> None:
    """A tag that asks by htmx is a link with an address or a form with an action."""
    lonely = [
        f"{path.relative_to(ROOT)}: {tag}"
        for path in templates()
        for tag in re.findall(r"<[a-z][^>]*\bhx-(?:get|post)=[^>]*>", path.read_text())
        if not re.search(r"\s(href|action|formaction)=", tag)
    ]
    assert lonely == []


def test_nothing_is_dragged() -> None:
    files = [*templates(), *(ROOT / "static" / "js").rglob("*.js")]
    found = [p.name for p in files if re.search(r"draggable|dragstart|ondrag", p.read_text())]
    assert found == []


def test_no_registry_host_is_named() -> None:
    locks = (ROOT / "requirements").glob("*.txt")
    assert [p.name for p in locks if "://" in p.read_text()] == []
