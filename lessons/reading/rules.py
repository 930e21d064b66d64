"""What must hold between the values of one table or one file.

Every rule reads the tables as written and passes over what has the wrong shape, which is reported
elsewhere; so one mistake never hides another.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from lessons.reading.documents import Document, Table, shown, tables, texts
from lessons.reading.lines import Path
from lessons.reading.problems import Problem

WHOLE = 100
PRETEST = 9
OWNED = ("duty", "because", "customer_part", "aws_part", "graded")


def weights(course: Document) -> Iterator[Problem]:
    """The areas' weights make a whole."""
    areas = [(path, area.get("weight")) for path, area in course.tables("areas.*")]
    total = sum(weight for _, weight in areas if isinstance(weight, int))
    if areas and total != WHOLE:
        path = (*areas[0][0], "weight")
        yield course.problem(path, f"the weights of the areas sum to {total}", str(WHOLE))


def lesson_files(course: Document, slugs: Collection[str]) -> Iterator[Problem]:
    """A lesson that is ready has its text."""
    for path, plan in course.tables("lessons.*"):
        slug = plan.get("slug")
        if isinstance(slug, str) and plan.get("ready", True) is True and slug not in slugs:
            found = f"the lesson {shown(slug)} is ready and has no text"
            yield course.problem((*path, "slug"), found, f"lessons/{slug}.md, or ready = false")


def pretests(course: Document) -> Iterator[Problem]:
    """As many questions as the matrix always has of each owner, on rows of their own."""
    for path, plan in course.tables("lessons.*"):
        count = plan.get("pretest", 0)
        if isinstance(count, int) and not 0 <= count <= PRETEST:
            expected = f"a whole number from 0 to {PRETEST}"
            yield course.problem((*path, "pretest"), f"pretest is {count}", expected)


def taught(
    coverage: Document,
    parts: Mapping[str, Collection[str]],
    planned: Collection[object] | None,
) -> Iterator[Problem]:
    """What is taught is taught in a block that exists, where its lesson can be read.

    `planned` holds the slugs of all lessons, None where their file cannot be read.
    """
    for path, point in coverage.tables("points.*"):
        for index, block in enumerate(texts(point, "taught")):
            lesson, _, part = block.partition("#")
            is_planned = planned is None or lesson in planned
            if not (is_planned and part and part in parts.get(lesson, {part})):
                where = (*path, "taught", index)
                known = ", ".join(sorted(parts.get(lesson, ())))
                expected = f"lesson#part; {known or 'a part of a lesson'}"
                yield coverage.problem(where, f"no block is {shown(block)}", expected)


def names(glossary: Document) -> Iterator[Problem]:
    """No two terms are written alike, else only one of them would ever be linked."""
    seen: dict[str, Path] = {}
    for path, term in glossary.tables("terms.*"):
        forms = [((*path, "forms", n), form) for n, form in enumerate(texts(term, "forms"))]
        name = term.get("term")
        for where, text in [((*path, "term"), name if isinstance(name, str) else ""), *forms]:
            if seen.setdefault(text.casefold(), path) != path:
                found = f"{shown(text)} stands for two terms"
                yield glossary.problem(where, found, "a term or form of its own")


def capstones(matrix: Document) -> Iterator[Problem]:
    """One statement of each published row is the capstone's; an addition has none."""
    for path, row in matrix.tables("rows.*"):
        wanted = 0 if row.get("addition") is True else 1
        count = sum(statement.get("capstone") is True for statement in tables(row, "statements"))
        if count != wanted:
            found = f"{count} capstone statements in the row {shown(row.get('id', ''))}"
            yield matrix.problem(path, found, f"{wanted} in {_row_kind(wanted)}")


def _row_kind(wanted: int) -> str:
    return "each row of the published summary" if wanted else "an addition"


def lures(matrix: Document) -> Iterator[Problem]:
    """Each lure speaks for a wrong party, and each wrong party has one lure at most."""
    for path, statement in matrix.tables("rows.*.statements.*"):
        seen: set[object] = {statement.get("party")}
        for index, lure in enumerate(tables(statement, "lures")):
            party = lure.get("party")
            if isinstance(party, str) and party in seen:
                expected = "another party than the statement's and the other lures'"
                where = (*path, "lures", index, "party")
                yield matrix.problem(where, f"a lure for {shown(party)}", expected)
            seen.add(party if isinstance(party, str) else None)


def today_by_service(matrix: Document, services: Collection[object]) -> Iterator[Problem]:
    """The keys of `today_by_service` are services."""
    for path, table in matrix.tables("rows.*.today_by_service"):
        for key in table:
            if key not in services:
                expected = f"one of {', '.join(sorted(map(str, services)))}"
                yield matrix.problem((*path, key), f"no service is {shown(key)}", expected)


def cells(services: Document) -> Iterator[Problem]:
    """One cell for a layer; only a layer that the service lacks has neither party nor duty.

    A graded cell has a party, a duty, a reason, a fact and a source.
    """
    for path, service in services.tables("services.*"):
        layers = Counter(str(cell.get("layer")) for cell in tables(service, "cells"))
        for index, cell in enumerate(tables(service, "cells")):
            layer = str(cell.get("layer"))
            if layers[layer] > 1:
                layers[layer] = 0
                found = f"{shown(service.get('id', ''))} has several cells for {shown(layer)}"
                yield services.problem((*path, "cells", index, "layer"), found, "one")
            if "party" not in cell and any(cell.get(key) for key in OWNED):
                found = f"a duty for {shown(layer)}, and no party"
                yield services.problem((*path, "cells", index), found, '"party"')
            if cell.get("graded") is True:
                yield from _graded_cell(services, (*path, "cells", index), cell)


def _graded_cell(services: Document, path: Path, cell: Table) -> Iterator[Problem]:
    for key in ("duty", "because", "fact", "sources"):
        if cell.get(key, "") in ("", []):
            yield services.problem((*path, key), f"a graded cell without {key}", f'"{key}"')


def confidence(
    document: Document, pattern: str, unsure: Collection[object], *, marked: bool = False
) -> Iterator[Problem]:
    """Nothing that is graded rests on a source from memory. `unsure` holds their ids.

    `marked`: of these tables only those with ``graded = true`` are graded.
    """
    for path, table in document.tables(pattern):
        if marked and table.get("graded") is not True:
            continue
        for index, source in enumerate(texts(table, "sources")):
            if source in unsure:
                found = f"graded on {shown(source)}, which is from memory"
                expected = "sources that were read, or seen in an excerpt"
                yield document.problem((*path, "sources", index), found, expected)


def sourced(document: Document, pattern: str) -> Iterator[Problem]:
    """Everything that is graded names a source."""
    for path, table in document.tables(pattern):
        if table.get("sources") == []:
            yield document.problem((*path, "sources"), "no source", "at least one")
