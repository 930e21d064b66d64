"""A visitor gets a row and a session with the first answer, not before."""

from datetime import datetime
from typing import cast

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.test import RequestFactory
from pytest_django import DjangoAssertNumQueries

from accounts import actions, queries
from accounts.http import Request
from accounts.models import User
from accounts.queries import GUEST_KEY
from tests.factories import GuestFactory


def asked(rf: RequestFactory, *, user: User | None = None, guest: object = None) -> Request:
    request = cast("Request", rf.get("/"))
    request.user = user or AnonymousUser()
    request.session = SessionStore()
    if guest is not None:
        request.session[GUEST_KEY] = guest
    return request


@pytest.mark.django_db
def test_ensure_learner_new_visitor(rf: RequestFactory, now: datetime) -> None:
    request = asked(rf)

    learner = actions.ensure_learner(request, now=now)

    assert User.objects.get() == learner
    assert (learner.is_guest, learner.email, learner.joined_at) == (True, None, now)
    assert not learner.has_usable_password()
    assert request.session[GUEST_KEY] == learner.pk
    assert queries.learner(request) == learner


@pytest.mark.django_db
def test_ensure_learner_after_a_look_finds_the_new_guest(rf: RequestFactory, now: datetime) -> None:
    request = asked(rf)
    assert queries.learner(request) is None

    learner = actions.ensure_learner(request, now=now)

    assert queries.learner(request) == learner


def test_ensure_learner_twice_is_one_guest(rf: RequestFactory, now: datetime, db: None) -> None:
    request = asked(rf)

    first = actions.ensure_learner(request, now=now)
    again = asked(rf, guest=request.session[GUEST_KEY])

    assert actions.ensure_learner(again, now=now) == first
    assert User.objects.count() == 1


def test_ensure_learner_signed_in(rf: RequestFactory, now: datetime, ana: User) -> None:
    request = asked(rf, user=ana)

    assert actions.ensure_learner(request, now=now) == ana
    assert GUEST_KEY not in request.session


def test_ensure_learner_after_the_guest_was_purged(
    rf: RequestFactory, now: datetime, db: None
) -> None:
    gone = GuestFactory.create()
    key = gone.pk
    gone.delete()
    request = asked(rf, guest=key)

    learner = actions.ensure_learner(request, now=now)

    assert learner.is_guest
    assert request.session[GUEST_KEY] == learner.pk


def test_learner_session_naming_a_person_with_an_account(rf: RequestFactory, ana: User) -> None:
    assert queries.learner(asked(rf, guest=ana.pk)) is None


def test_learner_costs_one_query(
    rf: RequestFactory,
    db: None,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    request = asked(rf, guest=GuestFactory.create().pk)
    with django_assert_num_queries(1):
        queries.learner(request)
        queries.learner(request)
    with django_assert_num_queries(0):
        queries.learner(asked(rf))
    assert Session.objects.count() == 0
