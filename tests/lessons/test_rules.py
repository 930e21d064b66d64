"""Rules between values: break one thing in a TOML file, read what is said."""

from pathlib import Path

import pytest

from tests.lessons.folder import FILES, mistakes, swapped

RULES = [
    (
        ("coverage.toml", "taught = []", 'taught = ["front-door#the-door", "front-door#cellar"]'),
        (
            'coverage.toml, line 6: no block is "front-door#cellar"; '
            "expected lesson#part; all, the-door"
        ),
    ),
    (
        ("coverage.toml", "taught = []", 'taught = ["front-door"]'),
        ('coverage.toml, line 6: no block is "front-door"; expected lesson#part; all, the-door'),
    ),
    (
        ("course.toml", "weight = 40", "weight = 30"),
        "course.toml, line 23: the weights of the areas sum to 90; expected 100",
    ),
    (
        ("course.toml", "ready = false", "ready = true"),
        (
            'course.toml, line 12: the lesson "back-door" is ready and has no text; '
            "expected lessons/back-door.md, or ready = false"
        ),
    ),
    (
        ("matrix.toml", "capstone = true", "capstone = false"),
        (
            'matrix.toml, line 1: 0 capstone statements in the row "guest"; '
            "expected 1 in each row of the published summary"
        ),
    ),
    (
        ("matrix.toml", "house_part =", "addition = true\nhouse_part ="),
        'matrix.toml, line 1: 1 capstone statements in the row "guest"; expected 0 in an addition',
    ),
    (
        ("matrix.toml", '{ party = "aws"', '{ party = "customer"'),
        (
            'matrix.toml, line 23: a lure for "customer"; '
            "expected another party than the statement's and the other lures'"
        ),
    ),
    (
        ("matrix.toml", '{ party = "both"', '{ party = "aws"'),
        (
            'matrix.toml, line 24: a lure for "aws"; '
            "expected another party than the statement's and the other lures'"
        ),
    ),
    (
        ("matrix.toml", '["guide"]\nservice', '["guide", "hearsay"]\nservice'),
        (
            'matrix.toml, line 19: graded on "hearsay", which is from memory; '
            "expected sources that were read, or seen in an excerpt"
        ),
    ),
    (
        ("matrix.toml", '["guide"]\nservice', "[]\nservice"),
        "matrix.toml, line 19: no source; expected at least one",
    ),
    (
        (
            "services.toml",
            'layer = "facility"',
            'layer = "guest-os"',
        ),
        'services.toml, line 27: "box" has several cells for "guest-os"; expected one',
    ),
    (
        ("services.toml", 'party = "customer"\nduty', "duty"),
        'services.toml, line 29: a duty for "guest-os", and no party; expected "party"',
    ),
    (
        ("services.toml", 'fact = "guest-patching"\n', ""),
        'services.toml, line 29: a graded cell without fact; expected "fact"',
    ),
    (
        ("services.toml", 'graded = true\nsources = ["guide"]', "graded = true\nsources = []"),
        'services.toml, line 37: a graded cell without sources; expected "sources"',
    ),
    (
        (
            "services.toml",
            'graded = true\nsources = ["guide"]',
            'graded = true\nsources = ["hearsay"]',
        ),
        (
            'services.toml, line 37: graded on "hearsay", which is from memory; '
            "expected sources that were read, or seen in an excerpt"
        ),
    ),
    (
        ("items/inside.toml", '["guide"]', '["hearsay"]'),
        (
            'items/inside.toml, line 10: graded on "hearsay", which is from memory; '
            "expected sources that were read, or seen in an excerpt"
        ),
    ),
    (
        ("items/inside.toml", '["guide"]', "[]"),
        "items/inside.toml, line 10: no source; expected at least one",
    ),
    (
        ("items/inside.toml", 'id = "aws"', 'id = "you"'),
        'items/inside.toml, line 12: 2 options with the id "you"; expected a different id for each',
    ),
    (
        ("items/inside.toml", "because", "choose = 1\nbecause"),
        (
            "items/inside.toml, line 6: choose is 1; "
            "expected choose only in an item of the kind multiple"
        ),
    ),
]

KEYS = [
    ("single", '["nobody"]', "the id of one option"),
    ("single", '["aws", "you"]', "the id of one option"),
    ("single", "[]", "the id of one option"),
    ("multiple", '["aws"]', "the ids of at least two options, not of all, sorted"),
    ("multiple", '["aws", "you"]', "the ids of at least two options, not of all, sorted"),
    ("multiple", '["you", "aws"]', "the ids of at least two options, not of all, sorted"),
    ("multiple", '["x", "you"]', "the ids of at least two options, not of all, sorted"),
    ("classify", '["aws:aws"]', "option:party for each option, sorted"),
    ("classify", '["you:customer", "aws:aws"]', "option:party for each option, sorted"),
    ("classify", '["aws:aws", "you:me"]', "option:party for each option, sorted"),
    ("classify", '["aws", "you"]', "option:party for each option, sorted"),
    ("order", '["aws"]', "the ids of all options, bottom first"),
    ("order", '["aws", "aws"]', "the ids of all options, bottom first"),
]


@pytest.mark.parametrize(("change", "message"), RULES)
def test_load_broken_rule_is_located(
    tmp_path: Path, change: tuple[str, str, str], message: str
) -> None:
    assert mistakes(tmp_path, swapped(*change)) == [message]


@pytest.mark.parametrize(("kind", "key", "expected"), KEYS)
def test_load_key_that_is_no_answer_is_located(
    tmp_path: Path, kind: str, key: str, expected: str
) -> None:
    choose = key.count('"') // 2 if kind == "multiple" else 0
    files = swapped("items/inside.toml", 'kind = "single"', f'kind = "{kind}"')
    files["items/inside.toml"] = files["items/inside.toml"].replace(
        'key = ["you"]', f"key = {key}\nchoose = {choose}"
    )

    assert mistakes(tmp_path, files) == [
        f"items/inside.toml, line 5: key is {key}; expected {expected}"
    ]


def test_load_choose_that_differs_from_the_key_is_located(tmp_path: Path) -> None:
    more = '[[items.options]]\nid = "both"\ntext = "Both"\nrationale = "No."\n'
    files = swapped("items/inside.toml", 'kind = "single"', 'kind = "multiple"\nchoose = 3')
    text = files["items/inside.toml"].replace('key = ["you"]', 'key = ["both", "you"]')
    files["items/inside.toml"] = text + more

    assert mistakes(tmp_path, files) == ["items/inside.toml, line 4: choose is 3; expected 2"]


def test_load_item_with_one_option_is_located(tmp_path: Path) -> None:
    text = FILES["items/inside.toml"]
    cut = text[: text.rindex("[[items.options]]")]

    assert mistakes(tmp_path, {**FILES, "items/inside.toml": cut}) == [
        "items/inside.toml, line 12: 1 option; expected at least two"
    ]


def test_load_item_without_options_is_located(tmp_path: Path) -> None:
    text = FILES["items/inside.toml"]
    cut = text[: text.index("[[items.options]]")].replace('key = ["you"]\n', "options = []\n")

    assert mistakes(tmp_path, {**FILES, "items/inside.toml": cut}) == [
        'items/inside.toml, line 1: the key "key" is missing; expected "key" in every [[items]]',
        "items/inside.toml, line 5: 0 options; expected at least two",
    ]
