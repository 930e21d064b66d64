"""The one thing to do next."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from progress.queries.review import Lobby, State
from progress.queries.sheets import Sheet
from quizzes import words
from quizzes.models import Attempt
from quizzes.queries.exams import Mocks


@dataclass(frozen=True, kw_only=True)
class Step:
    """The one thing to do next. `slug` is empty where it is not a lesson."""

    kicker: str
    title: str
    line: str
    label: str
    url: str
    slug: str = ""


def next_step(sheets: Iterable[Sheet], *, lobby: Lobby, mocks: Mocks) -> Step:
    """An exam that runs, a review, a lesson begun, the next one, a mock exam, or practice.

    On a day off reviews are not asked for: they can wait.
    """
    if mocks.running:
        return _exam(mocks.running)
    if lobby.state is State.OPEN or (lobby.state is State.DUE and not lobby.is_off):
        return _review(lobby)
    unread = [sheet for sheet in sheets if sheet.parts and not sheet.finished]
    if unread:
        return _lesson(next((sheet for sheet in unread if sheet.begun), unread[0]))
    return _practice() if mocks.taken else _mock()


def _exam(running: Attempt) -> Step:
    ends = running.deadline_at
    until = date_format(timezone.localtime(ends), "H:i e") if ends else ""
    return Step(
        kicker="Running now",
        title="Your mock exam",
        line=f"It closes at {until}, whether or not this page is open." if until else "No limit.",
        label="Go on with the exam",
        url=reverse("quizzes:attempt", args=[running.token]),
    )


def _review(lobby: Lobby) -> Step:
    if lobby.sitting:
        return Step(
            kicker="Where you left off",
            title="Your review is open",
            line=f"{lobby.sitting.done} of {lobby.sitting.total} facts answered.",
            label=f"Continue with question {lobby.sitting.position}",
            url=reverse("quizzes:attempt", args=[lobby.sitting.token]),
        )
    facts = words.counted(len(lobby.ready), "fact", "facts")
    minutes = words.counted(lobby.minutes, "minute", "minutes")
    fade = "it fades" if len(lobby.ready) == 1 else "they fade"
    return Step(
        kicker="Do this first",
        title="Review due",
        line=f"{words.sentence(facts)}, about {minutes}, before {fade}.",
        label="See what is due",
        url=reverse("progress:review"),
    )


def _lesson(sheet: Sheet) -> Step:
    plan = sheet.plan
    return Step(
        kicker="Where you left off" if sheet.begun else "Next sheet",
        title=plan.title,
        line=f"{sheet.done} of {sheet.parts} parts done."
        if sheet.begun
        else f"{plan.summary}. About {plan.minutes} minutes.",
        label=f"Continue lesson {plan.number}" if sheet.begun else f"Start lesson {plan.number}",
        url=reverse("lessons:lesson", args=[plan.slug]),
        slug=plan.slug,
    )


def _mock() -> Step:
    return Step(
        kicker="Nothing left to read",
        title="Try a mock exam",
        line="The formats and the pace of the exam, with questions that you have not practised.",
        label="See how it goes",
        url=reverse("quizzes:exams"),
    )


def _practice() -> Step:
    return Step(
        kicker="Nothing left to read",
        title="Keep it by practising",
        line="A short quiz, new questions each time.",
        label="Start a practice quiz",
        url=reverse("quizzes:practice"),
    )
