"""The figure of lesson 9, and the same with another key, for tests."""

from dataclasses import replace

from hypothesis import strategies as st

from assessment.parties import Party
from lessons.figures.lens import OWNERS, Lens
from lessons.figures.lens_rows import LensRow, LensState, Reason, Restamp
from lessons.library import library


def lens() -> Lens:
    found = library().figures["lens"]
    assert isinstance(found, Lens)
    return found


def lens_twin(figure: Lens) -> Lens:
    """The same words in the same order, with another right reason, and another owner if asked."""
    return replace(figure, rows=tuple(_turned(figure, row) for row in figure.rows))


def _turned(figure: Lens, row: LensRow) -> LensRow:
    if row.number <= figure.worked:
        return row
    wrong = next(reason for reason in row.reasons if reason.reply)
    reasons = tuple(
        Reason(text=r.text, party=r.party, reply="" if r is wrong else "R") for r in row.reasons
    )
    owner = row.owner if row.number <= figure.owned else wrong.party
    stamps = {id_: Restamp(party=Party.AWS, text="T") for id_ in row.restamps}
    return replace(
        row, reasons=reasons, owner=owner, published=Party.BOTH, differs="D", restamps=stamps
    )


def lens_states(figure: Lens) -> st.SearchStrategy[LensState]:
    asked = [row.number for row in figure.rows if row.number > figure.worked]
    reasons = st.dictionaries(st.sampled_from(asked), st.integers(min_value=1, max_value=3))
    lacking = [number for number in asked if number > figure.owned]
    owners = st.dictionaries(st.sampled_from(lacking), st.sampled_from([*OWNERS.values()]))
    return st.builds(
        LensState,
        step=st.sampled_from([1, 2]),
        reasons=reasons.map(lambda found: tuple(sorted(found.items()))),
        owners=owners.map(lambda found: tuple(sorted(found.items()))),
        shown=st.sampled_from([(), (1,), (2,), (1, 2)]),
        glass=st.sampled_from(["", *figure.glass]),
    )
