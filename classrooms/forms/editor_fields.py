"""The fields of the assignment editor, and what each says when it cannot be used."""

from typing import Any

from django import forms
from django.http import QueryDict

from assessment.papers import MOST as MOST_QUESTIONS
from assessment.terms import Counts, Feedback, Late, Scores
from classrooms.assigned_words import KINDS
from classrooms.forms.moments import MomentField
from classrooms.models import Kind
from lessons.library import library
from quizzes import bank

MOST_MINUTES, MOST_TRIES, ALL = 600, 20, 100
RULE, PICKED = "rule", "picked"
ASKS = ((Kind.LESSON, "Lesson"), (Kind.QUIZ, "Quiz"), (Kind.MOCK, "Mock exam"))
ALL_ASKS = (*ASKS, (Kind.STRENGTH, "Strength"))
HOWS = ((RULE, "By a rule"), (PICKED, "Picked by hand"))
COUNTS = ((Counts.BEST, "The best"), (Counts.LAST, "The last"), (Counts.FIRST, "The first"))
LATES = (
    (Late.NONE, "Not taken"),
    (Late.FULL, "Taken until it closes, counts in full"),
    (Late.ONCE, "Taken until it closes, loses a share once"),
    (Late.DAILY, "Taken until it closes, loses a share for each day begun"),
)
FEEDBACKS = (
    (Feedback.EACH, "After each answer"),
    (Feedback.END, "When an attempt is handed in"),
    (Feedback.LATER, "Later: on a date, or when you release them"),
)
SCORES = (
    (Scores.END, "When an attempt is handed in"),
    (Scores.LATER, "Later: on a date, or when you release it"),
)


def _lessons() -> list[tuple[str, str]]:
    return [(p.slug, f"{p.number}. {p.title}") for p in library().course.lessons]


def _areas() -> list[tuple[str, str]]:
    return [(area.id, area.name) for area in library().course.areas]


def _papers() -> list[tuple[str, str]]:
    said = "{name}: {scored} questions that count, {trial} on trial"
    return [
        (slug, said.format(name=form.name, scored=form.scored, trial=form.trial))
        for slug, form in bank.blueprints().items()
    ]


def one_of(label: str, choices: Any, say: str) -> forms.ChoiceField:
    """A choice that has to be made."""
    messages = {"required": say, "invalid_choice": say}
    return forms.ChoiceField(label=label, choices=choices, error_messages=messages)


def some_of(label: str, choices: Any, say: str) -> forms.MultipleChoiceField:
    """Any number of choices; none stands for all."""
    messages = {"invalid_choice": say, "invalid_list": say}
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=False, error_messages=messages
    )


def whole(label: str, *, least: int, most: int, needed: bool, hint: str = "") -> forms.IntegerField:
    """A whole number."""
    message = f"Write a whole number from {least} to {most}."
    names = ("required", "invalid", "min_value", "max_value")
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        required=needed,
        help_text=hint,
        error_messages=dict.fromkeys(names, message),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class PickedInput(forms.MultipleHiddenInput):
    """The questions picked, in their order; the page's template draws them."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:  # noqa: ARG002 -- Django's signature
        """All that were sent, once each."""
        sent = data.getlist(name) if isinstance(data, QueryDict) else data.get(name, [])
        return list(dict.fromkeys(filter(None, sent)))


class PickedField(forms.Field):
    """Questions of the practice bank by their ids."""

    widget = PickedInput

    def clean(self, value: list[str]) -> list[str]:
        """The ids. Raises ValidationError."""
        if len(value) > MOST_QUESTIONS:
            raise forms.ValidationError(f"{MOST_QUESTIONS} questions at most.")
        known = bank.pickable()
        if any(one not in known for one in value):
            raise forms.ValidationError("One of them is not in the course. Remove it.")
        return value


class EditorFields(forms.Form):
    """All fields; which of them matter depends on what is assigned."""

    title = forms.CharField(
        label="Name",
        max_length=120,
        error_messages={
            "required": "Give it a name.",
            "max_length": "Keep the name to 120 characters.",
        },
    )
    note = forms.CharField(
        label="A note for your learners",
        required=False,
        max_length=500,
        help_text="It stands above the start button. You may leave it empty.",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": "Keep the note to 500 characters."},
    )
    kind = one_of(
        "Kind of assignment", ALL_ASKS, "Choose a lesson, a quiz, a mock exam or a strength."
    )
    lesson = one_of("Which lesson", _lessons, "Choose one of the lessons.")
    how = one_of("How questions are chosen", HOWS, "Choose by a rule or by hand.")
    lessons = some_of("From which lessons", _lessons, "There is no lesson %(value)s.")
    areas = some_of("From which areas", _areas, "There is no area %(value)s.")
    kinds = some_of("Asked how", tuple(KINDS.items()), "There is no kind %(value)s.")
    count = whole("How many questions", least=1, most=MOST_QUESTIONS, needed=True)
    conditional = forms.BooleanField(label="Include what depends on the service", required=False)
    picked = PickedField(label="Questions", required=False)
    paper = one_of("Which form", _papers, "Choose one of the forms.")
    goal_lessons = some_of("Over which lessons", _lessons, "There is no lesson %(value)s.")
    goal = whole("Strength to reach, in percent", least=1, most=ALL, needed=True)
    opens_at = MomentField(label="Opens", required=False, help_text="Empty: once published.")
    due_at = MomentField(label="Due", required=False, help_text="Until then it counts in full.")
    closes_at = MomentField(
        label="Closes", required=False, help_text="After that nothing is taken."
    )
    late = one_of("Late work", LATES, "Choose what late work is worth.")
    late_percent = whole("Share it loses, in percent", least=1, most=ALL, needed=False)
    limit_minutes = whole(
        "Minutes for each attempt",
        least=1,
        most=MOST_MINUTES,
        needed=False,
        hint="Empty: no limit.",
    )
    attempts = whole(
        "Attempts", least=0, most=MOST_TRIES, needed=True, hint="0 stands for any number."
    )
    counts = one_of("Which attempt counts", COUNTS, "Choose which attempt counts.")
    feedback = one_of("Learners see keys and reasons", FEEDBACKS, "Choose when they appear.")
    replies_at = MomentField(
        label="Keys and reasons from", required=False, help_text="Empty: when you release them."
    )
    scores = one_of("Learners see their score", SCORES, "Choose when it appears.")
    scores_at = MomentField(
        label="Score from", required=False, help_text="Empty: when you release it."
    )
    partial = forms.BooleanField(
        label="Part credit for an answer that is partly right", required=False
    )
    shuffle = forms.BooleanField(label="Shuffle questions and options", required=False)
    same_for_all = forms.BooleanField(label="The same questions for all", required=False)
    access_code = forms.CharField(
        label="Access code",
        required=False,
        max_length=40,
        help_text="Empty: none is asked for.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": "Keep the code to 40 characters."},
    )
    confirm = forms.BooleanField(label="Yes, take the time from them", required=False)
