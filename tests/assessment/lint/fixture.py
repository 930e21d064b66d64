"""Items as short tables: sixty and more without a flaw, and as many that break one rule each."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from assessment.items import Band, Bloom, Item, Kind, Option, Pool
from assessment.lint import Lexicon
from assessment.parties import Party

FOLDER = Path(__file__).parent
OWNERS = ("The customer", "AWS", "Both, each for its own part")
BELIEFS = ("everything-is-mine", "aws-secures-all", "shared-is-half")
OPTION = re.compile(r"(?P<mark>\S*) ?(?P<text>.*?) ::(?: (?P<reply>.*))?")
DEFAULTS: dict[str, Any] = {
    "kind": "single",
    "fact": "one-owner-per-part",
    "objective": "assign-customer-rows",
    "area": "in-the-cloud",
    "sources": ["srm-page"],
    "pool": "practice",
    "band": "medium",
    "bloom": "apply",
}
NO_BELIEF = {"*", "-", *Party}
LEXICON = Lexicon(
    services=frozenset(
        [
            *("Amazon EC2", "EC2", "Amazon S3", "S3", "Amazon RDS", "RDS", "RDS Custom", "Aurora"),
            *("DynamoDB", "AWS Lambda", "Lambda", "Fargate", "EKS", "Elastic Beanstalk"),
            *("Lightsail", "WorkSpaces", "Amazon Redshift", "Redshift", "EMR"),
        ]
    )
)


def clean() -> dict[str, Item]:
    """The items without a flaw, by id."""
    return {id_: made(table) for id_, table in _clean().items()}


def flawed() -> list[tuple[str, Item]]:
    """The items with a flaw, each with the rule that has to find it."""
    found = []
    for number, table in enumerate(_tables("flawed.toml"), start=1):
        base = {k: v for k, v in _clean()[table["base"]].items() if k not in table.get("drop", ())}
        changes = {k: v for k, v in table.items() if k not in {"base", "rule", "drop"}}
        found.append((table["rule"], made({**base, **changes, "id": f"{number}-{table['base']}"})))
    return found


def made(table: dict[str, Any]) -> Item:
    """The item of a table. Whatever the table does not say is as in a good item."""
    table = {**DEFAULTS, **table}
    kind = Kind(table["kind"])
    owner = Party(table["owner"]) if "owner" in table else None
    marked = [_marked(line) for line in table["options"]]
    key = tuple(f"o{n}" for n, (mark, *_) in enumerate(marked) if mark == "*")
    options = _options(kind, owner, marked)
    if kind is Kind.TWO_TIER and owner:
        options, key = (*_owners(owner), *options), tuple(sorted((owner.value, *key)))
    if kind is Kind.CLASSIFY:
        key = tuple(f"o{n}:{mark}" for n, (mark, *_) in enumerate(marked))
    owners_alone = owner is not None and kind is Kind.SINGLE
    return Item(
        id=table["id"],
        kind=kind,
        case=table.get("case", ""),
        stem=table["stem"],
        options=options,
        key=tuple(table.get("key", key)),
        because=table["because"],
        fact=table["fact"],
        facts=tuple(table.get("facts", ())),
        objective=table["objective"],
        area=table["area"],
        sources=tuple(table["sources"]),
        owner=owner,
        choose=table.get("choose", len(key) if kind is Kind.MULTIPLE else 0),
        fixed_order=table.get("fixed_order", owners_alone),
        pool=Pool(table["pool"]),
        band=Band(table["band"]) if table["band"] else None,
        bloom=Bloom(table["bloom"]) if table["bloom"] else None,
    )


def _marked(line: str) -> tuple[str, str, str]:
    """The mark, the text and the reply of an option."""
    found = OPTION.fullmatch(line)
    if found is None:
        raise ValueError(line)
    return found["mark"], found["text"], found["reply"] or ""


def _options(
    kind: Kind, owner: Party | None, marked: list[tuple[str, str, str]]
) -> tuple[Option, ...]:
    parties = dict(enumerate(Party)) if owner and kind is Kind.SINGLE else {}
    return tuple(
        Option(
            id=f"o{n}",
            text=text,
            rationale=reply,
            misconception="" if mark in NO_BELIEF else mark,
            party=parties.get(n),
            tier=2 if kind is Kind.TWO_TIER else 1,
        )
        for n, (mark, text, reply) in enumerate(marked)
    )


def _owners(key: Party) -> tuple[Option, ...]:
    return tuple(
        Option(
            id=party.value,
            text=text,
            rationale=f"So the choice is “{text}”, and the reason decides.",
            misconception="" if party is key else belief,
            party=party,
        )
        for party, text, belief in zip(Party, OWNERS, BELIEFS, strict=True)
    )


@cache
def _clean() -> dict[str, dict[str, Any]]:
    return {table["id"]: table for table in _tables("clean.toml")}


def _tables(name: str) -> list[dict[str, Any]]:
    tables: list[dict[str, Any]] = tomllib.loads((FOLDER / name).read_text())["items"]
    return tables
