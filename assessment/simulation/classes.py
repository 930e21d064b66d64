"""Invented classes sit papers: what the item analysis says of questions whose truth is known.

Sound classes show how often a question is flagged that should not be, and how often intervals hold
the truth; planted flaws, how many are found; questions exactly on a threshold, the worst that the
flags can do. Papers of 8 and of 26 questions, the same for all or drawn for each from three times
as many. Each class has other learners, and a bank of its own where nothing is planted.
"""

from collections import Counter
from random import Random

from assessment.simulation.class_edges import edges
from assessment.simulation.class_goals import cover_goal, flag_goals, power_goal
from assessment.simulation.class_runs import (
    LENGTHS,
    TIMES,
    Case,
    Tally,
    edge_class,
    flawed_class,
    paper_class,
    planted,
    sound_class,
)
from assessment.simulation.class_tables import (
    ANSWERS,
    ON_EDGE,
    POWERED,
    Found,
    OnEdge,
    Tallies,
    cover_table,
    covers,
    edge_table,
    flag_table,
    power_table,
    whole_table,
)
from assessment.simulation.class_tried import TRIED, tried_class
from assessment.simulation.class_world import LONG
from assessment.simulation.report import Report, Table

PER_CLASS, PER_TRIED = 50, 400
# So many classes sit the same flawed papers, or the same edges.
PER_PAPER = 4
PEOPLE = (30, 90, 300)


def run(*, learners: int = 3000, seeds: int = 4) -> Report:
    """Put so many `learners` (1 or more) through each case for each seed; one class at least.

    Flawed papers, edges and whole papers are sat by a class for each 50 of them, whatever its size.
    """
    tallies = _sound(learners, seeds)
    classes = seeds * max(1, learners // PER_CLASS)
    whole, found, on_edge = _whole(classes), _flawed(classes), _edges(classes)
    return Report(
        name="classes",
        setting=f"{learners} learners a case for each of {seeds} seeds",
        tables=(
            flag_table(tallies),
            cover_table(tallies),
            whole_table(whole),
            power_table(found, classes),
            edge_table(on_edge, classes),
            _tried_table(seeds * max(1, learners // PER_TRIED)),
        ),
        goals=(
            *flag_goals(tallies, on_edge, classes),
            power_goal(found, classes),
            cover_goal(tallies, whole),
        ),
    )


def _sound(learners: int, seeds: int) -> Tallies:
    tallies = {}
    for case in (
        Case(length=length, each=each, answers=answers)
        for length in LENGTHS
        for each in (False, True)
        for answers in ANSWERS
    ):
        tally = tallies[case] = Tally()
        people = case.answers * (TIMES if case.each else 1)
        for seed in range(seeds):
            rng = Random(f"{seed} {case}")  # noqa: S311 - a repeatable draw, not a secret
            for _ in range(max(1, learners // people)):
                sound_class(tally, case, rng)
    return tallies


def _whole(classes: int) -> Tallies:
    tallies = {}
    for case in (
        Case(length=length, each=each, answers=people // (TIMES if each else 1))
        for length in LENGTHS
        for each in (False, True)
        for people in PEOPLE
    ):
        tally = tallies[case] = Tally()
        rng = Random(f"{case} whole")  # noqa: S311 - as above
        for _ in range(classes):
            paper_class(tally, case, rng)
    return tallies


def _flawed(classes: int) -> Found:
    found: Found = {}
    for length in LENGTHS:
        for answers in POWERED:
            rng = Random(f"{length} {answers} flawed")  # noqa: S311 - as above
            counted = found[length, answers] = Counter()
            papers = planted(length, rng)
            for number in range(classes):
                papers = papers if number % PER_PAPER else planted(length, rng)
                flawed_class(counted, papers, answers, rng)
    return found


def _edges(classes: int) -> OnEdge:
    found: OnEdge = {}
    for answers in ON_EDGE:
        rng = Random(f"{answers} edges")  # noqa: S311 - as above
        papers = edges(rng)
        counted = found[answers] = Counter()
        for number in range(classes):
            papers = papers if number % PER_PAPER else edges(rng)
            edge_class(counted, papers, answers, rng)
    return found


def _tried_table(classes: int) -> Table:
    tallies = {}
    for answers in (30, 100):
        tally = tallies[answers] = Tally()
        case = Case(length=LONG, each=False, answers=answers)
        rng = Random(f"{answers} tried")  # noqa: S311 - as above
        for _ in range(classes):
            tried_class(tally, case, rng)
    return Table(
        title="Intervals of the discrimination that were tried, of 80 and 95 %",
        columns=("interval", *(f"{answers} answers" for answers in tallies)),
        rows=tuple((name, *(covers(each, name) for each in tallies.values())) for name in TRIED),
    )
