"""The rows and columns of a gradebook, sorted and averaged by the database."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Avg, Count, F, Max, OuterRef, Q, QuerySet, Subquery

from classrooms.models import (
    Assignment,
    Classroom,
    Grade,
    GradeState,
    Group,
    Membership,
    Role,
    Status,
)
from classrooms.queries import rights
from quizzes.models import Attempt, FactMemory

NAME, MEAN = "name", "mean"
CELLS, FEWEST, MOST = 1000, 20, 50


class Show(StrEnum):
    """What stands in the cells."""

    SCORE = "score"
    STRENGTH = "strength"
    ANSWERS = "answers"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What of a gradebook is asked for.

    `sort` is NAME, MEAN or the token of an assignment. `only` is the token of the one column to
    show, or the slug of a lesson; empty for all. `first` takes first attempts alone, `left` those
    who have left the class.
    """

    show: Show = Show.SCORE
    sort: str = NAME
    down: bool = False
    first: bool = False
    group: int | None = None
    left: bool = False
    name: str = ""
    only: str = ""
    page: int = 1

    @property
    def column(self) -> str:
        """Where the number stands in a grade's row."""
        if self.show is Show.ANSWERS:
            return "answers"
        return "first_percent" if self.first else "percent"


@dataclass(frozen=True, kw_only=True)
class Means:
    """What a column comes to: its mean over so many grades, and its most. None without any."""

    mean: float | None = None
    count: int = 0
    most: float | None = None


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page of learners, out of `total`, the first of them being the `start`th from 0."""

    members: list[Membership]
    number: int
    pages: int
    size: int
    total: int

    @property
    def start(self) -> int:
        """How many stand before it."""
        return (self.number - 1) * self.size


def columns(classroom: Classroom) -> list[Assignment]:
    """What was published in a class and not put away, in the order in which it is due."""
    rows = Assignment.objects.filter(
        classroom=classroom, published_at__isnull=False, archived_at__isnull=True
    )
    return list(rows.order_by(F("due_at").asc(nulls_last=True), "published_at", "pk"))


def groups(classroom: Classroom) -> list[Group]:
    """The groups of a class by name."""
    return list(classroom.groups.order_by("name"))


def learners(classroom: Classroom, wanted: Wanted) -> QuerySet[Membership]:
    """The learners in a class that are asked for."""
    status = Status.LEFT if wanted.left else Status.ACTIVE
    rows = Membership.objects.filter(classroom=classroom, role=Role.LEARNER, status=status)
    if wanted.group is not None:
        rows = rows.filter(groups=wanted.group)
    if wanted.name:
        rows = rows.filter(Q(name__icontains=wanted.name) | Q(number__istartswith=wanted.name))
    return rows


def ordered(
    rows: QuerySet[Membership], wanted: Wanted, shown: Sequence[Assignment]
) -> QuerySet[Membership]:
    """In the order that is asked for; who has nothing there comes last, equals go by name."""
    if wanted.sort == NAME:
        names = ("-name", "-pk") if wanted.down else ("name", "pk")
        return rows.order_by(*names)
    key = F("key").desc(nulls_last=True) if wanted.down else F("key").asc(nulls_last=True)
    return rows.annotate(key=Subquery(_key(wanted, shown))).order_by(key, "name", "pk")


def _key(wanted: Wanted, shown: Sequence[Assignment]) -> QuerySet[Grade, Any]:
    grades = Grade.objects.filter(membership=OuterRef("pk"))
    if wanted.sort != MEAN:
        chosen = [one.pk for one in shown if one.token == wanted.sort]
        return grades.filter(assignment__in=chosen).values_list(wanted.column)[:1]
    mean = grades.filter(assignment__in=shown).order_by().values("membership")
    return mean.annotate(mean=Avg(wanted.column)).values_list("mean")


def size(count: int) -> int:
    """How many learners one page takes of so many columns."""
    return max(FEWEST, min(MOST, CELLS // max(count, 1)))


def page(
    rows: QuerySet[Membership], wanted: Wanted, shown: Sequence[Assignment], *, count: int
) -> Page:
    """The page that is asked for, or the last where there are fewer. Two queries."""
    total = rows.count()
    each = size(count)
    pages = max(1, -(-total // each))
    number = min(max(wanted.page, 1), pages)
    start = (number - 1) * each
    found = list(ordered(rows, wanted, shown)[start : start + each])
    return Page(members=found, number=number, pages=pages, size=each, total=total)


def place(
    rows: QuerySet[Membership], wanted: Wanted, shown: Sequence[Assignment], name: str
) -> tuple[int, int] | None:
    """Where the one learner of this name stands: their key, and how many stand before them.

    None where there is none of this name, or more than one.
    """
    found = list(ordered(rows, wanted, shown).values_list("pk", "name"))
    places = [n for n, (_, own) in enumerate(found) if own == name]
    return (found[places[0]][0], places[0]) if len(places) == 1 else None


def names(rows: QuerySet[Membership]) -> list[str]:
    """All names, in order."""
    return list(rows.order_by("name", "pk").values_list("name", flat=True))


def cells(
    members: Sequence[Membership], shown: Sequence[Assignment]
) -> dict[int, dict[int, Grade]]:
    """The grades of these learners: by learner, then by assignment. Two queries.

    What was begun and is not over has no grade yet: it is open.
    """
    found: dict[int, dict[int, Grade]] = defaultdict(dict)
    for learner, assignment in _running(members, shown):
        found[learner][assignment] = Grade(state=GradeState.OPEN)
    for row in Grade.objects.filter(membership__in=members):
        found[row.membership_id][row.assignment_id] = row
    return found


def _running(
    members: Sequence[Membership], shown: Sequence[Assignment]
) -> Iterator[tuple[int, int]]:
    """Who is at what, by the keys of learner and assignment."""
    subjects = {rights.subject(one): one.pk for one in shown}
    people = {one.user_id: one.pk for one in members if one.user_id is not None}
    rows = Attempt.objects.filter(
        subject__in=subjects, learner__in=people, submitted_at__isnull=True
    )
    for learner, subject in rows.values_list("learner", "subject"):
        yield people[learner], subjects[subject]


def all_cells(classroom: Classroom) -> dict[int, dict[int, Grade]]:
    """The grades of a whole class, with no more than an export needs."""
    found: dict[int, dict[int, Grade]] = defaultdict(dict)
    rows = Grade.objects.filter(membership__classroom=classroom)
    for row in rows.only("assignment", "membership", "state", "percent", "first_percent"):
        found[row.membership_id][row.assignment_id] = row
    return found


def means(rows: QuerySet[Membership], wanted: Wanted) -> dict[int, Means]:
    """By assignment, over all the learners that are asked for."""
    found = (
        Grade.objects.filter(membership__in=rows.order_by().values("pk"))
        .order_by()
        .values("assignment")
        .annotate(mean=Avg(wanted.column), count=Count(wanted.column), most=Max(wanted.column))
    )
    return {
        row["assignment"]: Means(mean=row["mean"], count=row["count"], most=row["most"])
        for row in found
    }


def remembered(members: Collection[Membership]) -> dict[int, list[FactMemory]]:
    """What the answers of these learners left behind, by the key of the person."""
    users = [one.user_id for one in members if one.user_id is not None]
    found: dict[int, list[FactMemory]] = defaultdict(list)
    for row in FactMemory.objects.filter(learner__in=users):
        found[row.learner_id].append(row)
    return found
