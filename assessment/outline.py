"""The course as a plan: lessons in order, areas, objectives and facts."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from assessment.matrix import STRICT


@dataclass(frozen=True, kw_only=True)
class Area:
    """A content area with its weight in a paper, in percent; the weights add up to 100."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    name: str
    weight: int


@dataclass(frozen=True, kw_only=True)
class Objective:
    """One thing a learner shall be able to do."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    text: str
    verb: str
    area: str
    lesson: str


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One thing to remember. It is scheduled, counted and reported; items only ask for it."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    text: str
    reason: str
    objective: str
    lesson: str


@dataclass(frozen=True, kw_only=True)
class Point:
    """One statement of the sources that the course has to teach and to ask.

    `taught` names the blocks that teach it, as ``lesson#part``; `slip` the error of the sources
    that its text corrects.
    """

    __pydantic_config__: ClassVar = STRICT
    id: str
    text: str
    fact: str
    taught: tuple[str, ...]
    slip: str = ""


@dataclass(frozen=True, kw_only=True)
class Term:
    """A word of the course. `forms` are other ways to write it; `lesson` is where it is taught."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    term: str
    forms: tuple[str, ...]
    text: str
    lesson: str


@dataclass(frozen=True, kw_only=True)
class Plan:
    """One lesson's place in the course. `ready` is false while its text is still to be written.

    `pretest` counts the questions that may be guessed before it is read; 0 is none.
    """

    __pydantic_config__: ClassVar = STRICT
    slug: str
    number: int
    title: str
    summary: str
    minutes: int
    ready: bool = True
    best_after: tuple[int, ...] = ()
    pretest: int = 0

    @property
    def sheet(self) -> str:
        """The number on the drawing's title block, A-101 for lesson 1."""
        return f"A-{100 + self.number}"


@dataclass(frozen=True, kw_only=True)
class Course:
    """The whole outline."""

    __pydantic_config__: ClassVar = STRICT
    title: str
    promise: str
    lessons: tuple[Plan, ...]
    areas: tuple[Area, ...]
    objectives: tuple[Objective, ...]
    facts: tuple[Fact, ...] = field(default=())

    @cached_property
    def fact(self) -> dict[str, Fact]:
        """Facts by id."""
        return {f.id: f for f in self.facts}

    @cached_property
    def objective(self) -> dict[str, Objective]:
        """Objectives by id."""
        return {o.id: o for o in self.objectives}

    @cached_property
    def lesson(self) -> dict[str, Plan]:
        """Lessons by slug."""
        return {p.slug: p for p in self.lessons}

    @cached_property
    def area(self) -> dict[str, Area]:
        """Areas by id."""
        return {a.id: a for a in self.areas}
