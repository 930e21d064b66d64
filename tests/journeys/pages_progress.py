"""What one's own progress shows."""

from tests.journeys.sight import Sight

PROGRESS: tuple[Sight, ...] = ()
