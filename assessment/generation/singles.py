"""Single items about one duty: its owner, its reason, its halves."""

import random

from assessment.generation.drafts import Draft, blanks, by_id, leave_longest
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
    own = [_tempting(duty, party) for party in duty.wrong]
    lenders = lenders_of_reasons(duty, material)
    borrowed = rng.sample(lenders, k=shell.options - 1 - len(own))
    reasons = [duty.wrong[party].reason for party in duty.wrong]
    if not leave_longest([duty.because], [*reasons, *(d.because for d in borrowed)], rng):
        longer = [d for d in lenders if len(d.because) > len(duty.because)]
        borrowed = [*borrowed[:-1], rng.choice(longer)] if longer else borrowed
    wrong = [*own, *(_borrowed(duty, lender) for lender in borrowed)]
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


def lenders_of_reasons(duty: Duty, material: Material) -> list[Duty]:
    """The duties of the other parties whose reason reads unlike those of this duty."""
    own = {duty.because, *(wrong.reason for wrong in duty.wrong.values())}
    found = {
        other.because: other
        for other in material.statements.values()
        if other.party in duty.wrong and other.fact != duty.fact
    }
    return [other for because, other in found.items() if because not in own]


def _tempting(duty: Duty, party: Party) -> Option:
    wrong = duty.wrong[party]
    return Option(
        id=f"{duty.id}/{party}",
        text=reason(party, wrong.reason),
        rationale=wrong.reply,
        misconception=wrong.misconception,
        party=party,
    )


def _borrowed(duty: Duty, lender: Duty) -> Option:
    return Option(
        id=f"{lender.id}/{lender.party}",
        text=reason(lender.party, lender.because),
        rationale=(
            f"That is the reason for another duty: “{inner(lender.text)}”. "
            f"Here {inner(answers(duty.party, duty.because))}"
        ),
        misconception=duty.wrong[lender.party].misconception,
        party=lender.party,
    )


def part(shell: Shell, content: str, material: Material, rng: random.Random) -> Draft:
    """Which is one side's half of a shared duty: that half beside halves of the other side."""
    duty = material.cells[content]
    own, *borrowed = wrong_parts(shell, duty, material)
    rng.shuffle(borrowed)
    wrong = [own, *borrowed[: shell.options - 2]]
    key = Option(
        id=content,
        text=label(duty.halves[shell.party or Party.AWS]),
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
        text=label(duty.halves[other_side]),
        rationale=f"That is {whose} half of this duty.",
        misconception="of-in-swapped",
    )
    found = {own.text: own, label(duty.halves[shell.party or Party.AWS]): own}
    for other in material.cells.values():
        if other.halves and other is not duty:
            option = Option(
                id=f"{other.id}/{other_side}",
                text=label(other.halves[other_side]),
                rationale=f"That is {whose} half of another duty: “{clause(inner(other.text))}”.",
                misconception="of-in-swapped",
            )
            found.setdefault(option.text, option)
    return list({option.id: option for option in found.values()}.values())
