"""What somebody voted live, for their own keeping."""

from collections import defaultdict
from collections.abc import Iterable

from accounts.portability import Json
from classrooms.models import Membership, Vote
from quizzes import pins


def votes(rows: Iterable[Membership]) -> defaultdict[int, list[Json]]:
    """The votes of some memberships, by membership: question, round, and the words chosen."""
    found: defaultdict[int, list[Json]] = defaultdict(list)
    cast = Vote.objects.filter(membership__in=rows).select_related("question")
    for vote in cast.order_by("question__asked_at", "question", "round"):
        shown = pins.from_json(vote.question.snapshot).shown
        words: list[Json] = [
            option.text for opaque, option in shown.options if opaque in vote.answer
        ]
        found[vote.membership_id].append(
            {
                "question": shown.item.stem,
                "vote": vote.round,
                "answer": words,
                "voted_at": vote.voted_at.isoformat(),
            }
        )
    return found
