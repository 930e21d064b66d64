"""The service slider, and the same with another key, for tests."""

from dataclasses import replace

from hypothesis import strategies as st

from assessment.parties import Party
from lessons.figures.slider import Slider, SliderState
from lessons.library import library


def slider() -> Slider:
    found = library().figures["slider"]
    assert isinstance(found, Slider)
    return found


def on(service: str, *pulls: str) -> SliderState:
    return SliderState(service=service, pulls=pulls, shown=True)


def slider_twin(figure: Slider) -> Slider:
    """Every service but the first, which is known, with each owner turned round."""
    turned = {
        Party.AWS: Party.CUSTOMER,
        Party.CUSTOMER: Party.BOTH,
        Party.BOTH: None,
        None: Party.AWS,
    }
    services = tuple(
        replace(s, owners=tuple(turned[owner] for owner in s.owners), notes=())
        for s in figure.services[1:]
    )
    pulls = tuple(replace(pull, note="N") for pull in figure.pulls)
    return replace(figure, services=(figure.first, *services), pulls=pulls)


def slider_states(figure: Slider) -> st.SearchStrategy[SliderState]:
    """Every state that an address can spell, ticked boxes of other services too."""
    pulls = st.sets(st.sampled_from([pull.id for pull in figure.pulls]))
    return st.builds(
        SliderState,
        service=st.sampled_from([service.id for service in figure.services]),
        bet=st.sampled_from([None, *range(7)]),
        pulls=pulls.map(lambda found: tuple(sorted(found))),
        shown=st.booleans(),
    )
