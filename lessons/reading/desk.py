"""All content files on one desk: parsed, fitted to their shapes, held against each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from assessment.blueprints import Blueprint
from lessons.reading import (
    figure_rules,
    folder,
    item_rules,
    paper_rules,
    references,
    rules,
    shapes,
)
from lessons.reading.documents import Document, parse
from lessons.reading.lesson import LessonFile, read
from lessons.reading.problems import ContentError, Problem

LESSONS, ITEMS = PurePosixPath("lessons"), PurePosixPath("items")
PAPERS = PurePosixPath("papers")


@dataclass(frozen=True, kw_only=True)
class Shaped:
    """What the TOML files hold."""

    values: tuple[object, ...]

    def one[T](self, schema: type[T]) -> T:
        """The value of the one file that has this shape."""
        return next(self.all(schema))

    def all[T](self, schema: type[T]) -> Iterator[T]:
        """The values of every file that has this shape."""
        return (value for value in self.values if isinstance(value, schema))


@dataclass(frozen=True, kw_only=True)
class Desk:
    """The files as read. `unreadable` names those that are missing or cannot be parsed."""

    documents: tuple[Document, ...]
    lessons: tuple[LessonFile, ...]
    unreadable: frozenset[str]
    problems: tuple[Problem, ...]

    def folder(self, name: str) -> Iterator[Document]:
        """The documents of one folder."""
        return (d for d in self.documents if PurePosixPath(d.file).parent == PurePosixPath(name))

    def shaped(self) -> tuple[Shaped, list[Problem]]:
        """The documents that fit their shapes, and what is wrong with the others."""
        values: list[object] = []
        problems: list[Problem] = []
        for document in self.documents:
            schema = _schema(document.file)
            if schema is None:
                continue
            try:
                values.append(shapes.shape(document, schema))
            except ContentError as error:
                problems.extend(error.problems)
        return Shaped(values=tuple(values)), problems

    def contradictions(self) -> Iterator[Problem]:
        """What does not agree within a file or between files."""
        known = references.known_ids(self.documents, unreadable=self.unreadable)
        yield from references.duplicates(self.documents)
        yield from references.unknown(self.documents, known)
        drawn = [PurePosixPath(name).stem for name in shapes.FIGURE_FILES]
        for document in self.folder("figures"):
            if (name := PurePosixPath(document.file).stem) not in drawn:
                yield document.problem((), f'no figure is "{name}"', references.choices(drawn))
        unsure = {
            source.get("id")
            for document in self.documents
            if document.file == "sources.toml"
            for _, source in document.tables("sources.*")
            if source.get("confidence") == "memory" and isinstance(source.get("id"), str)
        }
        for document in self.documents:
            yield from self._rules(document, known, frozenset(unsure))
        in_items = [d for d in self.documents if PurePosixPath(d.file).parent == ITEMS]
        yield from item_rules.enemies(in_items)
        yield from self._papers(in_items)
        exam = item_rules.exam_ids(in_items)
        for lesson in self.lessons:
            yield from self._lesson(lesson, known)
            for use in lesson.uses:
                if use.kind == "check" and use.name in exam:
                    found = f'"{use.name}" is an exam item'
                    expected = "an item of the practice pool"
                    yield Problem(file=use.file, line=use.line, found=found, expected=expected)

    def _rules(
        self, document: Document, known: references.Known, unsure: frozenset[object]
    ) -> Iterator[Problem]:
        match document.file:
            case "course.toml":
                yield from rules.weights(document)
                yield from rules.pretests(document)
                yield from rules.lesson_files(document, self._slugs())
            case "matrix.toml":
                yield from rules.capstones(document)
                yield from rules.lures(document)
                yield from rules.sourced(document, "rows.*.statements.*")
                yield from rules.confidence(document, "rows.*.statements.*", unsure)
                if (services := known["service"]) is not None:
                    yield from rules.today_by_service(document, services)
            case "services.toml":
                yield from rules.cells(document)
                yield from rules.confidence(document, "services.*.cells.*", unsure, marked=True)
            case "coverage.toml":
                yield from rules.taught(document, self._parts(), known["lesson"])
            case "glossary.toml":
                yield from rules.names(document)
            case "figures/lens.toml":
                yield from self._lens(document)
            case "figures/desk.toml":
                yield from rules.sourced(document, "families.*.incidents.*")
                yield from rules.confidence(document, "families.*.incidents.*", unsure)
            case file if PurePosixPath(file).parent == ITEMS:
                yield from item_rules.keys(document)
                yield from item_rules.tiers(document)
                yield from item_rules.exams(document)
                yield from rules.sourced(document, "items.*")
                yield from rules.confidence(document, "items.*", unsure)

    def _papers(self, in_items: list[Document]) -> Iterator[Problem]:
        """The blueprints, beside the exam pool where all of it can be read."""
        pool = paper_rules.exam_pool(in_items)
        is_whole = not any(PurePosixPath(name).parent == ITEMS for name in self.unreadable)
        for paper in self.folder(PAPERS.name):
            yield from paper_rules.numbers(paper)
            yield from paper_rules.kinds(paper)
            yield from paper_rules.sums(paper)
            if is_whole:
                yield from paper_rules.room(paper, pool)

    def _lens(self, document: Document) -> Iterator[Problem]:
        """The lens beside the files that it takes its owners from, where these can be read."""
        files = {other.file: other for other in self.documents}
        matrix, services = files.get("matrix.toml"), files.get("services.toml")
        if matrix and services:
            yield from figure_rules.lens(document, matrix=matrix)
            yield from figure_rules.stamps(document, matrix=matrix, services=services)

    def _parts(self) -> dict[str, set[str]]:
        """The ids of the parts of each lesson that could be read."""
        texts = [lesson.text for lesson in self.lessons if lesson.text]
        return {text.slug: {part.id for part in text.parts} for text in texts}

    def _slugs(self) -> set[str]:
        names = {*(lesson.file for lesson in self.lessons), *self.unreadable}
        return {PurePosixPath(name).stem for name in names if name.startswith("lessons/")}

    def _lesson(self, lesson: LessonFile, known: references.Known) -> Iterator[Problem]:
        slug, planned = PurePosixPath(lesson.file).stem, known["lesson"]
        if planned is not None and slug not in planned:
            expected = references.choices(planned)
            yield Problem(
                file=lesson.file, line=0, found=f'no lesson is "{slug}"', expected=expected
            )
        figures = {PurePosixPath(d.file).stem for d in self.folder("figures")}
        figures |= {
            PurePosixPath(name).stem for name in self.unreadable if name.startswith("figures/")
        }
        figures &= {PurePosixPath(name).stem for name in shapes.FIGURE_FILES}
        items = known["item"]
        for use in lesson.uses:
            if use.kind == "figure" and use.name not in figures:
                yield use.problem(f"figures/{use.name}.toml")
            elif use.kind == "check" and items is not None and use.name not in items:
                yield use.problem("the id of an item in items/")


def lay_out(files: dict[str, bytes]) -> Desk:
    """Parse every file; what cannot be parsed becomes a problem of the desk."""
    documents: list[Document] = []
    lessons: list[LessonFile] = []
    missing = [name for name in shapes.ROOT_FILES if name not in files]
    problems = [
        Problem(file=name, line=0, found="the file is missing", expected="a file of this name")
        for name in missing
    ]
    unreadable = set(missing)
    for name in sorted(files):
        path = PurePosixPath(name)
        try:
            text = folder.decode(name, files[name])
            if path.suffix == ".toml":
                documents.append(parse(file=name, text=text))
            elif path.parent == LESSONS:
                lessons.append(read(file=name, text=text))
                problems.extend(lessons[-1].problems)
        except ContentError as error:
            unreadable.add(name)
            problems.extend(error.problems)
    return Desk(
        documents=tuple(documents),
        lessons=tuple(lessons),
        unreadable=frozenset(unreadable),
        problems=tuple(problems),
    )


def _schema(file: str) -> type | None:
    folders: dict[PurePosixPath, type] = {ITEMS: shapes.ItemsFile, PAPERS: Blueprint}
    files = {**shapes.ROOT_FILES, **shapes.FIGURE_FILES}
    return folders.get(PurePosixPath(file).parent) or files.get(file)
