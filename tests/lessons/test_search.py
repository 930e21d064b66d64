import threading
from dataclasses import replace

import pytest
from django.test import Client
from django.utils.safestring import SafeString
from hypothesis import given, settings
from hypothesis import strategies as st

from lessons.library import Block, library
from lessons.search import entries, search


def titles(asked: str) -> list[str]:
    return [hit.title for hit in search(asked)]


def test_search_finds_a_term_by_its_name_first() -> None:
    hit = search("social engineering")[0]
    assert (hit.title, hit.url) == ("Social engineering", "/glossary/#social-engineering")


def test_search_finds_the_part_of_a_lesson() -> None:
    found = {hit.url: hit for hit in search("one door builder street")}
    hit = found["/course/whose-house/#one-part-one-owner"]
    assert hit.place == "Lesson 1, Whose house is it?"
    assert "<mark>door</mark>" in hit.snippet


def test_search_finds_a_row_by_another_form_of_a_word() -> None:
    assert "/matrix/#row-5" in [hit.url for hit in search("patching guest")]


def test_search_shows_no_other_form_of_a_term() -> None:
    hit = next(hit for hit in search("patching") if hit.url == "/glossary/#patch")
    assert hit.snippet == "A small change that mends a flaw in a program."


def test_search_finds_a_service() -> None:
    assert "/matrix/?for=dynamodb#layers" in [hit.url for hit in search("dynamo")]


def test_search_takes_any_word_where_no_place_has_all() -> None:
    assert titles("hypervisor xylophone") == titles("hypervisor")


@pytest.mark.parametrize("asked", ["", "   ", "?!", "xylophone"])
def test_search_without_a_match_finds_nothing(asked: str) -> None:
    assert search(asked) == ()


def test_search_escapes_what_it_shows() -> None:
    snippets = [hit.snippet for hit in search("AWS")]
    assert [s for s in snippets if "<" in s.replace("<mark>", "").replace("</mark>", "")] == []


def test_text_of_a_lesson_holds_signs_as_they_are_read() -> None:
    read = library()
    plan = read.course.lessons[0]
    text = read.lessons[plan.slug]
    prose = Block(kind="prose", html=SafeString("<p>R&amp;D</p>"))
    first = replace(text.parts[0], blocks=(prose,))
    lessons = {**read.lessons, plan.slug: replace(text, parts=(first,))}
    assert next(entries(replace(read, lessons=lessons))).text == "R&D"


@given(asked=st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_search_takes_any_text(asked: str) -> None:
    assert len(search(asked)) <= 20


def test_search_holds_no_lesson_that_is_not_ready() -> None:
    ready = {f"Lesson {plan.number}" for plan in library().course.lessons if plan.ready}
    found = {e.place.partition(",")[0] for e in entries(library()) if e.place[:6] == "Lesson"}
    assert found == ready


def test_search_serves_several_threads() -> None:
    found: list[list[str]] = []
    threads = [threading.Thread(target=lambda: found.append(titles("line"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [titles("line")] * 8


def test_page_keeps_what_was_asked(client: Client) -> None:
    page = client.get("/search/", {"q": '"><script>'}).content.decode()
    assert 'value="&quot;&gt;&lt;script&gt;"' in page
    assert "Nothing found" in page


def test_page_cuts_what_is_too_long(client: Client) -> None:
    page = client.get("/search/", {"q": "patch " * 100}).content.decode()
    assert f"“{('patch ' * 100)[:100]}”" in page
