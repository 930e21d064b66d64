"""What answers do to memories, and that the log gives the same."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from io import StringIO
from itertools import count

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from assessment import memory
from assessment.memory import Answered
from quizzes.actions.moving import adopt
from quizzes.actions.remembering import KEPT, Seen, differences, rebuild, remember
from quizzes.models import Attempt, AttemptItem, FactMemory, Marking, Mode
from quizzes.queries import memories, sheets
from tests.factories import AttemptFactory, AttemptItemFactory, GuestFactory, MarkingFactory
from tests.quizzes.conftest import Quiz, sent
from tests.quizzes.items import classify_item, pinned_item, right, single_item, wrong
from tests.quizzes.test_capstone import marks
from tests.quizzes.test_races import at_once, browser

pytestmark = pytest.mark.django_db(transaction=True)
Build = Callable[..., Quiz]
NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
DAY = timedelta(days=1)
FACTS = ("a", "b")


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as moved:
        yield moved


def rows(learner: User) -> dict[str, tuple[object, ...]]:
    found = FactMemory.objects.filter(learner=learner)
    return {row.fact: tuple(getattr(row, name) for name in KEPT) for row in found}


def logged(
    learner: User, seen: Seen, *, mode: Mode = Mode.PRACTICE, scored: bool = True
) -> Marking:
    """An answer in the log, with its marking; not remembered."""
    attempt = AttemptFactory.create(
        learner=learner, mode=mode, started_at=seen.at, submitted_at=seen.at
    )
    item = AttemptItemFactory.create(
        attempt=attempt, position=1, fact=seen.fact, item_id=seen.item_id, scored=scored
    )
    marking: Marking = MarkingFactory.create(
        item=item,
        credit_over=seen.credit.numerator,
        credit_of=seen.credit.denominator,
        marked_at=seen.at,
        response__sureness=seen.sureness,
        response__final=mode != Mode.EXAM,
    )
    return marking


def seen(fact: str = "a", *, days: float = 0, credit: float = 1, **more: object) -> Seen:
    given = {"item_id": "i", "sureness": None, **more}
    return Seen(fact=fact, credit=Fraction(credit), at=NOW + days * DAY, **given)  # type: ignore[arg-type]


def test_answer_is_remembered_with_its_marking(learner: Client, ana: User, quiz_of: Build) -> None:
    quiz = quiz_of(single_item(), single_item("y"))
    learner.post(quiz.url(1, "answer/"), sent(right(quiz.shown[0]), s="0"))
    row = FactMemory.objects.get()
    expected = memory.fold([Answered(at=NOW, right=True, sureness=0)])
    assert (row.learner, row.fact, row.item_id) == (ana, "whose-lock", quiz.shown[0].item.id)
    assert memories.known(row).memory == expected
    assert (row.answers, row.seen_at) == (1, NOW)
    assert differences(learner=ana.pk) == []


def test_variant_in_one_sitting_moves_the_level_and_not_the_schedule(
    learner: Client, ana: User, quiz_of: Build
) -> None:
    quiz = quiz_of(single_item(), single_item("y"))
    learner.post(quiz.url(1, "answer/"), sent(wrong(quiz.shown[0])))
    before = FactMemory.objects.get()
    learner.post(quiz.url(2, "answer/"), sent(right(quiz.shown[1])))
    after = FactMemory.objects.get()
    assert memories.known(after).memory == memories.known(before).memory
    assert memories.known(after).level.value > memories.known(before).level.value
    assert (after.answers, after.item_id) == (2, quiz.shown[1].item.id)


def test_partial_credit_moves_the_level_in_part(learner: Client, ana: User, quiz_of: Build) -> None:
    quiz = quiz_of(classify_item(), single_item())
    learner.post(quiz.url(1, "answer/"), sent(wrong(quiz.shown[0])))
    row = FactMemory.objects.get()
    credit = Marking.objects.get().credit
    assert row.level_total == 0.5 * 0.7 + float(credit)
    assert row.lapses == 1


@pytest.mark.parametrize("mode", [Mode.PRETEST, Mode.QUICK])
def test_what_is_only_guessed_or_placed_is_no_memory(ana: User, mode: Mode) -> None:
    logged(ana, seen(), mode=mode)
    rebuild(learner=ana.pk)
    assert FactMemory.objects.count() == 0


def test_question_on_trial_is_no_memory(ana: User) -> None:
    logged(ana, seen(), mode=Mode.EXAM, scored=False)
    assert rebuild(learner=ana.pk) == 0


def test_exam_says_nothing_of_sureness(ana: User) -> None:
    logged(ana, seen(sureness=2, credit=0), mode=Mode.EXAM)
    rebuild(learner=ana.pk)
    assert FactMemory.objects.get().recheck_at is None


def test_regrade_stands_in_the_place_of_the_first_marking(ana: User) -> None:
    first = logged(ana, seen(credit=0))
    logged(ana, seen(days=3))
    MarkingFactory.create(item=first.item, response=first.response, marked_at=NOW + 9 * DAY)
    rebuild(learner=ana.pk)
    expected = memory.fold(Answered(at=NOW + days * DAY, right=True) for days in (0, 3))
    assert memories.known(FactMemory.objects.get()).memory == expected


def test_answer_that_comes_late_is_folded_in_its_place(ana: User) -> None:
    for one in (seen(days=2), seen(days=0, credit=0)):
        logged(ana, one)
        with transaction.atomic():
            remember(learner=ana.pk, seen=[one])
    assert FactMemory.objects.get().lapses == 1
    assert differences(learner=ana.pk) == []


steps = st.lists(
    st.tuples(
        st.sampled_from(FACTS),
        st.integers(0, 60),  # a third of a day each
        st.sampled_from([0, 0.5, 1]),
        st.sampled_from([None, 0, 1, 2]),
    ),
    max_size=14,
)


@given(steps=steps, batch=st.integers(1, 4))
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_memory_is_what_the_log_gives_whatever_the_order(
    ana: User, steps: list[tuple[str, int, float, int | None]], batch: int
) -> None:
    Attempt.objects.all().delete()
    FactMemory.objects.all().delete()
    numbers = count()
    answers = [
        seen(fact, days=third / 3, credit=credit, sureness=sure, item_id=f"i{next(numbers)}")
        for fact, third, credit, sure in steps
    ]
    for start in range(0, len(answers), batch):
        some = answers[start : start + batch]
        with transaction.atomic():
            for one in some:
                logged(ana, one)
            remember(learner=ana.pk, seen=some)
    assert differences(learner=ana.pk) == []
    live = rows(ana)
    FactMemory.objects.all().delete()
    rebuild(learner=ana.pk)
    assert rows(ana) == live


def check() -> tuple[str, int]:
    out, code = StringIO(), 0
    try:
        call_command("rebuild_memory", "--check", stdout=out)
    except SystemExit as stop:
        code = int(str(stop.code))
    return out.getvalue(), code


def test_check_finds_what_was_changed_and_the_rebuild_mends_it(ana: User) -> None:
    for one in (seen(), seen("b")):
        logged(ana, one)
        remember(learner=ana.pk, seen=[one])
    good = rows(ana)
    assert check() == ("1 learners compared with the log, 0 memories differ\n", 0)
    FactMemory.objects.filter(fact="a").update(stability=99.5, item_id="x")
    FactMemory.objects.filter(fact="b").update(fact="c")
    text, code = check()
    lines = text.splitlines()
    assert code == 1
    assert lines[0].startswith(f"learner {ana.pk}, a: stability is 99.5, the log gives ")
    assert lines[0].endswith("; item_id is x, the log gives i")
    assert lines[1:] == [
        f"learner {ana.pk}, b: not stored",
        f"learner {ana.pk}, c: not in the log",
        "1 learners compared with the log, 3 memories differ",
    ]
    out = StringIO()
    call_command("rebuild_memory", stdout=out)
    assert out.getvalue() == "1 learners compared with the log, 3 memories changed\n"
    assert rows(ana) == good
    assert check()[1] == 0


def test_adopted_memories_are_those_of_both_logs(ana: User) -> None:
    guest = GuestFactory.create()
    for learner, one in ((ana, seen(days=1)), (guest, seen(credit=0)), (guest, seen("b"))):
        logged(learner, one)
        remember(learner=learner.pk, seen=[one])
    adopt(guest, ana)
    assert rows(guest) == {}
    assert rows(ana).keys() == {"a", "b"}
    assert FactMemory.objects.get(fact="a").answers == 2
    assert differences(learner=ana.pk) == []


def test_download_holds_the_memories(learner: Client, ana: User) -> None:
    remember(learner=ana.pk, seen=[seen()])
    held = json.loads(learner.get("/account/download/").content)["quizzes"]["memories"]
    assert [(row["fact"], row["last_answered_at"]) for row in held] == [("a", NOW.isoformat())]


def test_first_answers_at_once_to_one_fact_are_both_remembered(ana: User) -> None:
    for _ in range(4):
        Attempt.objects.all().delete()
        FactMemory.objects.all().delete()
        urls = []
        for subject in ("practice", "redo:1"):
            attempt = AttemptFactory.create(learner=ana, subject=subject)
            pin = pinned_item(single_item())
            AttemptItemFactory.create(attempt=attempt, position=1, pinned=pin)
            urls.append((f"/a/{attempt.token}/1/answer/", sent(right(pin.shown))))
        clients = [browser(ana) for _ in urls]
        calls = [
            lambda c=client, u=url, d=data: c.post(u, d).status_code
            for client, (url, data) in zip(clients, urls, strict=True)
        ]
        assert at_once(*calls) == [302, 302]
        assert FactMemory.objects.get().answers == 2
        assert differences(learner=ana.pk) == []


def test_second_answers_at_once_to_one_fact_are_both_remembered(ana: User) -> None:
    logged(ana, seen(days=-3))
    rebuild(learner=ana.pk)

    def answer(number: int) -> Callable[[], int]:
        def run() -> int:
            one = seen(item_id=f"i{number}")
            with transaction.atomic():
                logged(ana, one)
                remember(learner=ana.pk, seen=[one])
            return number

        return run

    assert sorted(at_once(answer(1), answer(2), answer(3))) == [1, 2, 3]
    assert FactMemory.objects.get().answers == 4
    assert differences(learner=ana.pk) == []


def test_capstone_rows_are_remembered(learner: Client, ana: User) -> None:
    sheet = sheets.sheet(None)
    learner.post("/capstone/", sent(marks(sheet, wrong=2, sure=3), do="inspect"))
    items = AttemptItem.objects.filter(attempt__mode=Mode.CAPSTONE)
    assert set(rows(ana)) == {item.fact for item in items}
    assert sum(FactMemory.objects.values_list("answers", flat=True)) == 13
    assert differences(learner=ana.pk) == []
