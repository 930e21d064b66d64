"""A lesson as one learner sees it: its parts, its figures in their states, what comes next."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from assessment.outline import Course, Plan
from lessons.figures.base import Bets, Figure, Stop, Values, own, prefixed
from lessons.figures.registry import View, look, stake
from lessons.library import Block, LessonText, Library, Part


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A figure on its page. `others` are the values of the page's other figures."""

    view: View
    slug: str
    others: dict[str, str]

    def at(self, values: Values) -> str:
        """The page's address with this figure in another state."""
        query = urlencode({**self.others, **values})
        page = reverse("lessons:lesson", args=[self.slug])
        return f"{page}?{query}#{self.anchor}"

    @property
    def anchor(self) -> str:
        """Where the figure stands on its page."""
        return f"fig-{self.view.name}"

    @property
    def address(self) -> str:
        """The page's address with the figure as it is."""
        return self.at(self.view.values)

    @property
    def keeping(self) -> tuple[object, ...] | None:
        """What all its markup follows from, None after a mistake."""
        view = self.view
        if view.mistakes or view.is_reset or view.figure.is_personal:
            return None
        return (self.slug, view.figure.digest, repr(view.state), *self.others.items())

    @property
    def other_words(self) -> str:
        """The page's address with the figure told in other words."""
        return self.at(self.view.others)

    @property
    def form_template(self) -> str:
        """The template of the form or the result."""
        return f"lessons/figures/{self.view.name}.form.html"

    @property
    def drawing_template(self) -> str:
        """The template of the drawing."""
        return f"lessons/figures/{self.view.name}.svg.html"

    @property
    def fresh(self) -> str:
        """The page's address with the figure started over."""
        return self.at(self.view.fresh)

    @property
    def stops(self) -> list[tuple[Stop[Any], str]]:
        """The figure's links with their addresses."""
        view = self.view
        stops = view.figure.stops(view.state)
        return [(s, self.at(prefixed(view.name, view.figure.spell(s.state)))) for s in stops]

    @property
    def action(self) -> str:
        """Where the figure's form goes."""
        url = reverse("lessons:figure", args=[self.slug, self.view.name])
        return f"{url}?{urlencode(self.others)}" if self.others else url


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One block of a part; `placed` where it is a figure."""

    block: Block
    placed: Placed | None = None


@dataclass(frozen=True, kw_only=True)
class Section:
    """One part. `done_then` is how many parts are done, with this one."""

    part: Part
    number: int
    is_done: bool
    blocks: tuple[Shown, ...]
    following: int | None


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The whole page. `query` spells the states of its figures in an address."""

    plan: Plan
    text: LessonText
    total: int
    sections: tuple[Section, ...]
    done: int
    figures: dict[str, Placed] = field(default_factory=dict)
    next: Plan | None = None
    drafts: tuple[Plan, ...] = ()
    query: str = ""

    @property
    def keeping(self) -> tuple[object, ...] | None:
        """What the markup of all parts but their checks follows from, None after a mistake."""
        keys = [placed.keeping for placed in self.figures.values()]
        if None in keys or self.has_capstone:
            return None
        return (self.plan.slug, tuple(part.is_done for part in self.sections), self.query, *keys)

    @property
    def has_capstone(self) -> bool:
        """Whether the last sheet's form stands on the page."""
        return any(s.block.kind == "capstone" for part in self.sections for s in part.blocks)

    @property
    def has_mistakes(self) -> bool:
        """Whether a form on the page could not be taken."""
        return any(p.view.mistakes for p in self.figures.values())

    @property
    def resets(self) -> tuple[str, ...]:
        """The numbers of figures whose state in the address could not be read."""
        return tuple(p.view.figure.number for p in self.figures.values() if p.view.is_reset)


def figures(text: LessonText, library: Library) -> dict[str, Figure[Any]]:
    """The figures of a lesson, by name."""
    blocks = (block for part in text.parts for block in part.blocks if block.kind == "figure")
    return {block.name: library.figures[block.name] for block in blocks}


def place(*, slug: str, view: View, address: Values, names: Mapping[str, object]) -> Placed:
    """A figure on its page, with the values that an address has for its other figures."""
    others = {
        f"{name}.{key}": value
        for name in names
        if name != view.name
        for key, value in own(name, address).items()
    }
    return Placed(view=view, slug=slug, others=others)


def lay_out(
    *,
    library: Library,
    text: LessonText,
    address: Values,
    bets: Bets,
    done: frozenset[str],
    seed: int = 0,
    instead: View | None = None,
) -> Sheet:
    """The page of a lesson. `instead` replaces a figure's view, as after a form with mistakes.

    `seed` is the learner's, for figures that deal by it; 0 is nobody's.
    """
    plan = library.course.lesson[text.slug]
    named = {n: f.seat(bets=bets, seed=seed) for n, f in figures(text, library).items()}
    views = {n: look(f, address=address, bet=bets.get(stake(f, address))) for n, f in named.items()}
    if instead is not None:
        views[instead.name] = instead
    placed = {
        name: place(slug=text.slug, view=view, address=address, names=named)
        for name, view in views.items()
    }
    values = {f"{n}.{key}": value for n in named for key, value in own(n, address).items()}
    following, drafts = _next(library.course, plan)
    return Sheet(
        plan=plan,
        text=text,
        total=len(library.course.lessons),
        sections=_sections(text, done, placed),
        done=sum(part.id in done for part in text.parts),
        figures=placed,
        next=following,
        drafts=drafts,
        query=urlencode(values),
    )


def _sections(
    text: LessonText, done: frozenset[str], placed: Mapping[str, Placed]
) -> tuple[Section, ...]:
    total = len(text.parts)
    return tuple(
        Section(
            part=part,
            number=number,
            is_done=part.id in done,
            blocks=tuple(
                Shown(block=b, placed=placed[b.name] if b.kind == "figure" else None)
                for b in part.blocks
            ),
            following=number + 1 if number < total else None,
        )
        for number, part in enumerate(text.parts, start=1)
    )


def _next(course: Course, plan: Plan) -> tuple[Plan | None, tuple[Plan, ...]]:
    """The next lesson that is ready, and those before it that are still to be written."""
    later = sorted((p for p in course.lessons if p.number > plan.number), key=lambda p: p.number)
    ready = next((p for p in later if p.ready), None)
    drafts = (p for p in later if not p.ready and (ready is None or p.number < ready.number))
    return ready, tuple(drafts)
