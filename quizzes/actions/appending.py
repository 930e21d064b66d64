"""Appending an event to an open attempt, and nothing to one that has ended."""

from django.db import IntegrityError, connection, transaction

from assessment import policy
from quizzes.actions.locking import RefusedError, hold
from quizzes.models import Attempt, Response


def append(row: Response) -> bool:
    """Store the event, durably; false where another took its revision since it was made.

    Everything else was read before: a final answer takes a revision too, so only the attempt's end
    has to be looked at once more. Raises RefusedError where it has ended, Http404 where it is gone.
    """
    try:
        if connection.features.has_select_for_update:
            with transaction.atomic(durable=True):
                _refuse_ended(row)
                row.save(force_insert=True)
        elif not _insert_while_open(row):
            _refuse_ended(row)
    except IntegrityError:
        return False
    return True


def _refuse_ended(row: Response) -> None:
    if refusal := policy.may_save(hold(row.attempt_id)):
        raise RefusedError(refusal)


def _insert_while_open(row: Response) -> bool:
    """Insert by one statement, which SQLite commits by itself.

    Between BEGIN and COMMIT a thread would hold the one lock of the database while it waits for
    the interpreter; at sixteen learners that halves what the server can save.
    """
    fields = [field for field in Response._meta.concrete_fields if not field.primary_key]
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
    quote = connection.ops.quote_name
    table, attempts = quote(Response._meta.db_table), quote(Attempt._meta.db_table)
    columns = ", ".join(quote(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    statement = (
        f"INSERT INTO {table} ({columns}) SELECT {marks} WHERE EXISTS"  # noqa: S608 -- names of our models only
        f" (SELECT 1 FROM {attempts} WHERE id = %s AND submitted_at IS NULL)"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, row.attempt_id])
        return bool(cursor.rowcount)
