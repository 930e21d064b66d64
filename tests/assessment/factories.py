"""A small matrix that every shell can draw from, and single items made by hand."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter

from assessment.generation import Shell
from assessment.items import Item, Kind, Option
from assessment.matrix import (
    Cell,
    Layer,
    Lure,
    Matrix,
    Misconception,
    Row,
    Service,
    Source,
    Statement,
)
from assessment.outline import Area, Course, Fact, Objective, Plan
from assessment.parties import Party
from assessment.stock import Bank

C, A, B = Party.CUSTOMER, Party.AWS, Party.BOTH
DAY = date(2026, 11, 22)
BELIEFS = ("aws-secures-all", "everything-is-mine", "shared-is-half", "of-in-swapped")
LAYERS = (
    ("facility", "Building", A),
    ("network", "Network", A),
    ("hypervisor", "Hypervisor", A),
    ("guest-os", "Guest operating system", None),
    ("platform", "Runtime or engine", None),
    ("rules", "Rules and routes", None),
    ("application", "Application", None),
    ("backup", "Copies and restores", None),
    ("data", "Data", None),
)
CELLS = {
    "ec2": "CCCCCC",
    "rds": "ABCCBC",
    "s3": "AABCBC",
    "lambda": "ABCCBC",
    "fargate": "ABCCBC",
    "dynamodb": "AAACBC",
    "redshift": "AACCBC",
}
STATEMENTS = "CCCCCBBAAAAABCAABBCC"


def lure(party: Party, name: str) -> Lure:
    return Lure(
        party=party,
        reason=f"{name} looks like a matter of {party.value}",
        reply=f"{name} is not for {party.value}.",
        misconception="shared-is-half" if party is B else f"{BELIEFS[party is C]}",
    )


def statement(number: int, party: Party, *, capstone: bool = False, **changes: object) -> Statement:
    made = Statement(
        id=f"s{number}",
        text=f"Do job {number} of the house",
        party=party,
        because=f"job {number} is within reach of that side",
        fact=f"fact-{number % 12}",
        sources=("guide",),
        lures=tuple(lure(p, f"Job {number}") for p in Party if p is not party),
        capstone=capstone,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def owned_by(made: Statement, party: Party) -> Statement:
    """The statement given to another party, with the lures that go with it."""
    lures = tuple(lure(p, made.id) for p in Party if p is not party)
    return replace(made, party=party, lures=lures)


def row(number: int, *statements: Statement) -> Row:
    return Row(
        number=number,
        id=f"row-{number}",
        duty=f"Duty {number}",
        published=A,
        today="depends",
        why="So it is.",
        house_part="door",
        sources=("guide",),
        checked=DAY,
        statements=statements,
    )


def cell(service: str, layer: str, party: Party) -> Cell:
    shared = party is B
    return Cell(
        layer=layer,
        party=party,
        duty=f"Keep the {layer} of {service} in order",
        because=f"the {layer} of {service} is in that hand",
        aws_part=f"Run the {layer} under {service}" if shared else "",
        customer_part=f"Choose the {layer} settings of {service}" if shared else "",
        fact=f"layer-{layer}",
        misconception="aws-secures-all" if party is C else "everything-is-mine",
        graded=True,
    )


def service(id_: str, parties: str) -> Service:
    layers = [id_ for id_, _, everywhere in LAYERS if not everywhere]
    return Service(
        id=id_,
        name=f"Amazon {id_.upper()}",
        short=id_.upper(),
        group="managed",
        picture="house",
        lead="A service.",
        sources=("guide",),
        checked=DAY,
        cells=tuple(
            cell(id_, layer, Party({"C": C, "A": A, "B": B}[mark]))
            for layer, mark in zip(layers, parties, strict=True)
        ),
    )


def matrix(**changes: object) -> Matrix:
    rows = [
        row(i, statement(i, {"C": C, "A": A, "B": B}[mark], capstone=i <= 13))
        for i, mark in enumerate(STATEMENTS, start=1)
    ]
    made = Matrix(
        rows=tuple(rows),
        layers=tuple(
            Layer(id=id_, order=i, name=name, plain=f"{name}, in plain words.", everywhere=party)
            for i, (id_, name, party) in enumerate(LAYERS, start=1)
        ),
        services=tuple(service(id_, parties) for id_, parties in CELLS.items()),
        sources=(
            Source(
                id="guide",
                title="A guide",
                publisher="A publisher",
                address="https://example.org/",
                dated="2026",
                checked=DAY,
                confidence="read",
            ),
        ),
        misconceptions=tuple(
            Misconception(id=id_, belief="so", refutation="not so", lesson="one") for id_ in BELIEFS
        ),
        stack=("facility", "network", "hypervisor", "guest-os", "application", "data"),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def course() -> Course:
    facts = [f"fact-{i}" for i in range(12)]
    facts += [f"layer-{id_}" for id_, _, _ in LAYERS] + ["stack-order", "line-on-ec2"]
    areas = ("below", "above", "between")
    return Course(
        title="A course",
        promise="A promise",
        lessons=tuple(
            Plan(slug=slug, number=i, title=slug, summary=slug, minutes=5)
            for i, slug in enumerate(("one", "two"), start=1)
        ),
        areas=tuple(
            Area(id=id_, name=id_, weight=w) for id_, w in zip(areas, (30, 30, 40), strict=True)
        ),
        objectives=tuple(
            Objective(id=f"can-{id_}", text="Do it", verb="do", area=id_, lesson="one")
            for id_ in areas
        ),
        facts=tuple(
            Fact(
                id=id_,
                text=f"{id_} is so.",
                reason=f"{id_} has a reason.",
                objective=f"can-{areas[i % 3]}",
                lesson=("one", "two")[i % 2],
            )
            for i, id_ in enumerate(facts)
        ),
    )


def shells() -> tuple[Shell, ...]:
    """The course's own shells: their words are what the solver must read."""
    text = (Path(__file__).parents[2] / "content" / "shells.toml").read_text()
    return TypeAdapter(tuple[Shell, ...]).validate_python(tomllib.loads(text)["shells"])


def bank(**changes: object) -> Bank:
    return Bank(matrix=matrix(**changes), course=course(), shells=shells())


def written() -> tuple[Item, ...]:
    """A scene of each family for each fact of the course; every second one has enemies."""
    made = course()
    found = []
    for number, fact in enumerate(made.facts):
        party = list(Party)[number % 3]
        owners = tuple(option(p.value, party=p) for p in Party)
        pair = tuple(f"{name}-{number}" for name in ("pick", "two"))
        for one in (
            item(id=f"owner-{number}", options=owners, key=(party.value,), owner=party),
            replace(two_tier(key=tuple(sorted((party.value, "x")))), id=f"why-{number}"),
            item(id=pair[0], key=("a",)),
            item(Kind.MULTIPLE, ids="abcde", key=("a", "b"), choose=2, id=pair[1]),
        ):
            others = tuple(id_ for id_ in pair if one.id in pair and id_ != one.id)
            placed = replace(
                one,
                fact=fact.id,
                lesson=fact.lesson,
                area=fact.objective.removeprefix("can-"),
                enemies=others if number % 2 else (),
            )
            found.append(placed)
    return tuple(found)


def option(id_: str, **changes: object) -> Option:
    made = Option(id=id_, text=id_.upper(), rationale=f"{id_} it is.")
    return replace(made, **changes)  # type: ignore[arg-type]


def item(
    kind: Kind = Kind.SINGLE, *, ids: str = "abcd", key: tuple[str, ...], **more: object
) -> Item:
    made = Item(
        id="made",
        kind=kind,
        stem="Which of these letters is the right one to take here?",
        options=tuple(option(id_) for id_ in ids),
        key=key,
        because="So it is.",
        fact="fact-1",
        objective="can-below",
        area="below",
        sources=("guide",),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def two_tier(*, reasons: str = "wxyz", key: tuple[str, ...] = ("aws", "x")) -> Item:
    """An item that asks for the owner and the reason."""
    owners = tuple(option(party.value, party=party) for party in Party)
    return item(
        Kind.TWO_TIER,
        key=key,
        options=(*owners, *(option(id_, tier=2) for id_ in reasons)),
        owner=next(Party(id_) for id_ in key if id_ in set(Party)),
    )
