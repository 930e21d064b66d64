"""Grades that leave the course: the same numbers, text that stays text, nobody else's rows."""

import csv
import io
import re
import zipfile
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from classrooms import exporting
from classrooms.cells import plain
from classrooms.exporting import Table
from classrooms.models import Change, Classroom, Grade, GradeState, Group, Membership, Role, Status
from classrooms.queries.gradebook import Wanted
from tests.classrooms import books
from tests.factories import AssignmentFactory, ClassroomFactory, MembershipFactory

NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "|", "%", "＝", "＋", "－", "＠")
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
type Cells = list[list[str | float]]

# What Unicode calls noncharacters, and lone halves of pairs, are in no name.
letters = st.characters(exclude_categories=("Cs", "Cn"))
texts = st.builds(
    lambda start, rest: start + rest,
    st.sampled_from(["", "'", "''", " ", *TRIGGERS]),
    st.text(letters, max_size=12),
)
tables = st.integers(1, 4).flatmap(
    lambda width: st.builds(
        Table,
        heads=st.lists(texts, min_size=width, max_size=width),
        rows=st.lists(
            st.lists(
                texts | st.integers(0, 100) | st.sampled_from([62.5, 66.67]),
                min_size=width,
                max_size=width,
            ),
            max_size=4,
        ),
    )
)


def from_csv(data: bytes) -> Cells:
    """As a program reads it that takes bare figures for numbers."""
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    return [list(row) for row in csv.reader(text, quoting=csv.QUOTE_NONNUMERIC)]


def from_xlsx(data: bytes) -> Cells:
    """The cells of the one sheet: texts are in a list of their own, numbers in place."""
    book = zipfile.ZipFile(io.BytesIO(data))
    names = book.namelist()
    found = "xl/sharedStrings.xml"
    shared = ET.fromstring(book.read(found)) if found in names else ()  # noqa: S314 -- our own
    strings = [unescaped("".join(one.itertext())) for one in shared]
    sheet = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314 -- our own
    assert not list(sheet.iter(f"{SHEET}f"))
    return [[value(cell, strings) for cell in row] for row in sheet.iter(f"{SHEET}row")]


def value(cell: ET.Element, strings: list[str]) -> str | float:
    own = cell.findtext(f"{SHEET}v") or ""
    return strings[int(own)] if cell.get("t") == "s" else float(own)


def unescaped(text: str) -> str:
    """The format writes signs that XML has no room for as _x0007_."""
    return re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)


def in_xml(text: str) -> str:
    """XML reads every line break as one sign."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


@given(tables)
def test_csv_holds_no_formula_and_gives_back_what_it_was_given(made: Table) -> None:
    found = from_csv(exporting.to_csv(made))
    texts = [cell for row in found for cell in row if isinstance(cell, str)]
    assert not [cell for cell in texts if cell.startswith(TRIGGERS)]
    back = [[plain(cell) if isinstance(cell, str) else cell for cell in row] for row in found]
    assert back == [list(row) for row in (made.heads, *made.rows)]


@given(tables)
def test_xlsx_holds_no_formula_and_the_same_cells(made: Table) -> None:
    found = from_xlsx(exporting.to_xlsx(made))
    texts = [cell for row in found for cell in row if isinstance(cell, str)]
    assert not [cell for cell in texts if cell.startswith(TRIGGERS)]
    want = from_csv(exporting.to_csv(made))
    assert [[in_xml(c) if isinstance(c, str) else c for c in row] for row in found] == [
        [in_xml(c) if isinstance(c, str) else c for c in row] for row in want
    ]


@given(st.text(letters, max_size=30))
def test_file_name_is_letters_figures_and_hyphens(name: str) -> None:
    room = Classroom(name=name, time_zone="Europe/Berlin")
    found = exporting.file_name(room, now=NOW, ending="csv")
    assert re.fullmatch(r"[a-z0-9_][\w-]*-grades-2026-11-23\.csv", found, re.ASCII)


@pytest.fixture
def room(db: None) -> Classroom:
    return ClassroomFactory.create(name="Cloud & Security")


@pytest.fixture
def staff(room: Classroom, client: Client) -> Client:
    own = MembershipFactory.create(classroom=room, role=Role.ASSISTANT)
    assert own.user
    client.force_login(own.user)
    return client


def fetch(client: Client, room: Classroom, query: str = "", *, name: str = "export-csv") -> Cells:
    reply = client.get(reverse(f"classrooms:{name}", args=[room.token]) + query)
    assert reply.status_code == 200
    return (from_csv if name == "export-csv" else from_xlsx)(reply.content)


def test_export_holds_what_the_page_shows(staff: Client, room: Classroom) -> None:
    one, other = (AssignmentFactory.create(classroom=room, title=t) for t in ("=1+1", "Quiz B"))
    ana = MembershipFactory.create(classroom=room, name="@Ana", number="007")
    MembershipFactory.create(classroom=room, name="Bea")
    for task, fields in ((one, {"percent": 62.5}), (other, {"state": GradeState.EXEMPT})):
        Grade.objects.create(
            **{"assignment": task, "membership": ana, "state": GradeState.DONE, **fields}
        )
    want: Cells = [
        ["Name", "Number", "1. =1+1", "2. Quiz B", "Mean"],
        ["'@Ana", "007", 62.5, "exempt", 62.5],
        ["Bea", "", "", "", ""],
    ]
    assert fetch(staff, room) == fetch(staff, room, name="export-xlsx") == want


def test_addresses_stay_here_unless_they_are_asked_for(staff: Client, room: Classroom) -> None:
    ana = MembershipFactory.create(classroom=room, name="Ana")
    MembershipFactory.create(classroom=room, name="Gone", user=None)
    assert ana.user
    assert fetch(staff, room)[0] == ["Name", "Number", "Mean"]
    rows = fetch(staff, room, "?email=1")
    assert [row[2] for row in rows] == ["E-mail", ana.user.email, ""]
    assert list(Change.objects.order_by("pk").values_list("what", flat=True)) == [
        "Exported the grades of two learners as CSV",
        "Exported the grades of two learners as CSV, with e-mail addresses",
    ]


def test_rows_are_of_this_class_and_of_who_is_asked_for(staff: Client, room: Classroom) -> None:
    _, members, _ = books.full(learners=4, assignments=2, classroom=room)
    books.full(learners=2, assignments=1)
    group = Group.objects.create(classroom=room, name="Tuesday")
    group.members.add(members[1])
    Membership.objects.filter(pk=members[3].pk).update(status=Status.LEFT)
    own = sorted(one.name for one in members)
    assert [row[0] for row in fetch(staff, room)[1:]] == own[:3]
    assert [row[0] for row in fetch(staff, room, "?group=left")[1:]] == own[3:]
    assert [row[0] for row in fetch(staff, room, f"?group={group.pk}")[1:]] == [members[1].name]


def test_first_attempts_are_exported_where_they_are_shown(staff: Client, room: Classroom) -> None:
    task = AssignmentFactory.create(classroom=room)
    ana = MembershipFactory.create(classroom=room)
    Grade.objects.create(
        assignment=task, membership=ana, state=GradeState.DONE, percent=90, first_percent=40
    )
    assert [row[2:] for row in fetch(staff, room, "?first=1")[1:]] == [[40.0, 40.0]]


def test_file_is_not_kept_nor_shown_in_the_browser(staff: Client, room: Classroom) -> None:
    reply = staff.get(reverse("classrooms:export-xlsx", args=[room.token]))
    name = reply["Content-Disposition"]
    assert re.fullmatch(r'attachment; filename="cloud-security-grades-[\d-]+\.xlsx"', name)
    assert reply["Cache-Control"] == "no-store, private"
    assert reply["Content-Type"] == exporting.XLSX_TYPE


@pytest.mark.parametrize("many", [1, 3])
def test_export_costs_the_same_for_many(room: Classroom, many: int) -> None:
    books.full(learners=many, assignments=many, classroom=room)
    with CaptureQueriesContext(connection) as seen:
        made = exporting.table(room, Wanted(), emails=True)
    assert len(seen) == 3
    assert {len(row) for row in made.rows} == {many + 4}
