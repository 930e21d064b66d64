"""Item files one by one, so that an author can look at one while another has a mistake."""

from dataclasses import dataclass
from pathlib import Path

from assessment.items import Item
from lessons.reading import folder as content_folder
from lessons.reading import shapes
from lessons.reading.desk import ITEMS, lay_out
from lessons.reading.problems import ContentError, Problem


@dataclass(frozen=True, kw_only=True)
class Draft:
    """One file of items: what it holds, or, where that does not fit, nothing but the problems."""

    file: str
    items: tuple[Item, ...]
    problems: tuple[Problem, ...]


def drafts(folder: Path) -> tuple[Draft, ...]:
    """The item files of a content folder, whatever is wrong with the other files.

    Raises ContentError for files that the system cannot read.
    """
    desk = lay_out(content_folder.files(folder))
    found = (*desk.problems, *desk.contradictions())
    unreadable = (Draft(file=p.file, items=(), problems=(p,)) for p in desk.problems)
    read = []
    for document in desk.folder(ITEMS.name):
        problems = [problem for problem in found if problem.file == document.file]
        items: tuple[Item, ...] = ()
        try:
            items = shapes.shape(document, shapes.ItemsFile).items
        except ContentError as error:
            problems.extend(error.problems)
        read.append(Draft(file=document.file, items=items, problems=tuple(sorted(problems))))
    return (*read, *(draft for draft in unreadable if draft.file.startswith(f"{ITEMS.name}/")))


def service_names(folder: Path) -> frozenset[str]:
    """The names of the services, long and short; none where their file has a mistake."""
    shaped, _ = lay_out(content_folder.files(folder)).shaped()
    return frozenset(
        name
        for file in shaped.all(shapes.ServicesFile)
        for service in file.services
        for name in (service.name, service.short)
    )
