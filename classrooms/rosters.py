"""A roster as it is pasted or sent: a table in CSV, and where it is wrong."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from classrooms import names
from classrooms.cells import plain, safe

MOST_ROWS = 5000
MOST_PROBLEMS = 50
LONGEST = {"name": 80, "number": 40, "group": 60}
EMAIL_LONGEST = 254
SHORTENED = 40
HEADS = {
    "email": {"email", "e-mail", "mail", "email address", "e-mail address"},
    "name": {"name", "full name", "student", "learner"},
    "number": {"number", "student number", "id", "student id"},
    "group": {"group", "section"},
}
NO_HEAD = (
    "The first line names the columns: email and name, and if you like number and group. "
    "Line 1 does not."
)
NOT_TEXT = "Save it as CSV in UTF-8 and send it again, or paste the rows."


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One person on a roster; `line` is where they stand in it."""

    line: int
    email: str
    name: str
    number: str = ""
    group: str = ""

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that the cell names, parted by bars."""
        return parted(self.group)


def parted(group: str) -> tuple[str, ...]:
    """The groups that a text names, parted by bars."""
    return tuple(name for part in group.split("|") if (name := part.strip()))


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What is wrong where. Line 0 is the whole; no column is the whole line."""

    line: int
    column: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Roster:
    """What was read. With a problem nothing of it is used. `ignored` are columns not known."""

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    ignored: tuple[str, ...] = ()


@dataclass
class _Reading:
    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)

    def wrong(self, line: int, column: str, text: str) -> None:
        self.problems.append(Problem(line=line, column=column, text=text))


def decoded(data: bytes) -> str | Problem:
    """The text of a file, or why it is none."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Problem(line=0, column="", text=f"This file is in UTF-16. {NOT_TEXT}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        where = f"byte {column} of line {line} is not text in UTF-8"
        return Problem(line=line, column="", text=f"This file cannot be read: {where}. {NOT_TEXT}")
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        return Problem(line=line, column="", text=f"This file is not text. {NOT_TEXT}")
    return text


def read(text: str) -> Roster:
    """All rows of a table with its head, separated by commas, semicolons or tabs."""
    text = text.removeprefix("\ufeff").replace("\x00", "\ufffd")
    if not text.strip():
        return _failed(0, "Nothing is there. Paste the rows or choose a file.")
    head_line = next(line for line in text.splitlines() if line.strip())
    delimiter = max(",;\t", key=head_line.count)
    rows = _rows(text, delimiter)
    found = _Reading()
    try:
        line, head = next(rows, (1, []))
        columns, ignored = _columns(line, head, found)
        if not found.problems:
            for number, cells in rows:
                _take(number, cells, columns, len(head), found)
    except csv.Error as error:
        return _failed(_line_of(error), "A quotation mark opens here and does not close.")
    if not found.problems and not found.entries:
        found.wrong(0, "", "There are no rows below the head.")
    problems = tuple(found.problems[:MOST_PROBLEMS])
    entries = () if problems else tuple(found.entries)
    return Roster(entries=entries, problems=problems, ignored=ignored)


def written(entries: tuple[Entry, ...]) -> str:
    """The same table again, for the form that confirms it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["email", "name", "number", "group"])
    for one in entries:
        writer.writerow([safe(cell) for cell in (one.email, one.name, one.number, one.group)])
    return out.getvalue()


def _failed(line: int, text: str) -> Roster:
    return Roster(problems=(Problem(line=line, column="", text=text),))


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Rows that hold anything, each with the line it begins in."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        raise csv.Error(str(begins)) from error


def _line_of(error: csv.Error) -> int:
    return int(str(error))


def _columns(line: int, head: list[str], found: _Reading) -> tuple[dict[str, int], tuple[str, ...]]:
    columns: dict[str, int] = {}
    ignored: list[str] = []
    for place, cell in enumerate(head):
        title = " ".join(cell.split()).casefold()
        known = next((name for name, titles in HEADS.items() if title in titles), None)
        if known in columns:
            found.wrong(line, known or "", "This column is there twice. Keep one.")
        elif known:
            columns[known] = place
        elif title:
            ignored.append(title[:SHORTENED])
    missing = [name for name in ("email", "name") if name not in columns]
    if len(missing) == len(("email", "name")):
        found.wrong(line, "", NO_HEAD)
    else:
        for name in missing:
            found.wrong(line, name, "This column is missing in the first line.")
    return columns, tuple(ignored)


def _take(
    line: int, cells: list[str], columns: dict[str, int], width: int, found: _Reading
) -> None:
    if len(found.entries) >= MOST_ROWS:
        if len(found.entries) == MOST_ROWS and not found.problems:
            found.wrong(line, "", f"A roster has {MOST_ROWS:,} rows at most. Send it in parts.")
        return
    if any(cell.strip() for cell in cells[width:]):
        found.wrong(line, "", f"This line has more cells than the first line, which has {width}.")
        return
    value = {
        name: plain(cells[place].strip()) if place < len(cells) else ""
        for name, place in columns.items()
    }
    email = _email(line, value["email"], found)
    cleaned = {name: _named(line, name, value.get(name, ""), found) for name in LONGEST}
    found.entries.append(Entry(line=line, email=email, **cleaned))


def _email(line: int, text: str, found: _Reading) -> str:
    email = text.lower()
    if not email:
        found.wrong(line, "email", "Type an address; it cannot stay empty.")
        return email
    try:
        validate_email(email)
    except ValidationError:
        shown = text[:SHORTENED]
        found.wrong(line, "email", f"“{shown}” is no address. Write it like name@example.org.")
        return email
    if len(email) > EMAIL_LONGEST:
        found.wrong(line, "email", f"Use {EMAIL_LONGEST} characters at most.")
    elif email in found.seen:
        found.wrong(line, "email", f"“{email}” is in line {found.seen[email]} already.")
    found.seen.setdefault(email, line)
    return email


def _named(line: int, column: str, text: str, found: _Reading) -> str:
    try:
        name = names.clean(text, longest=LONGEST[column])
    except ValueError as error:
        found.wrong(line, column, str(error))
        return ""
    if column == "name" and not name:
        found.wrong(line, column, "Type a name; it cannot stay empty.")
    return name
