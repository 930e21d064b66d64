"""Single items about one duty: its owner, its reason, its halves."""

import random
from collections.abc import Iterator

from assessment.generation.drafts import Draft, blanks, by_id
from assessment.generation.material import Duty, Material
from assessment.generation.shells import Shell
from assessment.generation.texts import PARTY_TEXT, answers, clause, inner, label, reason, sentence
from assessment.items import Option
from assessment.parties import Party


def owner(_shell: Shell, content: str, material: Material, _rng: random.Random) -> Draft:
    """Who answers for a duty: customer, AWS or both, in this order."""
    duty = material.duties[content]
    return Draft(
        blanks=blanks(duty, material),
        options=tuple(_owner_option(duty, party) for party in Party),
        key=(duty.party.value,),
        because=sentence(duty.because),
        sources=duty.sources,
        fixed_order=True,
    )


def _owner_option(duty: Duty, party: Party) -> Option:
    right = party is duty.party
    wrong = None if right else duty.wrong[party]
    return Option(
        id=party.value,
        text=PARTY_TEXT[party],
        rationale=wrong.reply if wrong else answers(party, duty.because),
        misconception=wrong.misconception if wrong else "",
        party=party,
    )


def owner_and_reason(shell: Shell, content: str, material: Material, rng: random.Random) -> Draft:
    """Who answers for a duty, and why: the right pair beside pairs with a wrong owner.

    Both tempting reasons of the duty itself are offered, the rest are borrowed from other duties.
    A borrowed reason stands with a wrong owner, so that the pair is wrong whatever it says.
    """
    duty = material.statements[content]
    own = [option for option in wrong_reasons(duty, material) if option.id.startswith(content)]
    borrowed = [o for o in wrong_reasons(duty, material) if not o.id.startswith(content)]
    rng.shuffle(borrowed)
    wrong = (own + borrowed)[: shell.options - 1]
    key = Option(
        id=f"{duty.id}/{duty.party}",
        text=reason(duty.party, duty.because),
        rationale=answers(duty.party, duty.because),
        party=duty.party,
    )
    return Draft(
        blanks=blanks(duty, material),
        options=by_id([key, *wrong]),
        key=(key.id,),
        because=sentence(duty.because),
        sources=duty.sources,
        beside=tuple(option.id for option in wrong),
    )


def wrong_reasons(duty: Duty, material: Material) -> list[Option]:
    """All pairs of a wrong owner and a reason that may stand beside the right pair."""
    found = {option.text: option for option in _tempting(duty)}
    for option in _borrowed(duty, material):
        found.setdefault(option.text, option)
    return list(found.values())


def _tempting(duty: Duty) -> Iterator[Option]:
    for party, wrong in duty.wrong.items():
        yield Option(
            id=f"{duty.id}/{party}",
            text=reason(party, wrong.reason),
            rationale=wrong.reply,
            misconception=wrong.misconception,
            party=party,
        )


def _borrowed(duty: Duty, material: Material) -> Iterator[Option]:
    for other in material.statements.values():
        if other.fact == duty.fact or other.party not in duty.wrong:
            continue
        yield Option(
            id=f"{other.id}/{other.party}",
            text=reason(other.party, other.because),
            rationale=(
                f"That is the reason for another duty: “{inner(other.text)}”. "
                f"Here {inner(answers(duty.party, duty.because))}"
            ),
            misconception=duty.wrong[other.party].misconception,
            party=other.party,
        )


def has_parts(duty: Duty) -> bool:
    """Whether both halves of a shared duty are written down."""
    return bool(duty.cell and duty.cell.aws_part and duty.cell.customer_part)


def part(shell: Shell, content: str, material: Material, rng: random.Random) -> Draft:
    """Which is one side's half of a shared duty: that half beside halves of the other side."""
    duty = material.cells[content]
    own, *borrowed = wrong_parts(shell, duty, material)
    rng.shuffle(borrowed)
    wrong = [own, *borrowed[: shell.options - 2]]
    key = Option(
        id=content,
        text=label(_half(duty, shell.party)),
        rationale=f"{answers(Party.BOTH, duty.because)} This is the half that is asked for.",
    )
    return Draft(
        blanks=blanks(duty, material),
        options=by_id([key, *wrong]),
        key=(key.id,),
        because=sentence(duty.because),
        sources=duty.sources,
        beside=tuple(option.id for option in wrong),
    )


def wrong_parts(shell: Shell, duty: Duty, material: Material) -> list[Option]:
    """The other side's half of this duty first, then its halves of other duties."""
    other_side = Party.CUSTOMER if shell.party is Party.AWS else Party.AWS
    whose = "the customer’s" if other_side is Party.CUSTOMER else "AWS’s"
    own = Option(
        id=f"{duty.id}/{other_side}",
        text=label(_half(duty, other_side)),
        rationale=f"That is {whose} half of this duty.",
        misconception="of-in-swapped",
    )
    found = {own.text: own, label(_half(duty, shell.party)): own}
    for other in material.cells.values():
        if has_parts(other) and other is not duty:
            option = Option(
                id=f"{other.id}/{other_side}",
                text=label(_half(other, other_side)),
                rationale=f"That is {whose} half of another duty: “{clause(inner(other.text))}”.",
                misconception="of-in-swapped",
            )
            found.setdefault(option.text, option)
    return list({option.id: option for option in found.values()}.values())


def _half(duty: Duty, party: Party | None) -> str:
    if duty.cell is None:
        raise ValueError(f"{duty.id} has no halves")
    return duty.cell.aws_part if party is Party.AWS else duty.cell.customer_part
