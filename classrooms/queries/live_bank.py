"""Questions that can be asked live: those of the practice bank that are answered by choosing."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from assessment.families import Family
from assessment.items import Item, Kind
from assessment.stock import Entry
from lessons.library import library
from quizzes import bank, seeds

PAGE = 10


class Form(StrEnum):
    """What a question asks for, in an instructor's words."""

    OWNER = "owner"
    ONE = "one"
    SEVERAL = "several"

    @property
    def label(self) -> str:
        """The words of the choice."""
        return {
            Form.OWNER: "Who answers for it",
            Form.ONE: "One answer of several",
            Form.SEVERAL: "Two or more answers",
        }[self]


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A question to choose, under the name by which it is found again."""

    ref: str
    item: Item


@dataclass(frozen=True, kw_only=True)
class Listed:
    """Some of `total` questions, from `start` on; `after` is where the next begin, 0 at the end."""

    candidates: tuple[Candidate, ...]
    start: int
    total: int

    @property
    def end(self) -> int:
        """The number of the last one listed."""
        return self.start + len(self.candidates)

    @property
    def after(self) -> int:
        """Where the next page begins, 0 where there is none."""
        return self.end if self.end < self.total else 0


def listed(*, lesson: str = "", fact: str = "", form: str = "", start: int = 0) -> Listed:
    """The questions of a lesson, or on a fact, written ones first; empty filters take all."""
    found = [
        entry
        for entry in _entries(library().version).values()
        if (not lesson or entry.lesson == lesson)
        and (not fact or entry.fact == fact)
        and (not form or _form(entry) == form)
    ]
    shown = found[start : start + PAGE]
    return Listed(candidates=_candidates(shown), start=start, total=len(found))


def item(ref: str) -> Item | None:
    """The question of a name, the same each time and in each process; None for an unknown one."""
    entry = _entries(library().version).get(ref)
    return _built(entry) if entry else None


def _candidates(entries: Sequence[Entry]) -> tuple[Candidate, ...]:
    return tuple(Candidate(ref=_ref(entry), item=_built(entry)) for entry in entries)


@cache
def _entries(_version: str) -> dict[str, Entry]:
    stock = [entry for entry in bank.bank().stock.entries if _form(entry)]
    return {_ref(entry): entry for entry in sorted(stock, key=lambda entry: not entry.written)}


def _ref(entry: Entry) -> str:
    return entry.content if entry.written else f"{entry.form}:{entry.content}"


def _form(entry: Entry) -> Form | None:
    if entry.kind is Kind.MULTIPLE:
        return Form.SEVERAL
    if entry.kind is not Kind.SINGLE:
        return None
    return Form.OWNER if entry.family is Family.OWNER else Form.ONE


def _built(entry: Entry) -> Item:
    # What stands beside the key is drawn; from a secret seed, so that the name says nothing of it.
    rng = random.Random(seeds.secret("live", _ref(entry)))  # noqa: S311 -- repeatable
    return entry.build(bank.bank().material, rng)
