"""One learner of a class, for its staff."""

from collections.abc import Sequence
from dataclasses import dataclass

from classrooms.models import Grade, Group, Membership


@dataclass(frozen=True, kw_only=True)
class Person:
    """Their groups among all of the class, their grades, and the address they sign in with."""

    groups: Sequence[tuple[Group, bool]]
    grades: Sequence[Grade]
    email: str


def person(member: Membership, *, ticked: Sequence[int] | None = None) -> Person:
    """The same in four queries. `ticked` are groups as a form was sent, None as they are kept."""
    kept = set(member.groups.values_list("pk", flat=True)) if ticked is None else set(ticked)
    groups = Group.objects.filter(classroom=member.classroom_id).order_by("name")
    grades = Grade.objects.filter(
        membership=member, assignment__archived_at__isnull=True
    ).select_related("assignment")
    return Person(
        groups=[(group, group.pk in kept) for group in groups],
        grades=list(grades.order_by("assignment__due_at", "assignment")),
        email=(member.user.email or "") if member.user else "",
    )
