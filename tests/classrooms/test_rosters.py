"""A roster as it is read, and where it is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classrooms.rosters import Entry, Problem, Roster, decoded, read, written

HEAD = "email,name,number,group\n"


def problems(text: str) -> list[tuple[int, str, str]]:
    return [(one.line, one.column, one.text) for one in read(text).problems]


def test_read_plain_roster() -> None:
    found = read(HEAD + "Ana@Example.org, Ana  Petrov ,4711,Tue\nben@example.org,Ben,,\n")

    assert found == Roster(
        entries=(
            Entry(line=2, email="ana@example.org", name="Ana Petrov", number="4711", group="Tue"),
            Entry(line=3, email="ben@example.org", name="Ben"),
        )
    )


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffname;E-Mail\nAna;ana@example.org",
        "Name\tEmail address\r\nAna\tana@example.org\r\n",
        '\n\n"email","name"\n\n"ana@example.org","Ana"\n\n',
    ],
)
def test_read_roster_however_it_is_separated(text: str) -> None:
    found = read(text)

    assert [(one.email, one.name) for one in found.entries] == [("ana@example.org", "Ana")]


def test_read_roster_counts_lines_across_quoted_breaks() -> None:
    found = problems('email,name\nana@example.org,"Ana\nPetrov"\nnobody,Ben\n')

    assert found == [(4, "email", "“nobody” is no address. Write it like name@example.org.")]


def test_read_roster_says_each_fault_where_it_is() -> None:
    rows = (
        "ana@example.org,Ana,,\n,Ben,,\nnot-one,Cy,,\nAna@example.org,Dee,,\n"
        f"eve@example.org,,,\nfay@example.org,{'x' * 81},{'9' * 41},\nguy@example.org,Guy,,,more\n"
    )
    assert problems(HEAD + rows) == [
        (3, "email", "Type an address; it cannot stay empty."),
        (4, "email", "“not-one” is no address. Write it like name@example.org."),
        (5, "email", "“ana@example.org” is in line 2 already."),
        (6, "name", "Type a name; it cannot stay empty."),
        (7, "name", "That is 81 characters. Use 80 at most."),
        (7, "number", "That is 41 characters. Use 40 at most."),
        (8, "", "This line has more cells than the first line, which has 4."),
    ]


@pytest.mark.parametrize(
    ("text", "line", "column", "says"),
    [
        ("", 0, "", "Nothing is there"),
        (" \n ", 0, "", "Nothing is there"),
        ("ana@example.org,Ana\n", 1, "", "The first line names the columns"),
        ("name,group\nAna,x\n", 1, "email", "This column is missing"),
        ("email\nana@example.org\n", 1, "name", "This column is missing"),
        ("email,name,mail\n", 1, "email", "This column is there twice"),
        (HEAD, 0, "", "There are no rows"),
        ('email,name\nana@example.org,"Ana', 2, "", "A quotation mark opens here"),
    ],
)
def test_read_roster_that_is_none(text: str, line: int, column: str, says: str) -> None:
    found = read(text)

    assert found.entries == ()
    assert (found.problems[0].line, found.problems[0].column) == (line, column)
    assert found.problems[0].text.startswith(says)


def test_read_roster_names_columns_it_does_not_use() -> None:
    assert read("email,Shoe size,name\na@example.org,43,Ana\n").ignored == ("shoe size",)


def test_read_roster_takes_five_thousand_rows() -> None:
    rows = [f"p{n}@example.org,P {n}" for n in range(5001)]

    assert len(read("email,name\n" + "\n".join(rows[:5000])).entries) == 5000
    assert problems("email,name\n" + "\n".join(rows)) == [
        (5002, "", "A roster has 5,000 rows at most. Send it in parts.")
    ]


@pytest.mark.parametrize(
    ("data", "line", "says"),
    [
        ("email,name\n".encode("utf-16"), 0, "This file is in UTF-16."),
        (b"email,name\na@example.org,Andr\xe9\n", 2, "This file cannot be read: byte 19 of line 2"),
        (b"PK\x03\x04\x00\x00", 1, "This file is not text."),
    ],
)
def test_decode_what_is_no_text(data: bytes, line: int, says: str) -> None:
    found = decoded(data)

    assert isinstance(found, Problem)
    assert (found.line, found.text[: len(says)]) == (line, says)


def test_decode_takes_the_mark_of_utf_8_off() -> None:
    assert decoded("\ufeffemail,name".encode()) == "email,name"


def test_roster_comes_back_as_it_was_written() -> None:
    entries = (
        Entry(line=2, email="ana@example.org", name="=1+1", number="-5", group="A, B"),
        Entry(line=3, email="ben@example.org", name="'t Hooft"),
    )

    assert read(written(entries)).entries == entries


@given(st.text(max_size=200))
def test_read_roster_never_fails(text: str) -> None:
    found = read(text)

    assert bool(found.entries) != bool(found.problems)


@given(st.binary(max_size=200))
def test_decode_never_fails(data: bytes) -> None:
    assert isinstance(decoded(data), str | Problem)
