"""The assignment editor: what was typed, read into an assignment that is not saved yet."""

from collections.abc import Mapping
from copy import copy
from typing import Any
from zoneinfo import ZoneInfo

from django.http import QueryDict

from assessment.terms import Feedback, Late, Scores
from classrooms.forms import moments
from classrooms.forms.editor_fields import PICKED, RULE, EditorFields
from classrooms.models import Assignment, Kind, Membership

QUESTIONS = ("limit_minutes", "attempts", "counts", "feedback", "replies_at", "scores", "scores_at")
OF_KIND = {
    Kind.LESSON: ("lesson",),
    Kind.QUIZ: (*QUESTIONS, "how"),
    Kind.MOCK: (*QUESTIONS, "paper"),
    Kind.STRENGTH: ("goal_lessons", "goal"),
}
OF_HOW = {RULE: ("lessons", "areas", "kinds", "count"), PICKED: ("picked",)}
SOMETIMES = {name for names in (*OF_KIND.values(), *OF_HOW.values()) for name in names}
TARGET = ("kind", "lesson", "how", "lessons", "areas", "kinds", "count", "conditional", "picked")
# What stays as it is once somebody has begun, by the field of the row.
LOCKED = {
    "kind": "What it is",
    "target": "Its questions",
    "counts": "Which attempt counts",
    "late": "Late work",
    "late_percent": "What late work loses",
    "feedback": "When keys and reasons appear",
    "scores": "When the score appears",
    "partial": "Part credit",
    "shuffle": "Shuffling",
    "same_for_all": "Whose questions",
}
LOCKED_FIELDS = (*TARGET, "paper", "goal_lessons", "goal", *(set(LOCKED) - {"kind", "target"}))
PLAIN = (
    *("title", "note", "kind", "opens_at", "due_at", "closes_at", "late"),
    *("partial", "shuffle", "same_for_all", "access_code"),
)
DEFAULT = {"lesson": "", "how": RULE, "count": 8, "conditional": True, "goal": 80}
STAYS = "Learners have begun, so this stays as it was. Copy the assignment to change it."


class EditorForm(EditorFields):
    """An assignment as it is typed. With `begun` what learners work on stays as it is.

    `shortens` are learners from whom it would take time that they have now.
    """

    shortens: tuple[Membership, ...] = ()

    def __init__(
        self, data: QueryDict | None, *, row: Assignment, zone: ZoneInfo, begun: bool = False
    ) -> None:
        self.base = row
        self.zone = zone
        self.begun = begun
        initial = initial_of(row)
        super().__init__(_kept(data, initial) if begun else data, initial=initial)
        moments.in_zone(self, zone)

    @property
    def row(self) -> Assignment:
        """The assignment as typed, as far as it can be read; nothing is saved."""
        if not self.is_bound:
            found = copy(self.base)
            # A new one has no questions yet but what the form offers.
            found.target = found.target or _target(self.initial)
            return found
        found = _read(self.base, {**self.initial, **getattr(self, "cleaned_data", {})})
        for name in self._unmoved(found):
            setattr(found, name, getattr(self.base, name))
        return found

    def _unmoved(self, row: Assignment) -> list[str]:
        """What has to stay and does; it is left as it is stored, to the letter."""
        before = _read(self.base, self.initial)
        same = [name for name in LOCKED if getattr(row, name) == getattr(before, name)]
        return same if self.begun else []

    def as_typed(self) -> "EditorForm":
        """The same values without a word on what is wrong with them yet."""
        typed = {name: field.data for name, field in zip(self.fields, self, strict=True)}
        found = EditorForm(None, row=self.base, zone=self.zone, begun=self.begun)
        found.initial.update(typed)
        return found

    def clean(self) -> dict[str, Any]:
        """What is not asked for cannot be wrong; moments stand in their order."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        self._forgive(found)
        self._order(found)
        self._late(found)
        if found.get("kind") in (Kind.QUIZ, Kind.MOCK):
            self._showing(found)
        if self.begun and not self.errors:
            self._unchanged()
        return found

    def _forgive(self, found: dict[str, Any]) -> None:
        kind = found.get("kind") or self.initial["kind"]
        asked = set(OF_KIND[Kind(kind)])
        if "how" in asked:
            asked.update(OF_HOW.get(found.get("how", ""), ()))
        for name in SOMETIMES - asked:
            if name in self.errors:
                del self.errors[name]
                found[name] = self.initial[name]
        if not _loses(found.get("late", "")) and "late_percent" in self.errors:
            del self.errors["late_percent"]

    def _order(self, found: dict[str, Any]) -> None:
        opens, due, closes = (found.get(name) for name in ("opens_at", "due_at", "closes_at"))
        if opens and due and due <= opens:
            self.add_error("due_at", "It is due before it opens. Choose a later moment.")
        if due and closes and closes < due:
            self.add_error("closes_at", "It closes before it is due. Choose a later moment.")
        elif opens and closes and closes <= opens:
            self.add_error("closes_at", "It closes before it opens. Choose a later moment.")

    def _late(self, found: dict[str, Any]) -> None:
        late = found.get("late")
        if not late or late == Late.NONE:
            return
        if "due_at" not in self.errors and not found.get("due_at"):
            self.add_error("due_at", "Say when it is due, or take no late work.")
        if _loses(late) and not found.get("late_percent") and "late_percent" not in self.errors:
            self.add_error("late_percent", "Write a whole number from 1 to 100.")

    def _showing(self, found: dict[str, Any]) -> None:
        feedback, scores = found.get("feedback"), found.get("scores")
        if found["kind"] == Kind.MOCK and feedback == Feedback.EACH:
            self.add_error("feedback", "A mock exam is handed in as a whole. Choose another.")
        if scores != Scores.LATER or feedback is None:
            return
        if feedback != Feedback.LATER:
            self.add_error("scores", "Keys tell the score. Show it no later than they appear.")
            return
        replies_at, scores_at = found.get("replies_at"), found.get("scores_at")
        if replies_at and (scores_at is None or scores_at > replies_at):
            self.add_error("scores_at", "Keys tell the score. Show it no later than they appear.")

    def _unchanged(self) -> None:
        row = self.row
        for name, label in LOCKED.items():
            if getattr(row, name) != getattr(self.base, name):
                self.add_error(None, f"{label}: {STAYS}")
        if self.base.attempts and row.attempts and row.attempts < self.base.attempts:
            why = f"Learners have begun. Give {self.base.attempts} attempts or more."
            self.add_error("attempts", why)
        if self.base.attempts == 0 and row.attempts:
            self.add_error("attempts", "Learners have begun with any number of attempts.")

    def refuse(self, why: str) -> None:
        """Say why it cannot be published; the reason starts with its field's name."""
        names, _, reason = why.partition(": ")
        name = names.partition(",")[0]
        said = f"{reason[:1].upper()}{reason[1:]}."
        self.add_error(name if name in self.fields else None, said)


def _read(base: Assignment, read: Mapping[str, Any]) -> Assignment:
    """The assignment with these values; what has no use here is empty."""
    found = copy(base)
    for name in PLAIN:
        setattr(found, name, read[name])
    found.target = _target(read)
    if found.kind in (Kind.QUIZ, Kind.MOCK):
        for name in QUESTIONS:
            setattr(found, name, read[name])
    found.limit_minutes = found.limit_minutes or 0
    found.partial = found.partial and found.kind != Kind.MOCK
    found.late_percent = read["late_percent"] or 0 if _loses(read["late"]) else 0
    found.replies_at = found.replies_at if found.feedback == Feedback.LATER else None
    found.scores_at = found.scores_at if found.scores == Scores.LATER else None
    return found


def _loses(late: str) -> bool:
    return late in (Late.ONCE, Late.DAILY)


def _kept(data: QueryDict | None, initial: dict[str, Any]) -> QueryDict | None:
    """What was sent, with all that is locked and was not sent as it stands."""
    if data is None:
        return None
    sent = data.copy()
    for name in LOCKED_FIELDS:
        if name not in sent:
            value = initial[name]
            sent.setlist(name, value if isinstance(value, list) else [_spelled(value)])
    return sent


def _spelled(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else ""
    return "" if value is None else str(value)


def initial_of(row: Assignment) -> dict[str, Any]:
    """An assignment as the editor shows it."""
    own = (*PLAIN, *QUESTIONS, "late_percent")
    target = row.target
    return {
        **DEFAULT,
        "lessons": [],
        "areas": [],
        "kinds": [],
        "picked": [],
        "paper": "",
        "goal_lessons": [],
        **{name: getattr(row, name) for name in own},
        "limit_minutes": row.limit_minutes or None,
        "late_percent": row.late_percent or None,
        **_of_target(Kind(row.kind), target),
    }


def _of_target(kind: Kind, target: dict[str, Any]) -> dict[str, Any]:
    if kind == Kind.STRENGTH:
        return {"goal_lessons": target.get("lessons", []), "goal": target.get("percent", 80)}
    if kind == Kind.QUIZ and "picked" in target:
        return {"how": PICKED, "picked": target["picked"]}
    return dict(target)


def _target(read: Mapping[str, Any]) -> dict[str, Any]:
    kind = Kind(read["kind"])
    if kind == Kind.LESSON:
        return {"lesson": read["lesson"]}
    if kind == Kind.MOCK:
        return {"paper": read["paper"]}
    if kind == Kind.STRENGTH:
        return {"lessons": read["goal_lessons"], "percent": read["goal"]}
    if read["how"] == PICKED:
        return {"picked": read["picked"]}
    names = ("lessons", "areas", "kinds", "count", "conditional")
    return {name: read[name] for name in names}
