import re

import pytest
from django.test import Client

from lessons.citing import cited
from lessons.library import library

LINK = re.compile(r'<a class="term" href="/glossary/#([^"]+)">')


def test_glossary_holds_each_term_in_order(client: Client) -> None:
    page = client.get("/glossary/").content.decode()
    shown = re.findall(r'<tr role="row" id="([^"]+)">', page)
    by_name = sorted(library().terms, key=lambda term: term.term.casefold())
    assert shown == [term.id for term in by_name]


def test_each_term_is_linked_in_its_lesson() -> None:
    """But for terms that a figure or the matrix explains, which no lesson sets in bold."""
    linked = {
        (slug, id_)
        for slug, text in library().lessons.items()
        for part in text.parts
        for block in part.blocks
        for id_ in LINK.findall(block.html)
    }
    ids = {id_ for _, id_ in linked}
    assert {(term.lesson, term.id) for term in library().terms if term.id in ids} <= linked


def test_sources_are_all_shown_with_what_rests_on_them(client: Client) -> None:
    page = client.get("/sources/").content.decode()
    shown = re.findall(r'<tr role="row" id="([^"]+)">', page)
    assert sorted(shown) == sorted(source.id for source in library().matrix.sources)


def test_every_source_carries_something() -> None:
    idle = [c.source.id for c in cited(library()) if not c.rows + c.layers + c.questions]
    assert idle == []


@pytest.mark.parametrize("path", ["/glossary/", "/sources/", "/search/", "/search/?q=patch"])
def test_page_needs_no_database(client: Client, path: str) -> None:
    """The test has no database to ask."""
    assert client.get(path).status_code == 200
