"""A gradebook as a table for spreadsheets: CSV and XLSX, with the same cells."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import xlsxwriter
from django.utils.text import slugify

from assessment.grading import precise
from classrooms.cells import safe
from classrooms.models import Assignment, Classroom, Grade, GradeState, Membership
from classrooms.queries import gradebook
from classrooms.queries.gradebook import Wanted

# A text, or a true number.
type Value = str | int | float
CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, kw_only=True)
class Table:
    """Heads and rows, all of one length, before anything is made safe."""

    heads: Sequence[str]
    rows: Sequence[Sequence[Value]]


def table(classroom: Classroom, wanted: Wanted, *, emails: bool) -> Table:
    """The learners that are asked for, all on one page, by name. Three queries.

    Grades are points of 100 to two places, as the page of each shows them. Empty where there is
    none; "exempt" is a word. Addresses only where they are asked for.
    """
    shown = gradebook.columns(classroom)
    rows = gradebook.learners(classroom, wanted).order_by("name", "pk")
    members = list(rows.select_related("user") if emails else rows)
    grades = gradebook.all_cells(classroom)
    heads = ["Name", "Number", *(["E-mail"] if emails else [])]
    heads += [f"{number}. {one.title}" for number, one in enumerate(shown, start=1)]
    return Table(
        heads=[*heads, "Mean"],
        rows=[
            [*_who(member, emails=emails), *_points(shown, grades.get(member.pk, {}), wanted)]
            for member in members
        ],
    )


def _who(member: Membership, *, emails: bool) -> list[Value]:
    who: list[Value] = [member.name, member.number]
    if emails:
        who.append((member.user.email or "") if member.user else "")
    return who


def _points(shown: Sequence[Assignment], own: dict[int, Grade], wanted: Wanted) -> list[Value]:
    values = [_value(own.get(one.pk), wanted) for one in shown]
    percents = [
        percent for one in shown if (percent := _percent(own.get(one.pk), wanted)) is not None
    ]
    mean = _number(sum(percents) / len(percents)) if percents else ""
    return [*values, mean]


def _value(grade: Grade | None, wanted: Wanted) -> Value:
    if grade is not None and grade.state == GradeState.EXEMPT:
        return "exempt"
    percent = _percent(grade, wanted)
    return "" if percent is None else _number(percent)


def _number(percent: float) -> Value:
    """A true number, whole where it can be."""
    value = float(precise(percent / 100))
    return int(value) if value.is_integer() else value


def _percent(grade: Grade | None, wanted: Wanted) -> float | None:
    if grade is None or grade.state == GradeState.EXEMPT:
        return None
    return grade.first_percent if wanted.first else grade.percent


def to_csv(found: Table) -> bytes:
    """Commas, every text quoted, numbers bare; UTF-8 with the mark that spreadsheets look for."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC)
    for row in (found.heads, *found.rows):
        writer.writerow([_cell(value) for value in row])
    return out.getvalue().encode("utf-8-sig")


def to_xlsx(found: Table) -> bytes:
    """One sheet, its first row and column held in view."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    sheet = book.add_worksheet("Grades")
    sheet.freeze_panes(1, 1)
    for number, row in enumerate((found.heads, *found.rows)):
        for place, value in enumerate(row):
            if isinstance(value, (int, float)):
                sheet.write_number(number, place, value)
            else:
                sheet.write_string(number, place, safe(value))
    book.close()
    return out.getvalue()


def _cell(value: Value) -> Value:
    return safe(value) if isinstance(value, str) else value


def file_name(classroom: Classroom, *, now: datetime, ending: str) -> str:
    """Letters, figures and hyphens only, so that no header and no shell reads more into it."""
    day = now.astimezone(ZoneInfo(classroom.time_zone)).date()
    return f"{slugify(classroom.name) or 'class'}-grades-{day.isoformat()}.{ending}"
