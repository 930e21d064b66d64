"""All that the page of an assignment reads for its learner."""

from datetime import datetime
from typing import Any

from accounts.models import User
from classrooms import task_pages
from classrooms.models import Assignment, GradeEntry, Kind, Membership, Reached
from classrooms.queries import learners, rights, sitting
from classrooms.task_pages import TaskPage
from lessons import queries as reading
from lessons.library import library
from quizzes.models import Attempt
from quizzes.queries import scores


def page(row: Assignment, own: Membership, *, user: User, now: datetime) -> TaskPage:
    """The page, in a number of queries that does not follow from what was answered."""
    sat = sitting.attempts(row, user)
    task = learners.task(row, own, user=user, now=now)
    comments = GradeEntry.objects.filter(
        assignment=row, membership=own, what=GradeEntry.What.COMMENT
    ).exclude(text="")
    return task_pages.page(
        task, sat, _points(row, sat, user, now=now), list(comments.order_by("-pk")), now=now
    )


def _points(row: Assignment, sat: list[Attempt], user: User, *, now: datetime) -> dict[str, str]:
    """The points of the attempts whose score is told; nothing is read of the others."""
    told = {one.token for one in sat if task_pages.told(one, now=now)}
    if not told:
        return {}
    found = scores.of_subject(rights.subject(row), learners=[user.pk])
    return {
        one.token: task_pages.points(one.score)
        for one in found
        if one.token in told and one.score is not None
    }


def asked(row: Assignment, own: Membership) -> dict[str, Any]:
    """What an assignment without questions asks for, and how far it is."""
    course = library().course
    if row.kind == Kind.LESSON:
        slug = row.target.get("lesson", "")
        text = library().lessons.get(slug)
        done = reading.parts_done(learner=own.user, lesson=slug)
        parts = [part.id for part in text.parts] if text else []
        return {
            "lesson": course.lesson.get(slug),
            "read": sum(part in done for part in parts),
            "parts": len(parts),
        }
    if row.kind == Kind.STRENGTH:
        best = Reached.objects.filter(assignment=row, membership=own).order_by("-percent").first()
        return {
            "lessons": [
                course.lesson[slug]
                for slug in row.target.get("lessons", [])
                if slug in course.lesson
            ],
            "wanted": row.target.get("percent"),
            "reached": best.percent if best else None,
        }
    return {}
