"""What overrides, extensions and accommodations accept. Each refusal says what to write."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict

from assessment import days
from assessment import terms as core
from assessment.policy import WHOLE_TIME
from assessment.terms import Change
from classrooms import rights_words as words
from classrooms.actions.rights_given import Given
from classrooms.forms.moments import MomentField, in_zone
from classrooms.models import Assignment, Membership, Override
from classrooms.queries import terms

MOST_MINUTES, MOST_ATTEMPTS, MOST_PERCENT = 600, 20, 1000
MOST = {"minutes": 600, "days": 60}
MINUTE_S = 60
REASON = 200
EXEMPT = {"": None, "yes": True, "no": False}
SHARES = (
    ("100", "As for all"),
    ("125", "A quarter more (125%)"),
    ("150", "Half as much again (150%)"),
    ("200", "Double (200%)"),
    ("own", "Another share"),
)


def _whole(label: str, *, least: int, most: int, hint: str) -> forms.IntegerField:
    message = f"Write a whole number from {least} to {most}."
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=least,
        max_value=most,
        help_text=hint,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), message),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )


def _reason() -> forms.CharField:
    return forms.CharField(
        label="Reason",
        required=False,
        max_length=REASON,
        help_text="For staff alone. It may stay empty.",
        error_messages={"max_length": f"Write {REASON} characters at most."},
    )


class Confirmed(forms.Form):
    """A form whose change may take time from somebody who is at it; that needs a yes."""

    confirmed = forms.BooleanField(required=False, label="Take the time from them")

    asks = False

    def ask(self, who: Sequence[Membership]) -> None:
        """Say whom the change takes time from, and have it confirmed."""
        self.asks = True
        verb = "is" if len(who) == 1 else "are"
        self.add_error(
            "confirmed",
            f"{words.names(who)} {verb} at it now and would have less time. Nothing is changed "
            "yet. If you confirm, they keep five minutes from then at least.",
        )


class OverrideForm(Confirmed):
    """Other terms for a learner or a group, field by field; an empty field is as for all."""

    opens_at = MomentField(label="Opens", required=False)
    due_at = MomentField(label="Due", required=False)
    closes_at = MomentField(label="Closes", required=False)
    limit_minutes = _whole(
        "Minutes for an attempt", least=0, most=MOST_MINUTES, hint="0 for no limit."
    )
    attempts = _whole("Attempts", least=0, most=MOST_ATTEMPTS, hint="0 for any number.")
    exempt = forms.ChoiceField(
        label="Does it count?",
        required=False,
        choices=[("", "As for all"), ("yes", "No, exempt"), ("no", "Yes, it counts")],
        error_messages={"invalid_choice": "Choose one of the three."},
    )
    reason = _reason()

    def __init__(
        self,
        data: QueryDict | None,
        *,
        assignment: Assignment,
        row: Override | None,
        groups: Sequence[Change] = (),
    ) -> None:
        self.assignment = assignment
        self.groups = groups
        super().__init__(data, initial=_initial(row))
        in_zone(self, words.zone(assignment.classroom))

    def clean(self) -> dict[str, Any]:
        """Something is different, and the moments stand in their order with those for all."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return found
        given = self.given
        if given == Given(reason=given.reason):
            self.add_error(None, "Nothing is different yet. Fill in a field.")
        self._order(given)
        return found

    def _order(self, given: Given) -> None:
        own = terms.change(Override(assignment=self.assignment, **_fields(given)))
        then = core.change(terms.terms(self.assignment), groups=self.groups, own=own)
        ends = (("due_at", then.due_at, "is due"), ("closes_at", then.closes_at, "closes"))
        for name, at, does in ends:
            if at and then.opens_at and at <= then.opens_at:
                field = name if getattr(given, name) else "opens_at"
                self.add_error(field, f"It then {does} before it opens. Change one of the two.")
                return
        if then.due_at and then.closes_at and then.closes_at < then.due_at:
            field = "closes_at" if given.closes_at else "due_at"
            closes = words.said(then.closes_at, zone=words.zone(self.assignment.classroom))
            self.add_error(field, f"It then closes, {closes}, before it is due. Change both.")

    @property
    def given(self) -> Given:
        """What was typed."""
        found = {**self.cleaned_data, "exempt": EXEMPT[self.cleaned_data["exempt"]]}
        found.pop("confirmed")
        return Given(**found)


def _fields(given: Given) -> dict[str, Any]:
    names = ("opens_at", "due_at", "closes_at", "limit_minutes", "attempts", "exempt")
    return {name: getattr(given, name) for name in names}


def _initial(row: Override | None) -> dict[str, Any]:
    if row is None:
        return {}
    exempt = {None: "", True: "yes", False: "no"}[row.exempt]
    names = ("opens_at", "due_at", "closes_at", "limit_minutes", "attempts", "reason")
    return {**{name: getattr(row, name) for name in names}, "exempt": exempt}


class ExtensionForm(forms.Form):
    """More time from now."""

    amount = _whole("How much", least=1, most=max(MOST.values()), hint="Counted from now.")
    unit = forms.ChoiceField(
        label="Of what",
        choices=[("minutes", "minutes"), ("days", "days, to the same time of day")],
        error_messages={
            "required": "Choose minutes or days.",
            "invalid_choice": "Choose minutes or days.",
        },
    )
    why = _reason()

    def clean(self) -> dict[str, Any]:
        """An amount that its unit allows."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        unit, amount = found.get("unit"), found.get("amount")
        if unit and "amount" not in self.errors and not 1 <= (amount or 0) <= MOST[unit]:
            self.add_error("amount", f"Write a whole number from 1 to {MOST[unit]} {unit}.")
        return found

    def minutes(self, *, assignment: Assignment, now: datetime) -> int:
        """How many minutes it is from now; a day may have 23 or 25 hours."""
        amount: int = self.cleaned_data["amount"]
        if self.cleaned_data["unit"] == "minutes":
            return amount
        until = days.days_later(now, days=amount, zone=words.zone(assignment.classroom))
        return round((until - now).total_seconds() / MINUTE_S)


class PercentForm(Confirmed):
    """How much of each time limit a learner has."""

    share = forms.ChoiceField(
        label="Share of time",
        choices=SHARES,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose a share of time.",
            "invalid_choice": "Choose one of the five.",
        },
    )
    percent = _whole(
        "Another share, in percent", least=WHOLE_TIME, most=MOST_PERCENT, hint="100 is as for all."
    )

    def __init__(self, data: QueryDict | None, *, percent: int) -> None:
        listed = str(percent) in dict(SHARES)
        initial = {"share": str(percent) if listed else "own"}
        super().__init__(data, initial=initial if listed else {**initial, "percent": percent})

    def clean(self) -> dict[str, Any]:
        """Another share is written in percent; with a listed one the number has no use."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        own = found.get("share") == "own"
        if not own and "percent" in self.errors:
            del self.errors["percent"]
        if own and not found.get("percent") and "percent" not in self.errors:
            self.add_error("percent", f"Write a whole number from {WHOLE_TIME} to {MOST_PERCENT}.")
        return found

    @property
    def chosen(self) -> int:
        """The share in percent."""
        share: str = self.cleaned_data["share"]
        return int(self.cleaned_data["percent"] if share == "own" else share)


class ExplainForm(forms.Form):
    """Which learner, and when."""

    learner = forms.CharField(label="Learner", max_length=32)
    at = MomentField(
        label="When",
        error_messages={"required": "Choose a day and a time."},
    )

    def __init__(
        self,
        data: QueryDict | None,
        *,
        assignment: Assignment,
        learners: Sequence[Membership],
        named: str,
        now: datetime,
    ) -> None:
        super().__init__(data, initial={"learner": named, "at": now})
        self.members = {one.token: one for one in learners}
        self.fields["learner"] = forms.ChoiceField(
            label="Learner",
            choices=[(one.token, one.name) for one in learners],
            error_messages={
                "required": "Choose a learner.",
                "invalid_choice": "Choose a learner of this class.",
            },
        )
        self.order_fields(["learner", "at"])
        in_zone(self, words.zone(assignment.classroom))
        self.fields["at"].kept = None  # type: ignore[attr-defined]  # to the minute, as it is shown

    @property
    def member(self) -> Membership:
        """The learner that was chosen."""
        return self.members[self.cleaned_data["learner"]]
