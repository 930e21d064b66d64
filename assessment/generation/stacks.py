"""Items about layers: where the line runs, and in which order they stand."""

import random

from assessment.generation.drafts import Draft
from assessment.generation.material import TOO_MUCH, Duty, Material
from assessment.generation.shells import Shell
from assessment.generation.texts import inner
from assessment.items import Option
from assessment.matrix import Layer
from assessment.parties import Party


def has_line(shell: Shell, service: str, material: Material) -> bool:
    """Whether one line parts enough layers of a service: AWS's below, the customer's above."""
    layers = material.line(service)
    below = sum(party is Party.AWS for _, party in layers)
    tidy = all((party is Party.AWS) == (i < below) for i, (_, party) in enumerate(layers))
    return tidy and 0 < below < len(layers) and len(layers) > shell.options


def lowest_of_customer(service: str, material: Material) -> Duty | None:
    """The first duty above the line."""
    for layer, party in material.line(service):
        if party is Party.CUSTOMER:
            return material.cells[f"{service}.{layer.id}"]
    return None


def line(shell: Shell, content: str, material: Material, rng: random.Random) -> Draft:
    """In which gap the line runs; the gaps stand from the top to the bottom."""
    owners = material.line(content)
    below = sum(party is Party.AWS for _, party in owners)
    middle = (below - 1, below)
    others = [i for i in range(len(owners)) if i not in middle]
    chosen = sorted([*middle, *rng.sample(others, k=shell.options - 1)])
    layers = [owners[i][0] for i in chosen]
    at = chosen.index(below)
    upper = material.cells[f"{content}.{layers[at].id}"]
    shown = [_gap(layers, i, at, upper) for i in range(1, len(layers))]
    return Draft(
        blanks={
            "service": material.matrix.service[content].name,
            "layers": ", ".join(inner(layer.name) for layer in layers),
        },
        options=tuple(reversed(shown)),
        key=(shown[at - 1].id,),
        because=(
            f"AWS secures {inner(layers[at - 1].name)} and what lies below; "
            f"from {inner(layers[at].name)} upward the customer does."
        ),
        sources=upper.sources,
        beside=tuple(layer.id for layer in layers),
        fixed_order=True,
    )


def _gap(layers: list[Layer], i: int, at: int, upper: Duty) -> Option:
    """The gap below layer `i`; the line runs below layer `at`, which is `upper`'s."""
    lower_name, upper_name = inner(layers[i - 1].name), inner(layers[i].name)
    if i == at:
        why, belief = "AWS answers up to here, the customer from here on.", ""
    elif i > at:
        why = f"Too high: the customer secures {lower_name} here."
        belief = upper.wrong[Party.AWS].misconception
    else:
        why = f"Too low: AWS still secures {upper_name} here."
        belief = TOO_MUCH[Party.CUSTOMER]
    return Option(
        id=f"{layers[i - 1].id}-{layers[i].id}",
        text=f"Between {lower_name} and {upper_name}",
        rationale=why,
        misconception=belief,
    )


def order(shell: Shell, _content: str, material: Material, rng: random.Random) -> Draft:
    """Layers of the EC2 stack, to be put in order from the bottom."""
    stack = material.matrix.stack
    chosen = sorted(rng.sample(range(len(stack)), k=shell.options))
    layers = [material.matrix.layer[stack[i]] for i in chosen]
    return Draft(
        blanks={},
        options=by_name(layers),
        key=tuple(layer.id for layer in layers),
        sources=material.matrix.service["ec2"].sources,
        beside=tuple(layer.id for layer in layers),
    )


def by_name(layers: list[Layer]) -> tuple[Option, ...]:
    """The layers as options, in an order that is not the stack's."""
    options = (Option(id=x.id, text=x.name, rationale=x.plain) for x in layers)
    return tuple(sorted(options, key=lambda option: option.text))
