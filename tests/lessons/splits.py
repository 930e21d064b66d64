"""The figure of lesson 6, and the same with another key, for tests."""

from dataclasses import replace

from hypothesis import strategies as st

from lessons.figures.split import Split
from lessons.figures.split_cards import HALVES, Half, SplitState
from lessons.library import library


def split() -> Split:
    found = library().figures["split"]
    assert isinstance(found, Split)
    return found


def split_twin(figure: Split) -> Split:
    turned: dict[Half, Half] = {"aws": "customer", "customer": "neither", "neither": "aws"}
    cards = tuple(
        replace(
            card,
            customer="C",
            aws="A",
            strips=tuple(replace(s, half=turned[s.half], because="B") for s in card.strips),
        )
        for card in figure.cards
    )
    return replace(figure, cards=cards)


def split_states(figure: Split) -> st.SearchStrategy[SplitState]:
    letter = st.sampled_from(["", *HALVES])
    numbers = list(figure.numbers.values())
    return st.builds(
        SplitState,
        card=st.sampled_from(numbers),
        choices=st.tuples(*[st.tuples(*[letter] * len(card.strips)) for card in figure.cards]),
        shown=st.sets(st.sampled_from(numbers)).map(lambda found: tuple(sorted(found))),
    )
