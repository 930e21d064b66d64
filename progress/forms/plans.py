"""What a plan of study accepts. Each refusal says what to write instead; the label names it."""

from datetime import date, timedelta
from functools import cache
from typing import Any, cast
from zoneinfo import available_timezones

from django import forms
from django.http import QueryDict

from progress.models import StudyPlan

FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"]
YEAR = timedelta(days=365)
MOST_DATES = 30
BLANKS = 2
WEEKDAYS = (
    (0, "Mon"),
    (1, "Tue"),
    (2, "Wed"),
    (3, "Thu"),
    (4, "Fri"),
    (5, "Sat"),
    (6, "Sun"),
)
REGIONS = {
    *("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe"),
    *("Indian", "Pacific"),
}


@cache
def zones() -> tuple[str, ...]:
    """The time zones that are named after a place, and UTC."""
    named = sorted(z for z in available_timezones() if z.partition("/")[0] in REGIONS and "/" in z)
    return ("UTC", *named)


def _date(text: str) -> date:
    """A day as it was typed or chosen. Raises ValidationError."""
    message = f"“{text[:20]}” is not a date. Write it like 2026-12-19."
    field = forms.DateField(input_formats=FORMATS, error_messages={"invalid": message})
    return cast("date", field.clean(text))


class DatesInput(forms.MultipleHiddenInput):
    """Several date fields of one name; the page's template draws them."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:  # noqa: ARG002 -- Django's signature
        """All that were sent, without the blank ones."""
        return [text.strip() for text in data.getlist(name) if text.strip()]


class DatesField(forms.Field):
    """Days, each in a field of its own; blank ones are none."""

    widget = DatesInput

    def clean(self, value: list[str]) -> list[date]:
        """The days once each, in order. Raises ValidationError."""
        if len(value) > MOST_DATES:
            raise forms.ValidationError(f"{MOST_DATES} days at most. You sent {len(value)}.")
        return sorted({_date(text) for text in value})


def _whole(label: str, *, least: int, most: int, hint: str = "") -> forms.IntegerField:
    message = f"Write a whole number from {least} to {most}."
    names = ("required", "invalid", "min_value", "max_value")
    attrs = {"inputmode": "numeric"}
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        help_text=hint,
        error_messages=dict.fromkeys(names, message),
        widget=forms.NumberInput(attrs=attrs),
    )


class PlanForm(forms.Form):
    """Date, pace and days off. With `without_date` the exam's date is taken away."""

    exam_date = forms.CharField(
        label="Exam date",
        required=False,
        max_length=40,
        help_text="Leave it empty if you have none.",
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    minutes_a_day = _whole("Minutes a day", least=5, most=240, hint="From 5 to 240.")
    reviews_a_day = _whole(
        "Most facts in a day", least=1, most=60, hint="The rest moves to the next day."
    )
    days_off = forms.TypedMultipleChoiceField(
        label="Days off",
        required=False,
        choices=WEEKDAYS,
        coerce=int,
        error_messages={"invalid_choice": "Choose days from Monday to Sunday."},
    )
    dates_off = DatesField(label="Single days off", required=False)
    time_zone = forms.ChoiceField(
        label="Time zone",
        help_text="It decides when a day begins.",
        error_messages={
            "required": "Choose one from the list.",
            "invalid_choice": "“%(value)s” is not in the list. Choose one from there.",
        },
    )

    def __init__(self, data: QueryDict | None, *, plan: StudyPlan, zone: str, today: date) -> None:
        sent = data.copy() if data is not None else None
        if sent is not None and "without_date" in sent:
            sent["exam_date"] = ""
        super().__init__(sent, initial=_initial(plan, zone, today))
        self.today = today
        listed = zones() if zone in zones() else (*zones(), zone)
        field = self.fields["time_zone"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- for the type
        field.choices = [(name, name.replace("_", " ")) for name in listed]

    def clean_exam_date(self) -> date | None:
        """A day from today to a year from now, or none."""
        text = self.cleaned_data["exam_date"]
        if not text:
            return None
        day = _date(text)
        if day < self.today:
            raise forms.ValidationError("That day has passed. Choose today or a later day.")
        if day > self.today + YEAR:
            raise forms.ValidationError("Choose a day within a year.")
        return day

    def clean_days_off(self) -> list[int]:
        """All but one, at most."""
        days: list[int] = self.cleaned_data["days_off"]
        if len(set(days)) == len(WEEKDAYS):
            raise forms.ValidationError("Leave at least one day of the week.")
        return sorted(set(days))

    def clean_dates_off(self) -> list[date]:
        """Without those that have passed."""
        return [day for day in self.cleaned_data["dates_off"] if day >= self.today]

    @property
    def single_days(self) -> list[str]:
        """The days off as they were typed or kept, with blank fields behind them."""
        kept = list(self["dates_off"].value() or [])
        return [*kept, *[""] * min(BLANKS, MOST_DATES - len(kept))]

    @property
    def ticked(self) -> set[str]:
        """The weekdays off as they were sent or kept."""
        return {str(day) for day in self["days_off"].value() or []}


def _initial(plan: StudyPlan, zone: str, today: date) -> dict[str, Any]:
    ahead = plan.exam_date if plan.exam_date and plan.exam_date >= today else None
    return {
        "exam_date": ahead.isoformat() if ahead else "",
        "minutes_a_day": plan.minutes_a_day,
        "reviews_a_day": plan.reviews_a_day,
        "days_off": plan.days_off,
        "dates_off": [day for day in plan.dates_off if day >= today.isoformat()],
        "time_zone": zone,
    }
