"""Which questions can be asked live."""

import pytest

from assessment.items import Kind, Pool
from classrooms.queries import live_bank
from classrooms.queries.live_bank import Form
from lessons.library import library
from quizzes import bank


def test_every_lesson_with_questions_has_some_to_ask() -> None:
    for plan, _ in bank.filters().lessons:
        assert live_bank.listed(lesson=plan.slug).candidates


@pytest.mark.parametrize("form", Form)
def test_form_lists_its_kind_alone(form: Form) -> None:
    found = live_bank.listed(form=form)
    owners = [all(option.party for option in one.item.options) for one in found.candidates]
    kinds = {one.item.kind for one in found.candidates}
    assert kinds == {Kind.MULTIPLE if form is Form.SEVERAL else Kind.SINGLE}
    assert set(owners) == {form is Form.OWNER}


def test_written_questions_come_first_and_all_are_for_practice() -> None:
    found = live_bank.listed(lesson="whose-house").candidates
    written = [one.ref in library().items for one in found]
    assert written == sorted(written, reverse=True)
    assert {one.item.pool for one in found} == {Pool.PRACTICE}
    exam = next(item.id for item in library().items.values() if item.pool is Pool.EXAM)
    assert live_bank.item(exam) is None


def test_name_gives_the_very_question_that_was_listed() -> None:
    for lesson in ("whose-house", "the-line-moves"):
        for start in (0, 40):
            for one in live_bank.listed(lesson=lesson, start=start).candidates:
                assert live_bank.item(one.ref) == one.item


def test_fact_lists_the_questions_on_it() -> None:
    fact = live_bank.listed(lesson="whose-house").candidates[0].item.fact
    found = live_bank.listed(fact=fact)
    assert {one.item.fact for one in found.candidates} == {fact}


def test_pages_hold_each_question_once() -> None:
    start, refs = 0, []
    while True:
        page = live_bank.listed(lesson="whose-house", start=start)
        refs += [one.ref for one in page.candidates]
        if not page.after:
            break
        start = page.after
    assert len(refs) == len(set(refs)) == page.total


def test_start_behind_the_end_lists_nothing() -> None:
    page = live_bank.listed(lesson="whose-house", start=4000)
    assert (page.candidates, page.after) == ((), 0)
