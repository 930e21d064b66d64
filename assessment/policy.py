"""What a learner may do with an attempt, and when they see the key.

Time does not enter yet: a mode with a deadline adds it to `Rules` and `now` to `Standing`.
"""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, kw_only=True)
class Rules:
    """The policy of an attempt, frozen when it starts.

    `each`: every answer is checked on its own and replied to at once; else the paper is handed in
    as a whole. `again` is how often a missed fact may return at the end. `siblings` is how many
    variants of one question there may be beside it. `ends`: with its last question; the checks
    inside a lesson stay open. `held`: nothing is replied to before the lesson that it precedes has
    been read, which is what makes it a pretest.
    """

    each: bool
    again: int = 0
    siblings: int = 0
    ends: bool = True
    held: bool = False


CHECK = Rules(each=True, siblings=5, ends=False)
PRACTICE = Rules(each=True, again=2, siblings=5)
REVIEW = Rules(each=True, again=2, siblings=5)
REASONS = Rules(each=True)
CAPSTONE = Rules(each=False)
PRETEST = Rules(each=True, held=True)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where an attempt and one of its items stand; `read`: the lesson of a pretest has been."""

    submitted: bool
    checked: bool
    read: bool = False


class Refusal(StrEnum):
    """Why something is not allowed, in the learner's words."""

    SUBMITTED = "This quiz is finished. Your answers are kept as they were."
    CHECKED = "You have checked this question already. Your first answer counts."
    WHOLE = "This sheet is inspected as a whole. Use Submit for inspection."


def may_save(standing: Standing) -> Refusal | None:
    """Whether a choice may still be kept: None, or the reason why not."""
    if standing.checked:
        return Refusal.CHECKED
    if standing.submitted:
        return Refusal.SUBMITTED
    return None


def may_answer(rules: Rules, standing: Standing) -> Refusal | None:
    """Whether one question may be checked on its own: None, or the reason why not."""
    return may_save(standing) or (None if rules.each else Refusal.WHOLE)


def may_see(rules: Rules, standing: Standing) -> bool:
    """Whether the key and the reply of a question are shown.

    Only of what was answered; of a paper that is inspected as a whole only after that, and of a
    pretest only once its lesson has been read too.
    """
    if rules.held:
        return standing.checked and standing.submitted and standing.read
    return standing.checked and (rules.each or standing.submitted)
