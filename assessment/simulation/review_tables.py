"""The tables of the review simulation."""

from collections.abc import Iterator, Mapping
from random import Random

from assessment.simulation.crowds import BUSY, Crowd
from assessment.simulation.report import Cell, Table
from assessment.simulation.review_goals import Compared
from assessment.simulation.review_rows import AWAY, CHOSEN, LEITNER, MISSED, SM2, TERM
from assessment.simulation.worlds import AFTER_DAYS, WORLDS, World, untouched

PEOPLE = 400
COLUMNS = ("spacing", "recall", "±", "reviews", "±", "predicted − true")

type Cells = tuple[Cell, ...]


def untouched_facts() -> Table:
    """What is left of facts that nobody asks, beside what the design asks for."""
    rng = Random("untouched")  # noqa: S311 -- invented people
    rows: list[Cells] = []
    for world in WORLDS:
        found = untouched(world, people=PEOPLE, rng=rng)
        rows.append((f"{world.name}, asked for", *world.asked))
        rows.append((f"{world.name}, as built", *(round(each, 3) for each in found)))
    return Table(
        title="Share still known of facts that are never asked",
        columns=("memory", *(f"after {days} d" for days in AFTER_DAYS)),
        rows=tuple(rows),
    )


def compared(kinds: Mapping[str, Compared]) -> Iterator[Table]:
    """Recall and work over the term, for each kind of question and memory."""
    for kind, crowds in kinds.items():
        for world in WORLDS:
            yield _over_term(f"Days 20 to 89; {kind}; {world.name}", world, crowds)


def tried(crowds: Compared) -> Iterator[Table]:
    """The same for what was tried."""
    for world in WORLDS:
        yield _over_term(f"Changes that were tried; {world.name}", world, crowds)


def _over_term(title: str, world: World, crowds: Compared) -> Table:
    rows: list[Cells] = []
    for spacing, each in _of(world, crowds):
        belief = each.belief()
        told = f"{belief.mean:+.3f}" if belief else "–"
        rows.append((spacing, *_work(each), told))
    return Table(title=title, columns=COLUMNS, rows=tuple(rows))


def _of(world: World, crowds: Compared) -> Iterator[tuple[str, Crowd]]:
    return ((spacing, each) for (name, spacing), each in crowds.items() if name == world.name)


def _work(each: Crowd, *, day: int | None = None) -> Cells:
    """Recall and reviews with their errors, of the whole term or until a day."""
    recall = each.recall() if day is None else each.recall_on(day)
    reviews = each.reviews(before=day)
    return (
        round(recall.mean, 3),
        round(recall.error, 3),
        round(reviews.mean),
        round(reviews.error, 1),
    )


def exams(days: Mapping[int, Compared]) -> Iterator[Table]:
    """Recall on the day of an exam, and the reviews until then."""
    for world in WORLDS:
        for day, crowds in days.items():
            yield Table(
                title=f"Exam on day {day}; {world.name}",
                columns=COLUMNS[:-1],
                rows=tuple(
                    (spacing, *_work(each, day=day)) for spacing, each in _of(world, crowds)
                ),
            )


def away(usual: Compared, missed: Compared) -> Table:
    """What a week without reviews costs."""
    rows: list[Cells] = []
    for world in WORLDS:
        for day in (MISSED.stop, 60, 89):
            stayed = usual[world.name, CHOSEN].recall_on(day)
            left = missed[world.name, AWAY].recall_on(day)
            lost = stayed - left
            cells = (stayed.mean, left.mean, lost.mean, lost.error)
            rows.append((world.name, day, *(round(each, 3) for each in cells)))
    return Table(
        title=f"A week away, days {MISSED.start} to {MISSED.stop - 1}; recall on a day",
        columns=("memory", "day", "as usual", "a week away", "lost", "±"),
        rows=tuple(rows),
    )


def busy(usual: Compared, missed: Compared) -> Table:
    """How often a day asks for much."""
    rows: list[Cells] = []
    for world in WORLDS:
        stayed = (CHOSEN, SM2, LEITNER)
        rows += (_busy(world, each, usual[world.name, each], range(TERM.days)) for each in stayed)
        week_after = range(MISSED.stop, MISSED.stop + 7)
        name = "chosen, the week after a week away"
        rows.append(_busy(world, name, missed[world.name, AWAY], week_after))
    return Table(
        title=f"Days with more than {BUSY} facts due",
        columns=("memory", "spacing", "% of days", "±", "most reviews in a day"),
        rows=tuple(rows),
    )


def _busy(world: World, name: str, each: Crowd, days: range) -> Cells:
    share = each.busy(days)
    told = (round(100 * share.mean, 1), round(100 * share.error, 1))
    return (world.name, name, *told, each.most_in_a_day())


def sliced(crowds: Compared, *, learners: int) -> Table:
    """A few learners of the first seed, exactly, to see that a stored report still holds."""
    return Table(
        title=f"The first {learners} learners of the first seed",
        columns=("memory", "spacing", "recall", "reviews"),
        rows=tuple(
            (world, spacing, round(each.recall().mean, 6), round(each.reviews().mean, 6))
            for (world, spacing), each in crowds.items()
        ),
    )
