"""What the cover and the frame do in a browser."""

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visitor


def stroke(page: Page, part: str) -> str:
    return str(page.eval_on_selector(f".p-{part} .l", "e => getComputedStyle(e).stroke"))


def test_bets_colour_the_house_without_a_script(visitor: Visitor) -> None:
    page = visitor.window(js=False, reduced_motion=True)
    page.goto("/")
    before = page.get_by_text("No wrong start.")
    expect(before).to_be_visible()
    page.get_by_role("group", name="The lock").get_by_label("Homeowner").check()
    expect(page.get_by_text("yes, the homeowner.")).to_be_visible()
    expect(before).to_be_hidden()
    expect(page.get_by_role("button", name="Show me")).to_be_hidden()


def test_bet_turns_the_part_to_its_owner(visitor: Visitor) -> None:
    page = visitor.window(reduced_motion=True)
    page.goto("/")
    undecided = stroke(page, "walls")
    page.get_by_role("group", name="The wall").get_by_label("Builder").check()
    decided = stroke(page, "walls")
    assert (undecided, decided) == ("rgb(23, 34, 50)", "rgb(163, 66, 21)")


def test_theme_switches_without_a_script_and_stays(visitor: Visitor) -> None:
    page = visitor.window(js=False)
    page.goto("/matrix/?for=rds")
    page.get_by_role("button", name="Dark theme").click()
    assert page.url.endswith("/matrix/?for=rds")
    page.goto("/help/")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.get_by_role("button", name="Light theme")).to_be_visible()


def test_question_mark_opens_the_sheet_and_escape_gives_the_page_back(visitor: Visitor) -> None:
    page = visitor.window()
    page.goto("/course/")
    link = page.get_by_role("link", name="Start lesson 1")
    link.focus()
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Shortcuts")
    expect(sheet).to_be_visible()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(link).to_be_focused()


def test_question_mark_in_a_field_is_a_question_mark(visitor: Visitor) -> None:
    page = visitor.window()
    page.goto("/accounts/login/")
    page.get_by_label("E-mail address").press("?")
    expect(page.get_by_label("E-mail address")).to_have_value("?")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_single_keys_switched_off_stay_silent(visitor: Visitor) -> None:
    page = visitor.window()
    page.goto("/help/")
    page.get_by_role("button", name="Switch single keys off").click()
    page.goto("/matrix/")
    with page.expect_event("console", lambda m: m.text == "pressed"):
        page.evaluate("addEventListener('keyup', () => console.log('pressed'))")
        page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_have_count(0)
