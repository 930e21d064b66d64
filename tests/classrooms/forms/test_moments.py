"""Moments typed on the wall clock of a class."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django import forms

from classrooms.forms.moments import MomentField, in_zone

ODD = "“{text}” is not a date with a time. Write it like 2026-11-27 18:00."
BERLIN = ZoneInfo("Europe/Berlin")


class Form(forms.Form):
    """A form with one moment."""

    closes_at = MomentField(required=False, label="Closes")


def typed(text: str, *, zone: str = "Europe/Berlin", kept: datetime | None = None) -> Form:
    form = Form({"closes_at": text}, initial={"closes_at": kept})
    in_zone(form, ZoneInfo(zone))
    return form


def said(form: Form) -> list[str]:
    return [str(one) for one in form.errors["closes_at"]]


@pytest.mark.parametrize("text", ["2026-11-27T18:00", " 2026-11-27 18:00", "2026-11-27T18:00:00"])
def test_moment_is_read_in_the_zone(text: str) -> None:
    form = typed(text)
    assert form.is_valid()
    assert form.cleaned_data == {"closes_at": datetime(2026, 11, 27, 17, 0, tzinfo=UTC)}


def test_moment_left_empty_is_none() -> None:
    form = typed("")
    assert form.is_valid()
    assert form.cleaned_data == {"closes_at": None}


def test_moment_is_shown_in_the_zone() -> None:
    form = Form(initial={"closes_at": datetime(2026, 11, 27, 17, 0, 59, tzinfo=UTC)})
    in_zone(form, BERLIN)
    assert 'type="datetime-local"' in str(form["closes_at"])
    assert 'value="2026-11-27T18:00"' in str(form["closes_at"])


def test_moment_that_is_left_out_is_refused_and_stays() -> None:
    form = typed("2026-03-29T02:30")
    assert said(form) == [
        (
            "The clocks in Europe/Berlin leave 02:30 out on 29 March 2026: "
            "after 01:59 comes 03:00. Write 01:59 or 03:00."
        )
    ]
    assert 'value="2026-03-29T02:30"' in str(form["closes_at"])


def test_moment_that_comes_twice_is_refused_and_stays() -> None:
    form = typed("2026-10-25T02:30")
    assert said(form) == [
        (
            "The clocks in Europe/Berlin show 02:30 twice on 25 October 2026. "
            "Write 01:59 or earlier, or 03:00."
        )
    ]
    assert 'value="2026-10-25T02:30"' in str(form["closes_at"])


def test_moment_near_midnight_names_the_other_day() -> None:
    assert said(typed("2026-03-08T00:10", zone="America/Havana")) == [
        (
            "The clocks in America/Havana leave 00:10 out on 8 March 2026: "
            "after 2026-03-07 23:59 comes 01:00. Write 2026-03-07 23:59 or 01:00."
        )
    ]


def test_moment_that_comes_twice_may_stay_as_it_was() -> None:
    kept = datetime(2026, 10, 25, 1, 30, 7, tzinfo=UTC)
    form = typed("2026-10-25T02:30", kept=kept)
    assert form.is_valid()
    assert form.cleaned_data == {"closes_at": kept}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("soon", ODD.format(text="soon")),
        ("2026-02-30T10:00", ODD.format(text="2026-02-30T10:00")),
        ("x" * 5000, ODD.format(text="x" * 30)),
        ("9999-12-31T23:59", "Write a year from 2000 to 2099."),
        ("0001-01-01T00:00", "Write a year from 2000 to 2099."),
        ("2026-11-27T18:00\x00", ODD.format(text="2026-11-27T18:00\x00")),
    ],
)
def test_moment_that_is_none_is_refused(text: str, why: str) -> None:
    assert said(typed(text)) == [why]
