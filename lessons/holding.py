"""What belongs to a person here, for export, adoption and the purge of guests."""

from accounts.portability import Holding, register
from lessons import actions, queries

register(Holding(name="lessons", export=queries.export, adopt=actions.adopt, latest=queries.latest))
