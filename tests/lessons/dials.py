"""The figure of lesson 4, and the same with another key, for tests."""

from dataclasses import replace

from hypothesis import strategies as st

from lessons.figures.dial import OWNERS, Dial, DialState
from lessons.figures.dial_views import BETS
from lessons.library import library


def dial() -> Dial:
    found = library().figures["dial"]
    assert isinstance(found, Dial)
    return found


def dial_twin(figure: Dial) -> Dial:
    contents = tuple(replace(c, needs_key=not c.needs_key) for c in figure.contents)
    stores = tuple(
        replace(s, readers=0, fits="F.", shut="S.", scrambled="N.", wide="W.", leak="L.")
        for s in figure.stores
    )
    replies = replace(figure.replies, sees="A.", owner="B.")
    return replace(figure, contents=contents, stores=stores, replies=replies)


def dial_states(figure: Dial) -> st.SearchStrategy[DialState]:
    """Until it is shown the dials stand as asked."""
    sees, owner = st.sampled_from(["", *BETS]), st.sampled_from(["", *OWNERS])
    asked = figure.start()
    veiled = st.builds(
        DialState,
        store=st.just(asked.store),
        door=st.just(asked.door),
        contents=st.just(asked.contents),
        sees=sees,
        owner=owner,
    )
    shown = st.builds(
        DialState,
        store=st.sampled_from(sorted(figure.store)),
        door=st.sampled_from(range(len(figure.doors))),
        contents=st.sampled_from(sorted(figure.content)),
        sees=sees,
        owner=owner,
        shown=st.just(True),
    )
    return veiled | shown


def dial_texts() -> list[str]:
    figure = dial()
    found = [figure.question, figure.replies.sees, figure.replies.owner]
    for store in figure.stores:
        found += filter(None, [store.fits, store.shut, store.scrambled, store.wide, store.leak])
    return found
