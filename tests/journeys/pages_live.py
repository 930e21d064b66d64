"""Live questions: the projector stage by stage, and the phone."""

from collections.abc import Callable

from django.utils import timezone

from classrooms.actions import live as actions
from classrooms.models import Classroom, LiveQuestion, LiveSession, Membership, Role, Stage, Vote
from classrooms.queries import live_bank
from quizzes.pins import from_json
from tests.factories import ClassroomFactory, MembershipFactory
from tests.journeys.desk import Desk
from tests.journeys.sight import Sight

OWNER = "owner-on-service:rds.guest-os"
# How many of the class choose each option, in the order of the page.
FIRST, SECOND = (9, 8, 2, 1), (4, 13, 2, 1)


def hall(desk: Desk, *, role: Role = Role.INSTRUCTOR, learners: int = 24) -> Membership:
    """Be in a class; its learners."""
    room = ClassroomFactory.create()
    person = desk.person()
    person.has_classes = True
    person.save(update_fields=["has_classes"])
    for number in range(learners):
        MembershipFactory.create(classroom=room, name=f"Learner {number}")
    return MembershipFactory.create(classroom=room, user=person, role=role, name="Ana")


def session(room: Classroom) -> LiveSession:
    return LiveSession.objects.create(classroom=room, started_at=timezone.now())


def ask(running: LiveSession, ref: str, *, stage: Stage = Stage.FIRST) -> LiveQuestion:
    item = live_bank.item(ref)
    assert item is not None, ref
    teacher = Membership.objects.filter(classroom=running.classroom).first()
    assert teacher is not None
    assert teacher.user is not None
    question = actions.ask(session=running, item=item, seed=7, by=teacher.user, now=timezone.now())
    question.stage, question.rev = stage, list(Stage).index(stage) + 1
    question.save()
    return question


def several() -> str:
    return live_bank.listed(form="several", lesson="the-line-moves").candidates[0].ref


def scene() -> str:
    """A written question with a case before it, where there is one."""
    found = live_bank.listed(form="one", lesson="who-do-you-call").candidates
    return max(found, key=lambda one: len(one.item.case) + len(one.item.stem)).ref


def count(question: LiveQuestion, shares: tuple[int, ...], *, number: int = 1) -> None:
    """Votes of the class, so many for each option; who is at the desk votes last."""
    ids = [opaque for opaque, _ in from_json(question.snapshot).shown.order]
    answers = [id_ for id_, share in zip(ids, shares, strict=False) for _ in range(share)]
    members = Membership.objects.filter(classroom=question.session.classroom, role=Role.LEARNER)
    Vote.objects.bulk_create(
        Vote(
            question=question,
            round=number,
            membership=member,
            answer=[answer],
            voted_at=timezone.now(),
        )
        for member, answer in zip(members.order_by("-pk"), reversed(answers), strict=False)
    )


def _choose(desk: Desk) -> None:
    desk.open(f"/teach/{hall(desk).classroom.token}/live/")


def _choose_next(desk: Desk) -> None:
    room = hall(desk).classroom
    before = session(room)
    ask(before, OWNER, stage=Stage.REASON)
    before.ended_at = timezone.now()
    before.save()
    session(room)
    desk.open(f"/teach/{room.token}/live/?fact=no-such-fact")


def _projector(
    stage: Stage | None, *, ref: Callable[[], str] = lambda: OWNER, votes: bool = True
) -> Callable[[Desk], None]:
    def open_(desk: Desk) -> None:
        running = session(hall(desk).classroom)
        if stage:
            question = ask(running, ref(), stage=stage)
            count(question, FIRST if votes else (2, 1))
            if stage in (Stage.SECOND, Stage.SECOND_SHOWN, Stage.REASON) and votes:
                count(question, SECOND, number=2)
        desk.open(f"/teach/{running.classroom.token}/live/{running.token}/")

    return open_


def _report(desk: Desk) -> None:
    running = session(hall(desk).classroom)
    both = ask(running, OWNER, stage=Stage.REASON)
    count(both, FIRST)
    count(both, SECOND, number=2)
    count(ask(running, several(), stage=Stage.FIRST_SHOWN), (2, 1))
    ask(running, scene())
    running.ended_at = timezone.now()
    running.save()
    desk.open(f"/teach/{running.classroom.token}/live/{running.token}/")


def _phone(
    stage: Stage | None, *, ref: Callable[[], str] = lambda: OWNER, voted: bool = True
) -> Callable[[Desk], None]:
    def open_(desk: Desk) -> None:
        room = hall(desk, role=Role.LEARNER).classroom
        if stage:
            question = ask(session(room), ref(), stage=stage)
            if voted:
                count(question, FIRST)
        desk.open(f"/classes/{room.token}/live/")

    return open_


def _nothing_chosen(desk: Desk) -> None:
    _phone(Stage.FIRST, ref=several, voted=False)(desk)
    desk.send("#live form")


LIVE = (
    Sight(name="live", view="classrooms:live", open=_choose),
    Sight(name="live-next", view="classrooms:live", open=_choose_next),
    Sight(name="live-lobby", view="classrooms:live-session", open=_projector(None)),
    Sight(name="live-vote", view="classrooms:live-session", open=_projector(Stage.FIRST)),
    Sight(
        name="live-few",
        view="classrooms:live-session",
        open=_projector(Stage.FIRST_SHOWN, ref=scene, votes=False),
    ),
    Sight(name="live-bars", view="classrooms:live-session", open=_projector(Stage.FIRST_SHOWN)),
    Sight(name="live-both", view="classrooms:live-session", open=_projector(Stage.SECOND_SHOWN)),
    Sight(
        name="live-reason",
        view="classrooms:live-session",
        open=_projector(Stage.REASON, ref=several),
    ),
    Sight(name="live-report", view="classrooms:live-session", open=_report),
    Sight(name="phone-waiting", view="classrooms:live-answer", open=_phone(None)),
    Sight(name="phone-sent", view="classrooms:live-answer", open=_phone(Stage.FIRST)),
    Sight(name="phone-error", view="classrooms:live-answer", open=_nothing_chosen, status=422),
    Sight(
        name="phone-closed",
        view="classrooms:live-answer",
        open=_phone(Stage.FIRST_SHOWN, ref=scene),
    ),
    Sight(name="phone-reason", view="classrooms:live-answer", open=_phone(Stage.REASON)),
)
