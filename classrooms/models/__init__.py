"""Classrooms: who is in them, what is assigned, what it came to."""

from classrooms.models.feeds import Feed
from classrooms.models.live import LiveQuestion, LiveSession, Stage, Vote
from classrooms.models.people import (
    Change,
    Classroom,
    Group,
    Invitation,
    Membership,
    Role,
    Status,
)
from classrooms.models.work import (
    Assignment,
    Extension,
    Grade,
    GradeEntry,
    GradeState,
    Kind,
    Override,
    Reached,
)

__all__ = [
    "Assignment",
    "Change",
    "Classroom",
    "Extension",
    "Feed",
    "Grade",
    "GradeEntry",
    "GradeState",
    "Group",
    "Invitation",
    "Kind",
    "LiveQuestion",
    "LiveSession",
    "Membership",
    "Override",
    "Reached",
    "Role",
    "Stage",
    "Status",
    "Vote",
]
