"""The state of one call at the incident desk, and how an address spells it."""

from dataclasses import dataclass

from assessment.parties import Party
from lessons.figures.base import Values
from lessons.figures.incidents import CLUES, Clue, Incident

MOST_SEED = 999
SURE: dict[str, str] = {"0": "Guessing", "1": "Think so", "2": "Certain"}
LETTERS = {party.letter: party for party in Party}
KEYS = {"seed", "call", "clues", "owner", "step", "sure", "show"}


@dataclass(frozen=True, kw_only=True)
class DeskState:
    """One call of the order that `seed` deals; what is open and chosen; `shown`: it is closed."""

    seed: int
    call: str
    clues: tuple[Clue, ...] = ()
    owner: Party | None = None
    step: str = ""
    sure: str = ""
    shown: bool = False


def spell(state: DeskState) -> dict[str, str]:
    """Seed, call and show always; the others where something is open or chosen."""
    found = {
        "clues": "-".join(state.clues),
        "owner": state.owner.letter if state.owner else "",
        "step": state.step,
        "sure": state.sure,
    }
    return {
        "seed": str(state.seed),
        "call": state.call,
        **{key: value for key, value in found.items() if value},
        "show": "yes" if state.shown else "no",
    }


def read(values: Values, *, incidents: dict[str, Incident], seed: int) -> DeskState | None:
    """The state that values spell; without a seed among them, `seed`."""
    incident = incidents.get(values.get("call", ""))
    if incident is None or not values.keys() <= KEYS:
        return None
    clues = tuple(kind for kind in CLUES if kind in values.get("clues", "").split("-"))
    state = DeskState(
        seed=_seed(values.get("seed", str(seed))),
        call=incident.id,
        clues=clues,
        owner=LETTERS.get(values.get("owner", "")),
        step=values.get("step", ""),
        sure=values.get("sure", ""),
        shown=values.get("show") == "yes",
    )
    is_known = state.seed >= 0 and state.step in {"", *incident.step} and state.sure in {"", *SURE}
    given = {"seed": str(state.seed), "show": "no", **values}
    return state if is_known and spell(state) == given else None


def _seed(text: str) -> int:
    """The number, or -1 where the text is none in range."""
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(MOST_SEED))
    return int(text) if is_number else -1
