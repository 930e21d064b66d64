import re
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from assessment.matrix import Matrix
from assessment.parties import Party
from lessons.library import library
from lessons.schedule import Line, schedule


@pytest.fixture
def matrix() -> Matrix:
    return library().matrix


def test_page_shows_every_row_and_marks_the_addition(client: Client, matrix: Matrix) -> None:
    html = client.get("/matrix/").content.decode()
    assert re.findall(r'id="row-(\d+)"', html) == [str(row.number) for row in matrix.rows]
    assert html.count("Our addition, not in the list") == 1
    assert html.count("Missing in our copy") == 1


def test_page_lists_every_source_once_with_its_address(client: Client, matrix: Matrix) -> None:
    html = client.get("/matrix/").content.decode()
    used = {source for row in matrix.rows for source in row.sources}
    used |= {source for service in matrix.services for source in service.sources}
    assert len(re.findall(r'<li id="source-\d+">', html)) == len(used)
    addresses = {matrix.source[id_].address for id_ in used} - {""}
    assert {a for a in addresses if f'href="{a}"' not in html} == set()


def test_every_reference_leads_to_a_source(client: Client) -> None:
    html = client.get("/matrix/?for=rds").content.decode()
    wanted = set(re.findall(r'href="#(source-\d+)"', html))
    assert wanted <= set(re.findall(r'id="(source-\d+)"', html))


def test_page_for_a_service_names_it(client: Client, matrix: Matrix) -> None:
    page = client.get("/matrix/", {"for": "rds"})
    html = page.content.decode()
    assert page.context["schedule"].chosen == matrix.service["rds"]
    assert f"<title>The matrix for {matrix.service['rds'].short} –" in html
    assert 'href="?for=rds#rows" aria-current="true"' in html


@pytest.mark.parametrize("asked", ["nonsense", "<script>", "EC2", "x" * 5000, "\x00"])
def test_page_for_an_unknown_service_stands_as_stated_and_says_so(
    client: Client, asked: str
) -> None:
    page = client.get("/matrix/", {"for": asked})
    html = page.content.decode()
    assert page.status_code == 200
    assert page.context["schedule"].chosen is None
    assert "The matrix stands as stated." in html
    assert "<script>" not in html
    assert "x" * 50 not in html.replace(f'name="next" value="/matrix/?for={"x" * 5000}"', "")


def test_page_is_as_stated_without_a_service(client: Client) -> None:
    assert "The matrix stands as stated." not in client.get("/matrix/?for=").content.decode()


def test_page_costs_one_look_at_the_person_and_no_more(
    client: Client, ana: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(ana)
    with django_assert_num_queries(2):  # session, user
        client.get("/matrix/?for=s3")


def test_triangles_are_numbered_where_the_two_marks_differ(matrix: Matrix) -> None:
    rows = schedule(matrix=matrix).rows
    differing = [r for r in rows if r.row.published and r.row.today != r.row.published]
    assert [r.mark for r in differing] == list(range(1, len(differing) + 1))
    assert {r.mark for r in rows if r not in differing} == {0}


def test_counts_of_the_lede_add_up_to_the_published_rows(matrix: Matrix) -> None:
    shown = schedule(matrix=matrix)
    assert shown.holding + shown.by_service + shown.changed == len(shown.printed) == 13
    assert (shown.holding, shown.by_service, shown.changed) == (9, 2, 2)


def test_guest_system_row_follows_the_service(matrix: Matrix) -> None:
    def lines(service: str) -> tuple[Line, ...]:
        return schedule(matrix=matrix, service=service).rows[4].lines

    assert lines("ec2") == (Line(party=Party.CUSTOMER, on="on EC2"),)
    assert lines("rds") == (Line(party=Party.AWS, on="on RDS"),)
    assert [line.party for line in lines("")] == [Party.CUSTOMER, Party.AWS]


def test_row_that_does_not_speak_of_a_service_says_so(matrix: Matrix) -> None:
    shown = schedule(matrix=matrix, service="iam")
    assert [r.row.number for r in shown.rows if r.silent] == [5, 11]
    assert shown.rows[4].lines == schedule(matrix=matrix).rows[4].lines


def test_layers_stand_top_to_bottom_with_what_aws_secures_everywhere(matrix: Matrix) -> None:
    for service in matrix.services:
        layers = schedule(matrix=matrix, service=service.id).layers
        assert [x.layer.order for x in layers] == sorted(
            (x.order for x in matrix.layers), reverse=True
        )
        told = {x.layer.id: x.party for x in layers}
        cells = {cell.layer: cell.party for cell in service.cells}
        assert {k: told[k] for k in cells} == cells


def test_row_is_no_surer_than_its_weakest_source(matrix: Matrix) -> None:
    for shown in schedule(matrix=matrix).rows:
        found = {matrix.source[id_].confidence for id_ in shown.row.sources}
        assert shown.confidence in found
        assert not ("memory" in found and shown.confidence != "memory")
        assert not ("excerpt" in found and shown.confidence == "read")


def test_checked_is_the_oldest_day(matrix: Matrix) -> None:
    shown = schedule(matrix=matrix)
    assert shown.checked == min(row.checked for row in matrix.rows)
    assert isinstance(shown.checked, date)
