"""Each page in each state: no fault that a machine can find, at any size, in both looks."""

import pytest

from tests.journeys import look
from tests.journeys.desk import Desk
from tests.journeys.pages import SIGHTS
from tests.journeys.sight import Sight


@pytest.mark.parametrize("sight", SIGHTS, ids=lambda sight: sight.name)
def test_page_has_no_fault(sight: Sight, desk: Desk) -> None:
    sight.open(desk)

    look.keep_pictures(desk.page, sight.name)
    assert desk.status == sight.status
    assert look.faults(desk.page) == []
