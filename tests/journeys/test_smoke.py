"""The infrastructure itself: a browser reaches the site."""

from tests.journeys.conftest import Visitor


def test_home_opens(visitor: Visitor) -> None:
    page = visitor.window()
    reply = page.goto("/healthz")
    assert reply is not None
    assert reply.status == 200


def test_visitor_notes_what_goes_wrong_in_any_tab(visitor: Visitor) -> None:
    context = visitor.window().context
    second = context.new_page()
    second.goto("/help/")

    with context.expect_event("weberror"):
        second.evaluate("void setTimeout(() => { throw new Error('on purpose') })")
    with context.expect_console_message():
        second.evaluate("document.body.setAttribute('style', 'color: red')")

    assert [fault.partition(":")[0].partition(" violates")[0] for fault in visitor.faults] == [
        "on purpose",
        "Applying inline style",
    ]
    visitor.faults.clear()
