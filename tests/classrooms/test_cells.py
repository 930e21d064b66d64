"""Cells that a spreadsheet must not compute."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classrooms.cells import plain, safe

TRIGGERS = "=+-@\t\r\n|%\x00＝＋－＠"


@pytest.mark.parametrize("sign", TRIGGERS)
def test_safe_cell_does_not_begin_as_a_formula(sign: str) -> None:
    assert safe(f"{sign}1+1") == f"'{sign}1+1"
    assert safe(f"  {sign}1+1") == f"'  {sign}1+1"


@pytest.mark.parametrize("text", ["Ana", "'t Hooft", "", "1,5", "O'Brien"])
def test_safe_cell_leaves_plain_text(text: str) -> None:
    assert safe(text) == plain(text) == text


@given(st.text(alphabet=st.sampled_from(TRIGGERS + "'a "), max_size=12) | st.text(max_size=20))
def test_safe_cell_comes_back(text: str) -> None:
    assert plain(safe(text)) == text
    assert safe(text)[:1] not in {*TRIGGERS}


def test_safe_cell_comes_back_through_csv() -> None:
    out = io.StringIO()
    csv.writer(out).writerow([safe("=1\n2"), safe("'=x")])

    cells = next(csv.reader(io.StringIO(out.getvalue(), newline="")))

    assert [plain(cell) for cell in cells] == ["=1\n2", "'=x"]
