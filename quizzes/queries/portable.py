"""What we hold of a person's quizzes, for them to take along. It holds no key."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Max, Prefetch

from accounts.models import User
from accounts.portability import Json
from assessment.items import Kind
from quizzes import pins
from quizzes.models import Attempt, AttemptItem, Marking, Response, Sureness
from quizzes.pins import Pin
from quizzes.queries import attempts


def export(person: User, *, now: datetime) -> Json:
    """All attempts with their questions, answers, times, sureness and marks."""
    responses = Response.objects.order_by("rev")
    markings = Marking.objects.order_by("pk")
    items = AttemptItem.objects.order_by("position").prefetch_related(
        Prefetch("responses", responses), Prefetch("markings", markings)
    )
    found = Attempt.objects.filter(learner=person).order_by("started_at", "pk")
    return [
        _attempt(attempt, now=now) for attempt in found.prefetch_related(Prefetch("items", items))
    ]


def _attempt(attempt: Attempt, *, now: datetime) -> Json:
    told = not attempts.is_held(attempt, now=now)
    rules = attempts.rules(attempt)
    return {
        "mode": attempt.mode,
        "subject": attempt.subject,
        "started_at": attempt.started_at.isoformat(),
        "submitted_at": attempt.submitted_at.isoformat() if attempt.submitted_at else None,
        "deadline_at": attempt.deadline_at.isoformat() if attempt.deadline_at else None,
        "time_percent": rules.percent if rules.limit_s else None,
        "clock": rules.clock if rules.limit_s else None,
        "questions": [_item(item, told=told) for item in attempt.items.all()],
    }


def _item(item: AttemptItem, *, told: bool) -> Json:
    pin = pins.from_json(item.snapshot)
    return {
        "position": item.position,
        "question": pin.shown.item.stem,
        "flagged": item.flagged,
        "counts": item.scored if told else None,
        "answers": _answers(pin, item.responses.all()),
        "marks": [
            {"credit": str(row.credit), "reason": row.reason, "at": row.marked_at.isoformat()}
            for row in item.markings.all()
            if told
        ],
    }


def _answers(pin: Pin, rows: Iterable[Response]) -> list[Json]:
    return [
        {
            "answer": [_said(pin, part) for part in row.answer],
            "sureness": None if row.sureness is None else Sureness(row.sureness).label,
            "final": row.final,
            "visible_ms": row.latency_ms,
            "at": row.received_at.isoformat(),
        }
        for row in rows
    ]


def _said(pin: Pin, part: str) -> str:
    """One part of an answer in the words that the learner saw."""
    opaque, _, party = part.partition(":")
    item = pin.shown.item
    text = item.option[pin.shown.own_id[opaque]].text
    return f"{text}: {party}" if item.kind is Kind.CLASSIFY else text


def latest(person: User) -> datetime | None:
    """When the person last answered or began something."""
    found = Attempt.objects.filter(learner=person).aggregate(
        began=Max("started_at"), answered=Max("responses__received_at")
    )
    moments = [moment for moment in found.values() if moment]
    return max(moments, default=None)
