"""Browser profiles are lent from test to test: nothing of the one before is left."""

from tests.journeys.conftest import Visitor

KEEP = """() => {
    localStorage.setItem("a", "1");
    sessionStorage.setItem("a", "1");
    document.cookie = "a=1";
}"""
LEFT = "[localStorage.length, sessionStorage.length, document.cookie.includes('a=1')]"


def leave(visitor: Visitor) -> None:
    visitor.leave()
    visitor.lent.clear()


def test_next_visitor_finds_an_empty_profile(visitor: Visitor) -> None:
    page = visitor.window()
    page.goto("/help/")
    page.evaluate(KEEP)
    page.context.route("**/help/", lambda route: route.abort())
    page.context.set_offline(offline=True)
    leave(visitor)

    again = visitor.window()

    assert (again.context, again.context.cookies()) == (page.context, [])
    again.goto("/help/")
    assert again.evaluate(LEFT) == [0, 0, False]


def test_two_windows_of_one_visitor_share_nothing(visitor: Visitor) -> None:
    assert visitor.window().context != visitor.window().context


def test_profile_with_a_clock_of_its_own_is_thrown_away(visitor: Visitor) -> None:
    page = visitor.window()
    page.clock.install()
    page.goto("/help/")
    leave(visitor)

    assert visitor.window().context != page.context
