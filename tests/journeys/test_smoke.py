"""The infrastructure itself: a browser reaches the site."""

from tests.journeys.conftest import Visitor


def test_home_opens(visitor: Visitor) -> None:
    page = visitor.window()
    reply = page.goto("/healthz")
    assert reply is not None
    assert reply.status == 200
