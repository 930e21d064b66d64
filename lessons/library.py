"""The whole content in memory: read once, checked, frozen."""

import sys
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from assessment.blueprints import Blueprint
from assessment.generation.shells import Shell
from assessment.items import Item
from assessment.matrix import Matrix
from assessment.outline import Course, Point, Term
from lessons.figures.base import Figure
from lessons.figures.registry import SCHEMAS
from lessons.reading import folder as content_folder
from lessons.reading import shapes
from lessons.reading.desk import Desk, Shaped, lay_out
from lessons.reading.lesson import Block, LessonText, Part
from lessons.reading.problems import ContentError, Problem
from lessons.reading.terms import linked

__all__ = ["Block", "ContentError", "LessonText", "Library", "Part", "Problem"]

BOOT_ERROR = 3  # gunicorn's own name for it is WORKER_BOOT_ERROR


@dataclass(frozen=True, kw_only=True)
class Library:
    """What the course says. `items` are the authored ones; `figures` stand by name.

    `lessons` holds only lessons that have a text. `blueprints` begin with the shortest paper.
    `version` is the digest of all content files.
    """

    course: Course
    matrix: Matrix
    lessons: dict[str, LessonText]
    items: dict[str, Item]
    shells: tuple[Shell, ...]
    figures: dict[str, Figure[Any]]
    points: tuple[Point, ...]
    terms: tuple[Term, ...]
    blueprints: dict[str, Blueprint]
    version: str


@cache
def library() -> Library:
    """The content of `settings.CONTENT_DIR`, read at the first call of the process.

    Raises ContentError where the files have mistakes.
    """
    return load(settings.CONTENT_DIR)


def require() -> None:
    """End the process with the list of mistakes where the content cannot be used.

    With a status that gunicorn stops at; on another it would start the next worker, for ever.
    """
    try:
        library()
    except ContentError as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(BOOT_ERROR) from None


def load(folder: Path) -> Library:
    """Read a content folder. Raises ContentError with every mistake of every file."""
    files = content_folder.files(folder)
    desk = lay_out(files)
    shaped, misshapen = desk.shaped()
    problems = [*desk.problems, *misshapen, *desk.contradictions()]
    if problems:
        raise ContentError(problems)
    return _library(desk, shaped, version=content_folder.digest(files))


def _library(desk: Desk, shaped: Shaped, *, version: str) -> Library:
    services = shaped.one(shapes.ServicesFile)
    matrix = Matrix(
        rows=shaped.one(shapes.MatrixFile).rows,
        layers=services.layers,
        services=services.services,
        sources=shaped.one(shapes.SourcesFile).sources,
        misconceptions=shaped.one(shapes.MisconceptionsFile).misconceptions,
        stack=services.stack,
    )
    course = shaped.one(Course)
    terms = shaped.one(shapes.GlossaryFile).terms
    texts = {x.text.slug: linked(x.text, terms) for x in desk.lessons if x.text is not None}
    return Library(
        course=course,
        matrix=matrix,
        lessons={plan.slug: texts[plan.slug] for plan in course.lessons if plan.slug in texts},
        items={
            item.id: item if item.lesson else replace(item, lesson=course.fact[item.fact].lesson)
            for file in shaped.all(shapes.ItemsFile)
            for item in file.items
        },
        shells=shaped.one(shapes.ShellsFile).shells,
        figures={f.name: f.given(matrix) for kind in SCHEMAS.values() for f in shaped.all(kind)},
        points=shaped.one(shapes.CoverageFile).points,
        terms=terms,
        blueprints={b.slug: b for b in sorted(shaped.all(Blueprint), key=lambda b: b.count)},
        version=version,
    )
