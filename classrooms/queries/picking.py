"""The practice bank to pick from: filters, pages, and each question with its key for staff."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from assessment.items import Item, Kind
from assessment.parties import Party
from classrooms.assigned_words import BANDS, KINDS
from lessons.library import library
from quizzes import bank

PAGE = 12
NOT_RATED = "none"
PARTIES = {Party.CUSTOMER: "Customer", Party.AWS: "AWS", Party.BOTH: "Both"}


@dataclass(frozen=True, kw_only=True)
class Filter:
    """What is looked for; what is empty asks for nothing. `band` "none": not rated."""

    lesson: str = ""
    area: str = ""
    kind: str = ""
    band: str = ""
    text: str = ""

    def takes(self, id_: str, item: Item) -> bool:
        """Whether a question is looked for."""
        return (
            self.lesson in ("", item.lesson)
            and self.area in ("", item.area)
            and self.kind in ("", item.kind)
            and self.band in ("", item.band or NOT_RATED)
            and all(word in _haystack(library().version)[id_] for word in self.words)
        )

    @property
    def words(self) -> list[str]:
        """The words looked for, each of which has to occur."""
        return self.text.casefold().split()


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One option as staff read it: `verdict` is what the key says of it, empty for a wrong one."""

    text: str
    verdict: str
    rationale: str


@dataclass(frozen=True, kw_only=True)
class Pick:
    """One question as staff read it. `mark` may stand in an element's id."""

    id: str
    item: Item
    lesson: int
    area: str
    fact: str

    @property
    def mark(self) -> str:
        """The id with nothing in it that an address or a selector would have to escape."""
        return "".join(sign if sign.isalnum() else "-" for sign in self.id)

    @property
    def kind(self) -> str:
        """How it is answered."""
        return KINDS[self.item.kind]

    @property
    def band(self) -> str:
        """How hard its author thinks it is; empty for a drawn one."""
        return BANDS[self.item.band].lower() if self.item.band else ""

    @property
    def offers(self) -> str:
        """The options in a line, which tell drawn questions of one shell apart."""
        return " / ".join(option.text for option in self.item.options)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The options with what the key says of each."""
        return tuple(
            Choice(text=o.text, verdict=_verdict(self.item, o.id), rationale=o.rationale)
            for o in self.item.options
        )


@dataclass(frozen=True, kw_only=True)
class Found:
    """One page of what was found; pages count from 1."""

    picks: tuple[Pick, ...]
    total: int
    number: int
    pages: int


def find(wanted: Filter, *, page: int) -> Found:
    """The questions looked for, a page of them; the last page for a number beyond it."""
    found = [id_ for id_, item in bank.pickable().items() if wanted.takes(id_, item)]
    pages = max(1, -(-len(found) // PAGE))
    number = min(max(1, page), pages)
    return Found(
        picks=picks(found[(number - 1) * PAGE : number * PAGE]),
        total=len(found),
        number=number,
        pages=pages,
    )


def picks(ids: Iterable[str]) -> tuple[Pick, ...]:
    """Questions in this order; those that the course no longer has are left out."""
    wanted = tuple(ids)
    # To write out the whole bank takes most of a second in a new process.
    known, course = bank.pickable() if wanted else {}, library().course
    return tuple(
        Pick(
            id=id_,
            item=item,
            lesson=course.lesson[item.lesson].number,
            area=course.area[item.area].name,
            fact=course.fact[item.fact].text,
        )
        for id_ in wanted
        if (item := known.get(id_))
    )


def missing(ids: Iterable[str]) -> tuple[str, ...]:
    """The ids that the course no longer has."""
    return tuple(id_ for id_ in ids if id_ not in bank.pickable())


def enemy(id_: str, among: Collection[str]) -> str:
    """One of those that would give this question away, or be given away by it; empty for none."""
    known = bank.pickable()
    own = known[id_].enemies if id_ in known else ()
    return next((o for o in among if o in own or (o in known and id_ in known[o].enemies)), "")


def bands() -> tuple[tuple[str, str], ...]:
    """The bands to look for, with their names."""
    return tuple((band or NOT_RATED, name) for band, name in BANDS.items())


@cache
def _haystack(_version: str) -> dict[str, str]:
    return {
        id_: " ".join(
            (item.case, item.stem, item.because, *(o.text for o in item.options))
        ).casefold()
        for id_, item in bank.pickable().items()
    }


def _verdict(item: Item, option: str) -> str:
    if item.kind is Kind.CLASSIFY:
        found = next(part for part in item.key if part.rpartition(":")[0] == option)
        return PARTIES[Party(found.rpartition(":")[2])]
    if item.kind is Kind.ORDER:
        return f"Place {item.key.index(option) + 1}"
    return "Right" if option in item.key else ""
