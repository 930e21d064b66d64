"""What a class believes wrongly."""

from datetime import datetime, timedelta

import pytest

from accounts.models import User
from assessment.items import Item
from assessment.presentation import present
from classrooms.models import Classroom, Membership
from classrooms.queries.beliefs import Belief, beliefs
from lessons.library import library
from quizzes import pins
from quizzes.models import Mode, Response
from tests.factories import (
    AttemptFactory,
    AttemptItemFactory,
    ClassroomFactory,
    MarkingFactory,
    MembershipFactory,
    ResponseFactory,
)

pytestmark = pytest.mark.django_db
CREDULOUS = "aws-patches-guest"


@pytest.fixture
def room() -> Classroom:
    return ClassroomFactory.create()


def tempting() -> tuple[Item, str]:
    """A question with an option of that belief, and the option."""
    for item in library().items.values():
        for option in item.options:
            if option.misconception == CREDULOUS and item.kind == "single":
                return item, option.id
    raise LookupError(CREDULOUS)


def believe(
    member: Membership, now: datetime, *, mode: str = Mode.PRACTICE, right: bool = False
) -> None:
    item, wrong = tempting()
    assert isinstance(member.user, User)
    attempt = AttemptFactory.create(
        learner=member.user, mode=mode, started_at=now, submitted_at=now
    )
    shown = present(item, 7)
    row = AttemptItemFactory.create(attempt=attempt, pinned=pins.of_library(shown))
    answer = shown.show(item.key if right else (wrong,))
    response = ResponseFactory.create(item=row, answer=list(answer))
    MarkingFactory.create(item=row, response=response, credit_over=int(right), marked_at=now)


def found(room: Classroom, now: datetime) -> tuple[Belief, ...]:
    return beliefs(room, library=library(), now=now)


def test_belief_of_five_learners_is_told_with_what_answers_it(
    room: Classroom, now: datetime
) -> None:
    for _ in range(5):
        believe(MembershipFactory.create(classroom=room), now)
    (one,) = found(room, now)
    assert (one.misconception.id, one.learners, one.lesson, one.fact) == (
        CREDULOUS,
        5,
        "the-dividing-line",
        tempting()[0].fact,
    )
    assert one.part in {"", *(part.id for part in library().lessons[one.lesson].parts)}


def test_belief_of_four_is_not_told_however_often_they_chose_it(
    room: Classroom, now: datetime
) -> None:
    for _ in range(4):
        member = MembershipFactory.create(classroom=room)
        believe(member, now)
        believe(member, now)
    assert found(room, now) == ()


@pytest.mark.parametrize("mode", [Mode.REVIEW, Mode.EXAM, Mode.QUICK, Mode.PRETEST, Mode.PREVIEW])
def test_what_learners_do_for_themselves_is_left_out(
    room: Classroom, now: datetime, mode: str
) -> None:
    for _ in range(5):
        believe(MembershipFactory.create(classroom=room), now, mode=mode)
    assert found(room, now) == ()


def test_right_answers_old_ones_and_other_classes_are_left_out(
    room: Classroom, now: datetime
) -> None:
    for _ in range(5):
        believe(MembershipFactory.create(classroom=room), now, right=True)
        believe(MembershipFactory.create(classroom=room), now - timedelta(days=15))
        believe(MembershipFactory.create(), now)
        believe(MembershipFactory.create(classroom=room, role="assistant"), now)
    assert found(room, now) == ()


def test_answer_that_a_regrade_made_right_is_no_belief(room: Classroom, now: datetime) -> None:
    for _ in range(5):
        believe(MembershipFactory.create(classroom=room), now)
    row = Response.objects.order_by("pk")[0]
    MarkingFactory.create(item=row.item, response=row, credit_over=1, marked_at=now)
    assert found(room, now) == ()
