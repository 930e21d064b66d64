"""Mistakes in the files of figures are found with their lines."""

from pathlib import Path

import pytest

from lessons.figures.registry import SCHEMAS
from lessons.library import load
from lessons.reading.references import choices
from tests.lessons.folder import FILES, mistakes, swapped, write

LINE = """\
number = "3.1"
title = "Draw the line"
instruction = "Draw it."
line = 1
layers = [{ name = "Below", short = "below" }, { name = "Above", short = "above" }]
gaps = [{ reply = "Here." }]
"""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'owner = "aws"',
            'owner = "azure"',
            'line 7: owner is "azure"; expected "customer", "aws" or "both"',
        ),
        (
            'house = "Roof"',
            'hut = "Roof"',
            'line 6: the key "house" is missing; expected "house" in every [[parts]]',
        ),
        ('drawn = ["roof"]', 'drawn = "roof"', 'line 8: drawn is "roof"; expected a list in [ ]'),
        (
            'legend = "Who is who."',
            "legend = 3",
            "line 4: legend is 3; expected a text in quotes",
        ),
    ],
)
def test_mistake_in_the_house_is_located(tmp_path: Path, old: str, new: str, message: str) -> None:
    found = mistakes(tmp_path, swapped("figures/house.toml", old, new))
    assert f"figures/house.toml, {message}" in found


def test_rule_that_is_broken_is_named(tmp_path: Path) -> None:
    files = {**FILES, "figures/line.toml": LINE.replace("line = 1", "line = 2")}
    assert mistakes(tmp_path, files) == [
        (
            "figures/line.toml, line 4: line does not fit; "
            "expected the number of a gap, counted from the bottom"
        )
    ]


def test_sound_figure_is_no_mistake(tmp_path: Path) -> None:
    found = load(write(tmp_path, {**FILES, "figures/line.toml": LINE}))
    assert sorted(found.figures) == ["house", "line"]


def test_file_that_no_figure_reads_is_a_mistake(tmp_path: Path) -> None:
    assert mistakes(tmp_path, {**FILES, "figures/shed.toml": 'title = "Shed"\n'}) == [
        (f'figures/shed.toml, line 1: no figure is "shed"; expected {choices(SCHEMAS)}')
    ]
