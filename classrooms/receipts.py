"""Receipts: what was handed in, and a short code that follows from every answer in it."""

import json
from dataclasses import dataclass
from datetime import datetime

from django.utils.crypto import constant_time_compare, salted_hmac

from classrooms.models import Assignment, Membership
from quizzes.models import Attempt
from quizzes.queries.results import Counts

SALT = "classrooms.receipts"
# Without 0, O, 1, I, L and U, which are read for each other. Twelve of them are 58 bits.
SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH, GROUP = 12, 4


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """One submission: whose, of what, when, how much of it, and its code."""

    attempt: Attempt
    member: Membership
    assignment: Assignment
    counts: Counts
    number: int
    code: str
    late: bool


def code(
    *, attempt: str, submitted_at: datetime, answers: list[tuple[int, tuple[str, ...]]]
) -> str:
    """Three groups of four signs that follow from the stored answers, and from nothing of a key.

    `answers`: what counts of each question by its position, in the ids of its page.
    """
    said = json.dumps([attempt, submitted_at.isoformat(), answers], separators=(",", ":"))
    number = int.from_bytes(salted_hmac(SALT, said, algorithm="sha256").digest())
    signs = []
    for _ in range(LENGTH):
        number, at = divmod(number, len(SIGNS))
        signs.append(SIGNS[at])
    text = "".join(signs)
    return "-".join(text[n : n + GROUP] for n in range(0, LENGTH, GROUP))


def same(typed: str, code_: str) -> bool:
    """Whether a code that was read off a receipt is this one, however it is written."""
    plain = "".join(sign for sign in typed.upper() if sign.isalnum())
    return constant_time_compare(plain, code_.replace("-", ""))
