"""Items that set several duties or services side by side."""

import random
from collections.abc import Iterable

from assessment.generation.drafts import Draft, blanks, by_id, leave_longest
from assessment.generation.material import Duty, Material
from assessment.generation.shells import Draws, Shell
from assessment.generation.texts import answers, inner, label, sentence
from assessment.items import Kind, Option
from assessment.parties import Party

HANDFUL = 12


def pool(shell: Shell, duty: Duty, material: Material) -> tuple[Duty, ...]:
    """What may stand beside a duty."""
    if shell.draws is Draws.SERVICE_DUTIES:
        return material.of_service(duty.service)
    if shell.draws is Draws.SERVICES:
        return material.of_layer(duty.layer)
    return material.all_duties


def choose(shell: Shell, content: str, material: Material, rng: random.Random) -> Draft:
    """Which one, or which several, of these are a party's: duties, or services at one layer."""
    duty = material.duties[content]
    duties = pool(shell, duty, material)
    keys = [duty]
    if shell.choose:
        keys = _pick([d for d in duties if d.party is duty.party], shell.choose - 1, keys, rng)
    rest = [d for d in duties if d.party is not duty.party]
    wrong = _pick(rest, shell.options - len(keys), keys, rng)[len(keys) :]
    texts = [d.text for d in keys], [d.text for d in wrong]
    # Shared duties name two ends and run longer than the rest.
    if duty.party is Party.BOTH and not leave_longest(*texts, rng):
        wrong = _with_longer(keys, wrong, rest, rng)
    shown = [_option(shell, d, duty.party, material) for d in (*keys, *wrong)]
    single = shell.kind is Kind.SINGLE
    return Draft(
        blanks=blanks(duty, material),
        options=by_id(shown),
        key=tuple(sorted(o.id for o in shown[: len(keys)])),
        because=sentence(duty.because) if single else "",
        sources=_sources((*keys, *wrong)),
        facts=tuple(d.fact for d in keys),
        beside=tuple(o.id for o in shown[1:]),
    )


def classify(shell: Shell, content: str, material: Material, rng: random.Random) -> Draft:
    """Who answers for each of these duties; at least two parties occur."""
    duty = material.duties[content]
    others = [d for d in pool(shell, duty, material) if d is not duty]
    chosen = [duty]
    for party in rng.sample(list(Party), k=len(Party)):
        if party is not duty.party and len(chosen) < shell.options:
            ofparty = [d for d in others if d.party is party]
            chosen = _pick(ofparty, min(1, len(ofparty)), chosen, rng)
    left = [d for d in others if d not in chosen]
    chosen = _pick(left, shell.options - len(chosen), chosen, rng)
    return Draft(
        blanks=blanks(duty, material),
        options=by_id(
            Option(
                id=d.id,
                text=label(d.text),
                rationale=answers(d.party, d.because),
                misconception=next(w.misconception for w in d.wrong.values()),
            )
            for d in chosen
        ),
        key=tuple(sorted(f"{d.id}:{d.party}" for d in chosen)),
        sources=_sources(chosen),
        facts=tuple(d.fact for d in chosen),
        beside=tuple(d.id for d in chosen[1:]),
    )


def _pick(duties: list[Duty], count: int, beside: list[Duty], rng: random.Random) -> list[Duty]:
    """`beside` and `count` more, of other facts as far as a handful of them has any."""
    chosen = list(beside)
    shuffled = rng.sample(duties, k=min(len(duties), HANDFUL))
    wanted = len(beside) + count
    for repeats in (False, True):
        for duty in shuffled:
            if len(chosen) == wanted:
                return chosen
            if duty not in chosen and (repeats or duty.fact not in {d.fact for d in chosen}):
                chosen.append(duty)
    return chosen


def _with_longer(
    keys: list[Duty], wrong: list[Duty], rest: list[Duty], rng: random.Random
) -> list[Duty]:
    """The wrong ones with the last changed for one that is longer than the key, if there is any."""
    longest = max(len(d.text) for d in keys)
    longer = [d for d in rest if len(d.text) > longest]
    return [*wrong[:-1], rng.choice(longer)] if longer else wrong


def _option(shell: Shell, duty: Duty, asked: Party, material: Material) -> Option:
    wrong = duty.wrong.get(asked)
    why = answers(duty.party, duty.because)
    if shell.draws is not Draws.SERVICES:
        text = label(duty.text)
    else:
        service = material.matrix.service[duty.service]
        text = service.name
        why = f"On {service.short} {inner(why)}"
    return Option(
        id=duty.id,
        text=text,
        rationale=why,
        misconception=wrong.misconception if wrong else "",
    )


def _sources(duties: Iterable[Duty]) -> tuple[str, ...]:
    return tuple(source for duty in duties for source in duty.sources)
