"""The zone that a plan counts its days in."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from accounts.models import User
from lessons.library import library
from progress.models import StudyPlan
from progress.queries import plans
from tests.factories import FactMemoryFactory, StudyPlanFactory
from tests.progress.test_plan import SENT, told

pytestmark = pytest.mark.usefixtures("at_now")


def test_zone_of_the_browser_is_preselected(client: Client, db: None) -> None:
    client.cookies["zone"] = "Asia/Tokyo"
    page = client.get("/plan/")
    assert page.context["form"]["time_zone"].value() == "Asia/Tokyo"
    assert '<option value="Asia/Tokyo" selected>' in page.content.decode()


def test_zone_without_a_place_can_be_kept(client: Client, db: None) -> None:
    client.cookies["zone"] = "CET"
    client.post("/plan/", {**SENT, "time_zone": "CET"})
    assert StudyPlan.objects.get().time_zone == "CET"


def test_zone_that_was_chosen_is_kept_from_the_browser_s_script(client: Client, db: None) -> None:
    client.cookies["zone"] = "Asia/Tokyo"
    reply = client.post("/plan/", SENT)
    assert reply.cookies["zone"].value == "Europe/Berlin"
    assert reply.cookies["zone_chosen"].value == "1"
    client.cookies["zone"] = "Europe/Berlin"
    assert client.post("/plan/", SENT).cookies.get("zone_chosen") is None


@pytest.mark.parametrize(
    ("zone", "expected"), [("UTC", date(2026, 11, 23)), ("Pacific/Auckland", date(2026, 11, 24))]
)
def test_today_is_the_day_in_the_plan_s_zone(
    learner: Client, ana: User, zone: str, expected: date
) -> None:
    StudyPlanFactory.create(learner=ana, time_zone=zone)
    learner.cookies["zone"] = "America/New_York"
    assert told(learner.get("/plan/")).plan.today.on == expected


@pytest.mark.parametrize(
    ("moment", "due", "expected"),
    [
        # Clocks go back on 25 October at 3:00: the day has 25 hours, and its last one is that day.
        (datetime(2026, 10, 24, 22, 30, tzinfo=UTC), datetime(2026, 10, 25, 22, 30, tzinfo=UTC), 0),
        (datetime(2026, 10, 24, 22, 30, tzinfo=UTC), datetime(2026, 10, 25, 23, 0, tzinfo=UTC), 1),
        # Clocks go forward on 28 March at 2:00: the day has 23 hours.
        (datetime(2027, 3, 27, 23, 30, tzinfo=UTC), datetime(2027, 3, 28, 21, 59, tzinfo=UTC), 0),
        (datetime(2027, 3, 27, 23, 30, tzinfo=UTC), datetime(2027, 3, 28, 22, 0, tzinfo=UTC), 1),
    ],
)
def test_days_of_23_and_25_hours(ana: User, moment: datetime, due: datetime, expected: int) -> None:
    plan = StudyPlanFactory.create(learner=ana, exam_date=None, days_off=[])
    fact = library().course.facts[0].id
    FactMemoryFactory.create(learner=ana, fact=fact, last_at=moment - timedelta(days=3), due_at=due)
    made = plans.planned(learner=ana, plan=plan, library=library(), now=moment)
    reviews = [(day.on - made.today.on).days for day in made.days for t in day.tasks if t.count]
    assert reviews[0] == expected
    assert [day.on for day in made.days[:3]] == [
        made.today.on + timedelta(days=n) for n in range(3)
    ]
