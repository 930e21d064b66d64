import re
from collections.abc import Callable

import pytest
from django.test import Client

from assessment.presentation import Shown
from lessons.library import library
from quizzes.queries import checks
from tests.quizzes.conftest import sent
from tests.quizzes.items import classify_item, right, wrong

SLUG = "whose-house"
SHEET = f"/course/{SLUG}/sheet/"


def test_worksheet_holds_each_duty_once_and_no_mark(client: Client) -> None:
    page = client.get("/matrix/worksheet/").content.decode()
    duties = [statement.text for statement in library().matrix.capstone()]
    assert [page.count(duty) for duty in duties] == [1] * 13
    assert page.count("Empty box") == 39
    assert 'class="tag' not in page


def test_worksheet_order_does_not_tell_the_owners(client: Client) -> None:
    page = client.get("/matrix/worksheet/").content.decode()
    rows = sorted(library().matrix.capstone(), key=lambda s: page.index(s.text))
    owners = "".join(row.party.letter for row in rows)
    changes = len(re.findall(r"(?=(CA|CB|AC|AB|BC|BA))", owners))
    assert changes >= 7


@pytest.mark.django_db
def test_handout_tells_no_answer_before_it_was_given(client: Client) -> None:
    page = client.get(SHEET).content.decode()
    found = checks.checks(None, SLUG)
    assert page.count("Answer it in the lesson first.") == len(found)
    assert [c.item_id for c in found.values() if c.pin.shown.item.because in page] == []


@pytest.mark.django_db
def test_handout_prints_the_answers_that_were_given(client: Client) -> None:
    first, *others = checks.checks(None, SLUG).values()
    client.post(f"/checks/{SLUG}/{first.item_id}/", sent(right(first.pin.shown)))
    page = client.get(SHEET).content.decode()
    assert first.pin.shown.item.because in page
    assert page.count("Answer it in the lesson first.") == len(others)


@pytest.mark.django_db
@pytest.mark.parametrize("answered", [right, wrong])
def test_handout_prints_each_row_of_a_question_with_rows(
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    answered: Callable[[Shown], dict[str, str | list[str]]],
) -> None:
    first = next(iter(checks.checks(None, SLUG)))
    monkeypatch.setitem(library().items, first, classify_item(first))
    shown = checks.checks(None, SLUG)[first].pin.shown
    texts = [option.text for option in shown.item.options]
    client.post(f"/checks/{SLUG}/{first}/", sent(answered(shown)))
    page = client.get(SHEET).content.decode()
    answers = page[page.index('id="answers"') :]
    found = re.findall(r'<p>([^<]+): <span class="tag (.)">', answers)
    assert dict(found) == dict(zip(texts, "ACB", strict=True))


@pytest.mark.django_db
def test_handout_leaves_room_for_a_line_until_one_is_written(client: Client) -> None:
    line = str(library().lessons[SLUG].one_line)
    assert line not in client.get(SHEET).content.decode()
    client.post(f"/course/{SLUG}/in-one-line/", {"text": "One owner each."})
    page = client.get(SHEET).content.decode()
    assert ("One owner each." in page, line in page) == (True, True)


@pytest.mark.django_db
def test_every_lesson_has_a_handout_with_its_facts(client: Client) -> None:
    for plan in library().course.lessons:
        if plan.ready:
            page = client.get(f"/course/{plan.slug}/sheet/").content.decode()
            facts = [f.text for f in library().course.facts if f.lesson == plan.slug]
            assert [fact for fact in facts if fact not in page] == []


def test_handout_of_no_lesson_is_not_found(client: Client) -> None:
    assert client.get("/course/nowhere/sheet/").status_code == 404


@pytest.mark.django_db
def test_lesson_and_matrix_lead_to_their_sheets(client: Client) -> None:
    assert f'href="{SHEET}"' in client.get(f"/course/{SLUG}/").content.decode()
    assert 'href="/matrix/worksheet/"' in client.get("/matrix/").content.decode()
