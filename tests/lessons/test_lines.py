"""Where the values of a TOML text stand."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from lessons.reading.documents import value_at
from lessons.reading.lines import Path, locate

TEXT = '''\
# a = 1
title = "x # [[no]]"
note = """
[[rows]]
b = 1 \\"""
"""
raw = \'\'\'
c = "\'\'\'
point.x = 1
point."y z" = 2.5
when = 2026-01-01T10:00:00Z

[owner]
tags = [
  "a", # ]
  [1, 2],

  { k = "v", l = [ 3 ] },
]

[[rows]]
[[rows.cells]]
id = 1
[[rows.cells]]
[rows.cells.more]
id = \'2\'
[[rows]]
[[rows.cells]]
[other.deep]
"quoted \\"k" = true
'''
LINES: dict[Path, int] = {
    ("title",): 2,
    ("note",): 3,
    ("raw",): 7,
    ("point",): 9,
    ("point", "x"): 9,
    ("point", "y z"): 10,
    ("when",): 11,
    ("owner",): 13,
    ("owner", "tags"): 14,
    ("owner", "tags", 0): 15,
    ("owner", "tags", 1): 16,
    ("owner", "tags", 1, 0): 16,
    ("owner", "tags", 1, 1): 16,
    ("owner", "tags", 2): 18,
    ("owner", "tags", 2, "k"): 18,
    ("owner", "tags", 2, "l"): 18,
    ("owner", "tags", 2, "l", 0): 18,
    ("rows",): 21,
    ("rows", 0): 21,
    ("rows", 0, "cells"): 22,
    ("rows", 0, "cells", 0): 22,
    ("rows", 0, "cells", 0, "id"): 23,
    ("rows", 0, "cells", 1): 24,
    ("rows", 0, "cells", 1, "more"): 25,
    ("rows", 0, "cells", 1, "more", "id"): 26,
    ("rows", 1): 27,
    ("rows", 1, "cells"): 28,
    ("rows", 1, "cells", 0): 28,
    ("other", "deep"): 29,
    ("other", "deep", 'quoted "k'): 30,
}

texts = st.text(max_size=8)
scalars = st.one_of(st.integers(-9, 9), st.booleans(), texts, st.dates(), st.floats(-9, 9))


def test_locate_finds_every_value() -> None:
    assert locate(TEXT) == LINES


def test_locate_paths_are_those_of_the_parser() -> None:
    data = tomllib.loads(TEXT)

    assert [path for path in locate(TEXT) if value_at(data, path) is None] == []


def test_locate_empty_text_has_no_lines() -> None:
    assert locate("") == {}


@given(
    values=st.lists(st.tuples(texts, st.one_of(scalars, st.lists(scalars, max_size=3))), max_size=6)
)
def test_locate_agrees_with_the_parser(values: list[tuple[str, object]]) -> None:
    text = "\n".join(f'"{n}" = {written([key, value])}' for n, (key, value) in enumerate(values))
    data = tomllib.loads(text)
    found = locate(text)

    assert [found[(key,)] for key in data] == list(range(1, len(data) + 1))
    assert [value_at(data, path) is None for path in found] == [False] * len(found)


def written(value: object) -> str:
    """A value as TOML."""
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, str):
        escaped = "".join(f"\\U{ord(c):08x}" for c in value)
        return f'"{escaped}"'
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:f}" if isinstance(value, float) else str(value)
