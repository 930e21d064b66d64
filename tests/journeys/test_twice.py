"""Double clicks, the back button, two tabs: one final answer, and plain words to the late one."""

from playwright.sync_api import Page, expect

from assessment.items import Kind
from assessment.policy import Refusal
from quizzes.models import Attempt, Marking, Response
from tests.journeys.conftest import Visitor
from tests.journeys.desk import Desk, place_of, quiz


def open_question(desk: Desk) -> tuple[Attempt, str]:
    attempt = quiz(desk.guest(), questions=20)
    path = f"/a/{attempt.token}/{place_of(attempt, Kind.SINGLE)}/"
    desk.open(path)
    return attempt, path


def final_answers(attempt: Attempt) -> list[list[str]]:
    rows = Response.objects.filter(attempt=attempt, final=True)
    assert Marking.objects.filter(item__attempt=attempt).count() == len(rows)
    return [row.answer for row in rows]


def choose(page: Page, number: int) -> str:
    option = page.locator("[name=a]").nth(number)
    option.check()
    return option.get_attribute("value") or ""


def check(page: Page) -> None:
    page.get_by_role("button", name="Check answer").click()


def test_double_click_answers_once(desk: Desk) -> None:
    attempt, _ = open_question(desk)
    wanted = choose(desk.page, 0)

    desk.page.get_by_role("button", name="Check answer").dblclick()

    expect(desk.page.locator("#verdict")).to_be_visible()
    assert final_answers(attempt) == [[wanted]]


def test_form_sent_twice_without_scripts_answers_once(desk: Desk) -> None:
    attempt, path = open_question(desk)
    op_id = desk.page.locator("[name=op_id]").input_value()
    wanted = choose(desk.page, 0)

    for _ in range(2):
        desk.post(f"{path}answer/", {"a": wanted, "op_id": op_id})

    assert final_answers(attempt) == [[wanted]]


def test_back_button_shows_the_answer_and_not_the_form(desk: Desk) -> None:
    attempt, _ = open_question(desk)
    wanted = choose(desk.page, 0)
    check(desk.page)
    expect(desk.page.locator("#verdict")).to_be_visible()
    desk.page.get_by_role("link", name="Next question").click()
    expect(desk.page.locator("#verdict")).to_have_count(0)

    desk.page.go_back()

    expect(desk.page.locator("#verdict")).to_be_visible()
    expect(desk.page.get_by_role("button", name="Check answer")).to_have_count(0)
    assert final_answers(attempt) == [[wanted]]


def test_form_kept_by_a_browser_without_scripts_cannot_answer_again(
    visitor: Visitor, desk: Desk
) -> None:
    attempt, path = open_question(desk)
    bare = Desk(
        page=visitor.window(js=False),
        home=desk.home,
        settings=desk.settings,
        client=desk.client,
    )
    bare.open(path)
    wanted = choose(desk.page, 0)
    check(desk.page)
    expect(desk.page.locator("#verdict")).to_be_visible()

    choose(bare.page, 1)
    check(bare.page)

    expect(bare.page.locator("#verdict")).to_be_visible()
    expect(bare.page.locator(".notices")).to_have_text(Refusal.CHECKED)
    assert final_answers(attempt) == [[wanted]]


def test_second_tab_is_told_that_the_question_was_answered(desk: Desk) -> None:
    attempt, path = open_question(desk)
    late = desk.page.context.new_page()
    late.goto(path)
    wanted = choose(desk.page, 0)
    check(desk.page)
    expect(desk.page.locator("#verdict")).to_be_visible()

    choose(late, 1)
    expect(late.locator("[data-saved]")).to_have_text(Refusal.CHECKED)
    check(late)

    expect(late.locator("#verdict")).to_be_visible()
    expect(late.locator(".notices")).to_have_text(Refusal.CHECKED)
    assert final_answers(attempt) == [[wanted]]


def test_second_tab_of_a_lesson_is_told_that_the_check_was_answered(desk: Desk) -> None:
    desk.open("/course/whose-house/")
    late = desk.page.context.new_page()
    late.goto("/course/whose-house/")
    for page in (desk.page, late):
        card = page.locator("#check-open-window")
        card.locator("[name=a]").nth(0 if page is desk.page else 1).check()
        card.get_by_role("button", name="Check answer").click()
        expect(card.locator("h4.verdict")).to_be_visible()

    expect(desk.page.locator(".notices")).to_have_count(0)
    expect(late.locator("#check-open-window .notices")).to_have_text(Refusal.CHECKED)
    assert Response.objects.filter(final=True).count() == 1


def test_second_tab_is_told_that_a_newer_choice_stands(desk: Desk) -> None:
    attempt, path = open_question(desk)
    late = desk.page.context.new_page()
    late.goto(path)
    choose(desk.page, 0)
    expect(desk.page.locator("[data-saved]")).to_contain_text("Saved at")

    choose(late, 1)

    expect(late.locator("[data-saved]")).to_contain_text("Changed in another tab")
    assert final_answers(attempt) == []
