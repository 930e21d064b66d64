"""How far back pages look that say how somebody stands now.

The newest answers of the newest attempts: they cost the same however long somebody has learnt.
"""

from typing import Any

from django.db.models import QuerySet

from quizzes.models import Attempt

# In so many attempts stand so many answers for nearly everybody.
ATTEMPTS, ANSWERS = 40, 200


def newest(attempts: QuerySet[Attempt]) -> QuerySet[Attempt, Any]:
    """The keys of the newest of these attempts, for a subquery."""
    return attempts.order_by("-started_at").values("pk")[:ATTEMPTS]
