from collections.abc import Iterator

import pytest
from django.test import Client

from accounts.models import User
from assessment.items import Pool
from lessons.library import library
from quizzes import bank
from quizzes.models import Attempt, Marking, Response
from quizzes.queries import checks
from tests.quizzes.conftest import HTMX, sent
from tests.quizzes.items import right, two_tier_item, wrong

pytestmark = pytest.mark.django_db

LESSON = "whose-house"


@pytest.fixture
def check() -> checks.Check:
    """The first check of the first lesson."""
    return next(iter(checks.checks(None, LESSON).values()))


def url(check: checks.Check) -> str:
    return f"/checks/{LESSON}/{check.item_id}/"


def page_of(client: Client) -> str:
    return client.get(f"/course/{LESSON}/").content.decode()


def test_check_first_answer_makes_a_guest(client: Client, check: checks.Check) -> None:
    assert client.get(f"/course/{LESSON}/").status_code == 200
    assert User.objects.count() == 0
    response = client.post(url(check), sent(right(check.pin.shown)))
    assert response.headers["Location"] == f"/course/{LESSON}/#check-{check.item_id}"
    assert User.objects.get().is_guest
    assert Attempt.objects.get().subject == f"lesson:{LESSON}"


def test_check_keeps_the_order_it_was_shown_in(client: Client, check: checks.Check) -> None:
    before = page_of(client)
    client.post(url(check), sent(right(check.pin.shown)))
    after = page_of(client)
    texts = [option.text for _, option in check.pin.shown.options]
    assert sorted(texts, key=before.index) == sorted(texts, key=after.index) == texts


def test_check_answered_is_frozen_with_its_reply(client: Client, check: checks.Check) -> None:
    client.post(url(check), sent(wrong(check.pin.shown), s="2"))
    page = page_of(client)
    assert "Not this one, and you were certain." in page
    assert "It is easy to think" in page
    assert f'action="{url(check)}"' not in page


def test_check_by_htmx_gives_its_card(client: Client, check: checks.Check) -> None:
    response = client.post(url(check), sent(right(check.pin.shown)), headers=HTMX)
    text = response.content.decode().strip()
    assert text.startswith(f'<div class="check" id="check-{check.item_id}">')
    assert "data-focus" in text


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_check_empty_says_so_and_stores_nothing(
    client: Client, check: checks.Check, headers: dict[str, str]
) -> None:
    response = client.post(url(check), sent({}, s="0"), headers=headers)
    assert response.status_code == (200 if headers else 422)
    assert "Choose an answer." in response.content.decode()
    assert 'name="s" value="0" checked' in response.content.decode()
    assert User.objects.count() == 0


def test_check_twice_keeps_the_first(learner: Client, check: checks.Check) -> None:
    learner.post(url(check), sent(right(check.pin.shown)))
    learner.post(url(check), sent(wrong(check.pin.shown)))
    assert Marking.objects.get().credit == 1
    assert Response.objects.count() == 1


def test_check_all_of_a_lesson_share_an_attempt(learner: Client) -> None:
    for found in checks.checks(None, LESSON).values():
        learner.post(url(found), sent(right(found.pin.shown)))
    attempt = Attempt.objects.get()
    assert attempt.submitted_at is None
    assert attempt.items.count() == len(checks.checks(None, LESSON))


@pytest.mark.parametrize(
    ("fields", "said"),
    [({"op_id": "x"}, "op_id: send a UUID."), ({"a": "x"}, "this option was not offered")],
)
def test_check_unusable_names_the_field(
    client: Client, check: checks.Check, fields: dict[str, str], said: str
) -> None:
    response = client.post(url(check), {**sent(right(check.pin.shown)), **fields})
    assert response.status_code == 400
    assert said in response.content.decode()
    assert User.objects.count() == 0


@pytest.mark.parametrize("path", ["/checks/nowhere/open-window/", f"/checks/{LESSON}/nothing/"])
def test_check_unknown_is_absent(client: Client, path: str) -> None:
    assert client.post(path, sent({})).status_code == 404


@pytest.mark.parametrize("pool", Pool)
def test_check_that_the_lesson_does_not_ask_is_absent(client: Client, pool: Pool) -> None:
    item = next(
        item
        for item in library().items.values()
        if item.pool is pool and item.id not in bank.checks(LESSON)
    )
    fields = sent(right(checks.blank(LESSON, item).pin.shown))
    assert client.post(f"/checks/{LESSON}/{item.id}/", fields).status_code == 404
    assert User.objects.count() == 0


def test_sibling_is_asked_and_answered_below_the_check(
    learner: Client, check: checks.Check
) -> None:
    learner.post(url(check), sent(wrong(check.pin.shown)))
    token = Attempt.objects.get().token
    asked = learner.post(f"/a/{token}/1/sibling/", headers=HTMX).content.decode()
    assert asked.strip().startswith(f'<div class="sibling" id="sibling-{check.item_id}">')
    assert f'action="/a/{token}/2/answer/"' in asked
    found = checks.answered(Attempt.objects.get().learner_id, LESSON)[check.item_id]
    assert found.variant is not None
    shown = found.variant.pin.shown
    assert found.variant.pin.shown.item.fact == check.pin.shown.item.fact
    reply = learner.post(f"/a/{token}/2/answer/", sent(right(shown)), headers=HTMX)
    text = reply.content.decode()
    assert text.strip().startswith(f'<div class="check" id="check-{check.item_id}">')
    assert text.count("data-focus") == 1


def test_sibling_plain_goes_back_to_the_check(learner: Client, check: checks.Check) -> None:
    learner.post(url(check), sent(wrong(check.pin.shown)))
    token = Attempt.objects.get().token
    home = learner.post(f"/a/{token}/1/sibling/").headers["Location"]
    assert home == f"/course/{LESSON}/#check-{check.item_id}"
    empty = learner.post(f"/a/{token}/2/answer/", sent({}))
    assert "Choose an answer." in empty.content.decode()
    assert learner.get(f"/a/{token}/").headers["Location"] == f"/course/{LESSON}/"
    assert learner.get(f"/a/{token}/2/").status_code == 302


def test_sibling_ends_after_five(learner: Client, check: checks.Check) -> None:
    learner.post(url(check), sent(wrong(check.pin.shown)))
    attempt = Attempt.objects.get()
    for number in range(2, 9):
        learner.post(f"/a/{attempt.token}/1/sibling/")
        found = checks.answered(attempt.learner_id, LESSON)[check.item_id].variant
        if found is None or found.position != number:
            break
        fields = sent(right(found.pin.shown))
        learner.post(f"/a/{attempt.token}/{number}/answer/", fields)
    assert attempt.items.count() == 6
    assert "Try another like it" not in page_of(learner)


def test_checks_every_lesson_has_some() -> None:
    for slug in ("whose-house", "build-the-stack", "the-dividing-line"):
        names = [
            b.name for p in library().lessons[slug].parts for b in p.blocks if b.kind == "check"
        ]
        assert list(checks.checks(None, slug)) == names


@pytest.fixture
def two_tier() -> Iterator[checks.Check]:
    """A check that asks for owner and reason, in the place of the first."""
    items = library().items
    first = next(iter(checks.checks(None, LESSON)))
    before = items[first]
    items[first] = two_tier_item(first)
    yield checks.checks(None, LESSON)[first]
    items[first] = before


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_check_two_tier_names_the_tier_that_is_missing(
    client: Client, two_tier: checks.Check, headers: dict[str, str]
) -> None:
    half = {"a": right(two_tier.pin.shown)["a"]}
    page = client.post(url(two_tier), sent(half), headers=headers).content.decode()
    error = f'<p class="err" id="c-{two_tier.item_id}-error2" tabindex="-1" data-focus>'
    assert page.count(' class="err"') == page.count(f"{error}Choose the reason.</p>") == 1
    assert f'value="{half["a"]}" id="c-{two_tier.item_id}-{half["a"]}" checked' in page
    assert User.objects.count() == 0


def test_check_two_tier_is_frozen_with_both_tiers(client: Client, two_tier: checks.Check) -> None:
    client.post(url(two_tier), sent(wrong(two_tier.pin.shown)))
    page = page_of(client)
    name = f"c-{two_tier.item_id}-tier"
    assert [page.count(f'aria-labelledby="{name}{tier}"') for tier in (1, 2)] == [1, 1]
    assert "Rationale of a" in page
