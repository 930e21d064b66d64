"""Too many tries: counted once for all processes, and said in our frame."""

import pytest
from django.conf import LazySettings
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test import Client

from accounts.models import User
from srm_course import settings as production
from tests.accounts.conftest import PASSWORD
from tests.accounts.test_adopt_guest import at_once

WRONG = {"login": "ana@example.org", "password": "wrong horse battery"}


def test_sixth_wrong_password_is_refused_even_when_right(client: Client, ana: User) -> None:
    for _ in range(5):
        client.post("/accounts/login/", WRONG)

    response = client.post("/accounts/login/", {**WRONG, "password": PASSWORD})

    assert response.context["form"].non_field_errors() == [
        "Too many tries with this address. Wait five minutes."
    ]
    assert "_auth_user_id" not in client.session


def test_limit_of_the_connection_is_a_page(
    client: Client, ana: User, settings: LazySettings
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "3/m/ip"}
    for _ in range(3):
        assert client.post("/accounts/login/", WRONG).status_code == 422

    response = client.post("/accounts/login/", WRONG)

    assert response.status_code == 429
    assert b"<h1>Too many tries</h1>" in response.content
    assert b"Main" in response.content
    assert client.get("/accounts/login/").status_code == 200


def test_limit_ignores_a_header_of_the_visitor(
    client: Client, ana: User, settings: LazySettings
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "3/m/ip"}

    statuses = [
        client.post(
            "/accounts/login/", WRONG, headers={"x-forwarded-for": f"203.0.113.{n}"}
        ).status_code
        for n in range(5)
    ]

    assert statuses == [422, 422, 422, 429, 429]


def test_a_class_behind_one_address_gets_in(client: Client, db: None) -> None:
    for n in range(40):
        body = {"email": f"p{n}@example.org", "password1": PASSWORD}
        assert Client().post("/accounts/signup/", body).status_code == 302


def test_production_counts_in_a_shared_cache() -> None:
    backend = production.CACHES["default"]["BACKEND"]

    assert backend == "django.core.cache.backends.db.DatabaseCache"


@pytest.mark.django_db(transaction=True)
def test_limit_holds_for_tries_at_the_same_time(settings: LazySettings) -> None:
    settings.CACHES = production.CACHES
    settings.ACCOUNT_RATE_LIMITS = {"login": "4/m/ip"}
    call_command("createcachetable")

    def press() -> int:
        return Client().post("/accounts/login/", WRONG).status_code

    try:
        statuses = [str(status) for status in at_once(press, 12)]
        with connection.cursor() as cursor:
            cursor.execute("SELECT COUNT(*) FROM cache")
            assert cursor.fetchone()[0] > 0
    finally:
        caches["default"].clear()
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE cache")

    assert statuses.count("422") <= 4
    assert set(statuses) == {"422", "429"}
