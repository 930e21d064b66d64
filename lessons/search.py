"""Finding a word in the course: lessons, glossary, matrix and services.

SQLite's own full text index does the work, in memory and whatever database the course runs on. It
is made once a process, from the content that the process has read.
"""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from threading import Lock

from django.urls import reverse
from django.utils.html import escape, strip_tags
from django.utils.safestring import SafeString, mark_safe

from lessons.library import Library, library

LONGEST = 100
WORDS = 8
MOST = 20
AROUND = 28  # words of a snippet
OPEN, CLOSE = "\x02", "\x03"
WORD = re.compile(r"\w+")

SCHEMA = """create virtual table entry using fts5(
    title, text, forms, place unindexed, url unindexed,
    tokenize = "porter unicode61 remove_diacritics 2")"""
# A word in a title weighs as much as five in a text.
FIND = """select title, snippet(entry, 1, ?, ?, ' … ', ?), place, url from entry
    where entry match ? order by bm25(entry, 5.0, 1.0, 1.0), rowid limit ?"""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What can be found; `forms` are other forms of the title, found but never shown."""

    title: str
    text: str
    place: str
    url: str
    forms: str = ""


@dataclass(frozen=True, kw_only=True)
class Hit:
    """What was found; `snippet` has the words that were asked for marked."""

    title: str
    snippet: SafeString
    place: str
    url: str


def search(asked: str) -> tuple[Hit, ...]:
    """The best places for the words asked for, best first; none for no word.

    Every word must stand there, as a beginning at least; where that finds nothing, any will do.
    """
    words = WORD.findall(asked[:LONGEST])[:WORDS]
    if not words:
        return ()
    terms = [f'"{word}"*' for word in words]
    index = _index(library().version)
    return index.find(" AND ".join(terms)) or index.find(" OR ".join(terms))


class _Index:
    def __init__(self, entries: Iterator[Entry]) -> None:
        self._lock = Lock()
        self._memory = sqlite3.connect(":memory:", check_same_thread=False)
        self._memory.execute(SCHEMA)
        rows = [(e.title, e.text, e.forms, e.place, e.url) for e in entries]
        self._memory.executemany("insert into entry values (?, ?, ?, ?, ?)", rows)

    def find(self, match: str) -> tuple[Hit, ...]:
        with self._lock:
            rows = self._memory.execute(FIND, (OPEN, CLOSE, AROUND, match, MOST)).fetchall()
        return tuple(
            Hit(title=title, snippet=_marked(snippet), place=place, url=url)
            for title, snippet, place, url in rows
        )


def _marked(snippet: str) -> SafeString:
    text = str(escape(snippet)).replace(OPEN, "<mark>").replace(CLOSE, "</mark>")
    return mark_safe(text)  # noqa: S308 - escaped in the line above


@cache
def _index(_version: str) -> _Index:
    return _Index(entries(library()))


def entries(read: Library) -> Iterator[Entry]:
    """All that can be found in the content; a lesson that is not ready is not there yet."""
    for plan in read.course.lessons:
        if not plan.ready:
            continue
        page = reverse("lessons:lesson", args=[plan.slug])
        place = f"Lesson {plan.number}, {plan.title}"
        for part in read.lessons[plan.slug].parts:
            prose = " ".join(unescape(strip_tags(b.html)) for b in part.blocks if b.kind == "prose")
            url = f"{page}#{part.id}"
            text = " ".join(prose.split())
            yield Entry(title=part.title, text=text, place=place, url=url)
    glossary = reverse("lessons:glossary")
    for term in read.terms:
        url, forms = f"{glossary}#{term.id}", " ".join(term.forms)
        yield Entry(title=term.term, text=term.text, forms=forms, place="Glossary", url=url)
    matrix = reverse("lessons:matrix")
    for row in read.matrix.rows:
        url = f"{matrix}#row-{row.number}"
        place = f"Matrix, row {row.number}"
        text = f"{row.why} {row.differs}"
        yield Entry(title=row.duty, text=text, place=place, url=url)
    for service in read.matrix.services:
        url = f"{matrix}?for={service.id}#layers"
        yield Entry(title=service.name, text=service.lead, place="Matrix, layer by layer", url=url)
