import json

import pytest
from django.test import Client

from accounts.models import User
from quizzes import reports
from quizzes.models import Attempt, AttemptItem, Marking, Response
from quizzes.queries import results, sheets
from quizzes.queries.sheets import Sheet
from tests.quizzes.conftest import sent
from tests.quizzes.items import fields

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet() -> Sheet:
    """The sheet that a visitor sees."""
    return sheets.sheet(None)


def marks(sheet: Sheet, *, wrong: int = 0, sure: int = 0, rows: int = 13) -> dict[str, object]:
    """A filled form: `wrong` rows from the top are wrong, `sure` from the top are sure."""
    data: dict[str, object] = {}
    for row in sheet.rows[:rows]:
        item = row.pin.shown.item
        party = item.key[0]
        if row.position <= wrong:
            party = next(option.id for option in item.options if option.id != party)
        data |= fields(row.pin.shown, (party,), slot=str(row.position))
        if row.position <= sure:
            data[f"s{row.position}"] = "2"
    return data


def hand_in(client: Client, data: dict[str, object]) -> str:
    response = client.post("/capstone/", sent(data, do="inspect"))
    assert response.status_code == 302, response.content.decode()
    return response.headers["Location"]


def report() -> reports.Report:
    attempt = Attempt.objects.get()
    return reports.report(attempt, results.lines(attempt))


def test_capstone_address_leads_to_its_lesson(client: Client) -> None:
    assert client.get("/capstone/").headers["Location"] == "/course/fill-the-matrix/#capstone"


def test_capstone_page_has_thirteen_rows_and_no_mark(client: Client) -> None:
    page = client.get("/course/fill-the-matrix/").content.decode()
    assert page.count('<fieldset class="rowf"') == 13
    assert "data-mark" in page
    assert " checked" not in page
    assert User.objects.count() == 0


def test_capstone_kept_marks_are_shown_again(client: Client, sheet: Sheet) -> None:
    response = client.post("/capstone/", sent(marks(sheet, rows=4, sure=2), do="keep"))
    assert response.headers["Location"] == "/capstone/"
    page = client.get("/course/fill-the-matrix/").content.decode()
    assert page.count(" checked") == 6
    assert "<b data-placed>4</b> of 13 placed, <span data-sure>2</span> of them sure." in page
    assert "Next empty row (<span data-empty>5</span>)" in page
    assert User.objects.get().is_guest


def test_capstone_kept_twice_adds_nothing(learner: Client, sheet: Sheet) -> None:
    for _ in range(2):
        learner.post("/capstone/", sent(marks(sheet, rows=4), do="keep"))
    assert Response.objects.count() == 4


def test_capstone_missing_rows_are_named_and_marks_kept(client: Client, sheet: Sheet) -> None:
    response = client.post("/capstone/", sent(marks(sheet, rows=11), do="inspect"))
    page = response.content.decode()
    assert response.status_code == 422
    assert '<a href="#row-12">Row 12: choose who secures it.</a>' in page
    assert page.count(" checked") == 11
    assert Response.objects.count() == 11
    assert Marking.objects.count() == 0


def test_capstone_nothing_marked_stores_nothing(client: Client) -> None:
    client.post("/capstone/", sent({}, do="inspect"))
    assert User.objects.count() == 0


def test_capstone_all_right_builds_the_house(learner: Client, sheet: Sheet) -> None:
    page = learner.get(hand_in(learner, marks(sheet))).content.decode()
    assert "<h1>Thirteen of thirteen. Nothing to repair.</h1>" in page
    assert "Passed: 13 of 13." in page
    assert len(report().parts) == 14


def test_capstone_handed_in_twice_is_one_attempt(learner: Client, sheet: Sheet) -> None:
    data = sent(marks(sheet), do="inspect")
    first, second = learner.post("/capstone/", data), learner.post("/capstone/", data)
    assert first.headers["Location"] == second.headers["Location"]
    assert Attempt.objects.count() == 1
    assert Marking.objects.count() == 13


@pytest.mark.parametrize(
    ("wrong", "sure", "passed"), [(2, 0, True), (2, 1, True), (2, 2, False), (3, 0, False)]
)
def test_capstone_pass_mark(
    learner: Client,
    sheet: Sheet,
    wrong: int,
    sure: int,
    passed: bool,  # noqa: FBT001 -- a column
) -> None:
    hand_in(learner, marks(sheet, wrong=wrong, sure=sure))
    assert report().passed == passed
    assert len(report().parts) == 14 - wrong


def test_capstone_certain_and_wrong_come_first(learner: Client, sheet: Sheet) -> None:
    hand_in(learner, marks(sheet, wrong=3, sure=2))
    groups = [(group.title, len(group.rows)) for group in report().groups]
    assert groups == [("Certain and wrong", 2), ("The rest", 11)]


def test_capstone_next_sheet_has_another_order(learner: Client, sheet: Sheet) -> None:
    hand_in(learner, marks(sheet))
    following = sheets.sheet(Attempt.objects.get().learner)
    labels = [row.pin.label for row in sheet.rows]
    assert sorted(labels) == sorted(row.pin.label for row in following.rows)
    assert labels != [row.pin.label for row in following.rows]


def test_capstone_old_sheet_sent_again_is_refused(learner: Client, sheet: Sheet) -> None:
    hand_in(learner, marks(sheet))
    response = learner.post("/capstone/", sent(marks(sheet), do="inspect"))
    assert response.status_code == 400
    assert "Load the page again." in response.content.decode()
    assert Attempt.objects.count() == 1


def test_capstone_reasons_ask_three(learner: Client, sheet: Sheet) -> None:
    url = hand_in(learner, marks(sheet, wrong=2)).removesuffix("summary/")
    more = learner.post(f"{url}reasons/").headers["Location"]
    assert learner.post(f"{url}reasons/").headers["Location"] == more
    asked = AttemptItem.objects.filter(attempt__token=more.split("/")[2])
    assert asked.count() == 3


def test_save_mark_begins_the_sheet(client: Client, sheet: Sheet) -> None:
    data = sent({"slot": "3", **marks(sheet, rows=3)})
    response = client.post("/capstone/save", data)
    said = json.loads(response.content)
    assert (response.status_code, said["slot"], said["rev"]) == (200, 3, 1)
    assert Response.objects.get().item.position == 3
    assert json.loads(client.post("/capstone/save", data).content) == said


@pytest.mark.parametrize(
    ("data", "status"),
    [({"slot": "99"}, 404), ({"slot": "1", "a1": "x"}, 400), ({"slot": "1", "s1": "9"}, 400)],
)
def test_save_mark_unusable_stores_nothing(
    client: Client, data: dict[str, object], status: int
) -> None:
    assert client.post("/capstone/save", sent(data)).status_code == status
    assert User.objects.count() == 0


def test_finish_does_not_hand_in_a_sheet(learner: Client, sheet: Sheet) -> None:
    learner.post("/capstone/", sent(marks(sheet, rows=2), do="keep"))
    token = Attempt.objects.get().token
    assert learner.post(f"/a/{token}/finish/").status_code == 409
    response = learner.post(f"/a/{token}/1/answer/", sent({"a": "x"}))
    assert response.status_code == 409
    assert learner.get(f"/a/{token}/1/").headers["Location"] == "/capstone/"
