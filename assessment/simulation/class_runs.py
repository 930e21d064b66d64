"""Invented classes through the item analysis: what it says beside what is true."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from assessment.item_analysis import intervals, papers
from assessment.item_analysis.analysis import item_figures
from assessment.item_analysis.discriminating import discrimination
from assessment.item_analysis.figures import Flag, FlagKind, Interval, ItemFigures
from assessment.item_analysis.rests import Answered, Book
from assessment.item_analysis.values import Sat
from assessment.simulation.class_edges import EDGES
from assessment.simulation.class_sittings import sit
from assessment.simulation.class_truth import Papers
from assessment.simulation.class_world import LONG, Flaw, Invented, bank, flawed

LENGTHS = (8, LONG)
# Papers that are drawn come from a bank so many times their length.
TIMES = 3
NOMINAL = (0.8, 0.95)
FACILITY, DISTRACTOR, SORTING = FIGURES = ("facility", "distractor", "discrimination")
RELIABILITY = "reliability"
TOLD, ANY = "told", "any"
# Which flags tell a flaw.
TELLING = {
    Flaw.WRONG_KEY: {FlagKind.WRONG_KEY},
    Flaw.GUESSING: {FlagKind.NEAR_GUESSING},
    Flaw.FLAT: {FlagKind.TOO_LITTLE, FlagKind.NEGATIVE},
    Flaw.DEAD: {FlagKind.DEAD},
    Flaw.EASY: {FlagKind.TOO_EASY},
    Flaw.CERTAIN: {FlagKind.CERTAIN_WRONG},
}

type Planted = tuple[Papers, tuple[Flaw, ...]]


@dataclass(frozen=True, kw_only=True)
class Case:
    """Papers of one length, one for all or drawn for each, and so many answers a question."""

    length: int
    each: bool
    answers: int

    @property
    def drawn(self) -> str:
        """The draw in a word."""
        return "each" if self.each else "same"

    def papers(self, rng: Random) -> Papers:
        """Papers of sound questions."""
        size = self.length * (TIMES if self.each else 1)
        return Papers(bank=bank(rng, size), length=self.length)


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A question, the answers to it, and what the analysis says of them."""

    one: Invented
    answers: Sequence[Answered]
    figures: ItemFigures

    @property
    def credit(self) -> list[float]:
        """What each answer earned."""
        return [answer.given.credit for answer in self.answers]

    @property
    def rests(self) -> list[float]:
        """The score on the other questions of whoever gave it; every paper here has others."""
        return [answer.rest for answer in self.answers if answer.rest is not None]


@dataclass(kw_only=True)
class Tally:
    """What the classes of one case came to; `held` and `asked` by figure and level.

    Of `items` so many were `falsely` flagged: by a flag that is not true of them. Of those that
    deserve no flag at all, the sound ones (`judged`), so many were `flagged`.
    """

    items: int = 0
    falsely: int = 0
    judged: int = 0
    flagged: int = 0
    held: Counter[tuple[str, float]] = field(default_factory=Counter)
    asked: Counter[tuple[str, float]] = field(default_factory=Counter)

    def cover(self, figure: str, level: float, interval: Interval, truth: float) -> None:
        """Count whether an interval holds the truth."""
        self.asked[figure, level] += 1
        self.held[figure, level] += interval.low <= truth <= interval.high

    def covered(self, figure: str, level: float) -> float:
        """The share of intervals that held the truth, 0 to 1; 0 where there were none."""
        return self.held[figure, level] / max(1, self.asked[figure, level])


def undeserved(one: Invented, flags: Sequence[Flag], papers_: Papers) -> list[Flag]:
    """The flags that are not true of a question."""
    deserved = papers_.truly(one)
    return [
        flag
        for flag in flags
        if (flag.kind, flag.choice.part if flag.choice else "") not in deserved
    ]


def sound_class(tally: Tally, case: Case, rng: Random) -> None:
    """Count one class with a new bank without planted flaws."""
    papers_ = case.papers(rng)
    sats = sit(papers_, case.answers, rng)
    for judged in analysed(papers_, sats):
        _count_flags(tally, judged, papers_)
        _cover(tally, judged, papers_.discrimination(judged.one))


def analysed(papers_: Papers, sats: Sequence[Sat], *, first: int | None = None) -> Iterator[Judged]:
    """The first so many questions of a bank, or all, with their figures."""
    book = Book(sats)
    for one in papers_.bank[:first]:
        answers = book.answered({one.question.ref})
        yield Judged(one=one, answers=answers, figures=item_figures(one.question, answers))


def _count_flags(tally: Tally, judged: Judged, papers_: Papers) -> None:
    tally.items += 1
    tally.falsely += bool(undeserved(judged.one, judged.figures.flags, papers_))
    if not papers_.truly(judged.one):
        tally.judged += 1
        tally.flagged += bool(judged.figures.flags)


def _cover(tally: Tally, judged: Judged, r: float) -> None:
    figures = judged.figures
    for level in NOMINAL:
        for chosen, share in zip(figures.choices, judged.one.shares, strict=True):
            name = FACILITY if chosen.choice.is_key else DISTRACTOR
            tally.cover(name, level, intervals.share(chosen.share, figures.n, level=level), share)
        if found := discrimination(judged.credit, judged.rests, level=level):
            tally.cover(SORTING, level, found.interval, r)


def paper_class(tally: Tally, case: Case, rng: Random) -> None:
    """Count, for one class, whether the interval of the reliability holds the truth."""
    papers_ = case.papers(rng)
    sats = sit(papers_, case.answers, rng)
    asked = {one.question.ref: one.question for one in papers_.bank}
    for level in NOMINAL:
        if found := papers.reliability(sats, asked, level=level):
            tally.cover(RELIABILITY, level, found.interval, papers_.reliability)


def planted(length: int, rng: Random) -> tuple[Planted, ...]:
    """Papers that begin with flaws: a short one for each, all of them at once on a long one."""
    groups = [tuple(Flaw)] if length == LONG else [(flaw,) for flaw in Flaw]
    return tuple(
        (
            Papers(
                bank=(
                    *(flawed(flaw, rng) for flaw in flaws),
                    *bank(rng, length - len(flaws)),
                ),
                length=length,
            ),
            flaws,
        )
        for flaws in groups
    )


def flawed_class(
    found: Counter[tuple[Flaw, str]], made: Sequence[Planted], answers: int, rng: Random
) -> None:
    """Count, for a class on each paper, which flaws got a flag that tells them, and which any."""
    for papers_, flaws in made:
        sats = sit(papers_, answers, rng)
        for flaw, judged in zip(flaws, analysed(papers_, sats, first=len(flaws)), strict=True):
            telling = [flag for flag in judged.figures.flags if flag.kind in TELLING[flaw]]
            found[flaw, TOLD] += any(_names(judged.one, flag) for flag in telling)
            found[flaw, ANY] += bool(judged.figures.flags)


def _names(one: Invented, flag: Flag) -> bool:
    """Whether a flag names the true key, or the distractor that is dead."""
    if flag.kind is FlagKind.WRONG_KEY:
        return flag.choice == one.question.choices[0]
    return flag.kind is not FlagKind.DEAD or flag.choice == one.question.choices[-1]


def edge_class(found: Counter[str], papers_: Papers, answers: int, rng: Random) -> None:
    """Count, for one class, which questions on the edge got a flag that they do not deserve."""
    sats = sit(papers_, answers, rng)
    for edge, judged in zip(EDGES, analysed(papers_, sats, first=len(EDGES)), strict=True):
        one, flags = judged.one, judged.figures.flags
        wrong = undeserved(one, flags, papers_)
        # On the edge itself rounding decides what is true.
        own = [flag for flag in flags if flag.kind is edge.flag and _names(one, flag)]
        found[edge.name] += bool(wrong or own)
