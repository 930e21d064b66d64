"""Lessons over days: each piece in order, nothing crammed, as few lessons cut as can be.

A piece is the index of its lesson and its seconds; a day is a list of pieces. `sizes` are the
seconds of the lessons in order, each at least 1; `rooms` the seconds that each day can hold.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

type Pieces = list[tuple[int, int]]


def pour(sizes: Sequence[int], rooms: Sequence[int]) -> list[Pieces]:
    """Fill each day to its brim, in order, until nothing is left or no day is."""
    ends = list(accumulate(sizes))
    brims = list(accumulate(rooms))
    poured: list[Pieces] = []
    for brim, room in zip(brims, rooms, strict=True):
        begun = brim - room
        day = [
            (lesson, min(end, brim) - max(end - size, begun))
            for lesson, (end, size) in enumerate(zip(ends, sizes, strict=True))
        ]
        poured.append([(lesson, seconds) for lesson, seconds in day if seconds > 0])
    return poured


def spread(sizes: Sequence[int], rooms: Sequence[int], *, days: int, used: int = 0) -> list[Pieces]:
    """Share the lessons evenly among the first `days`, or more where those cannot hold them.

    `rooms` hold all of it. No day gets more than the least equal share that does; `used` is what
    the first day has had of its share already. Where a day has the room for all of a lesson that
    the shares would cut, it stays whole; the end of the last lesson does not move.
    """
    total = sum(sizes)
    window = max(days, bisect_left(list(accumulate(rooms)), total) + 1)

    def shares(share: int) -> list[int]:
        first = max(0, share - used)
        return [min(room, share if i else first) for i, room in enumerate(rooms[:window])]

    least = bisect_left(range(max(rooms) + used), total, key=lambda share: sum(shares(share)))
    poured = pour(sizes, shares(least)) + [[] for _ in rooms[window:]]
    for lesson, size in enumerate(sizes):
        _mend(poured, rooms, lesson=lesson, size=size, is_last=lesson == len(sizes) - 1)
    return poured


def _mend(
    poured: list[Pieces], rooms: Sequence[int], *, lesson: int, size: int, is_last: bool
) -> None:
    """Bring a lesson that is cut to the day with most of it, the last one to its last day."""
    of_day = {
        day: seconds
        for day, pieces in enumerate(poured)
        for index, seconds in pieces
        if index == lesson
    }
    by_piece = sorted(of_day, key=lambda day: -of_day[day])
    for day in [max(of_day)] if is_last else by_piece:
        others = sum(seconds for index, seconds in poured[day] if index != lesson)
        if others + size <= rooms[day]:
            for other in of_day:
                poured[other] = [piece for piece in poured[other] if piece[0] != lesson]
            poured[day] = sorted([*poured[day], (lesson, size)])
            return
