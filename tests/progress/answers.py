"""Answers that were marked, with no more of a question than readiness reads."""

from fractions import Fraction
from itertools import count
from uuid import uuid4

from quizzes.models import Attempt, AttemptItem, Marking, Response

NUMBERS = count()
EASY = "owner:duty"


def answered(
    attempt: Attempt, *ids: str, credit: Fraction | int = 1, **more: object
) -> list[AttemptItem]:
    """These items were answered and marked, in this order, with so much credit."""
    places = [
        AttemptItem(
            attempt=attempt,
            position=next(NUMBERS) + 1,
            item_id=id_,
            item_version="v",
            fact="fact",
            snapshot={},
            **more,
        )
        for id_ in ids
    ]
    AttemptItem.objects.bulk_create(places)
    at = attempt.started_at
    responses = [
        Response(
            attempt=attempt,
            item=place,
            op_id=uuid4(),
            rev=1,
            answer=[],
            final=True,
            received_at=at,
        )
        for place in places
    ]
    Response.objects.bulk_create(responses)
    mark(places, responses, credit)
    return places


def mark(
    places: list[AttemptItem], responses: list[Response] | list[None], credit: Fraction | int
) -> None:
    share = Fraction(credit)
    Marking.objects.bulk_create(
        Marking(
            item=place,
            response=response,
            credit_over=share.numerator,
            credit_of=share.denominator,
            item_version="v",
            reason="answer",
            marked_at=place.attempt.started_at,
        )
        for place, response in zip(places, responses, strict=True)
    )


def many(attempt: Attempt, number: int, *, credit: int = 1) -> None:
    answered(attempt, *(f"{EASY}-{next(NUMBERS)}" for _ in range(number)), credit=credit)
