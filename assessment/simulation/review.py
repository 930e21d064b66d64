"""What spaced review does to invented learners: the production scheduler beside its rivals.

The worlds are those of section 5.5 of the course design. They rank ways of spacing; they predict
nobody's score.
"""

from collections.abc import Iterable
from random import Random

from assessment.simulation import review_goals, review_rows
from assessment.simulation.crowds import Crowd, crowd
from assessment.simulation.report import Cell, Report, Table
from assessment.simulation.review_goals import Compared, Examined
from assessment.simulation.review_rows import AWAY, CHOSEN, EXAM_DAYS, TERM, THREE, TWO_PART, Row
from assessment.simulation.worlds import AFTER_DAYS, WORLDS, World, untouched

LEARNERS, SEEDS = 60, 5
KINDS = {"three options": THREE, "owner and because": TWO_PART}
HERE = "owner and because"
# The first learners of the first seed, run again by a test.
SLICE = 3
PEOPLE = 400
COLUMNS = ("spacing", "recall", "±", "reviews", "±", "predicted − true")


def run(*, learners: int = LEARNERS, seeds: int = SEEDS) -> Report:
    """The report of so many learners in each world, for each of the seeds 1 to `seeds`."""

    def lived(world: World, row: Row) -> Crowd:
        return crowd(
            world,
            row.start,
            answering=row.answering,
            term=row.term,
            learners=learners,
            seeds=seeds,
        )

    compared = {
        kind: {
            (world.name, row.name): lived(world, row)
            for world in WORLDS
            for row in review_rows.rivals(answering)
        }
        for kind, answering in KINDS.items()
    }
    exams = {
        kind: {
            (world.name, day, row.name): lived(world, row)
            for world in WORLDS
            for day in EXAM_DAYS
            for row in review_rows.exam_rows(day, answering)
        }
        for kind, answering in KINDS.items()
    }
    away = {world.name: lived(world, review_rows.away()) for world in WORLDS}
    tried = {
        (world.name, row.name): lived(world, row) for world in WORLDS for row in review_rows.tried()
    }
    here = compared[HERE]
    return Report(
        name="review",
        setting=(
            f"{learners} learners × {seeds} seeds; {TERM.facts} facts, {TERM.new_a_day} new a day, "
            f"{TERM.days} days, at most {TERM.most_a_day} reviews a day"
        ),
        tables=(
            _untouched(),
            *_compared(compared),
            *_exams(exams),
            *(_table(f"Tried; {HERE}; {world.name}", world, tried) for world in WORLDS),
            _away(here, away),
            _busy(here, away),
            sliced(),
        ),
        goals=(
            *(
                goal
                for kind in reversed(KINDS)
                for goal in review_goals.compared_goals(compared[kind], where=kind)
            ),
            *review_goals.load_goals(here, away),
            review_goals.exam_goal(exams[HERE]),
            review_goals.library_goal(),
        ),
    )


def _untouched() -> Table:
    rng = Random("untouched")  # noqa: S311 -- invented people
    rows: list[tuple[Cell, ...]] = []
    for world in WORLDS:
        found = untouched(world, people=PEOPLE, rng=rng)
        rows.append((f"{world.name}, asked for", *world.asked))
        rows.append((f"{world.name}, as built", *(round(each, 3) for each in found)))
    return Table(
        title="Share still known of facts that are never asked",
        columns=("memory", *(f"after {days} d" for days in AFTER_DAYS)),
        rows=tuple(rows),
    )


def _compared(compared: dict[str, Compared]) -> Iterable[Table]:
    for kind, crowds in compared.items():
        for world in WORLDS:
            yield _table(f"Days 20 to 89; {kind}; {world.name}", world, crowds)


def _table(title: str, world: World, crowds: Compared) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for (name, spacing), each in crowds.items():
        if name == world.name:
            recall, reviews, belief = each.recall(), each.reviews(), each.belief()
            rows.append(
                (
                    spacing,
                    round(recall.mean, 3),
                    round(recall.error, 3),
                    round(reviews.mean),
                    round(reviews.error, 1),
                    round(belief.mean, 3) if belief else "–",
                )
            )
    return Table(title=title, columns=COLUMNS, rows=tuple(rows))


def _exams(exams: dict[str, Examined]) -> Iterable[Table]:
    for kind, crowds in exams.items():
        for world in WORLDS:
            for day in EXAM_DAYS:
                rows: list[tuple[Cell, ...]] = []
                for (name, on_day, spacing), each in crowds.items():
                    if (name, on_day) == (world.name, day):
                        recall, reviews = each.recall_on(day), each.reviews(before=day)
                        cells = (round(recall.mean, 3), round(recall.error, 3))
                        rows.append((spacing, *cells, round(reviews.mean), round(reviews.error, 1)))
                yield Table(
                    title=f"Exam on day {day}; {kind}; {world.name}",
                    columns=COLUMNS[:-1],
                    rows=tuple(rows),
                )


def _away(here: Compared, away: dict[str, Crowd]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for world in WORLDS:
        for day in (AWAY.stop, 60, 89):
            usual, missed = here[world.name, CHOSEN].recall_on(day), away[world.name].recall_on(day)
            lost = usual - missed
            rows.append((world.name, day, *(round(each.mean, 3) for each in (usual, missed, lost))))
    return Table(
        title=f"A week away, days {AWAY.start} to {AWAY.stop - 1}; recall on a day",
        columns=("memory", "day", "as usual", "a week away", "lost"),
        rows=tuple(rows),
    )


def _busy(here: Compared, away: dict[str, Crowd]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    limit = review_goals.BUSY
    week_after = range(AWAY.stop, AWAY.stop + 7)
    for world in WORLDS:
        for spacing in (CHOSEN, review_rows.SM2, review_rows.LEITNER):
            each = here[world.name, spacing]
            share = each.above(limit, days=range(TERM.days)).mean
            rows.append((world.name, spacing, round(100 * share, 1), each.most_in_a_day()))
        share = away[world.name].above(limit, days=week_after).mean
        cells = ("chosen, the week after a week away", round(100 * share, 1))
        rows.append((world.name, *cells, away[world.name].most_in_a_day()))
    return Table(
        title=f"Days with more than {limit} facts due, in %; {HERE}",
        columns=("memory", "spacing", "% of days", "most reviews in a day"),
        rows=tuple(rows),
    )


def sliced() -> Table:
    """A few learners of the first seed: a test runs them again and holds them against the store."""
    rows: list[tuple[Cell, ...]] = []
    for world in WORLDS:
        for row in review_rows.rivals(TWO_PART):
            each = crowd(
                world,
                row.start,
                answering=row.answering,
                term=TERM,
                learners=SLICE,
                seeds=1,
            )
            recall, reviews = each.recall().mean, each.reviews().mean
            rows.append((world.name, row.name, round(recall, 6), round(reviews, 6)))
    return Table(
        title=f"The first {SLICE} learners of the first seed",
        columns=("memory", "spacing", "recall", "reviews"),
        rows=tuple(rows),
    )
