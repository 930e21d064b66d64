"""Mistakes in content files."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True, kw_only=True)
class Problem:
    """One mistake: where it is, what stands there and what was expected.

    `file` is relative to the content folder. `line` counts from 1; 0 means the file as a whole.
    """

    file: str
    line: int
    found: str
    expected: str

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{place}: {self.found}; expected {self.expected}"


class ContentError(Exception):
    """The content cannot be used; `problems` holds every mistake, in the order of the files."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        count = len(self.problems)
        head = f"{count} {'mistake' if count == 1 else 'mistakes'} in the content files:"
        super().__init__("\n".join([head, *map(str, self.problems)]))
