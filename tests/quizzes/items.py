"""Items of each kind that rest on no content file, and what a learner would send for them."""

from dataclasses import replace

from assessment.items import Answer, Item, Kind, Option
from assessment.matrix import Misconception
from assessment.parties import Party
from assessment.presentation import Shown, present
from quizzes.pins import Pin, pin

BELIEF = Misconception(
    id="aws-secures-all",
    belief="It runs on AWS, so AWS secures it.",
    refutation="AWS secures what carries it.",
    lesson="whose-house",
)


def options(*ids: str, party: bool = False) -> tuple[Option, ...]:
    return tuple(
        Option(
            id=id_,
            text=f"Text of {id_}",
            rationale=f"Rationale of {id_}",
            misconception=BELIEF.id,
            party=Party(id_) if party else None,
        )
        for id_ in ids
    )


def single_item(id_: str = "lock", *, key: str = "b") -> Item:
    return Item(
        id=id_,
        kind=Kind.SINGLE,
        stem="Who locks this door at night?",
        options=options("a", "b", "c", "d"),
        key=(key,),
        because="The owner holds the key.",
        fact="whose-lock",
        objective="assign",
        area="in-the-cloud",
        sources=("ec2-security",),
    )


def owner_item(id_: str = "owner", *, key: Party = Party.CUSTOMER) -> Item:
    return replace(
        single_item(id_),
        options=options(*Party, party=True),
        key=(key.value,),
        owner=key,
        fixed_order=True,
    )


def two_tier_item(id_: str = "both-tiers", *, key: Answer = ("aws", "b")) -> Item:
    """Asks for owner and reason."""
    reasons = tuple(replace(option, tier=2) for option in options("a", "b", "c", "d"))
    return replace(
        single_item(id_),
        kind=Kind.TWO_TIER,
        options=(*options(*Party, party=True), *reasons),
        key=key,
        owner=next(Party(part) for part in key if part in set(Party)),
    )


def multiple_item(id_: str = "two", *, key: Answer = ("a", "c")) -> Item:
    return replace(
        single_item(id_),
        kind=Kind.MULTIPLE,
        options=options("a", "b", "c", "d", "e"),
        key=key,
        choose=2,
    )


def classify_item(id_: str = "sort", *, key: Answer = ("a:aws", "b:customer", "c:both")) -> Item:
    return replace(single_item(id_), kind=Kind.CLASSIFY, options=options("a", "b", "c"), key=key)


def order_item(id_: str = "order", *, key: Answer = ("c", "a", "d", "b")) -> Item:
    return replace(single_item(id_), kind=Kind.ORDER, key=key)


def pinned_item(item: Item, *, seed: int = 7) -> Pin:
    return pin(present(item, seed), beliefs={BELIEF.id: BELIEF}, label=f"Fact of {item.id}")


def fields(shown: Shown, answer: Answer, *, slot: str = "") -> dict[str, str | list[str]]:
    """The form's fields for an answer in the item's own ids."""
    opaque = shown.show(answer)
    if shown.item.kind is Kind.CLASSIFY:
        return {f"a{slot}-{part.partition(':')[0]}": part.partition(":")[2] for part in opaque}
    if shown.item.kind is Kind.ORDER:
        return {f"a{slot}-{part}": str(place) for place, part in enumerate(opaque, start=1)}
    if shown.item.kind is Kind.TWO_TIER:
        names = {1: f"a{slot}", 2: f"a{slot}-because"}
        return {names[shown.item.option[shown.own_id[part]].tier]: part for part in opaque}
    return {f"a{slot}": list(opaque)}


def right(shown: Shown) -> dict[str, str | list[str]]:
    return fields(shown, shown.item.key)


def wrong(shown: Shown) -> dict[str, str | list[str]]:
    """Fields of an answer that earns less than all."""
    item, key = shown.item, shown.item.key
    ids = [option.id for option in item.options]
    answers = {
        Kind.SINGLE: tuple(id_ for id_ in ids if id_ not in key)[:1],
        Kind.TWO_TIER: tuple(
            next(o.id for o in item.options if o.tier == tier and o.id not in key)
            for tier in (1, 2)
            if item.kind is Kind.TWO_TIER
        ),
        Kind.MULTIPLE: tuple(sorted(ids, key=lambda id_: id_ in key))[: len(key)],
        Kind.CLASSIFY: tuple(
            f"{id_}:{'aws' if f'{id_}:aws' not in key else 'customer'}" for id_ in ids
        ),
        Kind.ORDER: tuple(reversed(key)),
    }
    return fields(shown, answers[item.kind])
