"""The rows of the lens, its state, and what its templates need."""

from dataclasses import dataclass, field

from assessment.matrix import Today
from assessment.parties import Party

AS_STATED = "stated"  # in a form and in an address: no lens


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One reason on offer and the owner it speaks for; `reply` to whoever takes a wrong one."""

    text: str
    party: Party
    reply: str = ""


@dataclass(frozen=True, kw_only=True)
class Restamp:
    """A row under one lens. `party` is None where the service has no such thing."""

    party: Party | None
    text: str


@dataclass(frozen=True, kw_only=True)
class Glass:
    """One lens: a service by its id and its short name."""

    id: str
    name: str


@dataclass(frozen=True, kw_only=True)
class LensRow:
    """One row: its duty, the statement that it is keyed by, and its marks.

    `reasons` stand in an order that does not tell the right one; `restamps` stand by service.
    """

    number: int
    duty: str
    text: str
    owner: Party
    reasons: tuple[Reason, ...]
    published: Party | None
    today: Today
    differs: str
    restamps: dict[str, Restamp] = field(default_factory=dict)

    @property
    def because(self) -> str:
        """The right reason."""
        return next(reason.text for reason in self.reasons if not reason.reply)


@dataclass(frozen=True, kw_only=True)
class LensState:
    """The open step, 1 or 2; by the row's number the chosen reasons (from 1) and owners.

    `shown` holds the steps that were judged; `glass` is the lens, empty for the rows as stated.
    """

    step: int = 1
    reasons: tuple[tuple[int, int], ...] = ()
    owners: tuple[tuple[int, Party], ...] = ()
    shown: tuple[int, ...] = ()
    glass: str = ""


@dataclass(frozen=True, kw_only=True)
class LensChoice:
    """One radio."""

    value: str
    word: str
    chosen: bool


@dataclass(frozen=True, kw_only=True)
class AskedRow:
    """A row of the open step; what is right is set once the step is judged."""

    number: int
    text: str
    owner: Party | None
    reasons: tuple[LensChoice, ...]
    owners: tuple[LensChoice, ...]
    right: Party | None = None
    because: str = ""
    said: str = ""
    reply: str = ""
    differs: bool = False


@dataclass(frozen=True, kw_only=True)
class WorkedRow:
    """A row that stands with owner and reason."""

    number: int
    text: str
    owner: Party
    because: str


@dataclass(frozen=True, kw_only=True)
class LensForm:
    """The open step. `glasses` are there once all rows stand; `kept` is what no control holds."""

    step: int
    worked: tuple[WorkedRow, ...]
    rows: tuple[AskedRow, ...]
    glasses: tuple[LensChoice, ...]
    kept: tuple[tuple[str, str], ...]
    shown: bool


@dataclass(frozen=True, kw_only=True)
class DrawnRow:
    """One line of the drawing: its marks as letters, empty where there is none yet."""

    number: int
    published: str
    stated: str
    now: str
    is_lit: bool
    is_changed: bool
    is_struck: bool

    @property
    def y(self) -> int:
        """The middle of its line in the drawing."""
        return 24 + 31 * (self.number - 1)


@dataclass(frozen=True, kw_only=True)
class LensDrawing:
    """The sheet, and the name in the lens."""

    rows: tuple[DrawnRow, ...]
    glass: str
    is_open: bool
