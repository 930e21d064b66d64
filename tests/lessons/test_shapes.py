"""Keys and types: break one thing in a TOML file, read what is said."""

from pathlib import Path

import pytest

from tests.lessons.folder import mistakes, swapped

SHAPES = [
    (
        ("course.toml", 'summary = "One door."\n', ""),
        (
            'course.toml, line 4: the key "summary" is missing; '
            'expected "summary" in every [[lessons]]'
        ),
    ),
    (
        ("course.toml", 'promise = "You will know whose door it is."\n', ""),
        (
            'course.toml, line 1: the key "promise" is missing; '
            'expected "promise" at the top of the file'
        ),
    ),
    (
        ("course.toml", "weight = 60", 'weight = 60\ncolour = "red"'),
        'course.toml, line 24: unknown key "colour"; expected one of id, name, weight',
    ),
    (
        ("matrix.toml", 'id = "lost"', "id = [3]"),
        "matrix.toml, line 29: id is a list; expected a text in quotes",
    ),
    (
        ("sources.toml", "[[sources]]", "x = 1\n[[sources]]"),
        'sources.toml, line 1: unknown key "x"; expected one of sources',
    ),
    (
        ("course.toml", "minutes = 8", 'minutes = "8"'),
        'course.toml, line 9: minutes is "8"; expected a whole number',
    ),
    (
        ("course.toml", "minutes = 8", "minutes = 8.0"),
        "course.toml, line 9: minutes is 8.0; expected a whole number",
    ),
    (
        ("course.toml", "ready = false", "ready = 0"),
        "course.toml, line 17: ready is 0; expected true or false",
    ),
    (
        ("course.toml", 'summary = "One door."', "summary = true"),
        "course.toml, line 8: summary is true; expected a text in quotes",
    ),
    (
        ("course.toml", 'summary = "One door."', f"summary = [{'1, ' * 9}]"),
        "course.toml, line 8: summary is a list; expected a text in quotes",
    ),
    (
        ("course.toml", 'summary = "One door."', "summary = { a = 1 }"),
        "course.toml, line 8: summary is a table; expected a text in quotes",
    ),
    (
        (
            "course.toml",
            "best_after = [1]",
            'best_after = "the first one, and if there is time then all"',
        ),
        (
            'course.toml, line 18: best_after is "the first one, and if there is time then all"; '
            "expected a list in [ ]"
        ),
    ),
    (
        ("sources.toml", "checked = 2026-03-14", 'checked = "in spring"'),
        'sources.toml, line 7: checked is "in spring"; expected a date such as 2026-03-14',
    ),
    (
        ("sources.toml", "checked = 2026-03-14", "checked = 2026-03-14T10:00:00"),
        "sources.toml, line 7: checked is 2026-03-14T10:00:00; expected a date such as 2026-03-14",
    ),
    (
        ("sources.toml", "checked = 2026-03-14", "checked = 10:00:00"),
        "sources.toml, line 7: checked is 10:00:00; expected a date such as 2026-03-14",
    ),
    (
        ("matrix.toml", 'published = "customer"', 'published = "you"'),
        'matrix.toml, line 5: published is "you"; expected "customer", "aws" or "both"',
    ),
    (
        ("matrix.toml", 'today = "depends"', 'today = "varies"'),
        'matrix.toml, line 6: today is "varies"; expected "customer", "aws", "both" or "depends"',
    ),
    (
        ("matrix.toml", '{ box = "customer" }', '{ box = "you" }'),
        'matrix.toml, line 7: box is "you"; expected "customer", "aws" or "both"',
    ),
    (
        ("matrix.toml", '{ box = "customer" }', '"box"'),
        'matrix.toml, line 7: today_by_service is "box"; expected a table',
    ),
    (
        ("matrix.toml", 'reply = "Not this.", ', ""),
        (
            'matrix.toml, line 24: the key "reply" is missing; '
            'expected "reply" in every [[rows.statements.lures]]'
        ),
    ),
    (
        ("matrix.toml", "statements = []", "statements = [5]"),
        "matrix.toml, line 37: an entry of statements is 5; expected a table",
    ),
    (
        ("items/inside.toml", 'kind = "single"', 'kind = "essay"'),
        (
            'items/inside.toml, line 3: kind is "essay"; '
            'expected "single", "two-tier", "multiple", "classify" or "order"'
        ),
    ),
    (
        ("shells.toml", "?", "."),
        "shells.toml, line 5: stem does not fit; expected must end in a question mark",
    ),
    (
        ("figures/house.toml", "title =", "title"),
        "figures/house.toml, line 1: Expected '=' after a key in a key/value pair; expected TOML",
    ),
    (
        ("figures/house.toml", '"The house"\n', '"""\n\n'),
        "figures/house.toml, line 14: Unterminated string; expected TOML",
    ),
]


@pytest.mark.parametrize(("change", "message"), SHAPES)
def test_load_misshapen_value_is_located(
    tmp_path: Path, change: tuple[str, str, str], message: str
) -> None:
    assert mistakes(tmp_path, swapped(*change)) == [message]
