"""What an instructor and a learner do in a class, step by step, whatever hand does it."""

import csv
import re
from datetime import datetime
from pathlib import Path

from playwright.sync_api import Locator, expect

from progress.demo import miss
from tests.journeys.desk import shown
from tests.journeys.steps import PASSWORD, Walk, at

ROOM, QUIZ, COMMENT = "Cloud security, Tuesday group", "Who holds the keys?", "Read sheet 1 again."
QUESTIONS = 3


def go(walk: Walk, target: Locator, said: str) -> None:
    """Press, and be on the page with this heading; what has focus there can be seen."""
    walk.hand.press(target)
    expect(walk.page.locator("h1")).to_contain_text(said)
    walk.hand.rest()


def notice(walk: Walk, said: str) -> None:
    """What was done is said on top of the page."""
    expect(walk.page.locator(".notices")).to_contain_text(said)


def link(walk: Walk, name: str) -> Locator:
    """A link of the page itself."""
    return walk.page.locator("main").get_by_role("link", name=name).first


def button(walk: Walk, name: str) -> Locator:
    """A button of the page itself; the header has some too."""
    return walk.page.locator("main").get_by_role("button", name=name, exact=True)


def field(walk: Walk, label: str) -> Locator:
    return walk.page.get_by_label(label, exact=True)


def class_page(walk: Walk, name: str, said: str) -> None:
    """By the line of the class's pages."""
    line = walk.page.locator(".class-nav")
    go(walk, line.get_by_role("link", name=name, exact=True), said)


def to_classes(walk: Walk, said: str) -> None:
    """By the header."""
    header = walk.page.locator("header")
    go(walk, header.get_by_role("link", name="Classes", exact=True), said)


def make_class(walk: Walk) -> str:
    """A new class; its code as it stands on the projector."""
    to_classes(walk, "You are in no class yet.")
    go(walk, link(walk, "New class"), "New class")
    walk.hand.fill(field(walk, "Name of the class"), ROOM)
    walk.hand.fill(field(walk, "Your name"), "Dora Lind")
    go(walk, button(walk, "Make the class"), ROOM)
    go(walk, link(walk, "Share or change it"), "Join code")
    return walk.page.locator(".code-letters").text_content() or ""


def assign_quiz(walk: Walk, *, due_at: datetime) -> None:
    """By rule, timed, everything shown when it is released by hand."""
    go(walk, walk.page.locator(".crumb").get_by_role("link", name=ROOM), ROOM)
    go(walk, link(walk, "New assignment"), "New assignment")
    walk.hand.fill(field(walk, "Name"), QUIZ)
    walk.hand.fill(field(walk, "How many questions"), str(QUESTIONS))
    walk.hand.pick(walk.page.locator("[name=lessons]").first)
    walk.hand.pick(walk.page.locator("[name=kinds][value=single]"))
    walk.hand.moment(field(walk, "Due"), due_at)
    walk.hand.fill(field(walk, "Minutes for each attempt"), "10")
    walk.hand.pick(walk.page.locator("[name=feedback][value=later]"))
    walk.hand.pick(walk.page.locator("[name=scores][value=later]"))
    go(walk, button(walk, "Publish"), QUIZ)
    notice(walk, "The class has it.")


def try_it(walk: Walk) -> None:
    """The trial run, handed in empty."""
    walk.hand.press(button(walk, "Try it as a learner"))
    expect(walk.page.locator("main")).to_contain_text(f"Question 1 of {QUESTIONS}")
    go(walk, button(walk, "Review and finish"), f"0 of {QUESTIONS} answered.")
    go(walk, link(walk, "Finish"), "Three questions are still empty.")
    go(walk, button(walk, "Hand in"), f"0 of {QUESTIONS}, which is 0%.")
    expect(walk.page.get_by_text("This was your trial run.")).to_be_visible()
    go(walk, link(walk, "Back to the assignment"), QUIZ)


def join(walk: Walk, code: str, *, email: str, has_account: bool) -> None:
    """As a guest with the code, by way of the account."""
    walk.page.goto("/join/")
    walk.hand.fill(field(walk, "Class code"), f"{code[:5]} {code[5:]}".lower())
    if has_account:
        go(walk, button(walk, "I have one: sign in"), "Sign in")
        walk.hand.fill(walk.page.get_by_label("E-mail"), email)
        walk.hand.fill(field(walk, "Password"), PASSWORD)
        go(walk, button(walk, "Sign in"), "Join a class")
    else:
        go(walk, button(walk, "Make an account"), "Make an account")
        walk.hand.fill(walk.page.get_by_label("E-mail"), email)
        walk.hand.fill(field(walk, "Password"), PASSWORD)
        go(walk, button(walk, "Make an account"), "Join a class")
    expect(field(walk, "Class code")).to_have_value(code)
    walk.hand.fill(field(walk, "Your name in this class"), "Ana Sousa")
    go(walk, button(walk, "Join"), ROOM)
    notice(walk, "You are in")


def begin(walk: Walk) -> None:
    """From one's classes to the first question."""
    to_classes(walk, f"Next: {QUIZ}")
    go(walk, link(walk, QUIZ), QUIZ)
    expect(walk.page.get_by_text("You have 10 minutes for an attempt")).to_be_visible()
    walk.hand.press(button(walk, "Begin"))
    expect(walk.page.locator("main")).to_contain_text(f"Question 1 of {QUESTIONS}")


def answer(walk: Walk, *, right: bool, then: str) -> None:
    """Choose, and go on."""
    item = shown(*at(walk.page))
    for option in item.show(item.item.key if right else miss(item)):
        walk.hand.pick(walk.page.locator(f"[data-paper] [value='{option}']"))
    walk.hand.press(button(walk, then))


def watch(walk: Walk, *, answered: int) -> None:
    """Who is at it, from the class page."""
    class_page(walk, "Class", ROOM)
    go(walk, link(walk, QUIZ), QUIZ)
    go(walk, link(walk, "Who is at it now"), f"Now: {QUIZ}")
    go(walk, link(walk, "Look again"), f"Now: {QUIZ}")
    expect(walk.page.get_by_role("heading", name="1 at it, 0 done, 0 not begun")).to_be_visible()
    expect(walk.page.get_by_role("row", name="Ana Sousa")).to_contain_text(
        f"{answered} of {QUESTIONS}"
    )


def give_time(walk: Walk) -> None:
    """Five minutes more than the ten, while it runs."""
    go(walk, link(walk, "Ana Sousa"), "Ana Sousa")
    walk.hand.fill(field(walk, "Minutes for an attempt"), "15")
    walk.hand.press(button(walk, "Save"))
    notice(walk, "Ana Sousa")


def hand_in(walk: Walk) -> None:
    """To the receipt and back; no score on the way."""
    expect(walk.page.locator("h1")).to_have_text("Every question has an answer.")
    go(walk, link(walk, "Finish quiz"), "Hand in your quiz?")
    go(walk, button(walk, "Hand in"), "Handed in.")
    untold(walk)
    go(walk, link(walk, "Receipt"), f"{QUIZ} was handed in.")
    untold(walk)
    go(walk, link(walk, "Back to the assignment"), QUIZ)
    untold(walk)


def untold(walk: Walk) -> None:
    """Nothing of the score, the mark and the comment has come to the page."""
    expect(walk.page.locator("main")).not_to_contain_text(re.compile(r"of 100|\d ?%"))
    assert COMMENT not in walk.page.content()


def grade(walk: Walk) -> None:
    """From the gradebook to one grade: a comment, and a mark by hand."""
    class_page(walk, "Gradebook", "Gradebook")
    go(walk, link(walk, "Ana Sousa, "), "Ana Sousa")
    expect(walk.page.locator(".big")).to_have_text("66.67 of 100")
    walk.hand.fill(field(walk, "Comment"), COMMENT)
    walk.hand.press(button(walk, "Save the comment"))
    notice(walk, "comment")
    walk.hand.fill(field(walk, "Points of 100"), "90")
    walk.hand.fill(walk.page.locator("[name=mark-reason]"), "Question 3 was unclear.")
    walk.hand.press(button(walk, "Save the mark"))
    notice(walk, "The mark stands.")
    expect(walk.page.locator(".big")).to_have_text("90 of 100")


def release(walk: Walk) -> None:
    """Keys and reasons, and with them the score."""
    class_page(walk, "Assignments", "Assignments")
    go(walk, link(walk, QUIZ), QUIZ)
    go(walk, button(walk, "Show keys and reasons now"), "Release questions with keys now?")
    go(walk, button(walk, "Release questions now"), QUIZ)


def export(walk: Walk) -> list[str]:
    """The grades as a file; the learner's line."""
    class_page(walk, "Gradebook", "Gradebook")
    with walk.page.expect_download() as arrived:
        walk.hand.press(button(walk, "Export as CSV"))
    path = Path(arrived.value.path())
    with path.open(encoding="utf-8-sig", newline="") as file:
        return next(row for row in csv.reader(file) if "Ana Sousa" in row)


def analyse(walk: Walk) -> None:
    """What the questions told: with one answer, nothing."""
    class_page(walk, "Questions", "Which questions told you something")
    go(walk, link(walk, QUIZ), QUIZ)
    expect(walk.page.locator("td[data-l=Verdict]")).to_have_text(
        ["1 answer: too few to judge"] * QUESTIONS
    )


def look_at_result(walk: Walk) -> None:
    """The grade, the comment, and behind the link the questions with their replies."""
    to_classes(walk, "Nothing is due.")
    go(walk, link(walk, ROOM), ROOM)
    go(walk, link(walk, QUIZ), QUIZ)
    expect(walk.page.get_by_text("Your grade is 90 of 100, given by hand.")).to_be_visible()
    expect(walk.page.locator(".comment")).to_contain_text(COMMENT)
    go(walk, link(walk, "Result"), f"2 of {QUESTIONS}, which is 67%.")
    replies = walk.page.locator(".replies > li")
    expect(replies).to_have_count(QUESTIONS)
    walk.hand.press(replies.last.locator("summary"))
    expect(replies.last.locator(".fb")).to_be_visible()
    walk.hand.rest()
