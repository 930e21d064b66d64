import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.http.response import HttpResponseBase
from django.test import Client

from assessment.items import Answer, Item
from assessment.parties import Party
from quizzes.models import Marking, Response
from tests.factories import UserFactory
from tests.quizzes.conftest import HTMX, Quiz, plain, sent
from tests.quizzes.items import (
    BELIEF,
    classify_item,
    fields,
    multiple_item,
    order_item,
    owner_item,
    right,
    single_item,
    two_tier_item,
    wrong,
)

pytestmark = pytest.mark.django_db
KINDS = [single_item(), two_tier_item(), multiple_item(), classify_item(), order_item()]
Build = Callable[..., Quiz]


def body(response: HttpResponseBase) -> str:
    return getattr(response, "content", b"").decode()


def test_question_page_shows_where_it_stands(learner: Client, quiz_of: Build) -> None:
    quiz = quiz_of(single_item("x"), single_item("y"))
    page = body(learner.get(quiz.url(2)))
    assert "<title>Question 2 of 2 – Practice quiz – Who locks the door?</title>" in page
    assert "Back to question 1" in page


def test_attempt_goes_to_the_first_open_question(learner: Client, quiz_of: Build) -> None:
    quiz = quiz_of(single_item("x"), single_item("y"))
    learner.post(quiz.url(1, "answer/"), sent(right(quiz.shown[0])))
    assert learner.get(quiz.page("")).headers["Location"] == quiz.url(2)


def test_attempt_goes_to_the_result_when_done(learner: Client, quiz_of: Build) -> None:
    quiz = quiz_of(single_item())
    learner.post(quiz.url(1, "answer/"), sent(right(quiz.shown[0])))
    assert learner.get(quiz.page("")).headers["Location"] == quiz.page("summary/")


@pytest.mark.parametrize("item", KINDS, ids=lambda item: item.kind)
def test_answer_right_earns_all(learner: Client, quiz_of: Build, item: Item) -> None:
    quiz = quiz_of(item)
    learner.post(quiz.url(1, "answer/"), sent(right(quiz.shown[0])))
    assert Marking.objects.get().credit == 1
    page = body(learner.get(quiz.url(1)))
    assert "<span>Correct.</span>" in page
    assert "It is easy to think" not in page


@pytest.mark.parametrize("item", KINDS, ids=lambda item: item.kind)
def test_answer_wrong_gives_the_belief_and_its_refutation(
    learner: Client, quiz_of: Build, item: Item
) -> None:
    quiz = quiz_of(item)
    learner.post(quiz.url(1, "answer/"), sent(wrong(quiz.shown[0]), s="2"))
    assert Marking.objects.get().credit < 1
    page = body(learner.get(quiz.url(1)))
    assert "and you were certain." in page
    assert "The owner holds the key." in page
    if item.kind != "order":
        assert "It runs on AWS, so AWS secures it." in page


def test_answer_owner_says_who_in_a_tag(learner: Client, quiz_of: Build) -> None:
    quiz = quiz_of(owner_item(key=Party.AWS))
    learner.post(quiz.url(1, "answer/"), sent(right(quiz.shown[0])))
    page = body(learner.get(quiz.url(1)))
    assert 'Who secures it</span> <span class="tag A"><b>A</b>AWS</span>' in page


def test_answer_plain_redirects_to_the_verdict(learner: Client, quiz_of: Build) -> None:
    quiz = quiz_of(single_item())
    response = learner.post(quiz.url(1, "answer/"), sent(right(quiz.shown[0])))
    assert response.status_code == 302
    assert response.headers["Location"] == f"{quiz.url(1)}#verdict"


def test_answer_by_htmx_gives_the_region_alone(learner: Client, quiz_of: Build) -> None:
    quiz = quiz_of(single_item())
    response = learner.post(quiz.url(1, "answer/"), sent(right(quiz.shown[0])), headers=HTMX)
    assert response.status_code == 200
    assert body(response).strip().startswith('<div id="question">')
    assert "data-focus" in body(response)


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_answer_empty_says_so_and_keeps_what_was_said(
    learner: Client, quiz_of: Build, headers: dict[str, str]
) -> None:
    quiz = quiz_of(single_item())
    response = learner.post(quiz.url(1, "answer/"), sent({}, s="1"), headers=headers)
    assert response.status_code == (200 if headers else 422)
    page = body(response)
    assert '<a href="#q-a1">Choose an answer.</a>' in page
    assert 'name="s" value="1" checked' in page
    assert ("<title>Error: Question 1 of 1" in page) == (not headers)
    assert Response.objects.count() == 0


@pytest.mark.parametrize(
    ("item", "fields", "said"),
    [
        (multiple_item(), {"a": 1}, "Choose two answers. You chose one."),
        (multiple_item(), {"a": 3}, "Choose two answers. You chose three."),
        (classify_item(), {}, "Choose who secures row 1."),
        (order_item(), {}, "Give row 1 a place of its own."),
    ],
)
def test_answer_unfinished_names_what_is_missing(
    learner: Client, quiz_of: Build, item: Item, fields: dict[str, int], said: str
) -> None:
    quiz = quiz_of(item)
    ids = [opaque for opaque, _ in quiz.shown[0].order]
    chosen = {name: ids[:count] for name, count in fields.items()}
    assert said in body(learner.post(quiz.url(1, "answer/"), sent({**chosen})))


@pytest.mark.parametrize(
    ("answer", "said", "earned"),
    [
        (("aws", "b"), "Correct.", "1"),
        (("aws", "c"), "Half right: the owner fits, the reason does not.", "1/2"),
        (("both", "b"), "Not this one: the reason fits, the owner does not.", "0"),
        (("both", "c"), "Not this one.", "0"),
    ],
)
def test_answer_two_tier_says_which_half_is_right(
    learner: Client, quiz_of: Build, answer: Answer, said: str, earned: str
) -> None:
    quiz = quiz_of(two_tier_item())
    learner.post(quiz.url(1, "answer/"), sent(fields(quiz.shown[0], answer)))
    page = body(learner.get(quiz.url(1)))
    assert f"<span>{said}</span>" in page
    assert f"Rationale of {answer[1]}" in page
    assert str(Marking.objects.get().credit) == earned


def test_answer_two_tier_refutes_the_reason_before_the_owner(
    learner: Client, quiz_of: Build
) -> None:
    item = two_tier_item()
    owners = tuple(replace(o, misconception="" if o.tier == 2 else "none") for o in item.options)
    quiz = quiz_of(item, replace(item, id="more", options=owners))
    for number in (1, 2):
        answer = fields(quiz.shown[number - 1], ("both", "c"))
        learner.post(quiz.url(number, "answer/"), sent(answer))
    assert BELIEF.belief in body(learner.get(quiz.url(1)))
    assert BELIEF.belief not in body(learner.get(quiz.url(2)))


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
@pytest.mark.parametrize(
    ("names", "missing"),
    [
        ([], ["Choose who answers for it.", "Choose the reason."]),
        (["a"], ["Choose the reason."]),
        (["a-because"], ["Choose who answers for it."]),
    ],
    ids=["none", "owner", "reason"],
)
def test_answer_two_tier_keeps_one_and_asks_for_the_other(
    learner: Client, quiz_of: Build, names: list[str], missing: list[str], headers: dict[str, str]
) -> None:
    quiz = quiz_of(two_tier_item())
    every = fields(quiz.shown[0], ("both", "c"))
    chosen = {name: every[name] for name in names}
    page = body(learner.post(quiz.url(1, "answer/"), sent(chosen), headers=headers))
    controls = {
        "Choose who answers for it.": quiz.shown[0].opaque_id["customer"],
        "Choose the reason.": quiz.shown[0].order[3][0],
    }
    links = re.findall(r'<a href="#(q-[0-9a-f]+)">(Choose[^<]*)</a>', page)
    assert links == [(f"q-{controls[what]}", what) for what in missing]
    assert re.findall(r'<p class="err" id="q-error[12]">([^<]*)</p>', page) == missing
    assert re.findall(r'value="([0-9a-f]{16})" id="[^"]*" checked', page) == list(chosen.values())
    assert Response.objects.count() == 0


@pytest.mark.parametrize(
    "turned",
    [
        lambda f: {"a": f["a-because"], "a-because": f["a"]},
        lambda f: {**f, "a": [f["a"], f["a"]]},
        lambda f: {**f, "a-because": "0" * 16},
    ],
    ids=["swapped", "twice", "unknown"],
)
def test_answer_two_tier_that_was_not_offered_is_refused(
    learner: Client, quiz_of: Build, turned: Callable[..., dict[str, object]]
) -> None:
    quiz = quiz_of(two_tier_item())
    sending = sent(turned(right(quiz.shown[0])))
    assert learner.post(quiz.url(1, "answer/"), sending).status_code == 400
    assert Response.objects.count() == 0


def test_answer_two_tier_half_is_kept_and_shown_again(learner: Client, quiz_of: Build) -> None:
    quiz = quiz_of(two_tier_item())
    half = {"a-because": fields(quiz.shown[0], ("aws", "c"))["a-because"]}
    learner.post(quiz.page("save"), sent(half, slot="1"))
    assert Response.objects.get().answer == [half["a-because"]]
    page = body(learner.get(quiz.url(1)))
    assert re.findall(r'value="([0-9a-f]{16})" id="[^"]*" checked', page) == [*half.values()]


def test_answer_order_place_taken_names_the_row(learner: Client, quiz_of: Build) -> None:
    quiz = quiz_of(order_item())
    places: dict[str, str | list[str]] = {f"a-{id_}": "1" for id_, _ in quiz.shown[0].order}
    page = body(learner.post(quiz.url(1, "answer/"), sent(places)))
    assert "Place 1 is taken. Give row 2 a place of its own." in page


def test_answer_twice_keeps_the_first(learner: Client, quiz_of: Build) -> None:
    quiz = quiz_of(single_item())
    first = learner.post(quiz.url(1, "answer/"), sent(right(quiz.shown[0])))
    second = learner.post(quiz.url(1, "answer/"), sent(wrong(quiz.shown[0])))
    assert second.headers["Location"] == first.headers["Location"]
    assert Response.objects.count() == Marking.objects.count() == 1
    assert Marking.objects.get().credit == 1


def test_answer_after_the_end_is_refused(learner: Client, quiz_of: Build) -> None:
    quiz = quiz_of(single_item())
    learner.post(quiz.page("finish/"))
    response = learner.post(quiz.url(1, "answer/"), sent(right(quiz.shown[0])))
    assert response.status_code == 409
    assert "This quiz is finished." in body(response)
    assert Response.objects.count() == 0


def test_question_of_an_ended_quiz_unanswered_goes_to_the_result(
    learner: Client, quiz_of: Build
) -> None:
    quiz = quiz_of(single_item())
    learner.post(quiz.page("finish/"))
    assert learner.get(quiz.url(1)).headers["Location"] == quiz.page("summary/")


@pytest.mark.parametrize("tail", ["", "1/", "summary/"])
def test_attempt_of_another_is_as_absent_as_an_unknown_one(
    client: Client, quiz_of: Build, tail: str
) -> None:
    quiz = quiz_of(single_item())
    client.force_login(UserFactory.create())
    stranger, unknown = client.get(quiz.page(tail)), client.get(f"/a/{'x' * 22}/{tail}")
    assert stranger.status_code == unknown.status_code == 404
    token = quiz.attempt.token
    assert plain(stranger).replace(token, "") == plain(unknown).replace("x" * 22, "")


@pytest.mark.parametrize("tail", ["", "1/", "summary/", "overview/", "hand-in/"])
def test_attempt_asked_for_by_nobody_leads_to_the_sign_in_and_back(
    client: Client, quiz_of: Build, tail: str
) -> None:
    for path in (quiz_of(single_item()).page(tail), f"/a/{'x' * 22}/{tail}"):
        reply = client.get(path)
        assert reply.status_code == 302
        assert reply.headers["Location"] == f"/accounts/login/?next={path}"


@pytest.mark.parametrize(
    "tail", ["1/answer/", "1/sibling/", "save", "finish/", "redo/", "reasons/"]
)
def test_attempt_of_another_takes_nothing(client: Client, quiz_of: Build, tail: str) -> None:
    quiz = quiz_of(single_item())
    fields = sent(right(quiz.shown[0]), slot="1")
    client.force_login(UserFactory.create())
    assert client.post(quiz.page(tail), fields).status_code == 404
    assert Response.objects.count() == 0


@pytest.mark.parametrize("number", ["0", "2", "99999999999999999999", "9" * 5000])
def test_question_that_is_not_there(learner: Client, quiz_of: Build, number: str) -> None:
    quiz = quiz_of(single_item())
    assert learner.get(quiz.page(f"{number}/")).status_code == 404


def test_pages_are_not_stored_by_caches(learner: Client, quiz_of: Build) -> None:
    quiz = quiz_of(single_item())
    for path in (quiz.url(1), quiz.page("")):
        assert "no-store" in learner.get(path).headers["Cache-Control"]
    assert "no-store" in learner.post(quiz.page("save"), {}).headers["Cache-Control"]
