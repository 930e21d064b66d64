"""The incident desk, and the same with another key, for tests."""

from dataclasses import replace

from hypothesis import strategies as st

from assessment.parties import Party
from lessons.figures.desk import Desk
from lessons.figures.desk_state import MOST_SEED, SURE, DeskState
from lessons.figures.incidents import CLUES, Incident
from lessons.library import library

TURNED = {Party.AWS: Party.CUSTOMER, Party.CUSTOMER: Party.BOTH, Party.BOTH: Party.AWS}


def desk() -> Desk:
    found = library().figures["desk"]
    assert isinstance(found, Desk)
    return found


def _twin(incident: Incident) -> Incident:
    """Another owner, another right step, other reasons; symptom, clues and steps stay."""
    was = [bool(step.misconception) for step in incident.steps]
    turned = [*was[1:], was[0]]
    moved = [
        replace(step, misconception="one-thing" if is_lure else "", reply="R")
        for step, is_lure in zip(incident.steps, turned, strict=True)
    ]
    owner = TURNED[incident.owner]
    return replace(
        incident,
        owner=owner,
        line="security" if owner is Party.CUSTOMER else None,
        steps=tuple(moved),
        needed=("log", "service", "change"),
        name="X",
        failed="X",
        acts="X",
        still="X",
        misconception="one-thing",
    )


def desk_twin(figure: Desk) -> Desk:
    families = tuple(
        replace(f, condition="C", incidents=tuple(map(_twin, f.incidents))) for f in figure.families
    )
    return replace(figure, families=families)


@st.composite
def desk_states(draw: st.DrawFn, figure: Desk) -> DeskState:
    """Every state that an address can spell."""
    incident = draw(st.sampled_from(list(figure.incidents.values())))
    opened = draw(st.sets(st.sampled_from(list(CLUES))))
    return DeskState(
        seed=draw(st.integers(min_value=0, max_value=MOST_SEED)),
        call=incident.id,
        clues=tuple(kind for kind in CLUES if kind in opened),
        owner=draw(st.sampled_from([None, *Party])),
        step=draw(st.sampled_from(["", *incident.step])),
        sure=draw(st.sampled_from(["", *SURE])),
        shown=draw(st.booleans()),
    )


def right(incident: Incident, *, seed: int = 0) -> DeskState:
    """The call closed with owner and first step right."""
    return DeskState(
        seed=seed, call=incident.id, owner=incident.owner, step=incident.right.id, shown=True
    )


def wrong(incident: Incident, *, seed: int = 0) -> DeskState:
    """The call closed with another owner and another step."""
    step = next(step for step in incident.steps if step.misconception)
    return DeskState(
        seed=seed, call=incident.id, owner=TURNED[incident.owner], step=step.id, shown=True
    )


def bet(figure: Desk, state: DeskState) -> dict[str, str]:
    """The bet that closing the call places."""
    return figure.spell(figure.veil(state))


def desk_texts() -> list[str]:
    """What the desk says beside the symptoms and the clues."""
    found: list[str] = []
    for incident in desk().incidents.values():
        found += [incident.failed, incident.acts, incident.still]
        found += [text for step in incident.steps for text in (step.text, step.reply)]
    return found
