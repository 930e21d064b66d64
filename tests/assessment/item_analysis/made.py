"""Questions and sittings made by hand."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from assessment.item_analysis.rests import Answered, Book
from assessment.item_analysis.values import Choice, Given, Question, Sat
from assessment.items import Item, Kind, Option


def question(
    name: str, *, options: str = "ABCD", key: str = "A", fact: str = "", version: str = "1"
) -> Question:
    return Question(
        item=name,
        version=version,
        fact=fact or name,
        kind=Kind.SINGLE,
        floor=Fraction(1, len(options)),
        choices=tuple(
            Choice(part=letter, label=letter, group="", is_key=letter in key) for letter in options
        ),
    )


def gave(
    name: str,
    chosen: str,
    *,
    key: str = "A",
    sureness: int | None = None,
    seconds: float | None = None,
    version: str = "1",
) -> Given:
    return Given(
        item=name,
        version=version,
        chosen=tuple(chosen),
        credit=float(chosen == key),
        sureness=sureness,
        seconds=seconds,
    )


def sat(learner: int | str, answers: str) -> Sat:
    """One letter a question, a dot for one left out; questions are q0, q1 and so on."""
    return Sat(
        learner=learner,
        given=tuple(gave(f"q{n}", letter.strip(".")) for n, letter in enumerate(answers)),
    )


def sats(rows: Iterable[str]) -> list[Sat]:
    return [sat(number, row) for number, row in enumerate(rows)]


def questions(count: int) -> list[Question]:
    return [question(f"q{n}") for n in range(count)]


def answered(rows: Sequence[str], name: str = "q0") -> list[Answered]:
    return Book(sats(rows)).answered({(name, "1")})


def item(kind: Kind, *, options: Sequence[Option], key: Sequence[str], choose: int = 0) -> Item:
    return Item(
        id="item",
        kind=kind,
        stem="Which?",
        options=tuple(options),
        key=tuple(key),
        because="So it is.",
        fact="fact",
        objective="o",
        area="a",
        sources=("guide",),
        choose=choose,
    )


def options(names: str, *, tier: int = 1) -> list[Option]:
    return [Option(id=name, text=name, rationale="", tier=tier) for name in names]
