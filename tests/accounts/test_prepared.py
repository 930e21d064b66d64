"""Queries that are put together once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from accounts.prepared import Prepared, Slot, columns, instance
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

PEOPLE = Prepared(
    lambda: User.objects.filter(email=Slot("email")).order_by("pk").values_list(*columns(User))
)


def test_each_use_fills_its_own_slots() -> None:
    emails = ("ana@example.org", "ben@example.org", "nobody@example.org")
    ana, ben = [UserFactory.create(email=email) for email in emails[:2]]
    with CaptureQueriesContext(connection) as queries:
        found = [[row[0] for row in PEOPLE(email=email)] for email in emails]
    assert found == [[ana.pk], [ben.pk], []]
    assert len(queries) == 3


def test_value_is_never_part_of_the_statement() -> None:
    UserFactory.create(email="ana@example.org")
    assert PEOPLE(email="' OR '1'='1") == []


def test_instance_is_what_the_database_holds() -> None:
    ana = UserFactory.create(email="ana@example.org")
    found = instance(User, PEOPLE(email="ana@example.org")[0])
    again = User.objects.get(pk=ana.pk)
    assert (found, found.joined_at, found.is_active) == (ana, again.joined_at, again.is_active)
    found.save(force_update=True)


def test_number_too_long_for_any_column_finds_nothing() -> None:
    by_key = Prepared(lambda: User.objects.filter(pk=Slot("pk")).values_list("pk"))
    assert [by_key(pk=2**63), by_key(pk=-(2**63))] == [[], []]


def test_missing_slot_is_named() -> None:
    with pytest.raises(KeyError, match="email"):
        PEOPLE()


def test_columns_can_be_reached_through_a_relation() -> None:
    assert columns(User, through="attempt__")[0] == "attempt__id"
