"""What is wrong with a question, said only where chance can hardly have done it."""

from collections.abc import Iterable, Iterator, Sequence
from statistics import fmean

from assessment.certainty import CERTAIN
from assessment.item_analysis import intervals
from assessment.item_analysis.discriminating import discrimination
from assessment.item_analysis.figures import ENOUGH, FUNCTIONING, Chosen, Flag, FlagKind
from assessment.item_analysis.rests import HIGH, Answered, thirds
from assessment.item_analysis.values import Choice, Question
from assessment.items import Kind

TOO_EASY = 0.95
# Corrected for guessing, fewer than 15 in 100 knew it.
KNOWN = 0.15
LITTLE = 0.1
CERTAIN_WRONG = 0.2
EVEN = 0.5
# Five kinds of mistake can be made with one question: its facility, its discrimination, its
# distractors, its key, its sureness. Each may be made in 1 of 100 sound questions, on one side of
# its interval, so all together in at most 5 of 100 (Bonferroni). Distractors share theirs.
LEVEL = 0.98


def raised(
    question: Question, answers: Sequence[Answered], chosen: Sequence[Chosen]
) -> tuple[Flag, ...]:
    """The flags of a question, worst first; none below `ENOUGH` answers.

    Each holds where its interval (98 %, wider where several distractors share it) lies wholly
    beyond its threshold:

    - *wrong key*: of those of the high third who took either a distractor or the key, more than
      half took the distractor; and in the whole sample those who took it did no worse on the other
      questions, else it is a misconception. Only the surest such distractor is named;
    - *negative*: the discrimination is below 0; *too little*: below .10, and not negative;
    - *near guessing*: the facility is below floor + .15 (1 - floor), so that, corrected for
      guessing (Crocker and Algina 1986, chapter 17), fewer than 15 in 100 knew it;
    - *too easy*: the facility is above .95;
    - *certain and wrong*: more than 20 % of those who said how sure they were; from 30 of them on;
    - *dead*: a distractor is chosen by fewer than 5 % (not asked of classify questions, whose
      parties are the same in each row).
    """
    if len(answers) < ENOUGH:
        return ()
    return (
        *_wrong_key(question, answers),
        *_discriminates(answers),
        *_facility(question, answers),
        *_certain_wrong(answers),
        *_dead(question, answers, chosen),
    )


def _wrong_key(question: Question, answers: Sequence[Answered]) -> list[Flag]:
    placed = [(set(one.given.chosen), one.rest) for one in answers if one.rest is not None]
    places = thirds([score for _, score in placed])
    high = [taken for place, (taken, _) in zip(places, placed, strict=True) if place == HIGH]
    level = _shared(len(question.rivals))
    found = []
    for wrong, key in question.rivals:
        preferred, either = _between(high, wrong, key)
        if 2 * preferred <= either:
            continue
        share = preferred / either
        interval = intervals.share(share, either, level=level)
        if interval.low > EVEN and _did_no_worse(placed, wrong, key):
            found.append(
                Flag(
                    kind=FlagKind.WRONG_KEY,
                    value=share,
                    interval=interval,
                    threshold=EVEN,
                    choice=wrong,
                    key=key,
                )
            )
    return sorted(found, key=lambda flag: -flag.interval.low)[:1]


def _shared(tests: int) -> float:
    """The level of each of so many intervals that share one mistake in a hundred."""
    return 1 - (1 - LEVEL) / max(1, tests)


def _between(taken: Iterable[set[str]], wrong: Choice, key: Choice) -> tuple[int, int]:
    """How many took the distractor and not the key, and how many took just one of the two."""
    pairs = [(wrong.part in each, key.part in each) for each in taken]
    return pairs.count((True, False)), pairs.count((True, False)) + pairs.count((False, True))


def _did_no_worse(placed: Sequence[tuple[set[str], float]], wrong: Choice, key: Choice) -> bool:
    by_wrong = [score for taken, score in placed if wrong.part in taken and key.part not in taken]
    by_key = [score for taken, score in placed if key.part in taken and wrong.part not in taken]
    return not by_key or fmean(by_wrong) >= fmean(by_key)


def _discriminates(answers: Sequence[Answered]) -> Iterator[Flag]:
    pairs = [(one.given.credit, one.rest) for one in answers if one.rest is not None]
    found = discrimination([credit for credit, _ in pairs], [s for _, s in pairs], level=LEVEL)
    if found is None:
        return
    kind, threshold = (
        (FlagKind.NEGATIVE, 0.0) if found.interval.high < 0 else (FlagKind.TOO_LITTLE, LITTLE)
    )
    if found.interval.high < threshold:
        yield Flag(kind=kind, value=found.r, interval=found.interval, threshold=threshold)


def _facility(question: Question, answers: Sequence[Answered]) -> Iterator[Flag]:
    mean = fmean(one.given.credit for one in answers)
    interval = intervals.share(mean, len(answers), level=LEVEL)
    floor = float(question.floor)
    guessing = floor + KNOWN * (1 - floor)
    for kind, threshold, beyond in (
        (FlagKind.NEAR_GUESSING, guessing, interval.high < guessing),
        (FlagKind.TOO_EASY, TOO_EASY, interval.low > TOO_EASY),
    ):
        if beyond:
            yield Flag(kind=kind, value=mean, interval=interval, threshold=threshold)


def _certain_wrong(answers: Sequence[Answered]) -> Iterator[Flag]:
    said = [one for one in answers if one.given.sureness is not None]
    if len(said) < ENOUGH:
        return
    share = sum(one.given.sureness == CERTAIN and not one.right for one in said) / len(said)
    interval = intervals.share(share, len(said), level=LEVEL)
    if interval.low > CERTAIN_WRONG:
        yield Flag(
            kind=FlagKind.CERTAIN_WRONG, value=share, interval=interval, threshold=CERTAIN_WRONG
        )


def _dead(
    question: Question, answers: Sequence[Answered], chosen: Sequence[Chosen]
) -> Iterator[Flag]:
    wrong = [one for one in chosen if not one.choice.is_key]
    if question.kind is Kind.CLASSIFY:
        return
    for one in wrong:
        interval = intervals.share(one.share, len(answers), level=_shared(len(wrong)))
        if interval.high < FUNCTIONING:
            yield Flag(
                kind=FlagKind.DEAD,
                value=one.share,
                interval=interval,
                threshold=FUNCTIONING,
                choice=one.choice,
            )
