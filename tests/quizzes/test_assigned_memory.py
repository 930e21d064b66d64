"""What assigned attempts leave behind is what the log gives, whatever was done and when."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from quizzes.actions import ending, remembering
from quizzes.models import Attempt, FactMemory, Mode
from tests.quizzes.assigned import assigned_of
from tests.quizzes.conftest import sent
from tests.quizzes.exams import GRACE_END, SECOND, START, at
from tests.quizzes.items import (
    classify_item,
    multiple_item,
    right,
    single_item,
    two_tier_item,
    wrong,
)

pytestmark = pytest.mark.django_db

ITEMS = [single_item("one"), multiple_item("two"), classify_item("three"), two_tier_item("four")]
answers = st.lists(
    st.tuples(st.integers(1, 4), st.booleans(), st.booleans(), st.sampled_from(["", "0", "2"])),
    max_size=8,
)
sittings = st.lists(
    st.tuples(
        st.booleans(),
        st.booleans(),
        st.booleans(),
        st.sampled_from([Mode.ASSIGNED, Mode.PREVIEW]),
        answers,
        st.booleans(),
    ),
    min_size=1,
    max_size=3,
)


@given(found=sittings)
@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_memory_is_what_the_log_gives(learner: Client, ana: User, found: list[tuple]) -> None:  # type: ignore[type-arg]  # of the strategy
    Attempt.objects.all().delete()
    FactMemory.objects.all().delete()
    for number, (each, feeds, strict, mode, steps, overdue) in enumerate(found):
        quiz = assigned_of(
            ana,
            *ITEMS,
            each=each,
            feeds=feeds,
            strict=strict,
            mode=mode,
            subject=f"{mode}:{number}",
        )
        with at(START + number * SECOND):
            for position, check, is_right, sure in steps:
                shown = quiz.shown[position - 1]
                fields = right(shown) if is_right else wrong(shown)
                if each and check:
                    learner.post(quiz.url(position, "answer/"), sent(fields, s=sure))
                else:
                    learner.post(quiz.page("save"), sent(fields, slot=str(position), s=sure))
            if not overdue:
                learner.post(quiz.page("finish/" if each else "hand-in/"))
    ending.settle_all(Attempt.objects.order_by("-pk"), now=GRACE_END + timedelta(hours=1))
    assert remembering.differences(learner=ana.pk) == []
    fed = [one for one in Attempt.objects.all() if one.policy["feeds"] and one.mode == "assigned"]
    if not fed:
        assert FactMemory.objects.count() == 0


def test_rebuild_memory_finds_nothing_to_mend(learner: Client, ana: User) -> None:
    quiz = assigned_of(ana, *ITEMS)
    with at(START):
        for position, shown in enumerate(quiz.shown, start=1):
            learner.post(quiz.page("save"), sent(right(shown), slot=str(position)))
        learner.post(quiz.page("hand-in/"))
    call_command("rebuild_memory", check=True)
    assert FactMemory.objects.get().answers == 4
