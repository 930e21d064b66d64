"""A seat at the course: a browser window, and quick ways to be somebody with a history."""

import uuid
from dataclasses import dataclass, field
from itertools import chain, count, cycle, repeat

from django.conf import LazySettings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page

from accounts.models import User
from accounts.queries import GUEST_KEY
from assessment.items import Kind
from assessment.presentation import Shown
from progress.demo import miss
from quizzes import bank
from quizzes.actions import answering, starting
from quizzes.actions.answering import Choice, Choose, Operation
from quizzes.models import Attempt, AttemptItem, Sureness
from quizzes.pins import from_json
from quizzes.queries import checks, sheets
from tests.factories import UserFactory

PASSWORD = "correct horse battery"


@dataclass
class Desk:
    """What is done through `client` happens in the same session as the window's."""

    page: Page
    home: str
    settings: LazySettings
    client: Client = field(default_factory=Client)
    status: int = 0

    def open(self, path: str) -> None:
        self._share()
        reply = self.page.goto(path)
        self.status = reply.status if reply else 0

    def reopen(self) -> None:
        """Load the same page again: what is left of a form and of an error goes."""
        self.open(self.page.url)

    def _share(self) -> None:
        session = self.client.cookies.get("session")
        if session is None:
            return
        self.page.context.add_cookies(
            [{"name": "session", "value": session.value, "url": self.home}]
        )

    def post(self, path: str, data: dict[str, object]) -> str:
        """Send a form by hand; where it leads."""
        reply = self.client.post(path, data)
        assert reply.status_code == 302, (path, reply.status_code)
        return str(reply["Location"])

    def send(self, form: str, **fields: str) -> None:
        """Send a form of the page as a browser without scripts would."""
        with self.page.expect_navigation() as moved:
            self.page.locator(form).evaluate(
                """(form, fields) => {
                    for (const [name, value] of Object.entries(fields)) {
                        const input = document.createElement("input");
                        Object.assign(input, {type: "hidden", name, value});
                        form.append(input);
                    }
                    HTMLFormElement.prototype.submit.call(form);
                }""",
                fields,
            )
        self.status = moved.value.status if moved.value else 0

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def guest(self) -> User:
        """Be a guest: one part was read."""
        return guest_of(self.client)

    def person(self) -> User:
        """Be signed in, the password typed a moment ago."""
        person = UserFactory.create(email="ana@example.org")
        self.client.force_login(person)
        self.client.post("/accounts/reauthenticate/", {"password": PASSWORD})
        return person


def guest_of(client: Client) -> User:
    """The guest of this session, made by reading a part if there is none."""
    client.post("/course/whose-house/parts/place-your-bet/done/")
    return User.objects.get(pk=client.session[GUEST_KEY])


def operation() -> Operation:
    return Operation(op_id=uuid.uuid4(), received_at=timezone.now())


def choose(*, right: bool, sureness: Sureness | None = None) -> Choose:
    def chosen(shown: Shown) -> Choice:
        answer = shown.item.key if right else miss(shown)
        return Choice(answer=shown.show(answer), sureness=sureness)

    return chosen


def quiz(learner: User, *, questions: int = 5, seed: int = 0) -> Attempt:
    return starting.start_practice(
        learner=learner,
        lessons=(),
        count=questions,
        seeds=count(seed),
        closes="",
        now=timezone.now(),
    )


def quiz_with(learner: User, kind: Kind) -> tuple[Attempt, int]:
    """A quiz with a question of this kind, and the number of the first one."""
    seed = next(
        seed
        for seed in count()
        if any(item.kind is kind for item in bank.practice_paper(count=20, seed=seed))
    )
    attempt = quiz(learner, questions=20, seed=seed)
    return attempt, place_of(attempt, kind)


def answer(attempt: Attempt, number: int, *, right: bool, sure: Sureness | None = None) -> Attempt:
    turn = answering.answer(
        learner=attempt.learner,
        token=attempt.token,
        position=number,
        operation=operation(),
        choose=choose(right=right, sureness=sure),
    )
    return turn.attempt


def finished_quiz(learner: User, *, right: tuple[bool, ...]) -> Attempt:
    """Five questions answered so, those that come again rightly."""
    attempt = quiz(learner)
    levels = cycle((Sureness.CERTAIN, Sureness.GUESSING, None))
    for number, (is_right, sure) in enumerate(
        zip(chain(right, repeat(True)), levels, strict=False), start=1
    ):
        attempt = answer(attempt, number, right=is_right, sure=sure)
        if attempt.submitted_at:
            break
    return attempt


def shown(attempt: Attempt, number: int) -> Shown:
    item = AttemptItem.objects.get(attempt=attempt, position=number)
    return from_json(item.snapshot).shown


def check_shown(slug: str, item_id: str) -> Shown:
    """A check as everybody sees it first."""
    item = bank.check(item_id)
    assert item is not None
    return checks.fresh(slug, item).shown


def place_of(attempt: Attempt, kind: Kind) -> int:
    """The first question of a kind."""
    rows = AttemptItem.objects.filter(attempt=attempt).order_by("position")
    return next(row.position for row in rows if from_json(row.snapshot).shown.item.kind is kind)


def marks(*, wrong: int = 0, sure: bool = False) -> dict[str, str]:
    """The form of a fresh capstone sheet, its first `wrong` rows marked wrongly."""
    form = {}
    for row in sheets.fresh(number=0).rows:
        item = row.pin.shown
        answer = miss(item) if row.position <= wrong else item.item.key
        form[f"a{row.position}"] = item.show(answer)[0]
        if sure:
            form[f"s{row.position}"] = "2"
    return form
