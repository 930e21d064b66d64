"""Classes that sit papers: what the item analysis gets to see."""

from collections.abc import Iterator
from itertools import accumulate
from random import Random

from assessment.certainty import CERTAIN, THINK_SO
from assessment.item_analysis.values import Given, Sat
from assessment.readiness import GRID
from assessment.simulation.class_truth import Papers
from assessment.simulation.class_world import SURE_RIGHT, WEIGHTS, Invented

POINTS = range(len(GRID))
TOTALS = tuple(accumulate(WEIGHTS))


def sit(papers: Papers, answers: int, rng: Random) -> list[Sat]:
    """A class so large that each question has so many answers.

    One paper for all where the papers say so. Else the bank is shuffled and dealt out in papers as
    often as there shall be answers; its size is a multiple of the length.
    """
    people = answers * len(papers.bank) // papers.length
    abilities = rng.choices(POINTS, cum_weights=TOTALS, k=people)
    return [
        Sat(learner=number, given=tuple(give(one, point, rng) for one in paper))
        for number, (point, paper) in enumerate(
            zip(abilities, _dealt(papers, people, rng), strict=True)
        )
    ]


def _dealt(papers: Papers, people: int, rng: Random) -> Iterator[tuple[Invented, ...]]:
    size = len(papers.bank)
    deck: tuple[Invented, ...] = papers.bank
    for number in range(people):
        start = number * papers.length % size
        if not start and not papers.same:
            deck = tuple(rng.sample(papers.bank, size))
        yield deck[start : start + papers.length]


def give(one: Invented, point: int, rng: Random) -> Given:
    """The answer of somebody at this point of ability."""
    luck, option = rng.random(), 0
    chances = one.chances[point]
    while option < len(chances) - 1 and luck >= chances[option]:
        luck -= chances[option]
        option += 1
    right = option == one.traits.key
    sure = rng.random() < (SURE_RIGHT if right else one.traits.sure_wrong)
    return Given(
        item=one.question.item,
        version="1",
        chosen=("ABCD"[option],),
        credit=float(right),
        sureness=CERTAIN if sure else THINK_SO,
    )
