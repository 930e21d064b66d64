"""A date with a time, as it is typed on the wall clock of a class."""

from datetime import UTC, datetime, tzinfo
from typing import Any, override

from django import forms

from assessment import days

SHOWN = "%Y-%m-%dT%H:%M"
FORMATS = (SHOWN, "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S")
FIRST_YEAR, LAST_YEAR = 2000, 2099
SHORTENED = 30
ABSENT = (
    "The clocks in {zone} leave {time} out on {day}: after {before} comes {after}. "
    "Write {before} or {after}."
)
TWICE = "The clocks in {zone} show {time} twice on {day}. Write {before} or earlier, or {after}."
ODD = "“{text}” is not a date with a time. Write it like 2026-11-27 18:00."
FAR = "Write a year from 2000 to 2099."


class MomentInput(forms.DateTimeInput):
    """What browsers show as a date with a time."""

    input_type = "datetime-local"


class MomentField(forms.Field):
    """A moment, typed as the clocks of `zone` show it; `in_zone` sets that for a whole form.

    A time that is left out or comes twice when the clocks are changed is refused, with the nearest
    times to write instead. What was typed stays in the form. Gives a moment in UTC, or None.
    `kept` is the one that stood there before: left as it is shown, it stays to the second.
    """

    widget = MomentInput
    zone: tzinfo = UTC
    kept: datetime | None = None

    @override
    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, datetime):
            return days.on_wall(value, self.zone).strftime(SHOWN)
        return value

    @override
    def to_python(self, value: Any) -> datetime | None:
        text = str(value or "").strip()
        if not text:
            return None
        if self.kept is not None and text == self.prepare_value(self.kept):
            return self.kept
        wall = _parsed(text)
        if wall is None:
            raise forms.ValidationError(ODD.format(text=text[:SHORTENED]), code="invalid")
        if not FIRST_YEAR <= wall.year <= LAST_YEAR:
            raise forms.ValidationError(FAR, code="invalid")
        found = days.readings(wall, self.zone)
        if len(found) != 1:
            why = TWICE if found else ABSENT
            raise forms.ValidationError(_said(why, wall, self.zone), code="clocks")
        return found[0]


def in_zone(form: forms.Form, zone: tzinfo) -> None:
    """Have all moments of a form typed and shown in a zone."""
    for name, field in form.fields.items():
        if isinstance(field, MomentField):
            field.zone = zone
            field.kept = form.get_initial_for_field(field, name)


def _parsed(text: str) -> datetime | None:
    for one in FORMATS:
        try:
            return datetime.strptime(text, one)  # noqa: DTZ007 -- a time on a wall has no zone
        except ValueError:
            continue
    return None


def _said(why: str, wall: datetime, zone: tzinfo) -> str:
    before, after = days.around(wall, zone)
    return why.format(
        zone=zone,
        time=f"{wall:%H:%M}",
        day=f"{wall.day} {wall:%B %Y}",
        before=_near(before, wall),
        after=_near(after, wall),
    )


def _near(at: datetime, wall: datetime) -> str:
    """A time of the same day, with its date where it is another."""
    return f"{at:%H:%M}" if at.date() == wall.date() else f"{at:%Y-%m-%d %H:%M}"
