import json
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from time_machine import travel

from quizzes.models import Response
from tests.quizzes.conftest import Quiz, sent
from tests.quizzes.items import classify_item, multiple_item, right, single_item, wrong

pytestmark = pytest.mark.django_db
Build = Callable[..., Quiz]


def save(learner: Client, quiz: Quiz, **fields: object) -> tuple[int, dict[str, object]]:
    response = learner.post(quiz.page("save"), sent({"slot": "1", **fields}))
    return response.status_code, json.loads(response.content)


@travel("2026-11-23 14:05:00Z", tick=False)
def test_save_says_what_was_stored(learner: Client, quiz_of: Build) -> None:
    quiz, op_id = quiz_of(single_item()), str(uuid4())
    status, said = save(learner, quiz, op_id=op_id, **right(quiz.shown[0]))
    assert (status, said) == (
        200,
        {
            "op_id": op_id,
            "slot": 1,
            "rev": 1,
            "saved_at": "2026-11-23T14:05:00+00:00",
            "remaining_ms": None,
            "stale": False,
        },
    )


def test_save_is_shown_again(learner: Client, quiz_of: Build) -> None:
    quiz = quiz_of(single_item())
    chosen = right(quiz.shown[0])
    save(learner, quiz, s="0", **chosen)
    page = learner.get(quiz.url(1)).content.decode()
    assert f'value="{chosen["a"][0]}" id="q-a' in page
    assert page.count(" checked") == 2


def test_save_replayed_gives_the_same_reply_and_no_row(learner: Client, quiz_of: Build) -> None:
    quiz, op_id = quiz_of(single_item()), str(uuid4())
    first = save(learner, quiz, op_id=op_id, **right(quiz.shown[0]))
    save(learner, quiz, **wrong(quiz.shown[0]))
    again = save(learner, quiz, op_id=op_id, **wrong(quiz.shown[0]))
    assert again == first
    assert Response.objects.count() == 2


def test_save_replayed_after_the_answer_gives_the_same_reply(
    learner: Client, quiz_of: Build
) -> None:
    quiz, op_id = quiz_of(single_item()), str(uuid4())
    first = save(learner, quiz, op_id=op_id, **right(quiz.shown[0]))
    learner.post(quiz.url(1, "answer/"), sent(right(quiz.shown[0])))
    assert save(learner, quiz, op_id=op_id, **right(quiz.shown[0])) == first


def test_save_after_the_answer_is_refused(learner: Client, quiz_of: Build) -> None:
    quiz = quiz_of(single_item(), single_item("y"))
    learner.post(quiz.url(1, "answer/"), sent(right(quiz.shown[0])))
    status, said = save(learner, quiz, **wrong(quiz.shown[0]))
    assert status == 409
    assert said == {"error": "You have checked this question already. Your first answer counts."}
    assert Response.objects.count() == 1


def test_save_unfinished_is_kept(learner: Client, quiz_of: Build) -> None:
    quiz = quiz_of(multiple_item(), classify_item())
    one = [quiz.shown[0].order[0][0]]
    row = quiz.shown[1].order[0][0]
    assert save(learner, quiz, a=one)[0] == 200
    assert save(learner, quiz, slot="2", **{f"a-{row}": "aws"})[0] == 200
    assert [r.answer for r in Response.objects.order_by("pk")] == [one, [f"{row}:aws"]]


def test_save_late_in_its_tab_is_stale_and_names_what_counts(
    learner: Client, quiz_of: Build
) -> None:
    quiz = quiz_of(single_item())
    new, old = right(quiz.shown[0]), wrong(quiz.shown[0])
    save(learner, quiz, tab_id="t", client_seq="2", **new)
    _, said = save(learner, quiz, tab_id="t", client_seq="1", **old)
    assert said["stale"] is True
    assert said["current"] == {"answer": new["a"], "sureness": None, "rev": 2}


def test_save_from_an_older_tab_is_stale_and_stored(learner: Client, quiz_of: Build) -> None:
    quiz = quiz_of(single_item())
    save(learner, quiz, tab_id="one", client_seq="1", **right(quiz.shown[0]))
    _, said = save(learner, quiz, tab_id="two", client_seq="1", **wrong(quiz.shown[0]))
    assert (said["rev"], said["stale"]) == (2, True)


def test_save_op_id_of_another_question_is_refused(learner: Client, quiz_of: Build) -> None:
    quiz, op_id = quiz_of(single_item(), single_item("y")), str(uuid4())
    save(learner, quiz, op_id=op_id, **right(quiz.shown[0]))
    status, _ = save(learner, quiz, op_id=op_id, slot="2", **right(quiz.shown[1]))
    assert status == 409
    assert Response.objects.count() == 1


BAD: list[tuple[dict[str, object], str]] = [
    ({"slot": ""}, "slot: send a whole number from 0 to 9999."),
    ({"slot": "x"}, "slot: send a whole number from 0 to 9999."),
    ({"slot": "9" * 5000}, "slot: send a whole number from 0 to 9999."),
    ({"slot": "-1"}, "slot: send a whole number from 0 to 9999."),
    ({"op_id": "nonsense"}, "op_id: send a UUID."),
    ({"op_id": ""}, "op_id: send a UUID."),
    ({"op_id": "\x00" * 32}, "op_id: send a UUID."),
    ({"op_id": "9" * 100_000}, "op_id: send a UUID."),
    ({"tab_id": "a\x00b"}, "tab_id: use up to 36 letters, figures and hyphens."),
    ({"tab_id": "a" * 37}, "tab_id: use up to 36 letters, figures and hyphens."),
    ({"client_seq": "1e9"}, "client_seq: send a whole number from 0 to 2147483647."),
    ({"base_rev": "9999999999"}, "base_rev: send a whole number from 0 to 2147483647."),
    ({"a": "unknown"}, "Answer: this option was not offered. Load the page again."),
    ({"a": "\x00"}, "Answer: this option was not offered. Load the page again."),
    ({"a": ["x", "y"]}, "Answer: choose one option."),
    ({"s": "3"}, "How sure: choose guessing, think so or certain."),
    ({"s": "١"}, "How sure: choose guessing, think so or certain."),
]


@pytest.mark.parametrize(("fields", "said"), BAD)
def test_save_unusable_names_the_field(
    learner: Client, quiz_of: Build, fields: dict[str, object], said: str
) -> None:
    quiz = quiz_of(single_item())
    assert save(learner, quiz, **fields) == (400, {"error": said})
    assert Response.objects.count() == 0


@pytest.mark.parametrize(("fields", "said"), [row for row in BAD if "slot" not in row[0]])
def test_answer_unusable_names_the_field(
    learner: Client, quiz_of: Build, fields: dict[str, object], said: str
) -> None:
    quiz = quiz_of(single_item())
    chosen = {**right(quiz.shown[0]), **fields}
    response = learner.post(quiz.url(1, "answer/"), {**sent({}), **chosen})
    assert response.status_code == 400
    assert said in response.content.decode()
    assert Response.objects.count() == 0


def test_save_multiple_more_than_offered(learner: Client, quiz_of: Build) -> None:
    quiz = quiz_of(multiple_item())
    ids = [id_ for id_, _ in quiz.shown[0].order]
    status, said = save(learner, quiz, a=ids * 2)
    assert (status, said["error"]) == (400, "Answer: more options came than were offered.")
    status, said = save(learner, quiz, a=ids[:1] * 2)
    assert (status, said["error"]) == (400, "Answer: an option was sent twice.")


def test_save_unknown_slot_is_absent(learner: Client, quiz_of: Build) -> None:
    quiz = quiz_of(single_item())
    assert learner.post(quiz.page("save"), sent({}, slot="7")).status_code == 404


def test_save_of_ten_megabytes_is_refused(learner: Client, quiz_of: Build) -> None:
    quiz = quiz_of(single_item())
    response = learner.post(quiz.page("save"), sent({}, slot="1", a="x" * 10_000_000))
    assert 400 <= response.status_code < 500
    assert Response.objects.count() == 0


def test_save_takes_no_other_method(learner: Client, quiz_of: Build) -> None:
    assert learner.get(quiz_of(single_item()).page("save")).status_code == 405
