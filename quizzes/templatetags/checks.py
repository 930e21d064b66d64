"""What a lesson's page shows of its checks and of the capstone."""

from typing import cast

from django import template
from django.template.context import Context

from accounts.http import Request
from accounts.queries import learner
from assessment.outline import Plan
from quizzes import pages, sheet
from quizzes.pages import CheckCard
from quizzes.queries import checks, pretests, sheets
from quizzes.queries.pretests import Pretest
from quizzes.sheet import SheetPage

register = template.Library()


def _request(context: Context) -> Request:
    return cast("Request", context["request"])


@register.simple_tag(takes_context=True)
def lesson_checks(context: Context, slug: str) -> dict[str, CheckCard]:
    """The cards of a lesson's checks by item id."""
    found = checks.checks(learner(_request(context)), slug)
    return {item_id: pages.check(check) for item_id, check in found.items()}


@register.simple_tag(takes_context=True)
def capstone_sheet(context: Context) -> SheetPage:
    """The capstone's sheet with the marks kept so far."""
    return sheet.sheet_page(sheets.sheet(learner(_request(context))))


@register.simple_tag(takes_context=True)
def lesson_pretest(context: Context, plan: Plan, done: int, parts: int) -> Pretest | None:
    """The guesses before a lesson, None where there are none to speak of."""
    return pretests.pretest(learner(_request(context)), plan, done=done, parts=parts)


@register.filter
def card_of(cards: dict[str, CheckCard], item_id: str) -> CheckCard | None:
    """One of a lesson's cards."""
    return cards.get(item_id)


@register.simple_tag
def whole(key: tuple[object, ...] | None, cards: dict[str, CheckCard]) -> tuple[object, ...] | None:
    """The key of a lesson's parts with their checks, None where one was answered."""
    keys = [card.keeping for card in cards.values()]
    return None if key is None or None in keys else (*key, *keys)
