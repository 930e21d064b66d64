"""The list of pages is whole: a new address cannot be forgotten."""

from collections import Counter
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.journeys.desk import guest_of, quiz
from tests.journeys.pages import SIGHTS

# Addresses that answer no page to who opens them; the learner's own attempt stands for {token}.
NOT_PAGES = {
    "theme": "/theme/",
    "healthz": "/healthz",
    "lessons:finish-part": "/course/whose-house/parts/place-your-bet/done/",
    "quizzes:pretest": "/pretest/whose-house/",
    "quizzes:attempt": "/a/{token}/",
    "quizzes:save": "/a/{token}/save",
    "quizzes:finish": "/a/{token}/finish/",
    "quizzes:redo": "/a/{token}/redo/",
    "quizzes:reasons": "/a/{token}/reasons/",
    "quizzes:sibling": "/a/{token}/1/sibling/",
    "quizzes:save-mark": "/capstone/save",
    "progress:visibility": "/certificate/name/",
    "progress:reminders": "/plan/reminders/",
    "classrooms:preview": "/teach/none/a/none/preview/",
    "classrooms:restore-assignment": "/teach/none/a/none/restore/",
    "classrooms:live-door": "/live/",
    "classrooms:live-now": "/classes/unknown/live/now/",
    "classrooms:live-tally": "/teach/unknown/live/unknown/tally/",
    "quizzes:time": "/a/{token}/time",
    "classrooms:assigned": "/classes/of/none/",
    "classrooms:reminders": "/classes/reminders/",
    "classrooms:feed": "/classes/feed/none.ics",
    "classrooms:restore": "/teach/none/restore/",
    "classrooms:bring-back": "/teach/none/people/none/back/",
    "classrooms:decide": "/teach/none/people/none/decide/",
    "classrooms:uninvite": "/teach/none/invitations/1/remove/",
    "classrooms:roster-file": "/teach/none/roster/file/",
    "classrooms:delete-group": "/teach/none/groups/1/delete/",
    "classrooms:accept-invitation": "/classes/invitations/1/",
    "accounts:reopen": "/account/reopen/",
    "classrooms:now-table": "/teach/none/a/none/now/table/",
    "classrooms:export-csv": "/teach/none/gradebook/export.csv",
    "classrooms:export-xlsx": "/teach/none/gradebook/export.xlsx",
    "accounts:download": "/account/download/",
    "account_confirm_login_code": "/accounts/login/code/confirm/",
}


def names(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from names(pattern.url_patterns, f"{space}{inner}")
        else:
            assert pattern.name, pattern
            yield f"{space}{pattern.name}"


def test_pages_hold_each_address() -> None:
    looked_at = {sight.view for sight in SIGHTS if not sight.view.startswith("error:")}

    assert set(names(get_resolver().url_patterns)) == looked_at | NOT_PAGES.keys()


def test_pages_have_names_of_their_own() -> None:
    assert [n for n, times in Counter(s.name for s in SIGHTS).items() if times > 1] == []


@pytest.mark.parametrize("path", NOT_PAGES.values(), ids=NOT_PAGES.keys())
def test_address_answers_no_page(client: Client, db: None, path: str) -> None:
    learner = guest_of(client)
    reply = client.get(path.format(token=quiz(learner).token))

    is_page = reply.status_code < 300 and reply["Content-Type"].startswith("text/html")
    assert (is_page, reply.status_code in {200, 302, 404, 405}) == (False, True)
