"""Ids and names: break one thing in a TOML file, read what is said."""

from pathlib import Path

import pytest

from tests.lessons.folder import FILES, mistakes, swapped

IDS = [
    (
        ("course.toml", 'slug = "back-door"', 'slug = "front-door"'),
        (
            'course.toml, line 12: the lesson "front-door" again; '
            "expected one; the first is in course.toml, line 5"
        ),
    ),
    (
        ("course.toml", 'id = "outside"', 'id = "inside"'),
        (
            'course.toml, line 26: the area "inside" again; '
            "expected one; the first is in course.toml, line 21"
        ),
    ),
    (
        ("matrix.toml", 'id = "lost"', 'id = "guest"'),
        (
            'matrix.toml, line 29: the row "guest" again; '
            "expected one; the first is in matrix.toml, line 3"
        ),
    ),
    (
        ("services.toml", "order = 2", "order = 1"),
        (
            "services.toml, line 12: the layer order 1 again; "
            "expected one; the first is in services.toml, line 5"
        ),
    ),
    (
        ("services.toml", '["facility", "guest-os"]', '["facility", "facility"]'),
        (
            'services.toml, line 1: the layer of the stack "facility" again; '
            "expected one; the first is in services.toml, line 1"
        ),
    ),
]

REFERENCES = [
    (("course.toml", "best_after = [1]", "best_after = [7]"), 18, "lesson number is 7", "1, 2"),
    (
        ("course.toml", 'area = "inside"', 'area = "attic"'),
        34,
        'area is "attic"',
        "inside, outside",
    ),
    (
        ("course.toml", 'lesson = "front-door"', 'lesson = "x"'),
        35,
        'lesson is "x"',
        "back-door, front-door",
    ),
    (
        ("course.toml", 'objective = "tell-owner"', 'objective = "x"'),
        41,
        'objective is "x"',
        "tell-owner",
    ),
    (("matrix.toml", '["guide"]', '["x"]'), 10, 'source is "x"', "guide, hearsay"),
    (("matrix.toml", 'fact = "guest-', 'fact = "'), 18, 'fact is "patching"', "guest-patching"),
    (
        ("matrix.toml", '["guide"]\nservice', '["x"]\nservice'),
        19,
        'source is "x"',
        "guide, hearsay",
    ),
    (("matrix.toml", 'service = "box"', 'service = "x"'), 20, 'service is "x"', "box"),
    (("matrix.toml", "{ box =", "{ x ="), 7, 'service is "x"', "box"),
    (
        ("matrix.toml", 'misconception = "all-theirs"', 'misconception = "x"'),
        23,
        'misconception is "x"',
        "all-theirs",
    ),
    (
        ("services.toml", '"guest-os"]', '"attic"]'),
        1,
        'layer is "attic"',
        "facility, guest-os",
    ),
    (("services.toml", '["guide"]', '["x"]'), 23, 'source is "x"', "guide, hearsay"),
    (
        ("services.toml", 'layer = "facility"', 'layer = "attic"'),
        27,
        'layer is "attic"',
        "facility, guest-os",
    ),
    (("services.toml", 'fact = "guest-', 'fact = "'), 34, 'fact is "patching"', "guest-patching"),
    (
        ("services.toml", 'misconception = "all-', 'misconception = "'),
        35,
        'misconception is "theirs"',
        "all-theirs",
    ),
    (
        ("misconceptions.toml", 'lesson = "front-door"', 'lesson = ""'),
        5,
        'lesson is ""',
        "back-door, front-door",
    ),
    (("shells.toml", '["box"]', '["x"]'), 7, 'service is "x"', "box"),
    (("shells.toml", 'services = ["box"]', 'fact = "x"'), 7, 'fact is "x"', "guest-patching"),
    (("shells.toml", 'services = ["box"]', 'area = "x"'), 7, 'area is "x"', "inside, outside"),
    (
        ("shells.toml", 'services = ["box"]', 'objective = "x"'),
        7,
        'objective is "x"',
        "tell-owner",
    ),
    (
        ("shells.toml", 'services = ["box"]', 'lesson = "x"'),
        7,
        'lesson is "x"',
        "back-door, front-door",
    ),
    (("items/inside.toml", "guest-patching", "x"), 7, 'fact is "x"', "guest-patching"),
    (("items/inside.toml", '"tell-owner"', '"x"'), 8, 'objective is "x"', "tell-owner"),
    (("items/inside.toml", 'area = "inside"', 'area = "x"'), 9, 'area is "x"', "inside, outside"),
    (("items/inside.toml", '["guide"]', '["x"]'), 10, 'source is "x"', "guide, hearsay"),
    (
        ("items/inside.toml", '["guide"]', '["guide"]\nlesson = "x"'),
        11,
        'lesson is "x"',
        "back-door, front-door",
    ),
    (("items/inside.toml", '["guide"]', '["guide"]\nshell = "x"'), 11, 'shell is "x"', "who"),
    (
        ("items/inside.toml", '["guide"]', '["guide"]\nfacts = [\n  "guest-patching",\n  "x",\n]'),
        13,
        'fact is "x"',
        "guest-patching",
    ),
    (
        ("items/inside.toml", '"all-theirs"', '"x"'),
        21,
        'misconception is "x"',
        "all-theirs",
    ),
]


@pytest.mark.parametrize(("change", "message"), IDS)
def test_load_second_use_of_an_id_is_located(
    tmp_path: Path, change: tuple[str, str, str], message: str
) -> None:
    assert mistakes(tmp_path, swapped(*change)) == [message]


@pytest.mark.parametrize(("change", "line", "what", "choices"), REFERENCES)
def test_load_name_of_nothing_is_located(
    tmp_path: Path, change: tuple[str, str, str], line: int, what: str, choices: str
) -> None:
    assert mistakes(tmp_path, swapped(*change)) == [
        f"{change[0]}, line {line}: no {what}; expected one of {choices}"
    ]


def test_load_item_id_in_two_files_is_located(tmp_path: Path) -> None:
    files = {**FILES, "items/outside.toml": FILES["items/inside.toml"]}

    assert mistakes(tmp_path, files) == [
        (
            'items/outside.toml, line 2: the item "open-window" again; '
            "expected one; the first is in items/inside.toml, line 2"
        )
    ]


def test_load_missing_file_hides_nothing_and_adds_nothing(tmp_path: Path) -> None:
    files = swapped("matrix.toml", "number = 2", "number = 1")
    del files["sources.toml"]

    assert mistakes(tmp_path, files) == [
        (
            "matrix.toml, line 28: the row number 1 again; "
            "expected one; the first is in matrix.toml, line 2"
        ),
        "sources.toml: the file is missing; expected a file of this name",
    ]


def test_load_nothing_to_choose_from_says_so(tmp_path: Path) -> None:
    files = swapped("items/inside.toml", '["guide"]', '["guide"]\nshell = "who"')
    files["shells.toml"] = "shells = []"

    assert mistakes(tmp_path, files) == [
        'items/inside.toml, line 11: no shell is "who"; expected its entry to be written first'
    ]


def test_load_long_values_and_choices_are_cut(tmp_path: Path) -> None:
    area = '[[areas]]\nid = "a{0}"\nname = "A"\nweight = 0\n'
    files = swapped("course.toml", 'area = "inside"', f'area = "{"x" * 80}"')
    files["course.toml"] += "".join(area.format(n) for n in range(8))

    assert mistakes(tmp_path, files) == [
        (
            f'course.toml, line 34: no area is "{"x" * 58}…; '
            "expected one of a0, a1, a2, a3, a4, a5, a6, a7 and 2 more"
        )
    ]
