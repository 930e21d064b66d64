"""What the pages of an attempt are like, by its mode: their layout, their words, the way back."""

from dataclasses import dataclass, replace
from enum import StrEnum

from django.urls import reverse

from quizzes.models import Attempt, Mode
from quizzes.queries import attempts


class Layout(StrEnum):
    """How an attempt is sat.

    `CARDS`: one question page after another, each answer checked on its own. `PAPER`: a palette of
    all questions, handed in as a whole. `HOME`: it has no pages of its own, but stands on another.
    """

    CARDS = "cards"
    PAPER = "paper"
    HOME = "home"


@dataclass(frozen=True, kw_only=True)
class Face:
    """What pages say around an attempt of a mode.

    `ends` is the page of its result, empty where that is chosen otherwise. `back` names the address
    of the page above it, which takes what the subject is of where `of_subject`; `parent` is what
    that page is called in the line of crumbs, empty for the course map alone. `leave` is the
    address to go to and keep one's place.
    """

    layout: Layout
    noun: str = "quiz"
    result: str = "result"
    ends: str = ""
    parent: str = ""
    back: str = "progress:map"
    of_subject: bool = False


ASSIGNED = Face(
    layout=Layout.PAPER, parent="Assignment", back="classrooms:assigned", of_subject=True
)
FACES = {
    Mode.CHECK: Face(layout=Layout.HOME),
    Mode.PRACTICE: Face(layout=Layout.CARDS),
    Mode.CAPSTONE: Face(layout=Layout.HOME, ends="quizzes/inspected.html"),
    Mode.PRETEST: Face(layout=Layout.CARDS),
    Mode.REVIEW: Face(layout=Layout.CARDS, noun="review", ends="quizzes/reviewed.html"),
    Mode.EXAM: Face(
        layout=Layout.PAPER,
        noun="exam",
        result="report",
        parent="Mock exams",
        back="quizzes:exams",
    ),
    Mode.QUICK: Face(layout=Layout.CARDS, noun="check"),
    Mode.ASSIGNED: ASSIGNED,
    Mode.PREVIEW: replace(ASSIGNED, noun="trial run"),
}
TITLES = {
    "practice": "Practice quiz",
    "review": "Review",
    "redo": "Second try",
    "reasons": "Three reasons",
    "pretest": "First guesses",
    "quick": "Quick check",
    "mock": "Mock exam",
    "assigned": "Assigned quiz",
    "preview": "Trial run",
}


def face(attempt: Attempt) -> Face:
    """What its pages are like. What an instructor asked for is sat as its rules say."""
    found = FACES[Mode(attempt.mode)]
    rules = attempts.rules(attempt)
    if not rules.awaits:
        return found
    noun = "exam" if rules.paper and attempt.mode == Mode.ASSIGNED else found.noun
    return replace(found, noun=noun, layout=Layout.CARDS if rules.each else Layout.PAPER)


def is_paper(attempt: Attempt) -> bool:
    """Whether it is handed in as a whole, on pages with a palette."""
    return face(attempt).layout is Layout.PAPER


def is_home(attempt: Attempt) -> bool:
    """Whether it has no pages of its own."""
    return face(attempt).layout is Layout.HOME


def title(attempt: Attempt) -> str:
    """What an attempt is called: as its rules name it, else by what it is of."""
    kind = TITLES[attempt.subject.partition(":")[0]]
    name = attempts.rules(attempt).name
    if not name:
        return kind
    return f"{kind}: {name}" if attempt.mode == Mode.PREVIEW else name


def back(attempt: Attempt) -> str:
    """The address of the page above an attempt."""
    found = FACES[Mode(attempt.mode)]
    return reverse(found.back, args=[attempt.subject.partition(":")[2]] if found.of_subject else [])
