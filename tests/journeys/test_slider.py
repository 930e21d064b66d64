"""The service slider: with a pointer, with keys alone, without scripts, and as it moves."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visitor
from tests.journeys.desk import Desk
from tests.journeys.hands import BUSY, Hand, Keyboard, Pointer
from tests.journeys.pages_course import FIGURES, lesson, reveal
from tests.journeys.test_figures import MOST_SHIFT, ROLES, SHIFTS, named, roles, snapshot

PULSE = "document.getAnimations().map(a => a.animationName)"


def shown(desk: Desk) -> Page:
    """The figure with the bet placed and S3 on show."""
    desk.open("/")
    reveal(desk, "slider", FIGURES["slider"].wrong)
    desk.page.wait_for_load_state("networkidle")
    return desk.page


def rests(page: Page, caption: str) -> None:
    expect(page.locator("#slider-told .caption")).to_have_text(caption)
    expect(page.locator(BUSY)).to_have_count(0)


@pytest.mark.parametrize(
    ("hand", "js"),
    [(Pointer, True), (Pointer, False), (Keyboard, True), (Keyboard, False)],
    ids=["pointer", "pointer-no-scripts", "keyboard", "keyboard-no-scripts"],
)
def test_line_follows_the_service(visitor: Visitor, hand: Callable[..., Hand], *, js: bool) -> None:
    page = visitor.window(js=js, reduced_motion=True)
    person = hand(page)
    page.goto(lesson(5))

    def redraw() -> None:
        if not js:
            person.press(page.get_by_role("button", name="Redraw"))

    person.pick(page.locator("#slider-bet-2"))
    person.press(page.get_by_role("button", name="Place the bet"))
    expect(page.locator("#slider-result")).to_have_text("Four stay yours on S3")
    rests(page, "S3. You hold 4 layers, AWS 5. Your data and access rights never crossed, on any "
          "service.")  # fmt: skip
    person.pick(page.locator("#slider-rds"))
    redraw()
    rests(page, "RDS. You hold 4 layers, AWS 4, one is split.")
    person.pick(page.locator("#slider-ecs-fargate"))
    redraw()
    rests(page, "Fargate. You hold 4 layers, AWS 4, one is split.")


@pytest.mark.parametrize("js", [True, False])
def test_box_pulls_the_line_back(visitor: Visitor, *, js: bool) -> None:
    page = visitor.window(js=js, reduced_motion=True)
    page.goto(lesson(5))
    page.get_by_role("button", name="Show me").click()
    page.locator("#slider-manual").check()
    if not js:
        page.get_by_role("button", name="Redraw").click()

    rests(page, "Lambda. You hold 5 layers, AWS 4. Pulled back: platform software.")
    expect(page.locator("#slider-lambda")).to_be_checked()
    expect(page.locator("#slider-manual")).to_be_checked()
    page.locator("#slider-manual").uncheck()
    if not js:
        page.get_by_role("button", name="Redraw").click()
    rests(page, "Lambda. You hold 4 layers, AWS 4, one is split.")


def test_arrows_go_from_service_to_service(desk: Desk) -> None:
    page = shown(desk)
    page.locator("#slider-s3").focus()

    page.keyboard.press("ArrowLeft")
    rests(page, "Lambda. You hold 4 layers, AWS 4, one is split.")
    expect(page.locator("#slider-lambda")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    rests(page, "RDS. You hold 4 layers, AWS 4, one is split.")

    expect(page.locator("#slider-rds")).to_be_focused()
    expect(page.locator("#status")).to_have_text("RDS. You hold 4 layers, AWS 4, one is split.")


def test_links_show_the_services_without_scripts(visitor: Visitor) -> None:
    page = visitor.window(js=False)
    page.goto(lesson(5))
    page.get_by_role("button", name="Show me").click()
    links = page.get_by_role("navigation", name="The same as links").get_by_role("link")

    assert links.all_inner_texts() == ["EC2", "RDS", "Lambda", "S3"]
    links.nth(0).click()
    rests(page, "EC2. You hold 6 layers, AWS 3.")
    expect(page).to_have_url(re.compile(r"slider\.service=ec2&slider\.show=yes"))


def test_links_are_for_those_without_scripts(desk: Desk) -> None:
    page = shown(desk)
    expect(page.get_by_role("navigation", name="The same as links")).to_have_count(0)
    expect(page.get_by_role("button", name="Redraw")).to_have_count(0)


def test_address_follows_the_service(desk: Desk) -> None:
    page = shown(desk)
    page.locator("#slider-manual").check()
    rests(page, "Lambda. You hold 5 layers, AWS 4. Pulled back: platform software.")

    page.reload()

    rests(page, "Lambda. You hold 5 layers, AWS 4. Pulled back: platform software.")
    expect(page.locator("#slider-manual")).to_be_checked()


def test_another_service_clears_the_boxes(desk: Desk) -> None:
    page = shown(desk)
    page.locator("#slider-manual").check()
    page.locator("#slider-database").check()
    expect(page.locator("#slider-rds")).to_be_checked()
    expect(page.locator("#slider-manual")).not_to_be_checked()

    page.locator("#slider-ec2").check()

    expect(page.locator("#slider-database")).not_to_be_checked()
    rests(page, "EC2. You hold 6 layers, AWS 3.")


def test_shown_figure_has_complete_names(desk: Desk) -> None:
    tree = snapshot(shown(desk), "slider")

    assert roles(tree) - ROLES == set()
    assert named(tree, "group") == ["Choose a service", "Pull it back", "Another service"]
    assert named(tree, "radio")[:4] == [
        "EC2 Shell house", "RDS Serviced flat", "Lambda Room by the minute", "S3 Storage locker",
    ]  # fmt: skip
    assert len(named(tree, "radio")) == 18
    assert named(tree, "checkbox") == [
        "Lambda. Ship the function as a container image",
        "Lambda. Set the runtime to Manual mode",
        "RDS. Install the database on EC2 instead",
        "Lambda. Attach the function to your own network",
    ]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(
    "change", ["ec2", "lambda", "eks", "workspaces", "iam", "image", "database", "network"]
)
def test_page_stays_in_its_place_when_the_line_moves(desk: Desk, change: str, width: int) -> None:
    desk.page.set_viewport_size({"width": width, "height": 900})
    page = shown(desk)
    page.locator("#fig-slider").scroll_into_view_if_needed()
    before = page.locator("#slider-told .caption").inner_text()

    page.locator(f"#slider-{change}").check()
    expect(page.locator("#slider-told .caption")).not_to_have_text(before)

    assert page.evaluate(SHIFTS) < MOST_SHIFT


def test_plates_that_never_cross_pulse_once(visitor: Visitor) -> None:
    page = visitor.window()
    page.goto(lesson(5))
    page.get_by_role("button", name="Show me").click()
    expect(page.locator("#slider-result")).to_be_focused()

    assert page.evaluate(PULSE).count("pulse") == 2
    assert page.locator(".pulse").count() == 2
    assert (
        page.locator(".pulse .edge").first.evaluate(
            "e => getComputedStyle(e).animationIterationCount"
        )
        == "1"
    )


def test_nothing_pulses_where_motion_is_reduced(desk: Desk) -> None:
    page = shown(desk)
    assert page.locator(".pulse").count() == 2
    assert page.evaluate(PULSE) == []
