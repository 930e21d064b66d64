"""What answers do to the memory of their facts: a fold over the log, kept up to date as it grows.

A memory is written in the transaction that stores the answer. It must come to the very numbers that
the log gives when it is folded from its beginning, so answers are folded in the order in which they
came in. Where one comes late (an exam that is closed days after its last answer, a second answer at
the same moment) its fact is folded anew.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict

from django.db import connection, transaction

from assessment import mastery, memory
from assessment.memory import Answered
from quizzes.models import FactMemory
from quizzes.queries import memories
from quizzes.queries.memories import Seen

__all__ = ["Seen", "differences", "rebuild", "remember"]

KEPT = [
    *("stability", "difficulty", "last_at", "due_at", "recheck_at", "reviews", "lapses"),
    *("answers", "level_total", "level_weight", "seen_at", "item_id"),
]


@transaction.atomic(savepoint=False)
def remember(*, learner: int, seen: Sequence[Seen]) -> None:
    """Fold answers into the memories of a learner, by their key.

    For use in the transaction that stores their final markings, after these. Answers of one moment
    stand in the order of their questions. Two statements where all facts are known or all are new.
    """
    of_fact: dict[str, list[Seen]] = {}
    for one in sorted(seen, key=lambda one: one.at):
        of_fact.setdefault(one.fact, []).append(one)
    held = {row.fact: row for row in _hold(learner, of_fact)}
    late = {fact for fact, row in held.items() if of_fact[fact][0].at <= row.seen_at}
    rows = [
        _folded(answers, learner=learner, row=held.get(fact))
        for fact, answers in of_fact.items()
        if fact not in late
    ]
    if anew := late | _store(rows):
        rebuild(learner=learner, facts=anew)


def rebuild(*, learner: int, facts: Collection[str] | None = None) -> int:
    """Fold the log of a learner anew, all of it or some facts; how many rows were wrong."""
    with transaction.atomic():
        held, wanted = _both(learner, facts)
        wrong = [fact for fact, row in wanted.items() if not _same(held.get(fact), row)]
        gone = [row.pk for fact, row in held.items() if fact not in wanted]
        _store(wanted[fact] for fact in wrong)
        if gone:
            FactMemory.objects.filter(pk__in=gone).delete()
    return len(wrong) + len(gone)


def differences(*, learner: int) -> list[str]:
    """What is stored otherwise than the log of a learner gives, one line a fact."""
    with transaction.atomic():
        held, wanted = _both(learner, None)
    lines = []
    for fact in sorted(held.keys() | wanted.keys()):
        stored, told = held.get(fact), wanted.get(fact)
        if stored and told and _same(stored, told):
            continue
        lines.append(f"learner {learner}, {fact}: {_between(stored, told)}")
    return lines


def _between(stored: FactMemory | None, told: FactMemory | None) -> str:
    if stored is None:
        return "not stored"
    if told is None:
        return "not in the log"
    pairs = ((name, getattr(stored, name), getattr(told, name)) for name in KEPT)
    return "; ".join(
        f"{name} is {has}, the log gives {its}" for name, has, its in pairs if has != its
    )


def _both(
    learner: int, facts: Collection[str] | None
) -> tuple[dict[str, FactMemory], dict[str, FactMemory]]:
    """The rows stored, held, and those that the log gives. One row a fact is all that is kept."""
    held = {row.fact: row for row in _hold(learner, facts)}
    wanted: dict[str, FactMemory] = {}
    for one in memories.log(learner, facts=facts):
        wanted[one.fact] = _folded([one], learner=learner, row=wanted.get(one.fact))
    for fact, row in wanted.items():
        row.pk = held[fact].pk if fact in held else None
    return held, wanted


def _hold(learner: int, facts: Collection[str] | None) -> Iterable[FactMemory]:
    """The rows, held until the transaction ends.

    In the order of their facts, so that two transactions never wait for each other.
    """
    rows = FactMemory.objects.select_for_update().filter(learner_id=learner).order_by("fact")
    return rows if facts is None else rows.filter(fact__in=facts)


def _folded(answers: Iterable[Seen], *, learner: int, row: FactMemory | None) -> FactMemory:
    """The row after more answers on its fact, oldest first; not yet stored."""
    before = memories.known(row) if row else None
    level = before.level if before else mastery.START
    kept = before.memory if before else None
    count = row.answers if row else 0
    for one in answers:
        level = mastery.after(level, one.credit)
        kept = memory.review(kept, Answered(at=one.at, right=one.right, sureness=one.sureness))
        count += 1
    if kept is None:
        raise ValueError("answers: none")
    return FactMemory(
        pk=row.pk if row else None,
        learner_id=learner,
        fact=one.fact,
        **asdict(kept),
        answers=count,
        level_total=level.total,
        level_weight=level.weight,
        seen_at=one.at,
        item_id=one.item_id,
    )


def _same(one: FactMemory | None, other: FactMemory) -> bool:
    return one is not None and all(getattr(one, name) == getattr(other, name) for name in KEPT)


def _store(rows: Iterable[FactMemory]) -> set[str]:
    """Store rows that are held or new; the facts that another may have made first."""
    rows = sorted(rows, key=lambda row: row.fact)
    known = [row for row in rows if row.pk is not None]
    new = [row for row in rows if row.pk is None]
    if len(known) == 1:  # what an answer does; the statement for many takes twice as long to write
        known[0].save(update_fields=KEPT)
    elif known:
        FactMemory.objects.bulk_update(known, KEPT)
    if not new or _insert(new) == len(new):
        return set()
    return {row.fact for row in new}


def _insert(rows: Sequence[FactMemory]) -> int:
    """Insert rows, but none whose fact is there already, and say how many were inserted.

    There is no row to hold before the first answer to a fact. Of two first answers at once the
    second waits here for the first, then learns that it came second; Django's own way to leave
    out what is there does not say so.
    """
    fields = [field for field in FactMemory._meta.concrete_fields if not field.primary_key]
    values = [
        field.get_db_prep_save(getattr(row, field.attname), connection)
        for row in rows
        for field in fields
    ]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    marks = ", ".join([f"({', '.join(['%s'] * len(fields))})"] * len(rows))
    table = quote(FactMemory._meta.db_table)
    statement = f"INSERT INTO {table} ({columns}) VALUES {marks} ON CONFLICT DO NOTHING"  # noqa: S608 -- names of our model only
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)
