"""What is wrong with a question, said only where chance can hardly have done it."""

from collections.abc import Iterable, Iterator, Sequence

from assessment.certainty import CERTAIN
from assessment.item_analysis import intervals
from assessment.item_analysis.discriminating import pearson
from assessment.item_analysis.figures import ENOUGH, FUNCTIONING, Chosen, Flag, FlagKind
from assessment.item_analysis.rests import Answered
from assessment.item_analysis.values import Choice, Question
from assessment.items import Kind

TOO_EASY = 0.95
# Corrected for guessing, fewer than 15 in 100 knew it.
KNOWN = 0.15
LITTLE = 0.1
CERTAIN_WRONG = 0.2
# Five kinds of mistake can be made with one question: its facility, its discrimination, its
# distractors, its key, its sureness. Each may be made in 1 of 100 sound questions on one side, so
# together in at most 5 of 100 (Bonferroni). Distractors share theirs.
LEVEL = 0.98


def raised(
    question: Question, answers: Sequence[Answered], chosen: Sequence[Chosen]
) -> tuple[Flag, ...]:
    """The flags of a question, worst first; none below `ENOUGH` answers.

    Each holds where its interval (98 %, wider where several distractors share it) lies wholly
    beyond its threshold:

    - *wrong key*: a distractor in place of the key correlates with the rest score above 0, and more
      of the high third chose it than the key; only the worst such distractor is named;
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
    found = (
        _wrong_key(question, answers, chosen),
        _discriminates(answers),
        _facility(question, answers),
        _certain_wrong(answers),
        *_dead(question, answers, chosen),
    )
    return tuple(flag for flag in found if flag)


def _wrong_key(
    question: Question, answers: Sequence[Answered], chosen: Sequence[Chosen]
) -> Flag | None:
    high = {one.choice: one.thirds.high for one in chosen}
    placed = [(one.given.chosen, one.rest) for one in answers if one.rest is not None]
    scores = [score for _, score in placed]
    level = 1 - (1 - LEVEL) / max(1, len(question.rivals))
    found = [
        Flag(
            kind=FlagKind.WRONG_KEY,
            value=r,
            interval=intervals.correlation(r, len(scores), level=level),
            threshold=0.0,
            choice=wrong,
            key=key,
        )
        for wrong, key in question.rivals
        if high[wrong] > high[key]
        and (r := pearson([_instead(given, wrong, key) for given, _ in placed], scores)) is not None
    ]
    sure = [flag for flag in found if flag.interval.low > flag.threshold]
    return max(sure, key=lambda flag: flag.value, default=None)


def _instead(given: Iterable[str], wrong: Choice, key: Choice) -> float:
    """1 where the distractor was chosen and the key was not, -1 the other way round, else 0."""
    taken = set(given)
    return float(wrong.part in taken) - float(key.part in taken)


def _discriminates(answers: Sequence[Answered]) -> Flag | None:
    pairs = [(one.given.credit, one.rest) for one in answers if one.rest is not None]
    r = pearson([credit for credit, _ in pairs], [score for _, score in pairs])
    if r is None or len(pairs) < intervals.FEWEST:
        return None
    interval = intervals.correlation(r, len(pairs), level=LEVEL)
    if interval.high < 0:
        return Flag(kind=FlagKind.NEGATIVE, value=r, interval=interval, threshold=0.0)
    if interval.high < LITTLE:
        return Flag(kind=FlagKind.TOO_LITTLE, value=r, interval=interval, threshold=LITTLE)
    return None


def _facility(question: Question, answers: Sequence[Answered]) -> Flag | None:
    mean = sum(one.given.credit for one in answers) / len(answers)
    interval = intervals.share(mean, len(answers), level=LEVEL)
    floor = float(question.floor)
    guessing = floor + KNOWN * (1 - floor)
    if interval.high < guessing:
        return Flag(kind=FlagKind.NEAR_GUESSING, value=mean, interval=interval, threshold=guessing)
    if interval.low > TOO_EASY:
        return Flag(kind=FlagKind.TOO_EASY, value=mean, interval=interval, threshold=TOO_EASY)
    return None


def _certain_wrong(answers: Sequence[Answered]) -> Flag | None:
    said = [one for one in answers if one.given.sureness is not None]
    if len(said) < ENOUGH:
        return None
    share = sum(one.given.sureness == CERTAIN and not one.right for one in said) / len(said)
    interval = intervals.share(share, len(said), level=LEVEL)
    if interval.low <= CERTAIN_WRONG:
        return None
    return Flag(
        kind=FlagKind.CERTAIN_WRONG, value=share, interval=interval, threshold=CERTAIN_WRONG
    )


def _dead(
    question: Question, answers: Sequence[Answered], chosen: Sequence[Chosen]
) -> Iterator[Flag]:
    wrong = [one for one in chosen if not one.choice.is_key]
    if question.kind is Kind.CLASSIFY or not wrong:
        return
    level = 1 - (1 - LEVEL) / len(wrong)
    for one in wrong:
        interval = intervals.share(one.share, len(answers), level=level)
        if interval.high < FUNCTIONING:
            yield Flag(
                kind=FlagKind.DEAD,
                value=one.share,
                interval=interval,
                threshold=FUNCTIONING,
                choice=one.choice,
            )
