"""Blueprints: counts that add up, and a pool with room to spare."""

from pathlib import Path

import pytest

from assessment.items import Band, Kind
from lessons.library import load
from tests.lessons.folder import FILES, mistakes, write

FILE = "papers/short.toml"
PAPER = """\
slug = "short"
name = "Short form"
minutes = 5
pass_percent = 70
scored = 2
trial = 1

[[shares]]
area = "inside"
kind = "single"
scored = 2
trial = 1

[[bands]]
band = "easy"
scored = 2
trial = 1
"""
NO_ROOM = ", and the exam pool has {} that may stand together; expected 4 or more, to draw from"
OPTIONS = "".join(
    f'[[items.options]]\nid = "{id_}"\ntext = "{id_}"\nrationale = "{id_}."\n\n' for id_ in "abcd"
)


def item(id_: str, enemies: str = "[]") -> str:
    return (
        f'[[items]]\nid = "{id_}"\nkind = "single"\nstem = "Who?"\nkey = ["a"]\n'
        'because = "they do"\nfact = "guest-patching"\nobjective = "tell-owner"\narea = "inside"\n'
        f'sources = ["guide"]\npool = "exam"\nband = "easy"\nenemies = {enemies}\n\n{OPTIONS}'
    )


POOL = "".join(map(item, ("one", "two", "three"))) + item("four")


def files(paper: str = PAPER, pool: str = POOL) -> dict[str, str]:
    return {**FILES, "items/exam.toml": pool, FILE: paper}


def changed(old: str, new: str) -> dict[str, str]:
    assert old in PAPER
    return files(PAPER.replace(old, new, 1))


def test_blueprint_is_read(tmp_path: Path) -> None:
    found = load(write(tmp_path, files())).blueprints

    assert list(found) == ["short"]
    assert (found["short"].count, found["short"].least) == (3, 2)
    assert found["short"].shares[0].kind is Kind.SINGLE
    assert found["short"].bands[0].band is Band.EASY


def test_blueprints_begin_with_the_shortest(tmp_path: Path) -> None:
    tiny = PAPER.replace('"short"', '"tiny"').replace("trial = 1", "trial = 0")
    found = load(write(tmp_path, {**files(), "papers/tiny.toml": tiny})).blueprints

    assert list(found) == ["tiny", "short"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('slug = "short"', 'slug = "brief"', 'line 1: slug is "brief"; expected "short"'),
        (
            "minutes = 5",
            "minutes = 0",
            "line 3: minutes is 0; expected a whole number of 1 or more",
        ),
        (
            "pass_percent = 70",
            "pass_percent = 101",
            "line 4: pass_percent is 101; expected a whole number from 1 to 100",
        ),
        (
            "scored = 2\ntrial = 1\n\n[[shares]]",
            "scored = 3\ntrial = 1\n\n[[shares]]",
            "line 5: scored in bands sums to 2; expected 3, as at the top of the file",
        ),
        (
            "trial = 1\n\n[[bands]]",
            "trial = -1\n\n[[bands]]",
            "line 12: trial is -1; expected a whole number of 0 or more",
        ),
        (
            'kind = "single"',
            'kind = "order"',
            'line 10: a share of the kind "order"; expected "single" or "multiple"',
        ),
        (
            'area = "inside"',
            'area = "under"',
            'line 9: no area is "under"; expected one of inside, outside',
        ),
        (
            'band = "easy"',
            'band = "hard"',
            f"line 15: 3 of hard{NO_ROOM.format(0)}",
        ),
        (
            "[[bands]]",
            '[[bands]]\nband = "easy"\nscored = 0\n\n[[bands]]',
            "line 19: easy again in bands; expected one entry for each",
        ),
    ],
)
def test_mistake_in_a_blueprint_is_named(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert f"{FILE}, {expected}" in mistakes(tmp_path, changed(old, new))


def test_pool_without_room_to_spare_is_named(tmp_path: Path) -> None:
    three = "".join(map(item, ("one", "two", "three")))
    enemies = item("one", '["two"]') + item("two", '["one"]') + item("three") + item("four")
    for pool in (three, enemies):
        assert mistakes(tmp_path, files(pool=pool)) == [
            f"{FILE}, line {line}: 3 of {what}{NO_ROOM.format(3)}"
            for line, what in ((9, "inside single"), (15, "easy"))
        ]


def test_room_is_not_counted_while_items_cannot_be_read(tmp_path: Path) -> None:
    found = mistakes(tmp_path, files(pool="[[items]"))

    assert [line.partition(",")[0] for line in found] == ["items/exam.toml"]
