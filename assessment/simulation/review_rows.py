"""The spacings that are compared, and the ways in which questions are answered."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from fsrs import Rating

from assessment import memory
from assessment.memory import CERTAIN, POLICY, Answered, Memory, Rate
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


def _never_easy(answered: Answered, _before: Memory | None) -> Rating:
    return memory.rating(answered)


def _easy(where: Callable[[Memory | None], bool]) -> Rate:
    """Right and certain is Easy on the facts where this holds."""

    def rate(answered: Answered, before: Memory | None) -> Rating:
        easy = answered.right and answered.sureness == CERTAIN and where(before)
        return Rating.Easy if easy else memory.rating(answered)

    return rate


def _guess(rated: Rating) -> Rate:
    """A right guess is rated so instead of Hard."""

    def rate(answered: Answered, before: Memory | None) -> Rating:
        usual = memory.rating(answered, before)
        return rated if usual == Rating.Hard else usual

    return rate


# What was chosen at first.
FORMER = replace(POLICY, rate=_never_easy, merge_days=2)
UNCAPPED = replace(FORMER, retention=0.90, cap_days=None)


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
        "never after less than 3 days": _fsrs(replace(POLICY, exam_least_days=3), exam_day=day),
        "never after less than 4 days": _fsrs(replace(POLICY, exam_least_days=4), exam_day=day),
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


def _lapsed(before: Memory | None) -> bool:
    return before is not None and before.lapses > 0


def _asked(before: Memory | None) -> bool:
    return before is not None


def _always(_before: Memory | None) -> bool:
    return True


def tried() -> tuple[Row, ...]:
    """Changes to the chosen spacing that were tried, and people who answer otherwise."""
    policies = {
        "as chosen at first: never Easy, waits of 2 days": FORMER,
        "right and certain is never Easy": replace(POLICY, rate=_never_easy),
        "right and certain is Easy after a lapse": replace(POLICY, rate=_easy(_lapsed)),
        "right and certain is Easy but at first": replace(POLICY, rate=_easy(_asked)),
        "right and certain is Easy from the first": replace(POLICY, rate=_easy(_always)),
        "chosen, but waits of 2 days": replace(POLICY, merge_days=2),
        "chosen, but no waits for day 7": replace(POLICY, merge_days=0),
        "right but guessed is Good": replace(POLICY, rate=_guess(Rating.Good)),
        "right but guessed is Again": replace(POLICY, rate=_guess(Rating.Again)),
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
