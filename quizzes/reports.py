"""The end of a quiz: the score in words, what to repair first, how sure and how right."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from assessment.items import Kind
from assessment.matrix import Misconception
from assessment.outline import Plan
from assessment.parties import Party
from quizzes import cards, words
from quizzes.models import Attempt, Mode, Sureness
from quizzes.queries.results import Line
from quizzes.sheet import PASS_CERTAIN_WRONG, PASS_RIGHT

UNCHECKED = "You ended it before you checked a question."
NEVER_CERTAIN = (
    "You were certain of none, or did not say so. Say it where you are: it shows you what you can"
    " rely on."
)


@dataclass(frozen=True, kw_only=True)
class Said:
    """An answer or a key: an owner's tag, or words; `why` is the reason given with an owner."""

    party: Party | None
    text: str
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One question of the paper. `half`: the owner was right and the reason was not."""

    position: int
    fact: str
    label: str
    why: str
    you: Said
    key: Said
    sure: str
    right: bool
    half: bool
    later: str
    belief: Misconception | None
    plan: Plan | None


@dataclass(frozen=True, kw_only=True)
class Group:
    """Rows under one heading."""

    id: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class Level:
    """One sureness: each answer as right or not, in their order."""

    label: str
    hits: tuple[bool, ...]

    @property
    def right(self) -> int:
        """How many were right."""
        return sum(self.hits)


@dataclass(frozen=True, kw_only=True)
class Report:
    """What the summary page says."""

    attempt: Attempt
    right: int
    total: int
    unanswered: int
    headline: str
    lede: str
    groups: tuple[Group, ...]
    levels: tuple[Level, ...]
    calibration: str
    missed: int
    passed: bool
    parts: dict[str, str]
    finished_at: datetime | None

    @property
    def checked(self) -> int:
        """How many of its questions were checked."""
        return self.total - self.unanswered

    @property
    def repair(self) -> Plan | None:
        """The lesson of the first miss that can be read."""
        return next(
            (row.plan for g in self.groups for row in g.rows if row.plan and not row.right), None
        )


def report(attempt: Attempt, lines: tuple[Line, ...]) -> Report:
    """The report of an attempt. The first answer to each question of the paper counts."""
    paper = [line for line in lines if line.root_id is None]
    checked = [line for line in paper if line.credit is not None]
    wrong_certain = [x for x in checked if not x.right and x.sureness == Sureness.CERTAIN]
    right = sum(line.right for line in checked)
    total, missed = len(paper), len(checked) - right
    return Report(
        attempt=attempt,
        right=right,
        total=total,
        unanswered=total - len(checked),
        headline=_headline(right, total, len(wrong_certain), missed),
        lede=_lede(len(wrong_certain), missed, total - len(checked)) if checked else UNCHECKED,
        groups=tuple(_groups(checked, lines)),
        levels=tuple(_levels(checked)),
        calibration=_calibration(checked),
        missed=missed,
        passed=right >= PASS_RIGHT and len(wrong_certain) <= PASS_CERTAIN_WRONG,
        parts=_parts(checked) if attempt.mode == Mode.CAPSTONE else {},
        finished_at=attempt.submitted_at,
    )


def _headline(right: int, total: int, certain: int, missed: int) -> str:
    score = f"{words.sentence(words.none_of(right))} of {words.number(total)}."
    if certain:
        verb = "needs" if certain == 1 else "need"
        return f"{score} {words.sentence(words.number(certain))} {verb} repair first."
    if missed:
        return f"{score} {words.sentence(words.number(missed))} to repair."
    return f"{score} Nothing to repair." if right == total else score


def _lede(certain: int, missed: int, unanswered: int) -> str:
    left = (
        f" {words.sentence(words.counted(unanswered, 'question', 'questions'))} stayed open."
        if unanswered
        else ""
    )
    if certain:
        which = (
            "That one comes first."
            if certain == 1
            else f"Those {words.number(certain)} come first."
        )
        return (
            f"A wrong answer that felt certain is the most useful thing you can find. {which}{left}"
        )
    if missed:
        return f"Read the replies, then try other questions on the same facts.{left}"
    return (
        f"Each question that you checked was right.{left}"
        if unanswered
        else "Every answer was right."
    )


def _groups(checked: list[Line], lines: tuple[Line, ...]) -> Iterable[Group]:
    certain = [x for x in checked if not x.right and x.sureness == Sureness.CERTAIN]
    guessed = [x for x in checked if x.right and x.sureness == Sureness.GUESSING]
    # Misses before what was right.
    rest = sorted(
        (x for x in checked if x not in certain and x not in guessed), key=lambda x: x.right
    )
    named = (
        ("certain", "Certain and wrong", certain),
        ("guessed", "Right, but guessing", guessed),
        ("rest", "The rest" if certain or guessed else "Every answer", rest),
    )
    for id_, title, found in named:
        if found:
            rows = tuple(_row(line, [x for x in lines if x.root_id == line.pk]) for line in found)
            yield Group(id=id_, title=title, rows=rows)


def _row(line: Line, variants: list[Line]) -> Row:
    item, shown = line.pin.shown.item, line.pin.shown
    return Row(
        position=line.position,
        fact=item.fact,
        label=line.pin.label,
        why="" if line.right else item.because,
        you=_said(line, shown.read(line.answer)),
        key=_said(line, item.key),
        sure=_sure(line),
        right=line.right,
        half=item.kind is Kind.TWO_TIER and not line.right and bool(line.credit),
        later=_later(variants),
        belief=None if line.right else cards.belief(line.pin, line.answer),
        plan=cards.plan(item.lesson),
    )


def _said(line: Line, answer: tuple[str, ...]) -> Said:
    item = line.pin.shown.item
    if item.kind is Kind.TWO_TIER:
        owner, why = sorted((item.option[id_] for id_ in answer), key=lambda chosen: chosen.tier)
        return Said(party=owner.party, text=owner.text, why=why.text)
    if item.kind in (Kind.SINGLE, Kind.MULTIPLE):
        chosen = [item.option[id_] for id_ in answer]
        owners = [option.party for option in item.options] == list(Party)
        party = chosen[0].party if owners and chosen else None
        return Said(party=party, text="; ".join(option.text for option in chosen))
    if answer == item.key:
        what = "Each in its place" if item.kind is Kind.ORDER else "Each with its owner"
        return Said(party=None, text=what)
    if item.kind is Kind.ORDER:
        return Said(party=None, text="Another order")
    return Said(party=None, text="Some right" if line.credit else "None right")


def _later(variants: list[Line]) -> str:
    checked = [line for line in variants if line.credit is not None]
    if not checked:
        return ""
    times = {1: "again", 2: "twice more"}.get(
        len(checked), f"{words.number(len(checked))} times more"
    )
    return f"Asked {times}: {'right' if checked[-1].right else 'not yet'}."


def _levels(checked: list[Line]) -> Iterable[Level]:
    for level in reversed(Sureness):
        hits = tuple(line.right for line in checked if (_level(line.sureness)) == level)
        if hits:
            yield Level(label=_sure(checked[0], level), hits=hits)


def _sure(line: Line, level: int | None = None) -> str:
    """How sure, as the page asked for it: on a sheet each row is sure or not."""
    value = line.sureness if level is None else level
    if line.pin.shown.item.id.startswith("capstone:"):
        return "Sure" if value == Sureness.CERTAIN else "Not sure"
    return "Not said" if value is None else Sureness(value).label


def _level(sureness: int | None) -> int:
    """Not said counts as thinking so."""
    return Sureness.THINK_SO if sureness is None else sureness


def _calibration(checked: list[Line]) -> str:
    hits = [line.right for line in checked if line.sureness == Sureness.CERTAIN]
    if not hits:
        return NEVER_CERTAIN
    said = words.when_certain(sum(hits), len(hits))
    return f"{said} {'You can rely on it.' if all(hits) else 'Slow down where it feels easy.'}"


def _parts(checked: list[Line]) -> dict[str, str]:
    """The house that right rows build, each part in its owner's mark."""
    built = {
        line.pin.part: f"is-{line.pin.shown.item.owner.letter}"
        for line in checked
        if line.right and line.pin.shown.item.owner
    }
    return {"safe": "is-C", **built}
