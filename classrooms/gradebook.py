"""The gradebook as its page shows it: columns and rows, and the addresses of other views of it."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.template.defaultfilters import truncatechars

from classrooms.gradebook_cells import Cell
from classrooms.models import Group, Membership
from classrooms.queries.gradebook import NAME, Page, Show, Wanted

LEFT = "left"
PAGES_IN_A_ROW, SHORT = 5, 22


@dataclass(frozen=True, kw_only=True)
class Column:
    """`sort` is the address that sorts by it, empty where that cannot be; `order` for aria-sort."""

    key: str
    number: int = 0
    title: str = ""
    note: str = ""
    mean: str = ""
    sort: str = ""
    order: str = ""
    stands_out: bool = False

    @property
    def short(self) -> str:
        """The title, as much of it as a column is wide."""
        return truncatechars(self.title, SHORT)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One learner."""

    member: Membership
    cells: tuple[Cell, ...]
    mean: str


@dataclass(frozen=True, kw_only=True)
class Book:
    """All that the page shows. `hardest` is the column whose mean stands out, with both means."""

    wanted: Wanted
    columns: tuple[Column, ...]
    all_columns: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    page: Page
    mean: str
    by_name: Column
    by_mean: Column
    hardest: tuple[str, str, str] | None
    groups: list[Group]
    names: list[str]

    @property
    def width(self) -> int:
        """How many cells a row has, its head and its mean too."""
        return len(self.columns) + 2

    @property
    def said(self) -> str:
        """Which learners these are."""
        first, last = self.page.start + 1, self.page.start + len(self.rows)
        return f"Learners {first} to {last} of {self.page.total}"

    @property
    def next(self) -> str:
        """The address of the next page, empty on the last."""
        if self.page.number == self.page.pages:
            return ""
        return address(self.wanted, page=self.page.number + 1)

    @property
    def next_said(self) -> str:
        """Which learners come next."""
        first = self.page.start + self.page.size + 1
        last = min(first + self.page.size - 1, self.page.total)
        return f"Show learners {first} to {last} of {self.page.total}"

    @property
    def comes_by_itself(self) -> bool:
        """Whether the next page comes as one scrolls: some do, a thousand rows would be heavy."""
        return self.page.number % PAGES_IN_A_ROW != 0

    @property
    def before(self) -> str:
        """The address of the page before, empty on the first."""
        return address(self.wanted, page=self.page.number - 1) if self.page.number > 1 else ""

    @property
    def views(self) -> list[tuple[str, str, bool]]:
        """The three views: word, address, whether it is this one."""
        return [
            (show.value.capitalize(), address(self._seen_as(show)), show is self.wanted.show)
            for show in Show
        ]

    def _seen_as(self, show: Show) -> Wanted:
        """The same learners; columns and what is sorted by them may differ."""
        plain = replace(self.wanted, show=show, page=1)
        if Show.STRENGTH in {show, self.wanted.show} and show is not self.wanted.show:
            return replace(plain, sort=NAME, down=False, only="", first=False)
        return plain

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What a form beside the filter sends along."""
        return [pair for pair in _fields(self.wanted) if pair[0] != "page"]


def address(wanted: Wanted, **changes: object) -> str:
    """The address of another view, from the gradebook's own."""
    return "?" + urlencode(_fields(replace(wanted, **changes)))  # type: ignore[arg-type]  # by name


def _fields(wanted: Wanted) -> list[tuple[str, str]]:
    """Only what is not as it is anyway."""
    group = LEFT if wanted.left else str(wanted.group or "")
    sort = f"-{wanted.sort}" if wanted.down else wanted.sort
    page = str(wanted.page) if wanted.page > 1 else ""
    pairs = [
        ("show", wanted.show.value if wanted.show is not Show.SCORE else ""),
        ("first", "1" if wanted.first else ""),
        ("group", group),
        ("name", wanted.name),
        ("only", wanted.only),
        ("sort", "" if sort == NAME else sort),
        ("page", page),
    ]
    return [(name, value) for name, value in pairs if value]
