"""Stillness for who asked for it, paper, and no sheet of drawings without its words."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visitor
from tests.journeys.desk import Desk, finished_quiz
from tests.journeys.pages_course import FIGURES, LESSONS, reveal
from tests.journeys.test_figures import change

MOVING = "document.getAnimations().filter((a) => a.playState === 'running').length"


@pytest.mark.parametrize("name", FIGURES)
def test_nothing_moves_for_who_asked_for_stillness(desk: Desk, name: str) -> None:
    desk.open(f"/course/{LESSONS[FIGURES[name].lesson]}/")
    change(desk.page, name)
    assert desk.page.evaluate(MOVING) == 0

    reveal(desk, name, FIGURES[name].wrong)

    assert desk.page.evaluate(MOVING) == 0


def test_certain_and_wrong_is_still_too(desk: Desk) -> None:
    attempt = finished_quiz(desk.guest(), right=(False,) * 5)

    desk.open(f"/a/{attempt.token}/summary/")

    assert desk.page.evaluate(MOVING) == 0


def test_revision_cloud_draws_itself_once(visitor: Visitor, desk: Desk) -> None:
    """The control of the tests above: without the wish there is something to move."""
    page = visitor.window()
    desk = Desk(page=page, home=desk.home, settings=desk.settings)
    desk.open("/")
    reveal(desk, "house", FIGURES["house"].wrong)

    loops = "document.getAnimations().map((a) => a.effect.getTiming().iterations)"
    assert set(page.evaluate(loops)) <= {1}


@pytest.mark.parametrize("path", ["/course/whose-house/", "/matrix/", "/course/", "/help/"])
def test_paper_has_no_chrome(desk: Desk, path: str) -> None:
    desk.open(path)
    desk.page.emulate_media(media="print")

    for chrome in (".bar nav", ".theme", ".skip", ".crumb", "main .btn"):
        expect(desk.page.locator(f"{chrome}:visible")).to_have_count(0)
    expect(desk.page.locator("h1")).to_be_visible()
    expect(desk.page.locator(".titleblock")).to_be_visible()


def test_paper_has_the_questions_without_the_forms_round_them(desk: Desk) -> None:
    desk.open("/course/whose-house/")
    desk.page.emulate_media(media="print")

    expect(desk.page.locator(".figform:visible, .sure:visible, button:visible")).to_have_count(0)
    expect(desk.page.locator(".check .opt:visible")).to_have_count(
        desk.page.locator(".check .opt").count()
    )
    expect(desk.page.locator("#house-told table")).to_be_visible()


def test_paper_is_white_in_the_dark(desk: Desk) -> None:
    desk.open("/course/whose-house/")
    desk.page.emulate_media(media="print", color_scheme="dark")

    paper = "getComputedStyle(document.body).backgroundColor"
    assert desk.page.evaluate(paper) == "rgb(255, 255, 255)"


def test_paper_shows_the_figure_as_the_learner_left_it(desk: Desk) -> None:
    desk.open("/")
    reveal(desk, "house", FIGURES["house"].wrong)
    desk.page.emulate_media(media="print")

    expect(desk.page.locator("#fig-house svg.house")).to_be_visible()
    expect(desk.page.locator("#house-told table")).to_be_visible()
