"""What an attempt pins of an item: how it was shown, all that it says, and the beliefs it refutes.

An old attempt is read from its pins alone, so it never changes when the content does.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from assessment.matrix import Misconception
from assessment.presentation import Json, Shown, from_snapshot, to_snapshot
from lessons.library import library


@dataclass(frozen=True, kw_only=True)
class Pin:
    """An item as one attempt shows it, with the wrong beliefs of its distractors by their id.

    `label` names what it is about: its fact, or its duty on the capstone's sheet. `part` is the
    part of the house that it stands for, where it asks for one row of the matrix.
    """

    shown: Shown
    beliefs: Mapping[str, Misconception]
    label: str = ""
    part: str = ""


def pin(
    shown: Shown, *, beliefs: Mapping[str, Misconception], label: str = "", part: str = ""
) -> Pin:
    """The item with those of all `beliefs` that its options name."""
    named = {option.misconception for option in shown.item.options}
    kept = {id_: beliefs[id_] for id_ in sorted(named & set(beliefs))}
    return Pin(shown=shown, beliefs=kept, label=label, part=part)


def of_library(shown: Shown) -> Pin:
    """The item with what the content says of it now."""
    read = library()
    fact = read.course.fact.get(shown.item.fact)
    return pin(
        shown,
        beliefs=read.matrix.misconception,
        label=fact.text if fact else shown.item.stem,
        part=_part(shown.item.id),
    )


def _part(item_id: str) -> str:
    """Drawn items are named after what filled them: the shell, then the statement."""
    row = library().matrix.row_of.get(item_id.partition(":")[2].partition(":")[0])
    return row.house_part if row else ""


def to_json(pinned: Pin) -> Json:
    """The pin for a JSON field."""
    beliefs = {id_: asdict(belief) for id_, belief in pinned.beliefs.items()}
    own = {"beliefs": beliefs, "label": pinned.label, "part": pinned.part}
    return {**to_snapshot(pinned.shown), **own}


def from_json(snapshot: Json) -> Pin:
    """What `to_json` kept."""
    beliefs = {id_: Misconception(**saved) for id_, saved in snapshot["beliefs"].items()}
    return Pin(
        shown=from_snapshot(snapshot),
        beliefs=beliefs,
        label=snapshot["label"],
        part=snapshot["part"],
    )
