"""From sittings to figures: the door of this package."""

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import fmean, median

from assessment.certainty import LEVELS
from assessment.item_analysis import flags, intervals, papers
from assessment.item_analysis.discriminating import discrimination
from assessment.item_analysis.figures import (
    POOLED,
    Analysis,
    Chosen,
    Discrimination,
    Facility,
    FactFigures,
    Interval,
    ItemFigures,
    Sure,
)
from assessment.item_analysis.rests import Answered, Book, count, thirds
from assessment.item_analysis.values import Question, Ref, Sat

NOTHING_KNOWN = Interval(0.0, 1.0)


def analyse(sats: Iterable[Sat], questions: Iterable[Question]) -> Analysis:
    """Figures of a paper, its questions and its facts.

    `sats` are those of one assignment; of a learner with several the first counts, so they have to
    come in order of time. Between learners the order says nothing. `questions` are all that any
    sitting holds; figures come in their order. Raises ValueError for an answer to a question that
    is not among them, for one that stands there twice, and for a choice that it does not offer.
    """
    asked = _by_ref(questions)
    first: dict[int | str, Sat] = {}
    for sat in sats:
        first.setdefault(sat.learner, sat)
    counted = [sat for sat in first.values() if sat.given]
    for sat in counted:
        _check(sat, asked)
    book = Book(counted)
    items = {ref: item_figures(one, book.answered({ref})) for ref, one in asked.items()}
    of_fact: dict[str, list[ItemFigures]] = {}
    for figures in items.values():
        of_fact.setdefault(figures.question.fact, []).append(figures)
    return Analysis(
        paper=papers.figures(counted, asked),
        items=tuple(items.values()),
        facts=tuple(fact_figures(fact, book, of_fact[fact]) for fact in sorted(of_fact)),
    )


def _by_ref(questions: Iterable[Question]) -> dict[Ref, Question]:
    listed = tuple(questions)
    asked = {one.ref: one for one in listed}
    if len(asked) != len(listed):
        raise ValueError("questions: one stands twice")
    return asked


def _check(sat: Sat, asked: dict[Ref, Question]) -> None:
    for one in sat.given:
        if one.ref not in asked:
            raise ValueError(f"learner {sat.learner}: no question {one.item} ({one.version})")
        offered = {choice.part for choice in asked[one.ref].choices}
        if offered and not offered.issuperset(one.chosen):
            raise ValueError(f"learner {sat.learner}: {one.item} has no such choice")


def item_figures(question: Question, answers: Sequence[Answered]) -> ItemFigures:
    """Figures of one question from one answer a learner."""
    placed = [one for one in answers if one.rest is not None]
    places = thirds([one.rest for one in placed if one.rest is not None])
    chosen = _chosen(question, answers, placed, places)
    return ItemFigures(
        question=question,
        n=len(answers),
        facility=_facility(answers, float(question.floor)),
        discrimination=_discrimination(answers),
        thirds=count(places),
        choices=chosen,
        omitted=_omitted(answers),
        sureness=_sureness(answers),
        seconds=_seconds(answers),
        flags=flags.raised(question, answers, chosen),
    )


def fact_figures(fact: str, book: Book, items: Sequence[ItemFigures]) -> FactFigures:
    """Figures of all variants of one fact, of which there are the `items`."""
    if len(items) == 1:
        return _alone(fact, items[0])
    answers = book.answered([one.question.ref for one in items])
    floors = {one.question.ref: float(one.question.floor) for one in items}
    floor = fmean(floors[one.given.ref] for one in answers) if answers else 0.0
    return FactFigures(
        fact=fact,
        n=len(answers),
        facility=_facility(answers, floor),
        discrimination=_discrimination(answers),
        omitted=_omitted(answers),
        sureness=_sureness(answers),
        seconds=_seconds(answers),
        items=tuple(items),
    )


def _alone(fact: str, only: ItemFigures) -> FactFigures:
    return FactFigures(
        fact=fact,
        n=only.n,
        facility=only.facility,
        discrimination=only.discrimination,
        omitted=only.omitted,
        sureness=only.sureness,
        seconds=only.seconds,
        items=(only,),
    )


def _facility(answers: Sequence[Answered], floor: float) -> Facility | None:
    if not answers:
        return None
    mean = fmean(one.given.credit for one in answers)
    return Facility(mean=mean, interval=intervals.share(mean, len(answers)), floor=floor)


def _discrimination(answers: Sequence[Answered]) -> Discrimination | None:
    pairs = [(one.given.credit, one.rest) for one in answers if one.rest is not None]
    return discrimination([credit for credit, _ in pairs], [score for _, score in pairs])


def _chosen(
    question: Question,
    answers: Sequence[Answered],
    placed: Sequence[Answered],
    places: Sequence[int],
) -> tuple[Chosen, ...]:
    taken = Counter(part for one in answers for part in one.given.chosen)
    found: dict[str, list[int]] = {}
    for place, one in zip(places, placed, strict=True):
        for part in one.given.chosen:
            found.setdefault(part, []).append(place)
    return tuple(
        Chosen(
            choice=choice,
            count=taken[choice.part],
            share=share,
            interval=intervals.share(share, len(answers)) if answers else NOTHING_KNOWN,
            thirds=count(found.get(choice.part, ())),
        )
        for choice in question.choices
        for share in [taken[choice.part] / max(1, len(answers))]
    )


def _omitted(answers: Sequence[Answered]) -> int:
    return sum(not one.given.chosen for one in answers)


def _sureness(answers: Sequence[Answered]) -> tuple[Sure, Sure, Sure] | None:
    said = Counter(
        (one.given.sureness, one.right) for one in answers if one.given.sureness is not None
    )
    if said.total() < POOLED:
        return None
    guessing, think_so, certain = (
        Sure(sureness=level, said=said[level, True] + said[level, False], right=said[level, True])
        for level in LEVELS
    )
    return guessing, think_so, certain


def _seconds(answers: Sequence[Answered]) -> float | None:
    taken = [
        one.given.seconds for one in answers if one.given.seconds is not None and one.given.chosen
    ]
    return median(taken) if taken else None
