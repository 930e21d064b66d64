"""Where a learner stands in the course."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from accounts.models import User
from lessons.library import Library
from progress.queries import review, sheets, steps
from progress.queries.review import Lobby
from progress.queries.sheets import Sheet
from progress.queries.steps import Step
from quizzes.queries import attempts, exams
from quizzes.queries.exams import Mocks


@dataclass(frozen=True, kw_only=True)
class CourseMap:
    """The whole course as one learner has it."""

    sheets: tuple[Sheet, ...]
    step: Step
    practice_url: str
    lobby: Lobby
    mocks: Mocks

    @property
    def begun(self) -> bool:
        """Whether anything was read or answered."""
        return bool(self.lobby.schedule.known) or any(sheet.done for sheet in self.sheets)

    @property
    def finished(self) -> int:
        """How many sheets are finished."""
        return sum(sheet.finished for sheet in self.sheets)

    @property
    def open(self) -> int:
        """How many sheets can be taken."""
        return sum(sheet.parts > 0 for sheet in self.sheets)

    @property
    def minutes_left(self) -> int:
        """Minutes of the sheets that can be taken and are not finished; parts count evenly."""
        left = (s.plan.minutes * (s.parts - s.done) / s.parts for s in self.sheets if s.parts)
        return round(sum(left))


def course_map(*, learner: User | None, library: Library, now: datetime) -> CourseMap:
    """The map for a learner, or for somebody who has done nothing yet. Six queries at most."""
    lobby = review.lobby(learner, now=now)
    read = sheets.sheets_of(learner=learner, library=library)
    found = sheets.with_strength(read, known=lobby.schedule.known, library=library, at=now)
    quiz = attempts.open_practice(learner)
    mocks = exams.mocks(learner, now=now)
    return CourseMap(
        sheets=found,
        step=steps.next_step(found, lobby=lobby, mocks=mocks),
        practice_url=reverse("quizzes:attempt", args=[quiz.token]) if quiz else "",
        lobby=lobby,
        mocks=mocks,
    )


def step(*, learner: User, library: Library, now: datetime) -> Step:
    """The one thing for a learner to do next. Four queries at most."""
    lobby = review.lobby(learner, now=now)
    read = sheets.sheets_of(learner=learner, library=library)
    return steps.next_step(read, lobby=lobby, mocks=exams.mocks(learner, now=now))
