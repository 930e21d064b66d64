"""The assignments of a class: the list, one of them, the editor, the bank, copying, archiving."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from classrooms.models import Assignment, Classroom, Kind
from quizzes import bank
from tests.factories import AssignmentFactory
from tests.journeys.desk import Desk
from tests.journeys.pages_class import handed_in, learners, staff
from tests.journeys.sight import Sight

PICKS = 6


def picked(count: int = PICKS) -> list[str]:
    """Questions on one lesson that do not give each other away."""
    found: list[str] = []
    for id_, item in bank.pickable().items():
        if item.lesson == "the-line-moves" and not set(item.enemies) & set(found):
            found.append(id_)
    step = len(found) // count
    return found[: step * count : step]


def _path(room: Classroom, row: Assignment | None = None, page: str = "") -> str:
    return f"/teach/{room.token}/a/{row.token}/{page}" if row else f"/teach/{room.token}/{page}"


def _planned(room: Classroom, **fields: Any) -> Assignment:
    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    terms = {
        "title": "Quiz: the line moves",
        "note": "Bring what you know of lessons 4 to 6.",
        "opens_at": now + timedelta(days=2),
        "due_at": now + timedelta(days=9),
        "closes_at": now + timedelta(days=11),
        "late": "daily",
        "late_percent": 10,
        "attempts": 2,
        "limit_minutes": 20,
        "feedback": "later",
        "replies_at": now + timedelta(days=12),
    }
    return AssignmentFactory.create(classroom=room, **{**terms, **fields})


def _none(desk: Desk) -> None:
    desk.open(_path(staff(desk), page="assignments/"))


def _some(desk: Desk) -> None:
    room, now = staff(desk), timezone.now()
    members = learners(room)
    handed_in(AssignmentFactory.create(classroom=room, title="Open quiz"), members[:4])
    _planned(room)
    _planned(room, title="A draft", published_at=None)
    AssignmentFactory.create(
        classroom=room, title="Lesson 2", kind=Kind.LESSON, due_at=now - timedelta(days=3)
    )
    _planned(room, title="Given up", archived_at=now - timedelta(days=2))
    desk.open(_path(room, page="assignments/"))


def _one(desk: Desk) -> None:
    room = staff(desk)
    row = _planned(room, opens_at=None, scores="later", target={"picked": picked()})
    handed_in(row, learners(room))
    desk.open(_path(room, row))


def _draft(desk: Desk) -> None:
    room = staff(desk)
    row = AssignmentFactory.create(
        classroom=room,
        kind=Kind.LESSON,
        title="Read lesson 2",
        target={"lesson": "build-the-stack"},
        published_at=None,
    )
    desk.open(_path(room, row))


def _new(desk: Desk) -> None:
    desk.open(_path(staff(desk), page="assign/"))


def _by_hand(desk: Desk) -> None:
    room = staff(desk)
    learners(room)
    row = _planned(room, published_at=None, target={"picked": picked()})
    desk.open(_path(room, row, "edit/"))


def _by_rule(desk: Desk) -> None:
    room = staff(desk)
    target = {"lessons": ["whose-house", "show-me-the-paper"], "count": 5, "kinds": ["two-tier"]}
    row = _planned(room, same_for_all=True, feedback="end", target=target, published_at=None)
    desk.open(_path(room, row, "edit/"))
    desk.page.get_by_text("By lesson and band").click()


def _begun(desk: Desk) -> None:
    room = staff(desk)
    row = _planned(room, opens_at=None, target={"picked": picked()})
    handed_in(row, learners(room)[:2])
    desk.open(_path(room, row, "edit/"))


def _refused(desk: Desk) -> None:
    room = staff(desk)
    desk.open(_path(room, page="assign/"))
    wrong = {
        "kind": "quiz",
        "how": "rule",
        "count": "99",
        "lessons": "attic",
        "act": "publish",
        "opens_at": "2026-12-01T10:00",
        "due_at": "2026-12-01T09:00",
        "closes_at": "soon",
        "late": "daily",
        "attempts": "many",
        "counts": "all",
        "feedback": "never",
        "scores": "later",
        "scores_at": "2026-03-29T02:30",
        "limit_minutes": "-1",
    }
    desk.page.locator("#ed").evaluate(
        "form => { for (const e of [...form.elements])"
        " if (e.name !== 'csrfmiddlewaretoken') e.remove() }"
    )
    desk.send("#ed", **wrong)


def _bank(desk: Desk) -> None:
    room = staff(desk)
    row = _planned(room, published_at=None, target={"picked": [*picked(), "gone"]})
    desk.open(_path(room, row, "questions/?lesson=the-line-moves&kind=classify"))
    for summary in desk.page.locator(".asked summary").all()[:3]:
        summary.click()


def _nothing_found(desk: Desk) -> None:
    room = staff(desk)
    row = AssignmentFactory.create(classroom=room, published_at=None)
    desk.open(_path(room, row, "questions/?q=submarine"))


def _enemies(desk: Desk) -> None:
    known = bank.pickable()
    item = next(i for i in known.values() if set(i.enemies) & known.keys())
    enemy = next(e for e in item.enemies if e in known)
    room = staff(desk)
    row = AssignmentFactory.create(classroom=room, published_at=None, target={"picked": [enemy]})
    desk.open(_path(room, row, "questions/"))
    desk.send(".asked form >> nth=0", act=f"add:{item.id}")


def _copy(desk: Desk) -> None:
    room = staff(desk)
    desk.open(_path(room, _planned(room), "copy/"))


def _copy_refused(desk: Desk) -> None:
    _copy(desk)
    desk.send("form.fields", dates="shift", later="x")


def _archive(desk: Desk) -> None:
    room = staff(desk)
    row = _planned(room)
    handed_in(row, learners(room)[:2])
    desk.open(_path(room, row, "archive/"))


def _archive_refused(desk: Desk) -> None:
    _archive(desk)
    desk.send("form.fields", title="Something else")


ASSIGNMENTS = (
    Sight(name="assignments-none", view="classrooms:assignments", open=_none),
    Sight(name="assignments", view="classrooms:assignments", open=_some),
    Sight(name="assignment", view="classrooms:assignment", open=_one),
    Sight(name="assignment-draft", view="classrooms:assignment", open=_draft),
    Sight(name="editor-new", view="classrooms:new-assignment", open=_new),
    Sight(name="editor-by-hand", view="classrooms:edit-assignment", open=_by_hand),
    Sight(name="editor-by-rule", view="classrooms:edit-assignment", open=_by_rule),
    Sight(name="editor-begun", view="classrooms:edit-assignment", open=_begun),
    Sight(name="editor-error", view="classrooms:new-assignment", open=_refused, status=422),
    Sight(name="bank", view="classrooms:pick", open=_bank),
    Sight(name="bank-nothing", view="classrooms:pick", open=_nothing_found),
    Sight(name="bank-error", view="classrooms:pick", open=_enemies, status=422),
    Sight(name="copy", view="classrooms:copy", open=_copy),
    Sight(name="copy-error", view="classrooms:copy", open=_copy_refused, status=422),
    Sight(name="archive-assignment", view="classrooms:archive-assignment", open=_archive),
    Sight(
        name="archive-assignment-error",
        view="classrooms:archive-assignment",
        open=_archive_refused,
        status=422,
    ),
)
