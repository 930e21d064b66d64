"""Putting a gradebook's page together from its rows, columns and means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from django.template.defaultfilters import truncatechars

from assessment import mastery
from classrooms import gradebook_cells as cells
from classrooms.gradebook import SHORT, Book, Column, Row, address
from classrooms.gradebook_cells import NOTHING, Cell, rounded
from classrooms.models import Assignment, Classroom, Grade, Membership
from classrooms.queries import gradebook
from classrooms.queries.gradebook import MEAN, NAME, Means, Page, Show, Wanted
from lessons.library import library
from quizzes.models import FactMemory
from quizzes.queries import memories

STANDS_OUT, ENOUGH = 5, 3


@dataclass(frozen=True, kw_only=True)
class _Head:
    """A column before it is bound to a page."""

    key: str
    number: int
    title: str
    note: str
    mean: float | None
    count: int


def book(classroom: Classroom, wanted: Wanted, *, now: datetime) -> Book:
    """The page of a gradebook that is asked for, in a constant number of queries."""
    made = _strengths if wanted.show is Show.STRENGTH else _grades
    return made(classroom, wanted, now)


def where(classroom: Classroom, wanted: Wanted, name: str) -> str:
    """What follows the gradebook's own address for the learner of this name.

    Where there are several, or none, it is the search for the name.
    """
    is_strength = wanted.show is Show.STRENGTH
    shown = [] if is_strength else gradebook.columns(classroom)
    count = len(library().course.lessons) if is_strength else len(shown)
    wanted = replace(wanted, name="", page=1)
    place = gradebook.place(gradebook.learners(classroom, wanted), wanted, shown, name)
    if place is None:
        return address(wanted, name=name)
    key, before = place
    return f"{address(wanted, page=before // gradebook.size(count) + 1)}#m{key}"


def _grades(classroom: Classroom, wanted: Wanted, _: datetime) -> Book:
    shown = gradebook.columns(classroom)
    zone = ZoneInfo(classroom.time_zone)
    wanted = _possible(wanted, {one.token for one in shown})
    page = gradebook.page(gradebook.learners(classroom, wanted), wanted, shown, count=len(shown))
    means = gradebook.means(gradebook.learners(classroom, wanted), wanted)
    grades = gradebook.cells(page.members, shown)
    heads = [
        _Head(
            key=one.token,
            number=number,
            title=one.title,
            note=_due(one, zone),
            mean=means.get(one.pk, Means()).mean,
            count=means.get(one.pk, Means()).count,
        )
        for number, one in enumerate(shown, start=1)
    ]
    filled = [
        [_cell(one, grades[member.pk].get(one.pk), member, means, wanted) for one in shown]
        for member in page.members
    ]
    return _bound(classroom, wanted, page, heads, filled)


def _cell(
    assignment: Assignment,
    grade: Grade | None,
    member: Membership,
    means: Mapping[int, Means],
    wanted: Wanted,
) -> Cell:
    if wanted.show is Show.ANSWERS:
        most = means.get(assignment.pk, Means()).most
        found = cells.answers(assignment, grade, most=most)
    else:
        found = cells.score(assignment, grade, first=wanted.first)
    title = truncatechars(assignment.title, SHORT)
    said = f"{member.name}, {title}: {found.said}"
    return replace(found, said=said, to=f"{member.token}/{assignment.token}/")


def _due(assignment: Assignment, zone: ZoneInfo) -> str:
    return f"{assignment.due_at.astimezone(zone):%-d %b}" if assignment.due_at else ""


def _strengths(classroom: Classroom, wanted: Wanted, now: datetime) -> Book:
    """Lessons in place of assignments. The means are of the learners on the page."""
    plans = library().course.lessons
    wanted = _possible(replace(wanted, first=False), {plan.slug for plan in plans}, sorts=False)
    page = gradebook.page(gradebook.learners(classroom, wanted), wanted, (), count=len(plans))
    memory = gradebook.remembered(page.members)
    filled = [_strong(member, memory.get(member.user_id or 0, []), now) for member in page.members]
    heads = []
    for place, plan in enumerate(plans):
        values = [row[place].value for row in filled if row[place].value is not None]
        mean = _mean(values)
        head = _Head(
            key=plan.slug,
            number=plan.number,
            title=plan.title,
            note="",
            mean=mean,
            count=len(values),
        )
        heads.append(head)
    return _bound(classroom, wanted, page, heads, filled)


def _strong(member: Membership, rows: Sequence[FactMemory], now: datetime) -> list[Cell]:
    facts = library().course.facts
    found = mastery.strength(map(memories.known, rows), facts=facts, at=now).lessons
    answered = {row.fact: row.answers for row in rows}
    made = []
    for plan in library().course.lessons:
        count = sum(answered.get(fact.id, 0) for fact in facts if fact.lesson == plan.slug)
        cell = cells.strength(found.get(plan.slug), answers=count)
        made.append(replace(cell, said=f"{member.name}, lesson {plan.number}: {cell.said}"))
    return made


def _possible(wanted: Wanted, keys: set[str], *, sorts: bool = True) -> Wanted:
    """Without sorting by, or showing only, what is no column."""
    known = wanted.sort == NAME or (sorts and wanted.sort in {MEAN, *keys})
    return replace(
        wanted,
        sort=wanted.sort if known else NAME,
        down=wanted.down and known,
        only=wanted.only if wanted.only in keys else "",
    )


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _said(mean: float | None) -> str:
    return NOTHING if mean is None else str(rounded(mean))


def _bound(
    classroom: Classroom,
    wanted: Wanted,
    page: Page,
    heads: Sequence[_Head],
    filled: Sequence[Sequence[Cell]],
) -> Book:
    places = [n for n, head in enumerate(heads) if wanted.only in {"", head.key}]
    overall = _overall(heads)
    lowest = _hardest(heads, overall)
    sorts = wanted.show is not Show.STRENGTH
    return Book(
        wanted=replace(wanted, page=page.number),
        columns=tuple(
            _column(heads[n], wanted, sorts=sorts, stands_out=heads[n] is lowest) for n in places
        ),
        all_columns=tuple((head.key, f"{head.number}. {head.title}") for head in heads),
        rows=tuple(
            Row(
                member=member,
                cells=tuple(own[n] for n in places),
                mean=_said(_mean([cell.value for cell in own])),
            )
            for member, own in zip(page.members, filled, strict=True)
        ),
        page=page,
        mean=_said(overall),
        by_name=_sorting(wanted, NAME),
        by_mean=_sorting(wanted, MEAN) if sorts else _sorting(wanted, ""),
        hardest=(lowest.title, _said(lowest.mean), _said(overall)) if lowest else None,
        groups=gradebook.groups(classroom),
        names=gradebook.names(gradebook.learners(classroom, replace(wanted, name=""))),
    )


def _column(head: _Head, wanted: Wanted, *, sorts: bool, stands_out: bool) -> Column:
    sorting = _sorting(wanted, head.key if sorts else "")
    return replace(
        sorting,
        key=head.key,
        number=head.number,
        title=head.title,
        note=head.note,
        mean=_said(head.mean),
        stands_out=stands_out,
    )


def _sorting(wanted: Wanted, key: str) -> Column:
    """How a column sorts: another press turns it round; empty for one that cannot."""
    is_here = bool(key) and wanted.sort == key
    up = "descending" if wanted.down else "ascending"
    return Column(
        key=key,
        sort=address(wanted, sort=key, down=is_here and not wanted.down, page=1) if key else "",
        order=up if is_here else "",
    )


def _overall(heads: Sequence[_Head]) -> float | None:
    """The mean of all grades, each of the same weight."""
    count = sum(head.count for head in heads)
    return sum((head.mean or 0) * head.count for head in heads) / count if count else None


def _hardest(heads: Sequence[_Head], overall: float | None) -> _Head | None:
    """The column with the lowest mean, where it stands out and rests on a few grades at least."""
    judged = [head for head in heads if head.mean is not None and head.count >= ENOUGH]
    lowest = min(judged, key=lambda head: head.mean or 0, default=None)
    if lowest is None or overall is None or overall - (lowest.mean or 0) < STANDS_OUT:
        return None
    return lowest
