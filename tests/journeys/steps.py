"""The way through the course, step by step, whatever hand takes it and with or without scripts."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from assessment.items import Kind
from lessons.figures.desk import Desk
from lessons.library import library
from progress.demo import miss
from quizzes.models import Attempt
from tests.journeys.desk import check_shown, marks, shown
from tests.journeys.hands import Hand
from tests.journeys.pages_course import FIGURES, LESSONS

PASSWORD = "correct horse battery"
SUBMITS = {
    "house": "Inspect the house",
    "stack": "Load test",
    "line": "Check the line",
    "dial": "Let them look",
    "desk": "Make the call",
    "drawer": "Call the auditor",
    "callers": "Check the calls",
    "slider": "Place the bet",
    "split": "Check the card",
    "lens": "Check the rows",
}
ATTEMPT = re.compile(r"/a/([\w-]+)/(\d+)/")


@dataclass
class Walk:
    """A person on their way."""

    page: Page
    hand: Hand

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def link(self, name: str) -> Locator:
        return self.page.get_by_role("link", name=name)


def bet_on_the_cover(walk: Walk) -> None:
    walk.page.goto("/")
    walk.hand.pick(walk.page.locator("#wA"))
    walk.hand.pick(walk.page.locator("#lC"))
    expect(walk.page.get_by_text("The wall: yes, the builder.")).to_be_visible()
    expect(walk.page.get_by_text("The lock: yes, the homeowner.")).to_be_visible()


def take_lesson(walk: Walk, number: int) -> None:
    """Its figures, its checks, and each part done in turn."""
    slug = LESSONS[number]
    for part in library().lessons[slug].parts:
        for block in part.blocks:
            if block.kind == "figure":
                bet_on_figure(walk, block.name)
            elif block.kind == "check":
                answer_check(walk, slug, block.name)
        section = walk.page.locator(f"#{part.id}")
        walk.hand.press(section.get_by_role("button", name=re.compile("^Done: go on")))
        expect(section.locator(".parthead")).to_contain_text("done")
    expect(walk.page.locator("#end")).to_contain_text("parts are done")


def bet_on_figure(walk: Walk, name: str) -> None:
    figure = walk.page.locator(f"#fig-{name}")
    right = call_rightly(walk) if name == "desk" else FIGURES[name].right
    for key, value in right.items():
        if name == "stack":
            walk.hand.select(figure.locator(f"[name='stack.{key}']"), value)
        else:
            walk.hand.pick(figure.locator(f"[name='{name}.{key}'][value='{value}']"))
    walk.hand.press(figure.get_by_role("button", name=SUBMITS[name], exact=True))
    expect(walk.page.locator(f"#{name}-result")).to_be_visible()
    walk.hand.rest()


def call_rightly(walk: Walk) -> dict[str, str]:
    """What answers the call that is open; which one it is depends on the learner."""
    figure = library().figures["desk"]
    assert isinstance(figure, Desk)
    incident = figure.incidents[walk.page.locator("[name='desk.call']").input_value()]
    return {"owner": incident.owner.letter, "step": incident.right.id}


def answer_check(walk: Walk, slug: str, item_id: str) -> None:
    item = check_shown(slug, item_id)
    card = walk.page.locator(f"#check-{item_id}")
    answer = item.show(item.item.key)
    for option in (opaque for opaque, _ in item.order if opaque in answer):
        walk.hand.pick(card.locator(f"[value='{option}']"))
    walk.hand.pick(card.locator("[name=s][value='2']"))
    walk.hand.press(card.get_by_role("button", name="Check answer"))
    expect(card.locator("h4.verdict")).to_be_visible()
    walk.hand.rest()


def fill_the_matrix(walk: Walk) -> None:
    """All rows rightly, and the sheet handed in."""
    walk.hand.press(walk.link("Matrix").first)
    walk.hand.press(walk.link("Fill it in from memory"))
    expect(walk.page.locator("#capstone")).to_be_visible()
    for name, option in marks().items():
        walk.hand.pick(walk.page.locator(f"[name={name}][value='{option}']"))
    expect(walk.page.locator("#capstone")).to_be_visible()
    walk.hand.press(walk.button("Submit for inspection"))
    expect(walk.page.get_by_text("Passed: 13 of 13.")).to_be_visible()


def practise(walk: Walk) -> str:
    """Five questions, the first answered wrongly; the address of the result."""
    start_quiz(walk)
    right = False
    while ATTEMPT.search(walk.page.url):
        choose_answer(walk, right=right)
        walk.hand.press(walk.button("Check answer"))
        expect(walk.page.locator("#verdict")).to_be_visible()
        walk.hand.rest()
        was = walk.page.url
        walk.hand.press(walk.link("Next question").or_(walk.link("See your result")))
        expect(walk.page).not_to_have_url(was)
        right = True
    expect(walk.page.get_by_text("4 of 5 right at the first answer.")).to_be_visible()
    return walk.page.url


def start_quiz(walk: Walk) -> None:
    walk.hand.press(walk.link("Practice").first)
    walk.hand.pick(walk.page.get_by_label("5", exact=True))
    walk.hand.press(walk.button("Start the quiz"))
    expect(walk.page.locator("#question")).to_be_visible()


def at(page: Page) -> tuple[Attempt, int]:
    """The question that is open on the page."""
    found = ATTEMPT.search(page.url)
    assert found, page.url
    return Attempt.objects.get(token=found[1]), int(found[2])


def choose_answer(walk: Walk, *, right: bool) -> None:
    item = shown(*at(walk.page))
    answer = item.show(item.item.key if right else miss(item))
    match item.item.kind:
        case Kind.ORDER:
            for place, option in enumerate(answer, start=1):
                walk.hand.select(walk.page.locator(f"[name='a-{option}']"), str(place))
        case Kind.CLASSIFY:
            # In the order of the page, as a person goes.
            party = dict(part.split(":") for part in answer)
            for option, _ in item.order:
                row = f"[name='a-{option}'][value='{party[option]}']"
                walk.hand.pick(walk.page.locator(row))
        case _:
            for option, _ in item.order:
                if option in answer:
                    walk.hand.pick(walk.page.locator(f"[value='{option}']"))
    walk.hand.pick(walk.page.locator("[name=s][value='2']"))


def look_at_the_map(walk: Walk) -> list[str]:
    """What the map says of each sheet."""
    walk.hand.press(walk.link("Course").first)
    expect(walk.page.get_by_role("heading", name="Drawing index")).to_be_visible()
    rows = walk.page.locator("tbody tr")
    return [" ".join(text.split()) for text in rows.all_inner_texts()]


def sign_up(walk: Walk, email: str) -> None:
    walk.hand.press(walk.link("Make an account"))
    walk.hand.fill(walk.page.get_by_label("E-mail"), email)
    walk.hand.fill(walk.page.get_by_label("Password", exact=True), PASSWORD)
    walk.hand.press(walk.button("Make an account"))
    expect(walk.link("Account").first).to_be_visible()


def sign_in(walk: Walk, email: str) -> None:
    walk.page.goto("/")
    walk.hand.press(walk.link("Sign in").first)
    walk.hand.fill(walk.page.get_by_label("E-mail"), email)
    walk.hand.fill(walk.page.get_by_label("Password", exact=True), PASSWORD)
    walk.hand.press(walk.button("Sign in"))
    expect(walk.link("Account").first).to_be_visible()
