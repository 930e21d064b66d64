"""What the pages of item analysis say: the core's figures in words, rows and drawings."""

from collections.abc import Iterable
from dataclasses import dataclass

from assessment.item_analysis import words
from assessment.item_analysis.figures import (
    ENOUGH,
    Chosen,
    FactFigures,
    ItemFigures,
    PaperFigures,
)
from assessment.item_analysis.values import Ref
from assessment.items import Item
from assessment.lint import DRAWN, ITEM_RULES, Lexicon, lint_item
from classrooms import drawn
from classrooms.drawn import Line, Scale
from classrooms.queries.analysis import Analysed
from lessons.library import Library
from quizzes.models import Sureness


@dataclass(frozen=True, kw_only=True)
class Row:
    """One question in the list of a paper: its figures in short and what is said of it."""

    item: Item
    n: int
    facility: str
    discrimination: str
    verdict: str
    flagged: bool
    too_few: bool


@dataclass(frozen=True, kw_only=True)
class FactRow:
    """A fact with its variants. Its own figures are pooled, where there are several."""

    text: str
    n: int
    facility: str
    discrimination: str
    rows: tuple[Row, ...]

    @property
    def pooled(self) -> bool:
        """Whether there are several variants."""
        return len(self.rows) > 1


@dataclass(frozen=True, kw_only=True)
class PaperPage:
    """The analysis of an assignment."""

    figures: PaperFigures
    facts: tuple[FactRow, ...]
    mean: str
    spread: str
    reliability: str
    interval: str
    error: str
    method: str

    @property
    def verdict(self) -> str:
        """One line on the paper."""
        return words.paper_verdict(self.figures)

    @property
    def flagged(self) -> int:
        """How many questions carry a flag."""
        return sum(row.flagged for fact in self.facts for row in fact.rows)

    @property
    def questions(self) -> int:
        """How many different questions were asked."""
        return sum(len(fact.rows) for fact in self.facts)


def paper_page(found: Analysed, *, library: Library) -> PaperPage:
    """The page of a paper, flagged questions first."""
    figures = found.analysis.paper
    facts = [_fact_row(one, found.items, library) for one in found.analysis.facts]
    facts.sort(key=lambda fact: not any(row.flagged for row in fact.rows))
    told = figures.reliability
    return PaperPage(
        figures=figures,
        facts=tuple(facts),
        mean=_share(figures.mean),
        spread=_share(figures.spread),
        reliability=words.number(told.value) if told else "–",
        interval=words.between(told.interval) if told else "",
        error=_share(figures.error),
        method=words.METHODS[told.method] if told else "",
    )


def _share(value: float | None) -> str:
    return "–" if value is None else words.percent(value)


def _fact_row(one: FactFigures, items: dict[Ref, Item], library: Library) -> FactRow:
    fact = library.course.fact.get(one.fact)
    rows = sorted((_row(x, items) for x in one.items), key=lambda row: not row.flagged)
    return FactRow(
        text=fact.text if fact else one.fact,
        n=one.n,
        facility=_facility(one),
        discrimination=_discrimination(one),
        rows=tuple(rows),
    )


def _row(one: ItemFigures, items: dict[Ref, Item]) -> Row:
    return Row(
        item=items[one.question.ref],
        n=one.n,
        facility=_facility(one),
        discrimination=_discrimination(one),
        verdict=words.verdict(one),
        flagged=bool(one.flags),
        too_few=one.too_few,
    )


def _facility(one: ItemFigures | FactFigures) -> str:
    return words.number(one.facility.mean) if one.facility else "–"


def _discrimination(one: ItemFigures | FactFigures) -> str:
    return words.number(one.discrimination.r) if one.discrimination else "–"


@dataclass(frozen=True, kw_only=True)
class ChoiceRow:
    """One choice in the table of thirds."""

    label: str
    text: str
    figures: Chosen
    word: str


@dataclass(frozen=True, kw_only=True)
class SureRow:
    """One sureness: how many said it, how many of them were right."""

    word: str
    said: int
    right: int
    percent: int | None


@dataclass(frozen=True, kw_only=True)
class Variant:
    """Another variant of the same fact, or another version of the same question."""

    item: Item
    facility: str
    n: int


@dataclass(frozen=True, kw_only=True)
class ItemPage:
    """The analysis of one question."""

    item: Item
    figures: ItemFigures
    fact: str
    flags: tuple[str, ...]
    choices: tuple[ChoiceRow, ...]
    sureness: tuple[SureRow, ...]
    certain_wrong: int
    variants: tuple[Variant, ...]
    flaws: tuple[str, ...]

    @property
    def verdict(self) -> str:
        """One line on the question."""
        return words.verdict(self.figures)

    @property
    def short(self) -> int:
        """How many answers are missing until there is a verdict."""
        return max(0, ENOUGH - self.figures.n)

    @property
    def facility(self) -> Scale | None:
        """How hard it is, drawn."""
        return drawn.facility(self.figures)

    @property
    def facility_words(self) -> str:
        """The same in words."""
        return words.facility(self.figures.facility) if self.figures.facility else ""

    @property
    def discrimination(self) -> Scale | None:
        """How well it sorts, drawn."""
        return drawn.discrimination(self.figures)

    @property
    def discrimination_words(self) -> str:
        """The same in words."""
        found = self.figures.discrimination
        if found is None:
            return ""
        return f"{words.number(found.r)}, likely {words.between(found.interval)}"

    @property
    def lines(self) -> tuple[Line, ...]:
        """Each choice over the thirds, drawn."""
        return drawn.lines(self.figures)


def item_page(found: Analysed, ref: Ref, *, library: Library) -> ItemPage | None:
    """The page of one question; None for one that this assignment never asked."""
    figures = next((x for x in found.analysis.items if x.question.ref == ref), None)
    if figures is None:
        return None
    item = found.items[ref]
    fact = library.course.fact.get(item.fact)
    return ItemPage(
        item=item,
        figures=figures,
        fact=fact.text if fact else item.fact,
        flags=tuple(words.sentence(flag) for flag in figures.flags),
        choices=tuple(_choice_row(item, one, figures) for one in figures.choices),
        sureness=_sureness(figures),
        certain_wrong=_certain_wrong(figures),
        variants=tuple(_variants(found, figures)),
        flaws=_flaws(item, library),
    )


def _choice_row(item: Item, one: Chosen, figures: ItemFigures) -> ChoiceRow:
    return ChoiceRow(
        label=one.choice.label,
        text=item.option[one.choice.part.partition(":")[0]].text,
        figures=one,
        word=words.standing(one, n=figures.n, flags=figures.flags),
    )


def _sureness(figures: ItemFigures) -> tuple[SureRow, ...]:
    return tuple(
        SureRow(
            word=Sureness(one.sureness).label,
            said=one.said,
            right=one.right,
            percent=None if one.share is None else round(100 * one.share),
        )
        for one in figures.sureness or ()
    )


def _certain_wrong(figures: ItemFigures) -> int:
    """How many were certain and wrong, of those who said how sure they were."""
    told = figures.sureness or ()
    return sum(one.said - one.right for one in told if one.sureness == Sureness.CERTAIN)


def _variants(found: Analysed, figures: ItemFigures) -> Iterable[Variant]:
    for one in found.analysis.items:
        if one.question.fact == figures.question.fact and one is not figures:
            item = found.items[one.question.ref]
            yield Variant(item=item, facility=_facility(one), n=one.n)


def _flaws(item: Item, library: Library) -> tuple[str, ...]:
    """What the rules of good items say of it; a drawn one is held against those of the draw."""
    lexicon = Lexicon(services=frozenset(s.name for s in library.matrix.services))
    rules = ITEM_RULES if item.id in library.items else DRAWN
    return tuple(flaw.text for flaw in lint_item(item, lexicon, rules=rules))
