"""What a paper may be drawn from: the part of a bank that a rule leaves."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from assessment.items import Kind
from assessment.stock import Bank, Stock


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A filter on a bank; what is empty asks for nothing.

    `lessons`, `areas` and `kinds` say what is taken; questions on the facts `without` are left out.
    """

    lessons: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    without: frozenset[str] = frozenset()

    @property
    def takes_all(self) -> bool:
        """Whether it leaves the whole bank."""
        return not (self.lessons or self.areas or self.kinds or self.without)


def rule(
    *,
    lessons: Iterable[str] = (),
    areas: Iterable[str] = (),
    kinds: Iterable[str] = (),
    without: Iterable[str] = (),
) -> Rule:
    """A rule of these names. Raises ValueError, naming the field, for a kind that there is not."""
    wanted = frozenset(kinds)
    if unknown := sorted(wanted - set(Kind)):
        raise ValueError(f"kinds: there is no kind {', '.join(unknown)}")
    return Rule(
        lessons=frozenset(lessons),
        areas=frozenset(areas),
        kinds=frozenset(map(Kind, wanted)),
        without=frozenset(without),
    )


def stock(bank: Bank, wanted: Rule) -> Stock:
    """What the rule leaves. Raises ValueError, naming the field, for an unknown lesson or area."""
    if unknown := sorted(wanted.lessons - bank.course.lesson.keys()):
        raise ValueError(f"lessons: there is no lesson {', '.join(unknown)}")
    if unknown := sorted(wanted.areas - bank.course.area.keys()):
        raise ValueError(f"areas: there is no area {', '.join(unknown)}")
    if wanted.takes_all:
        return bank.stock
    places = (
        entries
        for (lesson, area), entries in bank.places.items()
        if (not wanted.lessons or lesson in wanted.lessons)
        and (not wanted.areas or area in wanted.areas)
    )
    return Stock(
        tuple(
            entry
            for entry in chain.from_iterable(places)
            if (not wanted.kinds or entry.kind in wanted.kinds) and entry.fact not in wanted.without
        )
    )
