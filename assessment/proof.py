"""The independent solver: it answers an item from its words and compares the key.

It reads the stem and the options as a learner does, turns them back into duties, layers, services
and parties by its own index, and decides for each option whether it is true. It knows nothing of
generation.

Forms of a single question, told by what all options name: owners (“Who …: “duty”?”), owners with
a reason, gaps between layers, services (“… the customer alone …: “layer”?”), duties (“… does the
customer answer alone?”, “… AWS alone …”, “… split …”), and halves (the part of one side).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from assessment import readings
from assessment.items import Answer, Item, Kind, Option, normal
from assessment.parties import Party
from assessment.readings import Doubt, Meaning, Readings


class Status(StrEnum):
    """What the solver found."""

    PROVED = "proved"
    AMBIGUOUS = "ambiguous"
    WRONG = "wrong"


@dataclass(frozen=True)
class Proof:
    """The finding, and why where the item is not proved."""

    status: Status
    reason: str = ""


def prove(item: Item, index: Readings) -> Proof:
    """Solve an item and compare.

    Ambiguous: a text has no meaning or two, two options read the same, or the question has another
    number of true options than it asks for. Wrong: it has one answer, and it is not the key, or
    the tag or an option's party says something else than the words.
    """
    try:
        _check_shape(item)
        solved = _solver(item)(item, index)
    except Doubt as doubt:
        return Proof(Status.AMBIGUOUS, str(doubt))
    if solved.key != normal(item.kind, item.key):
        return Proof(Status.WRONG, f"the key is {item.key}, the matrix says {solved.key}")
    if item.owner is not solved.owner:
        return Proof(Status.WRONG, f"the tag is {item.owner}, the matrix says {solved.owner}")
    return Proof(Status.PROVED)


@dataclass(frozen=True)
class _Solved:
    key: Answer
    owner: Party | None = None


def _check_shape(item: Item) -> None:
    texts = [option.text for option in item.options]
    for i, text in enumerate(texts):
        if any(readings.same(text, other) for other in texts[:i]):
            raise Doubt(f"two options read the same: “{text}”")
    if len(item.option) != len(item.options):
        raise Doubt("two options have one id")
    counts = readings.counts(item.stem)
    offered = [item.choose, len(item.options)] if item.kind is Kind.MULTIPLE else [len(texts)]
    if counts != offered and (counts or item.kind is Kind.MULTIPLE):
        raise Doubt(f"the stem counts {counts}, offered are {offered}")


# --- Choosing ----------------------------------------------------------------------------------


def _chosen(item: Item, index: Readings) -> _Solved:
    """Single and multiple: what is true in the one form in which all options can be read."""
    forms, doubts = [], []
    for form in _FORMS:
        try:
            forms.append(form(item, index))
        except Doubt as doubt:
            doubts.append(str(doubt))
    if len(forms) != 1:
        why = "; ".join(doubts) if not forms else "the question can be read in two ways"
        raise Doubt(why)
    true, owner = forms[0]
    wanted = item.choose if item.kind is Kind.MULTIPLE else 1
    if len(true) != wanted:
        raise Doubt(f"{len(true)} options are true, asked for are {wanted}: {true}")
    return _Solved(tuple(sorted(true)), owner)


type _Truth = tuple[list[str], Party | None]


def _owners(item: Item, index: Readings) -> _Truth:
    parties = {option.id: readings.party(option.text) for option in item.options}
    _require(item, r"\bwho(se)?\b")
    owner = _subject(item, index).party
    _check_parties(item, parties)
    return [id_ for id_, party in parties.items() if party is owner], owner


def _reasons(item: Item, index: Readings) -> _Truth:
    pairs = {option.id: _pair(option) for option in item.options}
    _require(item, r"\bwhy\b|\breason\b")
    statement = _subject(item, index).statement
    if statement is None:
        raise Doubt("a cell has no reasons to choose from")
    _check_parties(item, {id_: party for id_, (party, _) in pairs.items()})
    true = [
        id_
        for id_, (party, why) in pairs.items()
        if party is statement.party and readings.same(why, statement.because)
    ]
    doubtful = [i for i, (party, _) in pairs.items() if party is statement.party and i not in true]
    if doubtful:
        raise Doubt(f"the right owner with a reason that may be right: {doubtful}")
    return true, statement.party


def _pair(option: Option) -> tuple[Party, str]:
    who, because, why = option.text.partition(", because ")
    if not because:
        raise Doubt(f"no reason: “{option.text}”")
    return readings.party(who), why


def _duties(item: Item, index: Readings) -> _Truth:
    meanings = {option.id: index.duty(option.text) for option in item.options}
    named = index.services_named(item.stem)
    if any(meaning.service not in named for meaning in meanings.values() if named):
        raise Doubt(f"the stem is about {named}, an option about another service")
    asked = _asked(item)
    return [id_ for id_, meaning in meanings.items() if meaning.party is asked], asked


def _services(item: Item, index: Readings) -> _Truth:
    services = {option.id: index.service(option.text) for option in item.options}
    layer = index.layer(readings.quoted(item.stem))
    asked = _asked(item)
    true = [id_ for id_, service in services.items() if index.owner(service, layer) is asked]
    return true, asked


def _parts(item: Item, index: Readings) -> _Truth:
    whose = {option.id: index.half_of(option.text) for option in item.options}
    subject = _subject(item, index)
    if not all(subject.halves):
        raise Doubt("the duty in the stem has no halves")
    found = re.findall(r"(AWS’s|the customer’s) part\b", readings.unquoted(item.stem))
    if len(found) != 1:
        raise Doubt("the stem does not say whose part it asks for")
    asked = Party.AWS if found == ["AWS’s"] else Party.CUSTOMER
    text = subject.halves[0 if asked is Party.AWS else 1]
    doubtful = [
        option.text
        for option in item.options
        if whose[option.id] is asked and not readings.same(option.text, text)
    ]
    if doubtful:
        raise Doubt(f"another half of the same side may be true too: {doubtful}")
    return [o.id for o in item.options if readings.same(o.text, text)], asked


def _line(item: Item, index: Readings) -> _Truth:
    gaps = {option.id: index.gap(option.text) for option in item.options}
    found = re.search(r"from the bottom up: (.*?)\. Where does the line run", item.stem)
    services = index.services_named(item.stem)
    if not found or len(services) != 1:
        raise Doubt("the stem does not list the layers of one service")
    layers = [index.layer(name) for name in found[1].split(", ")]
    if any(low.order >= high.order for low, high in pairwise(layers)):
        raise Doubt("the layers in the stem are not in order")
    owners = [index.owner(services[0], layer) for layer in layers]
    true, pairs = [], list(pairwise(layers))
    for id_, (low, high) in gaps.items():
        if (low, high) not in pairs:
            raise Doubt(f"no gap of the stem: {low.name}, {high.name}")
        cut = layers.index(high)
        if {*owners[:cut]} == {Party.AWS} and {*owners[cut:]} == {Party.CUSTOMER}:
            true.append(id_)
    return true, None


_FORMS: tuple[Callable[[Item, Readings], _Truth], ...] = (
    _owners,
    _reasons,
    _duties,
    _services,
    _parts,
    _line,
)


# --- Sorting and ordering ----------------------------------------------------------------------


def _sorted(item: Item, index: Readings) -> _Solved:
    _require(item, r"the customer, AWS, or both\?$")
    meanings = {option.id: index.duty(option.text) for option in item.options}
    return _Solved(tuple(sorted(f"{id_}:{m.party}" for id_, m in meanings.items())))


def _ordered(item: Item, index: Readings) -> _Solved:
    _require(item, r"from the bottom up\?$")
    layers = {option.id: index.layer(option.text) for option in item.options}
    if any(layer.id not in index.matrix.stack for layer in layers.values()):
        raise Doubt("a layer outside the stack has no place in it")
    if len({layer.order for layer in layers.values()}) != len(layers):
        raise Doubt("two layers stand at the same height")
    return _Solved(tuple(sorted(layers, key=lambda id_: layers[id_].order)))


_SOLVERS: dict[Kind, Callable[[Item, Readings], _Solved]] = {
    Kind.SINGLE: _chosen,
    Kind.MULTIPLE: _chosen,
    Kind.CLASSIFY: _sorted,
    Kind.ORDER: _ordered,
}


def _solver(item: Item) -> Callable[[Item, Readings], _Solved]:
    if item.kind not in _SOLVERS:
        raise Doubt(f"a {item.kind} item is written, not drawn")
    return _SOLVERS[item.kind]


# --- The stem ----------------------------------------------------------------------------------


def _require(item: Item, pattern: str) -> None:
    if not re.search(pattern, readings.unquoted(item.stem), re.IGNORECASE):
        raise Doubt("the stem does not ask what the options answer")


def _subject(item: Item, index: Readings) -> Meaning:
    """The duty that the stem quotes; a service named beside it must be the duty's own."""
    meaning = index.duty(readings.quoted(item.stem))
    named = index.services_named(item.stem)
    if named and meaning.service and set(named) != {meaning.service}:
        raise Doubt(f"the stem names {named}, the duty is about {meaning.service}")
    return meaning


def _asked(item: Item) -> Party:
    """The party whose share the stem asks for."""
    stem = readings.unquoted(item.stem)
    found = {
        Party.CUSTOMER: re.search(r"\bthe customer (answer )?alone\b", stem),
        Party.AWS: re.search(r"\bAWS (answer )?alone\b", stem),
        Party.BOTH: re.search(r"\bduties (is|are) split\b", stem),
    }
    asked = [party for party, match in found.items() if match]
    if len(asked) != 1:
        raise Doubt("the stem does not say whose share it asks for")
    return asked[0]


def _check_parties(item: Item, parties: dict[str, Party]) -> None:
    for option in item.options:
        if option.party is not None and option.party is not parties[option.id]:
            raise Doubt(f"option {option.id} is marked {option.party}, its words say otherwise")
