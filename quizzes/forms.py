"""Reading what a learner sent. Each refusal names its field and says what to do."""

import re
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict

from assessment.items import Answer, Kind
from assessment.parties import Party
from assessment.policy import NO_LIMIT, Clock
from assessment.presentation import Shown
from quizzes import bank, words
from quizzes.actions.answering import Choice, Operation
from quizzes.models import Sureness

COUNTS = (5, 8, 10, 20)
EXAM_TIMES = (100, 125, 150, 200, NO_LIMIT)
SLOT = 9999
BIG = 2**31 - 1
DAY_MS = 24 * 60 * 60 * 1000


class UnusableError(ValueError):
    """A request that no page of ours sends; the text names the field."""


class IncompleteError(ValueError):
    """An answer that lacks something: pairs of where, the option's id, and what to do.

    Where is empty for the question as a whole.
    """

    def __init__(self, *problems: tuple[str, str]) -> None:
        super().__init__(" ".join(message for _, message in problems))
        self.problems = problems


def operation(data: QueryDict, *, received_at: datetime) -> Operation:
    """The sending's own marks. Raises UnusableError."""
    return Operation(
        op_id=_uuid(data, "op_id"),
        received_at=received_at,
        tab=_tab(data),
        seq=whole(data, "client_seq", most=BIG, default=0),
        base_rev=whole(data, "base_rev", most=BIG, default=0),
    )


def _uuid(data: QueryDict, name: str) -> UUID:
    try:
        return UUID(data.get(name, "")[:64])
    except ValueError:
        raise UnusableError(f"{name}: send a UUID.") from None


def _tab(data: QueryDict) -> str:
    tab = data.get("tab_id", "")
    if not re.fullmatch(r"[0-9A-Za-z-]{0,36}", tab):
        raise UnusableError("tab_id: use up to 36 letters, figures and hyphens.")
    return tab


def whole(data: QueryDict, name: str, *, most: int, default: int | None = None) -> int:
    """A whole number from 0 to `most`. Raises UnusableError."""
    text = data.get(name, "")
    if not text and default is not None:
        return default
    if not re.fullmatch(r"[0-9]{1,10}", text) or int(text) > most:
        raise UnusableError(f"{name}: send a whole number from 0 to {most}.")
    return int(text)


def choice(shown: Shown, data: QueryDict, *, slot: str = "", partial: bool = False) -> Choice:
    """The answer, how sure, and how long it took: from `a`, `s` and `ms`, each with the slot.

    `partial` lets an unfinished answer pass, to be kept. Raises IncompleteError for what is
    missing and UnusableError for what was never offered.
    """
    read = _READERS[shown.item.kind]
    answer = read(shown, data, f"a{slot}", partial=partial)
    _known(shown, answer)
    return Choice(
        answer=answer,
        sureness=sureness(data, f"s{slot}"),
        visible_ms=visible_ms(data, f"ms{slot}"),
    )


def _known(shown: Shown, answer: Answer) -> None:
    ids = [part.partition(":")[0] for part in answer]
    if not set(ids) <= set(shown.own_id):
        raise UnusableError("Answer: this option was not offered. Load the page again.")
    if len(set(ids)) != len(ids):
        raise UnusableError("Answer: an option was sent twice.")


def sureness(data: QueryDict, name: str) -> int | None:
    """How sure, None where not said."""
    text = data.get(name, "")
    if text and text not in {str(value) for value in Sureness.values}:
        raise UnusableError("How sure: choose guessing, think so or certain.")
    return int(text) if text else None


def visible_ms(data: QueryDict, name: str) -> int | None:
    """For how many milliseconds the question was on the screen, None where not said."""
    return whole(data, name, most=DAY_MS) if data.get(name) else None


def _single(_shown: Shown, data: QueryDict, name: str, *, partial: bool) -> Answer:
    answer = tuple(filter(None, data.getlist(name)))
    if len(answer) > 1:
        raise UnusableError("Answer: choose one option.")
    if not answer and not partial:
        raise IncompleteError(("", "Choose an answer."))
    return answer


def _two_tier(shown: Shown, data: QueryDict, name: str, *, partial: bool) -> Answer:
    answer: list[str] = []
    missing = []
    for tier, sent, what in _TIERS:
        offered = [opaque for opaque, option in shown.options if option.tier == tier]
        chosen = list(filter(None, data.getlist(f"{name}{sent}")))
        if len(chosen) > 1 or not set(chosen) <= set(offered):
            raise UnusableError("Answer: choose one owner and one reason of those offered.")
        if not chosen:
            missing.append((offered[0], what))
        answer += chosen
    if missing and not partial:
        raise IncompleteError(*missing)
    return tuple(sorted(answer))


_TIERS = ((1, "", "Choose who answers for it."), (2, "-because", "Choose the reason."))


def _multiple(shown: Shown, data: QueryDict, name: str, *, partial: bool) -> Answer:
    answer = tuple(sorted(data.getlist(name)))
    if len(answer) > len(shown.order):
        raise UnusableError("Answer: more options came than were offered.")
    if partial:
        return answer
    if not answer:
        raise IncompleteError(("", "Choose an answer."))
    wanted = shown.item.choose
    if wanted and len(set(answer)) != wanted:
        said = words.counted(wanted, "answer", "answers")
        chosen = words.number(len(answer))
        raise IncompleteError(("", f"Choose {said}. You chose {chosen}."))
    return answer


def _classify(shown: Shown, data: QueryDict, name: str, *, partial: bool) -> Answer:
    answer = []
    for number, (opaque, _) in enumerate(shown.order, start=1):
        party = data.get(f"{name}-{opaque}", "")
        if party and party not in set(Party):
            raise UnusableError("Answer: each row takes customer, aws or both.")
        if not party and not partial:
            raise IncompleteError((opaque, f"Choose who secures row {number}."))
        if party:
            answer.append(f"{opaque}:{party}")
    return tuple(sorted(answer))


def _order(shown: Shown, data: QueryDict, name: str, *, partial: bool) -> Answer:
    count = len(shown.order)
    placed: dict[int, str] = {}
    for number, (opaque, _) in enumerate(shown.order, start=1):
        text = data.get(f"{name}-{opaque}", "")
        if text and text not in {str(place) for place in range(1, count + 1)}:
            raise UnusableError(f"Answer: a place is a number from 1 to {count}.")
        if (not text or int(text) in placed) and not partial:
            said = f"Place {text} is taken. Give row {number}" if text else f"Give row {number}"
            raise IncompleteError((opaque, f"{said} a place of its own."))
        if text:
            placed.setdefault(int(text), opaque)
    # Half an order has gaps, which the stored form cannot tell: only a full one is kept.
    return tuple(placed[place] for place in sorted(placed)) if len(placed) == count else ()


_READERS = {
    Kind.SINGLE: _single,
    Kind.TWO_TIER: _two_tier,
    Kind.MULTIPLE: _multiple,
    Kind.CLASSIFY: _classify,
    Kind.ORDER: _order,
}


def marks(rows: Mapping[int, Shown], data: QueryDict) -> dict[int, Choice]:
    """The marks of a sheet by position; rows without one are left out. Raises UnusableError."""
    read = {
        position: choice(shown, data, slot=str(position), partial=True)
        for position, shown in rows.items()
    }
    return {position: mark for position, mark in read.items() if mark.answer}


def _lessons() -> list[tuple[str, str]]:
    return [(plan.slug, plan.title) for plan, _ in bank.filters().lessons]


class PracticeForm(forms.Form):
    """What to practise, and how much. `closes` names the open quiz that a new one ends."""

    lessons = forms.MultipleChoiceField(
        required=False,
        choices=_lessons,
        error_messages={"invalid_choice": "There is no lesson %(value)s."},
    )
    count = forms.TypedChoiceField(
        coerce=int,
        choices=[(n, str(n)) for n in COUNTS],
        initial=8,
        error_messages={
            "required": "Choose how many questions.",
            "invalid_choice": "Choose 5, 8, 10 or 20 questions.",
        },
    )
    closes = forms.CharField(required=False, max_length=32)

    def refuse(self, why: str) -> None:
        """Say why no paper can be drawn; the reason starts with its field's name."""
        names, _, reason = why.partition(": ")
        name = names.partition(",")[0]
        self.add_error(name if name in self.fields else None, words.sentence(reason) + ".")


class ExamForm(forms.Form):
    """The conditions of a mock exam."""

    time = forms.TypedChoiceField(
        coerce=int,
        choices=[(percent, str(percent)) for percent in EXAM_TIMES],
        error_messages={
            "required": "Choose how much time you want.",
            "invalid_choice": "Choose one of the five times.",
        },
    )
    clock = forms.TypedChoiceField(
        coerce=Clock,
        choices=[(clock.value, clock.value) for clock in Clock],
        error_messages={
            "required": "Choose when the clock is shown.",
            "invalid_choice": "Choose one of the two clocks.",
        },
    )


def new_operation() -> UUID:
    """The id that a page's form carries, so that sending it twice is one operation."""
    return uuid4()
