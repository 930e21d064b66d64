"""The report on a closed call: the key, the learner's answer beside it, three lines."""

from collections.abc import Mapping

from assessment.matrix import Misconception
from assessment.parties import Party
from lessons.figures.desk_state import SURE, DeskState
from lessons.figures.desk_views import LINES, ClueCard, Report
from lessons.figures.incidents import CLUES, Incident
from lessons.figures.wording import capital, count, listed

OWN_LINES = {"operations": 2, "security": 3}
AWS_LINE, BOTH_LINE = 1, 4


def right_line(incident: Incident) -> int:
    """The number of the line to call."""
    if incident.line is not None:
        return OWN_LINES[incident.line]
    return AWS_LINE if incident.owner is Party.AWS else BOTH_LINE


def called(owner: Party | None) -> tuple[int, ...]:
    """The numbers of the lines that a chosen owner calls."""
    return tuple(number for number, (_, party) in enumerate(LINES, start=1) if party == owner)


def fits(state: DeskState, incident: Incident) -> tuple[bool, bool]:
    """Whether owner and first step are the right ones."""
    return state.owner is incident.owner, state.step == incident.right.id


def report(
    state: DeskState,
    *,
    incident: Incident,
    first: DeskState | None,
    beliefs: Mapping[str, Misconception],
    service: str,
    layer: str,
) -> Report:
    """The report. `first` is the answer that counts, where the learner has given one before."""
    owner_fits, step_fits = fits(state, incident)
    said = incident.step.get(state.step)
    held = "" if not state.owner or owner_fits else incident.misconception
    held = held or (said.misconception if said else "")
    belief = beliefs.get(held)
    return Report(
        name=incident.name,
        owner=incident.owner,
        line=LINES[right_line(incident) - 1][0],
        said=state.owner,
        owner_fits=owner_fits,
        step=incident.right.text,
        said_step=said.text if said else "",
        step_fits=step_fits,
        reply=(said or incident.right).reply,
        failed=incident.failed,
        acts=incident.acts,
        still=incident.still,
        clues=_clues(state, incident),
        deciding=tuple(
            ClueCard(kind=kind, label=label, text=incident.clue(kind))
            for kind, label in CLUES.items()
            if kind in incident.needed
        ),
        belief=belief.belief if belief else "",
        refutation=belief.refutation if belief else "",
        sure=_sure(state, incident),
        first=_first(state, first),
        service=incident.service,
        service_name=service,
        layer=layer,
    )


def _clues(state: DeskState, incident: Incident) -> str:
    used, needed = len(state.clues), [CLUES[kind] for kind in incident.needed]
    opened = f"You opened {count(used) if used else 'no'} clue{'' if used == 1 else 's'}."
    verb = "was" if len(needed) == 1 else "were"
    return f"{opened} {capital(count(len(needed)))} {verb} needed: {listed(needed)}."


def _sure(state: DeskState, incident: Incident) -> str:
    if not state.sure:
        return ""
    is_right = fits(state, incident) == (True, True)
    match SURE[state.sure], is_right:
        case "Certain", False:
            return "You were certain. Read this one twice."
        case "Guessing", True:
            return "You were guessing, and it was right. Now you know why."
    return f"How sure you were: {SURE[state.sure].lower()}."


def _first(state: DeskState, first: DeskState | None) -> str:
    if first is None or (first.owner, first.step) == (state.owner, state.step):
        return ""
    if first.owner is None:
        return "The first time you asked to be shown."
    return f"Your first answer stays on the sheet: {first.owner.word}."
