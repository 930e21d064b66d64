"""The gradebook's page: what its cells say, how it sorts, filters, pages, and what it costs."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from classrooms.models import Classroom, Grade, GradeState, Membership, Role
from lessons.library import library
from tests.classrooms import books
from tests.classrooms.sittings import sat
from tests.factories import (
    AssignmentFactory,
    ClassroomFactory,
    FactMemoryFactory,
    MembershipFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def room() -> Classroom:
    return ClassroomFactory.create()


@pytest.fixture
def staff(room: Classroom, client: Client) -> Client:
    """Signed in as an assistant of the class."""
    own = MembershipFactory.create(classroom=room, role=Role.ASSISTANT, name="Dora Lind")
    assert own.user
    client.force_login(own.user)
    return client


def page(client: Client, room: Classroom, query: str = "", **headers: str) -> str:
    reply = client.get(reverse("classrooms:gradebook", args=[room.token]) + query, headers=headers)
    assert reply.status_code == 200
    return reply.content.decode()


def names(html: str) -> list[str]:
    return re.findall(r'class="who" id="m\d+"><a href="[^"]+"><bdi>([^<]+)', html)


def said(html: str) -> list[str]:
    return re.findall(r'aria-label="([^"]+: [^"]+)"', html)


def member(room: Classroom, name: str, **fields: object) -> Membership:
    return MembershipFactory.create(classroom=room, name=name, **fields)


@pytest.mark.parametrize(
    ("fields", "shown", "words"),
    [
        ({"percent": 62.5, "answers": 8}, "63 s3", "63, eight answers"),
        ({"percent": 39.4, "answers": 8}, "39 s1", "39, eight answers"),
        ({"percent": 39.5, "answers": 8}, "40 s2", "40, eight answers"),
        ({"percent": 84.5, "answers": 8}, "85 s5", "85, eight answers"),
        ({"percent": 50, "answers": 2}, "50 few", "50, two answers, too few to say much"),
        ({"percent": 90, "state": "marked", "answers": 0}, "90 s5", "90, by hand"),
        ({"percent": 70, "state": "late", "answers": 8}, "70 s4", "70, eight answers, late"),
        ({"state": "exempt"}, "exempt none", "exempt"),
        ({"state": "open", "answers": 3}, "open none", "begun, not handed in"),
        (
            {"percent": 70, "answers": 4, "has_comment": True},
            "70 s4",
            "70, four answers, with a comment",
        ),
    ],
)
def test_cell_prints_its_number_or_state(
    staff: Client, room: Classroom, fields: dict[str, object], shown: str, words: str
) -> None:
    task = AssignmentFactory.create(classroom=room, title="Quiz A")
    ana = member(room, "Ana Petrov")
    Grade.objects.create(
        **{"assignment": task, "membership": ana, "state": GradeState.DONE, **fields}
    )
    html, (text, look) = page(staff, room), shown.split()
    assert said(html) == [f"Ana Petrov, Quiz A: {words}"]
    assert f'<td class="{look}"><a href="{ana.token}/{task.token}/"' in html
    assert f"<b>{text}</b>" in html


def test_cell_without_a_grade_says_so(staff: Client, room: Classroom) -> None:
    AssignmentFactory.create(classroom=room, title="Quiz A")
    member(room, "Ana Petrov")
    assert said(page(staff, room)) == ["Ana Petrov, Quiz A: not begun"]


def test_first_attempts_stand_apart(staff: Client, room: Classroom) -> None:
    task = AssignmentFactory.create(classroom=room, title="Quiz A")
    for name, first in (("Ana", 40.0), ("Bea", None)):
        Grade.objects.create(
            assignment=task,
            membership=member(room, name),
            state=GradeState.LATE,
            percent=80,
            first_percent=first,
            answers=8,
        )
    assert said(page(staff, room, "?first=1")) == [
        "Ana, Quiz A: 40, eight answers",
        "Bea, Quiz A: no attempt",
    ]


def test_answers_are_shown_as_counts(staff: Client, room: Classroom) -> None:
    task = AssignmentFactory.create(classroom=room, title="Quiz A")
    for name, count in (("Ana", 0), ("Bea", 1), ("Cem", 10)):
        Grade.objects.create(
            assignment=task,
            membership=member(room, name),
            state=GradeState.DONE,
            percent=80,
            answers=count,
        )
    html = page(staff, room, "?show=answers")
    assert said(html) == [
        "Ana, Quiz A: no answers",
        "Bea, Quiz A: one answer",
        "Cem, Quiz A: ten answers",
    ]
    assert re.findall(r'<td class="(\w+)"><a', html) == ["none", "s1", "s5"]


def test_strength_is_by_lesson_and_leads_nowhere(staff: Client, room: Classroom) -> None:
    ana = member(room, "Ana")
    fact = next(fact for fact in library().course.facts if fact.lesson == "whose-house")
    FactMemoryFactory.create(learner=ana.user, fact=fact.id, answers=2)
    html = page(staff, room, "?show=strength&sort=mean")
    words = said(html)
    assert len(words) == len(library().course.lessons)
    assert re.fullmatch(r"Ana, lesson 1: \d+, two answers, too few to say much", words[0])
    assert set(words[1:]) == {f"Ana, lesson {n}: no answers" for n in range(2, len(words) + 1)}
    assert not re.search(r"<td class=\"\w+\"><a", html)


@pytest.mark.parametrize("show", ["score", "strength", "answers"])
def test_sureness_is_in_no_view(staff: Client, room: Classroom, show: str) -> None:
    books.full(learners=2, assignments=2, classroom=room)
    html = page(staff, room, f"?show={show}").replace("How sure somebody was is not shown", "")
    assert not re.search(r"certain|sure(?!s)\b|guess", html, re.IGNORECASE)


def means_of(html: str) -> tuple[list[str], list[str]]:
    """The numbers of the row of means, and of the column."""
    row = html.partition('<tr class="means">')[2].partition("</tr>")[0]
    return re.findall(r">(\d+|–)</td>", row), re.findall(
        r'<td class="mean">(\d+|–)</td></tr>\n', html
    )


def test_means_are_of_all_that_have_a_grade(staff: Client, room: Classroom) -> None:
    one, other = AssignmentFactory.create_batch(2, classroom=room)
    for name, percents in (("Ana", (100, 50)), ("Bea", (None, 75)), ("Cem", (None, None))):
        own = member(room, name)
        for task, percent in zip((one, other), percents, strict=True):
            state = GradeState.EXEMPT if percent is None else GradeState.DONE
            Grade.objects.create(
                assignment=task, membership=own, state=state, percent=percent, answers=5
            )
    columns, rows = means_of(page(staff, room))
    assert columns == ["100", "63", "75"]
    assert rows == ["75", "75", "–"]


def test_one_column_alone(staff: Client, room: Classroom) -> None:
    _, _, asked = books.full(learners=2, assignments=3, classroom=room)
    html = page(staff, room, f"?only={asked[1].token}")
    assert len(said(html)) == 2
    assert means_of(html)[1] == means_of(page(staff, room))[1]


def test_drafts_and_archived_work_are_no_columns(staff: Client, room: Classroom) -> None:
    AssignmentFactory.create(classroom=room, published_at=None)
    AssignmentFactory.create(classroom=room, archived_at=books.NOW)
    member(room, "Ana")
    assert "Nothing is assigned yet" in page(staff, room)


def test_what_stands_out_is_said(staff: Client, room: Classroom) -> None:
    easy, hard = (AssignmentFactory.create(classroom=room, title=t) for t in ("Easy", "Hard"))
    for number in range(3):
        own = member(room, f"L{number}")
        for task, percent in ((easy, 90), (hard, 50)):
            Grade.objects.create(
                assignment=task, membership=own, state=GradeState.DONE, percent=percent
            )
    html = page(staff, room)
    assert "“Hard” is where the class finds it hardest." in html
    assert "Its mean is 50. The mean of all is 70." in html


def test_overdue_attempt_is_graded_by_who_looks(staff: Client, room: Classroom) -> None:
    task = AssignmentFactory.create(classroom=room, title="Quiz A")
    ana = member(room, "Ana")
    attempt = sat(task, ana, [1, 1, 0], at=books.NOW - timedelta(days=900), running=True)
    attempt.deadline_at = books.NOW - timedelta(days=900)
    attempt.save()
    for _ in range(2):
        assert said(page(staff, room)) == ["Ana, Quiz A: 67, three answers"]
