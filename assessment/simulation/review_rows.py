"""The spacings that are compared, and the ways in which questions are answered."""

from dataclasses import dataclass, field, replace

from fsrs import Rating

from assessment import memory
from assessment.memory import CERTAIN, POLICY, Answered, Memory
from assessment.simulation.reviewing import Answering, Term
from assessment.simulation.spacings import Even, Fsrs, Leitner, Start, SuperMemo2

TERM = Term()
MISSED = range(40, 47)
EXAM_DAYS = (30, 45)

# A question of three options; the same with a reason of three beside it, as reviews are here.
THREE = Answering(guess=1 / 3)
TWO_PART = Answering(guess=1 / 9)
THINKING = replace(TWO_PART, certain=0.5, guessing=0.5)
OVERSURE = replace(TWO_PART, sure_unknown=0.6)

CHOSEN, SM2, LEITNER = "chosen", "SM-2", "Leitner 1-3-7-16-35"
AWAY = "a week away"
SM2_SHORT = "SM-2, intervals × 0.3"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One spacing under its name, for whom and for how long."""

    name: str
    start: Start
    answering: Answering
    term: Term = field(default=TERM)


def _fsrs(
    policy: memory.Policy,
    *,
    sureness: bool = True,
    exam_day: int | None = None,
    first_days: int | None = None,
) -> Start:
    return lambda: Fsrs(policy=policy, sureness=sureness, exam_day=exam_day, first_days=first_days)


def _even(days: int) -> Start:
    return lambda: Even(days)


def _sm2(*, scale: float = 1.0, misses_tell: bool = False, learning_counts: bool = True) -> Start:
    return lambda: SuperMemo2(scale=scale, misses_tell=misses_tell, learning_counts=learning_counts)


UNCAPPED = replace(POLICY, retention=0.90, cap_days=None)


def rivals(answering: Answering) -> tuple[Row, ...]:
    """The chosen spacing and the others, all with the same questions."""
    starts: dict[str, Start] = {
        "every 14 days": _even(14),
        "every 10 days": _even(10),
        "every 9 days": _even(9),
        LEITNER: Leitner,
        SM2: _sm2(),
        "SM-2, the factor falls on a miss": _sm2(misses_tell=True),
        "SM-2, learning is no repetition": _sm2(learning_counts=False),
        SM2_SHORT: _sm2(scale=0.3),
        "FSRS, target .90, no cap": _fsrs(UNCAPPED, sureness=False),
        "FSRS, target .90, no cap, sureness": _fsrs(UNCAPPED),
        "FSRS, target .85, cap 21 days": _fsrs(replace(POLICY, cap_days=21)),
        CHOSEN: _fsrs(POLICY),
    }
    return tuple(Row(name=name, start=start, answering=answering) for name, start in starts.items())


def exam_rows(day: int, answering: Answering) -> tuple[Row, ...]:
    """Spacings until an exam on a day; only the chosen one can make use of its date."""
    term = Term(days=day + 1)
    starts: dict[str, Start] = {
        "chosen, date unknown": _fsrs(POLICY),
        CHOSEN: _fsrs(POLICY, exam_day=day),
        "chosen, first review after 2 days": _fsrs(POLICY, exam_day=day, first_days=2),
        "a third of the days left": _fsrs(replace(POLICY, exam_share=3), exam_day=day),
        SM2: _sm2(),
        "SM-2, learning is no repetition": _sm2(learning_counts=False),
        SM2_SHORT: _sm2(scale=0.3),
        LEITNER: Leitner,
        "every 7 days": _even(7),
        "every 5 days": _even(5),
    }
    return tuple(
        Row(name=name, start=start, answering=answering, term=term)
        for name, start in starts.items()
    )


def away() -> Row:
    """The chosen spacing of people who stay away for a week."""
    return Row(
        name=AWAY,
        start=_fsrs(POLICY),
        answering=TWO_PART,
        term=replace(TERM, missed=MISSED),
    )


def _plain(answered: Answered, _before: Memory | None) -> Rating:
    return Rating.Good if answered.right else Rating.Again


def _easy_after_lapse(answered: Answered, before: Memory | None) -> Rating:
    lapsed = before is not None and before.lapses > 0
    easy = answered.right and answered.sureness == CERTAIN and lapsed
    return Rating.Easy if easy else memory.rating(answered)


def _easy_later(answered: Answered, before: Memory | None) -> Rating:
    easy = answered.right and answered.sureness == CERTAIN and before is not None
    return Rating.Easy if easy else memory.rating(answered)


def _strict(answered: Answered, _before: Memory | None) -> Rating:
    rated = memory.rating(answered)
    return Rating.Again if rated == Rating.Hard else rated


def tried() -> tuple[Row, ...]:
    """Changes to the chosen spacing that were tried, and people who answer otherwise."""
    policies = {
        "chosen, but a review just before day 7 stays": replace(POLICY, merge_days=0),
        "right but guessed is Good": replace(POLICY, rate=_plain),
        "right but guessed is Again": replace(POLICY, rate=_strict),
        "right and certain is Easy after a lapse": replace(POLICY, rate=_easy_after_lapse),
        "right and certain is Easy but at first": replace(POLICY, rate=_easy_later),
        "cap of 16 days": replace(POLICY, cap_days=16),
    }
    people = {
        "chosen; half of all answers “I think so”": THINKING,
        "chosen; sure of 60 in 100 unknown facts": OVERSURE,
    }
    return (
        *(Row(name=name, start=_fsrs(each), answering=TWO_PART) for name, each in policies.items()),
        *(
            Row(name=name, start=_fsrs(POLICY), answering=answering)
            for name, answering in people.items()
        ),
    )
