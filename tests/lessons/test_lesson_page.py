"""The page of a lesson, its figures' forms and its parts."""

import gzip
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from lessons import sheet
from lessons.figures.base import Figure
from lessons.figures.registry import View
from lessons.library import library
from lessons.models import Bet, Reading
from tests.lessons.figures import figures, twin

pytestmark = pytest.mark.django_db
READY = tuple(plan.slug for plan in library().course.lessons if plan.ready)
LIGHT = 15 * 1024  # on the wire, for a lesson after the first
DRAFTS = [f"/course/{plan.slug}/" for plan in library().course.lessons if not plan.ready]
HOUSE = "/course/whose-house/figures/house/"
RIGHT = {f"house.{n}": letter for n, letter in enumerate("AAACCCB", start=1)}
ASK = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def _clock(now: datetime) -> Iterator[None]:
    with time_machine.travel(now, tick=False):
        yield


def page(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def status(html: str) -> str:
    found = re.search(r'id="status"[^>]*>(.*?)</p>', html, re.DOTALL)
    return found[1].strip() if found else ""


def caption(html: str) -> str:
    found = re.search(r'class="caption">(.*?)</p>', html)
    return found[1] if found else ""


@pytest.mark.parametrize("slug", READY)
def test_ready_lesson_has_its_claim_and_parts(client: Client, slug: str) -> None:
    text = library().lessons[slug]
    html = page(client, f"/course/{slug}/")
    assert f"<h1>{text.claim}</h1>" in html
    shown = re.findall(r'<section class="row partrow" id="([^"]+)"', html)
    assert [part.id for part in text.parts] == shown


@pytest.mark.parametrize("path", [*DRAFTS, "/course/nowhere/", "/course/UP_1/"])
def test_lesson_that_is_not_ready_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_eyebrow_counts_lessons(client: Client) -> None:
    html = page(client, "/course/the-dividing-line/")
    assert "Sheet A-103, lesson 3 of 10, about 9 minutes" in html


def test_reading_makes_no_guest(client: Client) -> None:
    page(client, "/course/whose-house/?house.1=A")
    client.post(HOUSE, {"house.1": "A", "do": "place"})
    client.post(HOUSE, {"house.1": "A", "do": "check"})
    assert User.objects.count() == 0
    assert client.cookies.get("session") is None


def test_first_bet_makes_a_guest_and_redirects_to_the_figure(client: Client, now: datetime) -> None:
    response = client.post(HOUSE, {**RIGHT, "house.3": "B", "do": "check"})
    assert response.status_code == 302
    assert response["Location"].endswith("house.7=B&house.show=house#fig-house")
    bet = Bet.objects.get()
    assert (bet.lesson, bet.figure, bet.placed_at) == ("whose-house", "house", now)
    assert bet.choice == {**dict(zip("1234567", "AABCCCB", strict=True)), "show": "no"}
    assert bet.learner.is_guest
    shown = page(client, response["Location"])
    assert caption(shown) == "Inspected. Six of seven match. Part 3 differs."


def test_second_bet_shows_and_the_first_stays(client: Client) -> None:
    client.post(HOUSE, {**RIGHT, "house.3": "B", "do": "check"})
    again = client.post(HOUSE, {**RIGHT, "do": "check"}, headers=ASK).content.decode()
    assert caption(again) == "Inspected. All seven match."
    assert Bet.objects.get().choice["3"] == "B"
    assert User.objects.count() == 1


def test_show_me_places_an_empty_bet(client: Client) -> None:
    client.post(HOUSE, {"do": "show"})
    assert Bet.objects.get().choice == {}
    html = page(client, "/course/whose-house/")
    assert caption(html).startswith("Inspected: the builder holds")


def test_bet_is_shown_when_the_learner_comes_back(client: Client) -> None:
    client.post(HOUSE, {**RIGHT, "do": "check"})
    assert caption(page(client, "/course/whose-house/")) == "Inspected. All seven match."
    over = page(client, "/course/whose-house/?house.show=no")
    assert caption(over) == "You have placed 0 of 7 parts."


def test_linked_inspection_is_veiled_without_a_bet(client: Client) -> None:
    html = page(client, "/course/whose-house/?house.1=A&house.show=cloud")
    assert caption(html) == "You have placed 1 of 7 parts."
    assert all(part.cloud not in html for part in figures()[0].parts)  # type: ignore[attr-defined]  # the house's


def test_unreadable_state_resets_the_figure_and_says_so(client: Client) -> None:
    html = page(client, "/course/whose-house/?house.1=Z")
    assert status(html) == "The address of figure 1.1 could not be read, so it starts afresh."
    assert caption(html) == "You have placed 0 of 7 parts."


def test_form_with_gaps_keeps_what_was_typed(client: Client) -> None:
    response = client.post(HOUSE, {"house.1": "C", "do": "check"})
    html = response.content.decode()
    assert response.status_code == 422
    assert "<title>Error: " in html
    assert "There is a problem" in html
    assert '<a href="#house-2-A">Choose an owner for part 2, foundation</a>' in html
    assert re.search(r'id="house-1-C"[^>]* checked', html)


def test_fragment_with_gaps_keeps_what_was_typed(client: Client) -> None:
    response = client.post(HOUSE, {"house.1": "C", "do": "check"}, headers=ASK)
    html = response.content.decode()
    assert response.status_code == 200
    assert html.lstrip().startswith("<section")
    assert "There is a problem" in html
    assert re.search(r'id="house-1-C"[^>]* checked', html)
    assert not response.has_header("HX-Push-Url")


def test_duplicate_positions_are_named(client: Client) -> None:
    plates = ["application", "data", "facility", "guest-os", "hypervisor", "network"]
    typed = dict(zip((f"stack.{p}" for p in plates), "242536", strict=True))
    response = client.post("/course/build-the-stack/figures/stack/", {**typed, "do": "check"})
    html = response.content.decode()
    assert response.status_code == 422
    assert "Position 2 is used twice" in html
    assert html.count(" selected>") == 6


def test_fragment_is_the_figure_with_its_address(client: Client) -> None:
    response = client.post(HOUSE, {**RIGHT, "do": "check"}, headers=ASK)
    html = response.content.decode()
    assert html.lstrip().startswith('<section class="figure')
    assert response["HX-Push-Url"].startswith("/course/whose-house/?house.1=A")
    assert status(html) == caption(html) == "Inspected. All seven match."
    assert '<h4 class="result" id="house-result" tabindex="-1" data-focus>' in html


def test_redrawing_swaps_only_what_is_shown(client: Client) -> None:
    response = client.post(HOUSE, {"house.1": "A"}, headers=ASK)
    html = response.content.decode()
    assert response["HX-Retarget"] == "#house-told"
    assert response["HX-Replace-Url"].endswith("?house.1=A&house.show=no#fig-house")
    assert status(html) == caption(html) == "You have placed 1 of 7 parts."
    assert "<form" not in html
    assert 'id="house-draw" hx-swap-oob="true"' in html


def test_other_words_come_with_their_sentence(client: Client) -> None:
    client.post(HOUSE, {**RIGHT, "do": "check"})
    address = "/course/whose-house/?" + "&".join(f"{k}={v}" for k, v in RIGHT.items())
    headers = {**ASK, "HX-Target": "fig-house"}
    html = client.get(f"{address}&house.show=cloud", headers=headers).content.decode()
    assert status(html) == caption(html) == "Cloud words. All seven match."
    assert "Security group" in html


def test_moving_a_plate_works_without_a_script(client: Client) -> None:
    url = "/course/build-the-stack/figures/stack/"
    response = client.post(url, {"stack.facility": "1", "do": "up.network"})
    html = page(client, response["Location"])
    assert caption(html) == "The network is at position 2. 2 of 6 plates are in the stack."
    assert User.objects.count() == 0


def test_two_figures_keep_each_others_state(client: Client) -> None:
    url = "/course/the-dividing-line/figures/line/?callers.1=act&x=1"
    response = client.post(url, {"line.gap": "2"})
    assert response["Location"] == (
        "/course/the-dividing-line/?callers.1=act&line.gap=2&line.show=no#fig-line"
    )
    html = page(client, response["Location"])
    assert 'action="/course/the-dividing-line/figures/line/?callers.1=act"' in html


@pytest.mark.parametrize(
    "path",
    [
        "/course/whose-house/figures/line/",
        "/course/whose-house/figures/roof/",
        "/course/nowhere/figures/house/",
        "/course/whose-house/parts/cellar/done/",
        "/course/nowhere/parts/a/done/",
    ],
)
def test_what_is_not_there_is_not_found(client: Client, path: str) -> None:
    assert client.post(path, {"do": "check"}).status_code == 404
    assert User.objects.count() == 0


@pytest.mark.parametrize("path", [HOUSE, "/course/whose-house/parts/of-and-in/done/"])
def test_forms_are_posted(client: Client, path: str) -> None:
    assert client.get(path).status_code == 405


@pytest.mark.parametrize("value", ["", "Z", "\x00", "A" * 300, "²"])
def test_bad_values_count_as_none_chosen(client: Client, value: str) -> None:
    response = client.post(HOUSE, {**RIGHT, "house.2": value, "do": "check", "was": value})
    assert response.status_code == 422
    assert Bet.objects.count() == 0


def test_part_is_done_once_and_leads_to_the_next(client: Client, now: datetime) -> None:
    url = "/course/whose-house/parts/place-your-bet/done/?house.1=A"
    for _ in range(2):
        response = client.post(url)
        assert response["Location"] == "/course/whose-house/?house.1=A#one-part-one-owner"
    row = Reading.objects.get()
    assert (row.lesson, row.part, row.done_at) == ("whose-house", "place-your-bet", now)
    assert page(client, "/course/whose-house/").count("1 of 5 parts done") == 5


def test_last_part_leads_to_the_end(client: Client) -> None:
    response = client.post("/course/whose-house/parts/where-the-picture-stops/done/")
    assert response["Location"] == "/course/whose-house/#end"


def test_a_bet_does_not_finish_a_part(client: Client) -> None:
    client.post(HOUSE, {**RIGHT, "do": "check"})
    assert Reading.objects.count() == 0


def test_next_lesson_is_the_next_that_is_ready(client: Client) -> None:
    assert "Start lesson 2" in page(client, "/course/whose-house/")
    html = page(client, "/course/the-dividing-line/")
    later = [plan for plan in library().course.lessons if plan.number > 3]
    ready = next(plan for plan in later if plan.ready)
    drafts = [plan.sheet for plan in later if plan.number < ready.number]
    assert f"Start lesson {ready.number}" in html
    assert [sheet for sheet in drafts if sheet not in html] == []
    assert "Open the matrix" in page(client, "/course/fill-the-matrix/")


@pytest.mark.parametrize("slug", READY[:-1])
def test_queries_are_few_and_do_not_grow(client: Client, ana: User, slug: str) -> None:
    client.force_login(ana)
    counts = []
    for part in library().lessons[slug].parts[:3]:
        with CaptureQueriesContext(
            connection,
        ) as found:
            page(client, f"/course/{slug}/")
        counts.append(len(found))
        client.post(f"/course/{slug}/parts/{part.id}/done/")
        client.post(HOUSE, {**RIGHT, "do": "check"})
    assert max(counts) == min(counts) <= 6


def test_visitor_costs_no_query(client: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        client.get("/course/whose-house/")


@pytest.mark.parametrize("figure", figures(), ids=lambda f: f.name)
def test_unplaced_bet_gives_nothing_away(figure: Figure[Any]) -> None:
    """Two keys, one page: not a byte differs before the bet."""
    request = RequestFactory().get("/")
    pages = []
    for one in (figure, twin(figure)):
        view = View(figure=one, state=one.start())
        placed = sheet.place(slug="whose-house", view=view, address={}, names={})
        pages.append(
            render_to_string("lessons/lesson.html#figure", {"placed": placed}, request=request)
        )
    tokens = r'name="csrfmiddlewaretoken" value="[^"]+"'
    first, second = (re.sub(tokens, "", html) for html in pages)
    assert first == second


@pytest.mark.parametrize("slug", READY)
def test_further_lesson_is_light(client: Client, slug: str) -> None:
    assert len(gzip.compress(client.get(f"/course/{slug}/").content, 6)) <= LIGHT
