"""The terms of an assignment worked out again, by walking through time second by second.

Nothing here is shared with assessment/terms.py. Times are whole seconds from a common start, and
what holds at a second is asked of each second for itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from assessment import terms
from assessment.terms import Change, Effective, Extension, Late, Terms

ZERO = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LONGEST = 60
FAR = 450
FIELDS = ("opens", "due", "closes", "limit", "attempts")
type Sheet = dict[str, int]


@dataclass(frozen=True, kw_only=True)
class World:
    """Terms for all, sheets of changes for groups and for the learner; extensions: (given, s)."""

    base: Sheet
    groups: tuple[Sheet, ...]
    own: Sheet
    percent: int
    extensions: tuple[tuple[int, int], ...]
    late: Late

    def field(self, name: str) -> int | None:
        """What is written for the learner, from the nearest sheet that says anything."""
        if name in self.own:
            return self.own[name]
        said = sorted(sheet[name] for sheet in self.groups if name in sheet)
        if said and name == "opens":
            return said[0]
        if said and name in {"limit", "attempts"} and said[0] == 0:
            return 0
        return said[-1] if said else self.base.get(name)

    def takes(self, second: int, *, known_at: int) -> bool:
        """Whether anything is taken then, by the extensions that were known then."""
        ends = [self.field("closes")]
        if self.late is Late.NONE:
            ends.append(self.field("due"))
        return all(self._before(second, end) for end in ends if end is not None) or any(
            given <= known_at and second < given + length for given, length in self.extensions
        )

    def is_due_later(self, second: int) -> bool:
        """Whether something that comes in then is in time."""
        due = self.field("due")
        return due is None or self._before(second, due) or self._extended(second)

    def _before(self, second: int, end: int) -> bool:
        # The seconds over the end are the learner's share of the time that others have.
        over = second - end
        return over < 0 or over * 100 < (self.field("limit") or 0) * (self.percent - 100)

    def _extended(self, second: int) -> bool:
        return any(second < given + length for given, length in self.extensions)

    def runs(self, second: int, *, started: int) -> bool:
        """Whether an attempt is within its own time then."""
        limit = self.field("limit") or 0
        return (
            not limit
            or (second - started) * 100 < limit * self.percent
            or any(started < given < second < given + length for given, length in self.extensions)
        )

    def over_at(self, *, started: int) -> int | None:
        """When an attempt ends, found by living through it; None where it goes on for long."""
        for second in range(started, FAR):
            # What is given in this second helps only an attempt that has not ended by then.
            known_at = max(started, second - 1)
            if not (self.runs(second, started=started) and self.takes(second, known_at=known_at)):
                return second
        return None

    def last(self) -> int | None:
        """After which second nothing is taken, searched from far ahead; None: there is no end."""
        return _end(second for second in range(FAR, -1, -1) if self.takes(second, known_at=FAR))

    def due(self) -> int | None:
        """The same of what is in time."""
        return _end(second for second in range(FAR, -1, -1) if self.is_due_later(second))


def _end(seconds: Iterator[int]) -> int | None:
    last = next(seconds, -1)
    return None if last == FAR else last + 1


def at(second: int | None) -> datetime | None:
    """A second as a moment."""
    return None if second is None else ZERO + timedelta(seconds=second)


def change(sheet: Sheet, *, exempt: bool | None = None) -> Change:
    """A sheet as the core takes it."""
    return Change(
        opens_at=at(sheet.get("opens")),
        due_at=at(sheet.get("due")),
        closes_at=at(sheet.get("closes")),
        limit_s=sheet.get("limit"),
        attempts=sheet.get("attempts"),
        exempt=exempt,
    )


def effective(world: World) -> Effective:
    """What the core makes of the same world."""
    return terms.effective(
        Terms(
            opens_at=at(world.base.get("opens")),
            due_at=at(world.base.get("due")),
            closes_at=at(world.base.get("closes")),
            limit_s=world.base.get("limit", 0),
            attempts=world.base.get("attempts", 1),
            late=world.late,
        ),
        groups=[change(sheet) for sheet in world.groups],
        own=change(world.own),
        percent=world.percent,
        extensions=[
            Extension(given_at=ZERO + timedelta(seconds=given), seconds=length)
            for given, length in world.extensions
        ],
    )


seconds = st.integers(0, LONGEST)
sheets = st.fixed_dictionaries(
    {},
    optional={
        "opens": seconds,
        "due": seconds,
        "closes": seconds,
        "limit": st.integers(0, 30),
        "attempts": st.integers(0, 3),
    },
)
percents = st.sampled_from([100, 101, 125, 133, 150, 200, 333, 1000])
extensions = st.lists(st.tuples(seconds, st.integers(1, LONGEST)), max_size=3).map(tuple)
worlds = st.builds(
    World,
    base=sheets,
    groups=st.lists(sheets, max_size=3).map(tuple),
    own=sheets,
    percent=percents,
    extensions=extensions,
    late=st.sampled_from(Late),
)
