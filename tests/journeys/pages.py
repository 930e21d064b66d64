"""Every page in every state that is looked at."""

from tests.journeys.pages_assignments import ASSIGNMENTS
from tests.journeys.pages_class import CLASS
from tests.journeys.pages_classrooms import CLASSROOMS
from tests.journeys.pages_course import COURSE
from tests.journeys.pages_dashboard import DASHBOARD
from tests.journeys.pages_desk import DESK
from tests.journeys.pages_exam import EXAMS
from tests.journeys.pages_gradebook import GRADEBOOK
from tests.journeys.pages_learners import LEARNERS
from tests.journeys.pages_live import LIVE
from tests.journeys.pages_people import PEOPLE
from tests.journeys.pages_plan import PLAN
from tests.journeys.pages_progress import PROGRESS
from tests.journeys.pages_quick import QUICK
from tests.journeys.pages_quizzes import QUIZZES
from tests.journeys.pages_readiness import READINESS
from tests.journeys.pages_reference import REFERENCE
from tests.journeys.pages_reports import REPORTS
from tests.journeys.pages_review import REVIEWS
from tests.journeys.pages_rights import RIGHTS

SIGHTS = (
    *COURSE,
    *DESK,
    *REFERENCE,
    *QUIZZES,
    *QUICK,
    *EXAMS,
    *REPORTS,
    *REVIEWS,
    *DASHBOARD,
    *PROGRESS,
    *READINESS,
    *PLAN,
    *PEOPLE,
    *CLASSROOMS,
    *CLASS,
    *LEARNERS,
    *LIVE,
    *ASSIGNMENTS,
    *GRADEBOOK,
    *RIGHTS,
)
