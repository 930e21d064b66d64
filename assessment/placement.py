"""Where to begin, from a few answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

PULL = 2


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One answer: the lesson that teaches what was asked, and whether it earned all."""

    lesson: str
    right: bool


def begin(seen: Iterable[Seen], *, lessons: Sequence[str], new: bool) -> str:
    """The lesson to begin with, of those of the course in their order; there must be one.

    The first where the subject is `new` or nothing was asked, since each lesson rests on those
    before it. Else the weakest in which something was missed: the share of right answers, drawn
    towards that of all answers as if `PULL` more had come out like them, so that one miss in one
    answer weighs less than three in four. Of equals the earlier. The last lesson asks all others
    back: it is where to begin if nothing was missed in them.
    """
    answers = list(seen)
    if new or not answers:
        return lessons[0]
    overall = sum(answer.right for answer in answers) / len(answers)
    levels: dict[str, float] = {}
    for lesson in lessons[:-1]:
        own = [answer.right for answer in answers if answer.lesson == lesson]
        if not all(own):
            levels[lesson] = (sum(own) + PULL * overall) / (len(own) + PULL)
    return min(levels, key=levels.__getitem__, default=lessons[-1])
