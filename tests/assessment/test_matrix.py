from dataclasses import replace

from assessment.parties import Party
from tests.assessment import factories

MATRIX = factories.matrix()
COURSE = factories.course()


def test_things_are_found_by_their_id() -> None:
    assert MATRIX.source["guide"].title == "A guide"
    assert MATRIX.misconception["of-in-swapped"].belief == "so"
    assert MATRIX.row_of["s3"].number == 3
    assert MATRIX.service["ec2"].by_layer["data"].party is Party.CUSTOMER
    assert COURSE.area["below"].weight == 30


def test_capstone_has_one_statement_a_row() -> None:
    assert [s.id for s in MATRIX.capstone()] == [f"s{i}" for i in range(1, 14)]


def test_cells_that_are_not_graded_are_left_out() -> None:
    service = factories.service("odd", "AAAAAA")
    cells = (replace(service.cells[0], graded=False), *service.cells[1:])
    matrix = factories.matrix(services=(replace(service, cells=cells),))
    assert len(list(matrix.graded_cells())) == 5


def test_parties_have_a_letter_and_a_word() -> None:
    assert [(p.letter, p.word) for p in Party] == [("C", "Customer"), ("A", "AWS"), ("B", "Both")]


def test_sheets_are_numbered_from_the_lesson() -> None:
    assert COURSE.lesson["two"].sheet == "A-102"
