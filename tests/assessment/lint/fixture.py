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
LEXICON = Lexicon(
    services=frozenset(
        """Amazon EC2|EC2|Amazon S3|S3|Amazon RDS|RDS|RDS Custom|Aurora|DynamoDB|AWS Lambda|Lambda
        |Fargate|EKS|Elastic Beanstalk|Lightsail|WorkSpaces|Amazon Redshift|Redshift|EMR""".replace(
            "\n        ", ""
        ).split("|")
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
    kind = table.pop("kind")
    if "*" in kind:
        raise ValueError(kind)
    owner = Party(table.pop("owner")) if "owner" in table else None
    written = [OPTION.fullmatch(line) for line in table.pop("options")]
    if None in written:
        raise ValueError(table["id"])
    found = [(m["mark"], m["text"], m["reply"] or "") for m in written if m]
    parties = list(Party) if owner and kind == "single" else [None] * len(found)
    options = tuple(
        Option(
            id=f"o{n}",
            text=text,
            rationale=reply,
            misconception="" if mark in {"*", "-", "customer", "aws", "both"} else mark,
            party=party,
            tier=2 if kind == "two-tier" else 1,
        )
        for n, ((mark, text, reply), party) in enumerate(
            zip(found, [*parties, *[None] * len(found)], strict=False)
        )
    )
    key = tuple(f"o{n}" for n, (mark, *_) in enumerate(found) if mark == "*")
    if kind == "two-tier" and owner:
        options, key = (*_owners(owner), *options), tuple(sorted((owner.value, *key)))
    if kind == "classify":
        key = tuple(f"o{n}:{mark}" for n, (mark, *_) in enumerate(found))
    choose = table.pop("choose", len(key) if kind == "multiple" else 0)
    return Item(
        kind=Kind(kind),
        options=options,
        key=table.pop("key", key),
        owner=owner,
        choose=choose,
        fixed_order=table.pop("fixed_order", owner is not None and kind == "single"),
        pool=Pool(table.pop("pool")),
        band=Band(band) if (band := table.pop("band")) else None,
        bloom=Bloom(bloom) if (bloom := table.pop("bloom")) else None,
        **{k: tuple(v) if isinstance(v, list) else v for k, v in table.items()},
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
