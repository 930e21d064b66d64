"""Other terms for a learner or a group."""

import pytest

from classrooms.models import (
    Grade,
    Override,
)
from tests.classrooms.rights.desk import (
    Page,
    at,
    begun,
    changes,
    fresh,
    group,
    learner,
    m,
    messages,
    told,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still")]


def test_rights_are_empty_at_first(page: Page) -> None:
    response = page.get(page.path("rights"))
    assert response.status_code == 200
    assert "Nobody: the terms are the same for all." in response.text


def test_rights_lead_to_whom_was_chosen(page: Page) -> None:
    red = group(page.room, page.ana)
    for who in (page.ana.token, f"group-{red.pk}"):
        response = page.get(page.path("rights"), who=who)
        assert response.headers["Location"] == page.path("right", who)


@pytest.mark.parametrize("who", ["x", "group-", "group-x", "group-99999999999999999999", "group-0"])
def test_rights_of_nobody_are_absent(page: Page, who: str) -> None:
    assert page.get(page.path("rights"), who=who).status_code == 404
    assert page.get(page.path("right", who)).status_code == 404
    assert page.post(page.path("extend", who), amount=5, unit="minutes").status_code == 404


def test_override_is_kept_carried_and_logged(page: Page) -> None:
    attempt = begun(page.quiz, page.ana)
    response = page.post(
        page.path("right", page.ana.token),
        due_at="2026-11-28T18:00",
        limit_minutes="30",
        attempts="2",
        reason="Was ill",
    )
    assert response.headers["Location"] == page.path("rights")
    row = Override.objects.get()
    assert (row.membership, row.due_at, row.limit_minutes, row.attempts, row.reason) == (
        page.ana,
        at("28 18:00"),
        30,
        2,
        "Was ill",
    )
    assert fresh(attempt).deadline_at == m(25)
    assert changes() == [
        "Other terms for Ana Pires: due Sat 28 Nov 2026 18:00; 30 minutes; 2 attempts."
    ]
    assert messages(page) == [
        "Saved for Ana Pires. Ana Pires: the attempt that is open ends later now."
    ]


def test_override_is_changed_in_place(page: Page) -> None:
    path = page.path("right", page.ana.token)
    page.post(path, attempts="2")
    page.post(path, attempts="3", exempt="yes")
    assert list(Override.objects.values_list("attempts", "exempt")) == [(3, True)]
    shown = page.get(path).text
    assert 'name="attempts" value="3"' in shown


def test_override_of_a_group_reaches_its_members(page: Page) -> None:
    red = group(page.room, page.ana)
    ben = learner(page.room, "Ben")
    attempts = [begun(page.quiz, one) for one in (page.ana, ben)]
    page.post(page.path("right", f"group-{red.pk}"), limit_minutes="40")
    assert [fresh(one).deadline_at for one in attempts] == [m(35), m(15)]
    shown = page.get(page.path("rights")).text
    assert "Group <bdi>Tuesday</bdi>" in shown


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({}, "Nothing is different yet. Fill in a field."),
        ({"reason": "Only this"}, "Nothing is different yet. Fill in a field."),
        ({"due_at": "soon"}, "“soon” is not a date with a time. Write it like 2026-11-27 18:00."),
        ({"limit_minutes": "-1"}, "Write a whole number from 0 to 600."),
        ({"limit_minutes": "1e9"}, "Write a whole number from 0 to 600."),
        ({"attempts": "21"}, "Write a whole number from 0 to 20."),
        ({"attempts": "two"}, "Write a whole number from 0 to 20."),
        ({"exempt": "maybe"}, "Choose one of the three."),
        ({"attempts": "2", "reason": "x" * 201}, "Write 200 characters at most."),
        (
            {"due_at": "2026-11-22T18:00"},
            "It then is due before it opens. Change one of the two.",
        ),
        (
            {"opens_at": "2026-11-28T18:00"},
            "It then is due before it opens. Change one of the two.",
        ),
        (
            {"closes_at": "2026-11-26T18:00"},
            "It then closes, Thu 26 Nov 2026 18:00, before it is due. Change both.",
        ),
        (
            {"due_at": "2026-11-28T18:00", "closes_at": "2026-11-27T18:00"},
            "It then closes, Fri 27 Nov 2026 18:00, before it is due. Change both.",
        ),
    ],
)
def test_override_that_makes_no_sense_is_refused(
    page: Page, sent: dict[str, str], why: str
) -> None:
    response = page.post(page.path("right", page.ana.token), **sent)
    assert response.status_code == 422
    assert told(response) == [why]
    assert not Override.objects.exists()
    assert changes() == []


def test_override_that_takes_time_is_asked_about_first(page: Page) -> None:
    attempt = begun(page.quiz, page.ana)
    path = page.path("right", page.ana.token)
    response = page.post(path, limit_minutes="6")
    assert response.status_code == 422
    assert told(response) == [
        (
            "Ana Pires is at it now and would have less time. Nothing is changed yet. "
            "If you confirm, they keep five minutes from then at least."
        )
    ]
    assert 'name="limit_minutes" value="6"' in response.text
    assert not Override.objects.exists()
    assert changes() == []
    page.post(path, limit_minutes="6", confirmed="on")
    assert fresh(attempt).deadline_at == m(5)


def test_override_is_removed(page: Page) -> None:
    page.post(page.path("right", page.ana.token), attempts="2")
    page.post(page.path("remove-right", page.ana.token))
    page.post(page.path("remove-right", page.ana.token))
    assert not Override.objects.exists()
    assert changes()[1:] == ["No other terms for Ana Pires any more."]


def test_removing_that_takes_time_is_asked_about_first(page: Page) -> None:
    attempt = begun(page.quiz, page.ana)
    page.post(page.path("right", page.ana.token), limit_minutes="60")
    response = page.post(page.path("remove-right", page.ana.token))
    assert response.status_code == 422
    assert "Ana Pires is at it now and would have less time." in told(response)[0]
    assert fresh(attempt).deadline_at == m(55)
    page.post(page.path("remove-right", page.ana.token), confirmed="on")
    assert fresh(attempt).deadline_at == m(15)


def test_exempt_learner_has_no_grade(page: Page) -> None:
    begun(page.quiz, page.ana, submitted_at=m(-1))
    page.post(page.path("right", page.ana.token), exempt="yes")
    assert Grade.objects.get().state == "exempt"
