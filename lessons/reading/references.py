"""Ids that must be unique, and names that must be somebody's id."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lessons.reading.documents import Document, shown
from lessons.reading.lines import Path
from lessons.reading.problems import Problem

type Known = Mapping[str, frozenset[object] | None]


class Ids(NamedTuple):
    """Where the ids of one kind of thing stand."""

    kind: str
    file: str
    pattern: str


class Reference(NamedTuple):
    """Where a thing of `kind` is named. `optional`: an empty text names nothing."""

    file: str
    pattern: str
    kind: str
    optional: bool = False


ITEMS = "items/"
IDS = (
    Ids("area", "course.toml", "areas.*.id"),
    Ids("objective", "course.toml", "objectives.*.id"),
    Ids("fact", "course.toml", "facts.*.id"),
    Ids("lesson", "course.toml", "lessons.*.slug"),
    Ids("lesson number", "course.toml", "lessons.*.number"),
    Ids("source", "sources.toml", "sources.*.id"),
    Ids("row", "matrix.toml", "rows.*.id"),
    Ids("row number", "matrix.toml", "rows.*.number"),
    Ids("statement", "matrix.toml", "rows.*.statements.*.id"),
    Ids("layer", "services.toml", "layers.*.id"),
    Ids("layer order", "services.toml", "layers.*.order"),
    Ids("layer of the stack", "services.toml", "stack.*"),
    Ids("service", "services.toml", "services.*.id"),
    Ids("misconception", "misconceptions.toml", "misconceptions.*.id"),
    Ids("shell", "shells.toml", "shells.*.id"),
    Ids("item", ITEMS, "items.*.id"),
    Ids("point", "coverage.toml", "points.*.id"),
    Ids("term", "glossary.toml", "terms.*.id"),
    Ids("paper", "papers/", "slug"),
)
REFERENCES = (
    Reference("course.toml", "lessons.*.best_after.*", "lesson number"),
    Reference("course.toml", "objectives.*.area", "area"),
    Reference("course.toml", "objectives.*.lesson", "lesson"),
    Reference("course.toml", "facts.*.objective", "objective"),
    Reference("course.toml", "facts.*.lesson", "lesson"),
    Reference("matrix.toml", "rows.*.sources.*", "source"),
    Reference("matrix.toml", "rows.*.statements.*.fact", "fact"),
    Reference("matrix.toml", "rows.*.statements.*.sources.*", "source"),
    Reference("matrix.toml", "rows.*.statements.*.service", "service", optional=True),
    Reference("matrix.toml", "rows.*.statements.*.lures.*.misconception", "misconception"),
    Reference("services.toml", "stack.*", "layer"),
    Reference("services.toml", "services.*.sources.*", "source"),
    Reference("services.toml", "services.*.cells.*.layer", "layer"),
    Reference("services.toml", "services.*.cells.*.fact", "fact", optional=True),
    Reference("services.toml", "services.*.cells.*.misconception", "misconception", optional=True),
    Reference("services.toml", "services.*.cells.*.sources.*", "source"),
    Reference("misconceptions.toml", "misconceptions.*.lesson", "lesson"),
    Reference("shells.toml", "shells.*.services.*", "service"),
    Reference("shells.toml", "shells.*.fact", "fact", optional=True),
    Reference("shells.toml", "shells.*.objective", "objective", optional=True),
    Reference("shells.toml", "shells.*.area", "area", optional=True),
    Reference("shells.toml", "shells.*.lesson", "lesson", optional=True),
    Reference(ITEMS, "items.*.fact", "fact"),
    Reference(ITEMS, "items.*.facts.*", "fact"),
    Reference(ITEMS, "items.*.objective", "objective"),
    Reference(ITEMS, "items.*.area", "area"),
    Reference(ITEMS, "items.*.sources.*", "source"),
    Reference(ITEMS, "items.*.lesson", "lesson", optional=True),
    Reference(ITEMS, "items.*.shell", "shell", optional=True),
    Reference(ITEMS, "items.*.points.*", "point"),
    Reference(ITEMS, "items.*.services.*", "service"),
    Reference(ITEMS, "items.*.enemies.*", "item"),
    Reference("papers/", "shares.*.area", "area"),
    Reference("coverage.toml", "points.*.fact", "fact"),
    Reference("glossary.toml", "terms.*.lesson", "lesson"),
    *(
        Reference("figures/desk.toml", f"families.*.incidents.*.{key}", kind)
        for key, kind in (
            ("service", "service"),
            ("layer", "layer"),
            ("fact", "fact"),
            ("sources.*", "source"),
            ("misconception", "misconception"),
        )
    ),
    Reference(
        "figures/desk.toml",
        "families.*.incidents.*.steps.*.misconception",
        "misconception",
        optional=True,
    ),
    Reference("figures/lens.toml", "services.*", "service"),
    Reference("figures/lens.toml", "stamps.*.row", "row number"),
    Reference("figures/lens.toml", "stamps.*.service", "service"),
    Reference("figures/lens.toml", "stamps.*.layers.*", "layer"),
    Reference("figures/slider.toml", "layers.*", "layer"),
    Reference("figures/slider.toml", "tiles.*", "service"),
    Reference("figures/slider.toml", "pulls.*.service", "service"),
    Reference("figures/slider.toml", "pulls.*.moves.*.layer", "layer"),
    Reference(ITEMS, "items.*.options.*.misconception", "misconception", optional=True),
)


def known_ids(documents: Sequence[Document], *, unreadable: Iterable[str]) -> Known:
    """The ids of each kind; None where a file that holds them is missing or cannot be parsed.

    What such a file would have named is not reported as unknown: one mistake, one problem.
    """
    lost = set(unreadable)
    known: dict[str, frozenset[object] | None] = {}
    for kind, file, pattern in IDS:
        values = (value for _, _, value in _at(documents, file, pattern))
        broken = any(_matches(name, file) for name in lost)
        known[kind] = None if broken else frozenset(v for v in values if isinstance(v, str | int))
    return known


def duplicates(documents: Sequence[Document]) -> Iterator[Problem]:
    """Each id that stands for a second time."""
    for kind, file, pattern in IDS:
        first: dict[object, tuple[Document, Path]] = {}
        for document, path, value in _at(documents, file, pattern):
            if not isinstance(value, str | int):
                continue
            if value in first:
                found = f"the {kind} {shown(value)} again"
                where, at = first[value]
                place = f"{where.file}, line {where.line(at)}"
                yield document.problem(path, found, f"one; the first is in {place}")
            else:
                first[value] = (document, path)


def unknown(documents: Sequence[Document], known: Known) -> Iterator[Problem]:
    """Each name that is nobody's id."""
    for file, pattern, kind, optional in REFERENCES:
        ids = known[kind]
        for document, path, value in _at(documents, file, pattern):
            if ids is None or not isinstance(value, str | int) or (optional and value == ""):
                continue
            if value not in ids:
                yield document.problem(path, f"no {kind} is {shown(value)}", choices(ids))


def choices(ids: Iterable[object]) -> str:
    """The ids that would have done, cut short where they are many."""
    names = sorted(map(str, ids))
    few = 8
    tail = f" and {len(names) - few} more" if len(names) > few else ""
    return f"one of {', '.join(names[:few])}{tail}" if names else "its entry to be written first"


def _at(
    documents: Sequence[Document], file: str, pattern: str
) -> Iterator[tuple[Document, Path, object]]:
    for document in documents:
        if _matches(document.file, file):
            for path, value in document.find(pattern):
                yield document, path, value


def _matches(name: str, file: str) -> bool:
    return name.startswith(file) if file.endswith("/") else name == file
