"""Reading what is sent of a live question. Each refusal names its field and says what to do."""

import re
from collections.abc import Callable

from django import forms
from django.http import QueryDict

from assessment.items import Answer
from assessment.presentation import Shown
from classrooms.models import Stage
from classrooms.queries import live_bank
from classrooms.queries.live_bank import Form
from quizzes import bank
from quizzes.forms import BIG, UnusableError, whole
from quizzes.forms import choice as read_choice

MOST_LISTED = 5000


def place(data: QueryDict) -> tuple[int, int]:
    """The question and the round that a vote is for. Raises UnusableError."""
    found = re.fullmatch(r"([0-9]{1,15})\.([12])", data.get("place", ""))
    if not found:
        raise UnusableError("place: send the number of the question and of the vote.")
    return int(found[1]), int(found[2])


def answer(data: QueryDict) -> Callable[[Shown], Answer]:
    """Reads the answer once the question is known.

    Raises IncompleteError for what is missing and UnusableError for what was never offered.
    """
    return lambda shown: read_choice(shown, data).answer


def step(data: QueryDict) -> tuple[Stage, int]:
    """To which stage, and from which state of the question. Raises UnusableError."""
    to = data.get("to", "")
    if to not in Stage.values:
        raise UnusableError(f"to: choose one of {', '.join(Stage.values)}.")
    return Stage(to), whole(data, "rev", most=BIG)


def _lessons() -> list[tuple[str, str]]:
    return [(plan.slug, plan.title) for plan, _ in bank.filters().lessons]


class FindForm(forms.Form):
    """Which questions to list. What cannot be read is left out: a list is shown all the same."""

    lesson = forms.ChoiceField(required=False, choices=_lessons)
    form = forms.ChoiceField(required=False, choices=[(form.value, form.label) for form in Form])
    fact = forms.CharField(required=False, max_length=80)
    start = forms.IntegerField(required=False, min_value=0, max_value=MOST_LISTED)

    @property
    def chosen(self) -> dict[str, str]:
        """The filters that could be read; the first lesson where none was named."""
        self.full_clean()
        read = {name: self.cleaned_data.get(name) or "" for name in ("lesson", "form", "fact")}
        if not read["lesson"] and not read["fact"]:
            read["lesson"] = _lessons()[0][0]
        return read

    def listed(self) -> live_bank.Listed:
        """The questions."""
        chosen = self.chosen
        return live_bank.listed(**chosen, start=self.cleaned_data.get("start") or 0)
