"""Mistakes that only show where a page is asked for: each is named before anybody can ask."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings

from lessons.library import ContentError, load
from lessons.reading import figure_rules
from lessons.reading.documents import parse

MISTAKES = [
    (
        ("course.toml", "pretest = 6", "pretest = 30"),
        "pretest is 30; expected a whole number from 0 to 9",
    ),
    (
        ("course.toml", "pretest = 6", "pretest = -1"),
        "pretest is -1; expected a whole number from 0 to 9",
    ),
    (
        ("coverage.toml", "taught = [", 'taught = ["nowhere#at-all", '),
        'no block is "nowhere#at-all"; expected lesson#part; a part of a lesson',
    ),
    (
        ("glossary.toml", 'forms = ["', 'forms = ["encrypted at rest", "'),
        '"encrypted at rest" stands for two terms; expected a term or form of its own',
    ),
    (
        ("figures/lens.toml", "owned = 9", "owned = 13"),
        "owned is 13; expected a row before the last, 13",
    ),
    (
        ("figures/lens.toml", 'layers = ["guest-os"]\n', ""),
        "no owner for row 5 on s3; expected layers, or absent = true",
    ),
    (
        ("figures/slider.toml", 'layer = "guest-os", party', 'layer = "hardware", party'),
        "pulls does not fit; expected moves of the nine layers",
    ),
    (
        ("figures/slider.toml", '"rds", "lambda", "s3"', '"ec2", "lambda", "s3"'),
        "tiles does not fit; expected four services",
    ),
    (
        ("figures/slider.toml", '"facility", "network"', '"network", "network"'),
        "layers does not fit; expected nine layers",
    ),
    (
        ("figures/slider.toml", 'id = "image"', 'id = "image,manual"'),
        "pulls does not fit; expected ids of small letters, figures and hyphens",
    ),
    (
        ("figures/desk.toml", 'id = "storm-1"', 'id = "storm 1"'),
        "id does not fit; expected up to 60 small letters, figures and hyphens",
    ),
    (
        ("figures/desk.toml", 'id = "storm-1"', 'id = ""'),
        "id does not fit; expected up to 60 small letters, figures and hyphens",
    ),
    (
        ("figures/desk.toml", 'id = "disks"', 'id = "watch"'),
        "steps does not fit; expected an id of its own for each",
    ),
    (
        ("figures/desk.toml", "needed = [", 'needed = ["service", '),
        "needed does not fit; expected each clue once",
    ),
    (
        ("figures/dial.toml", "readers = 3", "readers = 4"),
        "stores does not fit; expected readers from 0 to 3",
    ),
    (
        ("figures/dial.toml", 'id = "before"', 'id = "earlier"'),
        "contents does not fit; expected clear, service and before",
    ),
]


@pytest.mark.parametrize(("change", "said"), MISTAKES)
def test_mistake_is_named(tmp_path: Path, change: tuple[str, str, str], said: str) -> None:
    name, old, new = change
    folder = tmp_path / "content"
    shutil.copytree(settings.CONTENT_DIR, folder)
    text = (folder / name).read_text()
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1))
    with pytest.raises(ContentError) as caught:
        load(folder)
    (problem,) = caught.value.problems
    assert problem.line > 0
    assert str(problem) == f"{name}, line {problem.line}: {said}"


def test_stamp_on_a_layer_that_the_service_lacks_is_named() -> None:
    text = """\
[[stamps]]
row = 5
service = "vault"
text = "It depends."
layers = ["guest-os", "access"]
"""
    matrix = parse(file="matrix.toml", text='[[rows]]\nnumber = 5\ntoday = "depends"\n')
    services = parse(
        file="services.toml",
        text='[[services]]\nid = "vault"\n[[services.cells]]\nlayer = "access"\n',
    )
    lens = parse(file="figures/lens.toml", text=text)
    (problem,) = figure_rules.stamps(lens, matrix=matrix, services=services)
    assert str(problem) == (
        'figures/lens.toml, line 5: "vault" has no cell for "guest-os"; '
        "expected a layer of the service"
    )
