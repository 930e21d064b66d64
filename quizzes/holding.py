"""What belongs to a person here."""

from accounts import portability
from quizzes.actions import moving
from quizzes.queries import portable

portability.register(
    portability.Holding(
        name="quizzes",
        export=portable.export,
        adopt=moving.adopt,
        latest=portable.latest,
    )
)
