"""What the templates of Fig. 8.1 need: the open call with its clues, the report, the telephones."""

from dataclasses import dataclass

from assessment.parties import Party

LINES: tuple[tuple[str, Party], ...] = (
    ("AWS support", Party.AWS),
    ("Your operations", Party.CUSTOMER),
    ("Your security lead", Party.CUSTOMER),
    ("AWS and your operations", Party.BOTH),
)


@dataclass(frozen=True, kw_only=True)
class ClueCard:
    """One clue card. Its text is empty until it is opened."""

    kind: str
    label: str
    text: str = ""

    @property
    def command(self) -> str:
        """What the button sends that opens it."""
        return f"clue.{self.kind}"


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One radio of the form; `control` is its id."""

    control: str
    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, kw_only=True)
class Report:
    """The post-mortem: the key with the learner's answer beside it, and three lines.

    `belief` and `refutation` stand where owner or step differ; `first` where another answer is
    shown than the one that counts.
    """

    name: str
    owner: Party
    line: str
    said: Party | None
    owner_fits: bool
    step: str
    said_step: str
    step_fits: bool
    reply: str
    failed: str
    acts: str
    still: str
    clues: str
    deciding: tuple[ClueCard, ...]
    belief: str
    refutation: str
    sure: str
    first: str
    service: str
    service_name: str
    layer: str


@dataclass(frozen=True, kw_only=True)
class DeskForm:
    """One call: what came in, and the form or the report."""

    place: int
    symptom: str
    hidden: tuple[tuple[str, str], ...]
    clues: tuple[ClueCard, ...]
    owners: tuple[Choice, ...]
    steps: tuple[Choice, ...]
    sure: tuple[Choice, ...]
    report: Report | None
    tally: str
    all_worked: bool

    @property
    def first_step(self) -> str:
        """The control to mend where no step is chosen."""
        return self.steps[0].control


@dataclass(frozen=True, kw_only=True)
class Phone:
    """One telephone of the call sheet: how its wire runs, and a letter where it is right."""

    number: int
    wire: str
    letter: str = ""
    differs: bool = False


@dataclass(frozen=True, kw_only=True)
class DeskDrawing:
    """Four telephones, and the clue cards that lie open."""

    phones: tuple[Phone, ...]
    cards: tuple[bool, ...]
