"""What belongs to a person here."""

from accounts.portability import Holding, register
from progress.actions import plans
from progress.queries import portable

register(
    Holding(name="progress", export=portable.export, adopt=plans.adopt, latest=portable.latest)
)
