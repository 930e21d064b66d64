"""Item analysis of what a class handed in."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from classrooms import analysis_pages, drawn
from classrooms.models import Assignment, Classroom, Kind
from classrooms.queries import analysis
from lessons.library import library
from quizzes.models import AttemptItem, Mode
from tests.classrooms.sitting import sat, written
from tests.factories import AssignmentFactory, ClassroomFactory, MarkingFactory, MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def room() -> Classroom:
    return ClassroomFactory.create()


@pytest.fixture
def row(room: Classroom) -> Assignment:
    return AssignmentFactory.create(classroom=room, title="The line moves")


def handed_in(row: Assignment, now: datetime, *, count: int, sureness: int | None = None) -> None:
    """As many learners, the better the later: the last one gets all three right."""
    items = written(3)
    for number in range(count):
        member = MembershipFactory.create(classroom=row.classroom)
        level = 4 * number // count
        right = [level > place for place in range(3)]
        sat(row, member, items, right=right, now=now, sureness=sureness)


def test_figures_follow_from_the_answers(row: Assignment, now: datetime) -> None:
    handed_in(row, now, count=8)
    found = analysis.analysed(row).analysis
    assert (found.paper.n, found.paper.questions, found.paper.mean) == (8, 3, 0.5)
    assert [(one.n, one.facility.mean) for one in found.items if one.facility] == [
        (8, 0.75),
        (8, 0.5),
        (8, 0.25),
    ]
    assert [one.seconds for one in found.items] == [21.0, 22.0, 23.0]


def test_choices_are_told_apart_whatever_their_order_on_the_page(
    row: Assignment, now: datetime
) -> None:
    handed_in(row, now, count=8)
    first = analysis.analysed(row).analysis.items[0]
    counts = {chosen.choice.is_key: 0 for chosen in first.choices}
    for chosen in first.choices:
        counts[chosen.choice.is_key] += chosen.count
    assert counts == {True: 6, False: 2}


def test_first_attempt_counts_and_what_is_not_handed_in_does_not(
    row: Assignment, now: datetime
) -> None:
    member, items = MembershipFactory.create(classroom=row.classroom), written(2)
    later = now + timedelta(hours=1)
    sat(row, member, items, right=(False, False), now=now)
    sat(row, member, items, right=(True, True), now=later)
    running = sat(row, MembershipFactory.create(), items, right=(True, True), now=now)
    running.submitted_at = None
    running.save()
    trial = sat(row, MembershipFactory.create(), items, right=(True, True), now=now)
    trial.mode = Mode.PREVIEW
    trial.save()
    paper = analysis.analysed(row).analysis.paper
    assert (paper.n, paper.mean) == (1, 0.0)


def test_regrade_is_seen_at_once(row: Assignment, now: datetime) -> None:
    member = MembershipFactory.create(classroom=row.classroom)
    sat(row, member, written(2), right=(False, True), now=now)
    assert analysis.analysed(row).analysis.paper.mean == 0.5
    place = AttemptItem.objects.get(position=1)
    MarkingFactory.create(item=place, response=place.responses.get(), marked_at=now)
    assert analysis.analysed(row).analysis.paper.mean == 1.0


def test_empty_answer_is_counted_as_left_out(row: Assignment, now: datetime) -> None:
    member = MembershipFactory.create(classroom=row.classroom)
    attempt = sat(row, member, written(2), right=(True, True), now=now)
    place = attempt.items.get(position=2)
    MarkingFactory.create(item=place, response=None, credit_over=0, marked_at=now)
    first, second = analysis.analysed(row).analysis.items
    assert (first.omitted, second.omitted, second.facility and second.facility.mean) == (0, 1, 0.0)


@pytest.mark.parametrize("count", [1, 3])
def test_whole_class_costs_the_same_number_of_queries(
    row: Assignment, now: datetime, count: int
) -> None:
    handed_in(row, now, count=count)
    with CaptureQueriesContext(connection) as seen:
        analysis.analysed(row)
    assert len(seen) == 5
    with CaptureQueriesContext(connection) as again:
        analysis.analysed(row)
    assert len(again) == 1


@pytest.mark.parametrize("count", [1, 3])
def test_list_of_papers_costs_two_queries(room: Classroom, now: datetime, count: int) -> None:
    for _ in range(count):
        handed_in(AssignmentFactory.create(classroom=room), now, count=1)
    AssignmentFactory.create(classroom=room, kind=Kind.LESSON)
    with CaptureQueriesContext(connection) as seen:
        found = analysis.papers(room)
    assert ([paper.sat for paper in found], len(seen)) == ([1] * count, 2)


def test_variants_stand_together_and_apart(row: Assignment, now: datetime) -> None:
    one, other = written(2, facts=1)
    for item in (one, other):
        member = MembershipFactory.create(classroom=row.classroom)
        sat(row, member, [item], right=[item is one], now=now)
    (fact,) = analysis_pages.paper_page(analysis.analysed(row), library=library()).facts
    assert (fact.pooled, fact.n, fact.facility) == (True, 2, "0.50")
    assert sorted((r.item.id, r.n, r.facility) for r in fact.rows) == sorted(
        [(one.id, 1, "1.00"), (other.id, 1, "0.00")]
    )


def test_too_few_answers_give_no_verdict(row: Assignment, now: datetime) -> None:
    handed_in(row, now, count=12)
    page = analysis_pages.paper_page(analysis.analysed(row), library=library())
    rows = [r for fact in page.facts for r in fact.rows]
    assert {r.verdict for r in rows} == {"12 answers: too few to judge"}
    assert page.flagged == 0


def test_sureness_is_shown_of_five_and_never_of_four(row: Assignment, now: datetime) -> None:
    ref = (written(1)[0].id, written(1)[0].version)
    handed_in(row, now, count=4, sureness=2)
    page = analysis_pages.item_page(analysis.analysed(row), ref, library=library())
    assert page is not None
    assert page.sureness == ()
    handed_in(row, now, count=1, sureness=2)
    page = analysis_pages.item_page(analysis.analysed(row), ref, library=library())
    assert page is not None
    assert [(r.word, r.said) for r in page.sureness] == [
        ("Guessing", 0),
        ("Think so", 0),
        ("Certain", 5),
    ]


def test_question_that_was_never_asked_has_no_page(row: Assignment, now: datetime) -> None:
    handed_in(row, now, count=1)
    found = analysis.analysed(row)
    assert analysis_pages.item_page(found, ("nothing", "v"), library=library()) is None


def test_lines_that_end_together_share_a_name(row: Assignment, now: datetime) -> None:
    handed_in(row, now, count=36)
    first = analysis.analysed(row).analysis.items[0]
    found = drawn.lines(first)
    assert [line.label for line in found if line.label and not line.is_key] == ["B, C"]
    assert len(found) == len(first.choices)


def test_figure_beyond_the_scale_stands_at_its_end() -> None:
    assert [drawn.SORTING.at(x) for x in (-1.0, -0.4, 0.3, 1.0)] == [
        "0.00",
        "0.00",
        "50.00",
        "100.00",
    ]
