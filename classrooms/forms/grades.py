"""What staff write into the gradebook."""

import re
from fractions import Fraction

from django import forms

POINTS = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?", re.ASCII)
PARTS = re.compile(r"(\d{1,4})\s*/\s*(\d{1,4})", re.ASCII)
LONGEST_REASON, LONGEST_COMMENT = 280, 1000
HOW = "Write points of 100, such as 62.5, or a fraction, such as 5/8."
RANGE = "A grade lies between 0 and 100 points."


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class PointsField(forms.CharField):
    """A grade as staff write it, taken as an exact share of 1."""

    def clean(self, value: str) -> Fraction:
        """Points of 100 with a point or a comma, or a fraction."""
        text = super().clean(value).strip().removesuffix("%").strip()
        if found := POINTS.fullmatch(text):
            decimals = found[2] or ""
            share = Fraction(int(found[1] + decimals), 100 * 10 ** len(decimals))
        elif (found := PARTS.fullmatch(text)) and int(found[2]):
            share = Fraction(int(found[1]), int(found[2]))
        else:
            raise forms.ValidationError(HOW)
        if share > 1:
            raise forms.ValidationError(RANGE)
        return share


class MarkForm(forms.Form):
    """A grade by hand, and why."""

    prefix = "mark"
    points = PointsField(
        label="Points of 100",
        max_length=20,
        help_text="For example 62.5, or a fraction such as 5/8.",
        error_messages={"required": HOW},
    )
    reason = forms.CharField(
        label="Reason",
        max_length=LONGEST_REASON,
        help_text="For the history, which only staff see.",
        error_messages={"required": "Say why you set this grade by hand."},
    )


class ClearForm(forms.Form):
    """Why a mark by hand is taken back."""

    prefix = "clear"
    reason = forms.CharField(
        label="Reason",
        max_length=LONGEST_REASON,
        error_messages={"required": "Say why you clear the mark."},
    )


class CommentForm(forms.Form):
    """Something to the learner."""

    prefix = "comment"
    text = forms.CharField(
        label="Comment",
        max_length=LONGEST_COMMENT,
        widget=_lines(4),
        help_text="The learner sees it with the grade, once the score is shown.",
        error_messages={"required": "Write the comment first."},
    )
