"""What is asked live, and what was answered."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.http import Http404

from accounts.models import User
from accounts.prepared import Prepared, Slot, columns, instance
from classrooms.models import (
    Classroom,
    LiveQuestion,
    LiveSession,
    Membership,
    Role,
    Stage,
    Status,
    Vote,
)

NOTHING = "0"
PAST = 20

type Answers = Mapping[int, frozenset[str]]


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where a class stands, seen by a learner of it. `question` is None where nothing was asked."""

    membership: int
    session: int | None
    question: int | None
    rev: int

    @property
    def tag(self) -> str:
        """A name for it: another name means that there is something new to see."""
        if not self.session:
            return NOTHING
        return f"{self.session}.{self.question or 0}.{self.rev}"


@dataclass(frozen=True, kw_only=True)
class Cast:
    """A learner's own vote in a round."""

    round: int
    answer: tuple[str, ...]
    voted_at: datetime


def _standing() -> QuerySet[Membership, tuple[int, int | None, int | None, int | None]]:
    session = LiveSession.objects.filter(classroom=OuterRef("classroom"), ended_at__isnull=True)
    asked = LiveQuestion.objects.filter(
        session__classroom=OuterRef("classroom"), session__ended_at__isnull=True
    ).order_by("-position")
    return Membership.objects.filter(
        user=Slot("user"),
        classroom__token=Slot("classroom"),
        classroom__archived_at__isnull=True,
        status=Status.ACTIVE,
        role=Role.LEARNER,
    ).values_list(
        "pk",
        Subquery(session.values("pk")[:1]),
        Subquery(asked.values("pk")[:1]),
        Subquery(asked.values("rev")[:1]),
    )


STANDING = Prepared(_standing)
QUESTION = Prepared(
    lambda: LiveQuestion.objects.filter(pk=Slot("question")).values_list(*columns(LiveQuestion))
)
OWN = Prepared(
    lambda: (
        Vote.objects.filter(question=Slot("question"), membership=Slot("membership"))
        .order_by("round")
        .values_list("round", "answer", "voted_at")
    )
)


def standing(user: int, classroom: str) -> Standing:
    """Where the class stands; 404 for whoever is no learner of it. One query, for every look."""
    rows = STANDING(user=user, classroom=classroom)
    if not rows:
        raise Http404
    membership, session, question, rev = rows[0]
    return Standing(membership=membership, session=session, question=question, rev=rev or 0)


def standing_of(own: Membership) -> Standing:
    """The same for a learner's membership that is at hand."""
    if own.user_id is None:
        raise Http404
    return standing(own.user_id, own.classroom.token)


def question(standing: Standing) -> LiveQuestion | None:
    """The question that is asked now."""
    rows = QUESTION(question=standing.question) if standing.question else []
    return instance(LiveQuestion, rows[0]) if rows else None


def own_votes(standing: Standing) -> tuple[Cast, ...]:
    """What the learner answered to it, round by round."""
    if not standing.question:
        return ()
    rows = OWN(question=standing.question, membership=standing.membership)
    return tuple(
        Cast(round=number, answer=tuple(answer), voted_at=voted_at)
        for number, answer, voted_at in rows
    )


def open_session(classroom: Classroom) -> LiveSession | None:
    """The session that runs."""
    return LiveSession.objects.filter(classroom=classroom, ended_at__isnull=True).first()


def session(own: Membership, token: str) -> LiveSession:
    """A session of the asker's class, else 404."""
    found = LiveSession.objects.filter(classroom=own.classroom_id, token=token).first()
    if found is None:
        raise Http404
    return found


def past(classroom: Classroom) -> QuerySet[LiveSession]:
    """The newest sessions that have ended, each with the number of its questions."""
    rows = LiveSession.objects.filter(classroom=classroom, ended_at__isnull=False)
    return rows.annotate(asked=Count("questions")).order_by("-started_at", "-pk")[:PAST]


def questions(session: LiveSession) -> list[LiveQuestion]:
    """All that was asked in a session, in its order."""
    return list(session.questions.order_by("position"))


def newest(session: LiveSession) -> LiveQuestion | None:
    """What was asked last."""
    return session.questions.order_by("-position").first()


def answers(questions: Iterable[LiveQuestion]) -> dict[int, dict[int, Answers]]:
    """The votes by question, round and membership, in one query."""
    found: dict[int, dict[int, dict[int, frozenset[str]]]] = defaultdict(lambda: defaultdict(dict))
    rows = Vote.objects.filter(question__in=[row.pk for row in questions])
    for key, number, member, answer in rows.values_list(
        "question", "round", "membership", "answer"
    ):
        found[key][number][member] = frozenset(answer)
    return {key: dict(rounds) for key, rounds in found.items()}


def votes(question: LiveQuestion) -> int:
    """How many have voted in the round that is open or was closed last."""
    number = Stage(question.stage).round
    return Vote.objects.filter(question=question, round=number).count()


def learners(classroom: Classroom) -> int:
    """How many learners the class has."""
    return Membership.objects.filter(
        classroom=classroom, role=Role.LEARNER, status=Status.ACTIVE
    ).count()


def running(user: User) -> list[str]:
    """The classes of a learner in which a session runs now, by their tokens."""
    rows = Membership.objects.filter(
        user=user,
        role=Role.LEARNER,
        status=Status.ACTIVE,
        classroom__archived_at__isnull=True,
        classroom__live_sessions__ended_at__isnull=True,
        classroom__live_sessions__isnull=False,
    )
    return list(rows.order_by("pk").values_list("classroom__token", flat=True).distinct())
