"""Terms in a lesson: each links to the glossary where it first stands in bold."""

import re
from collections.abc import Iterable
from dataclasses import replace
from html import escape, unescape

from django.utils.safestring import SafeString, mark_safe

from assessment.outline import Term
from lessons.reading.lesson import Block, LessonText

BOLD = re.compile(r"<strong>([^<]+)</strong>")
GLOSSARY = "/glossary/"


def linked(text: LessonText, terms: Iterable[Term]) -> LessonText:
    """The lesson with each bold term as a link, the first time that it stands there."""
    ids = {name.casefold(): term.id for term in terms for name in (term.term, *term.forms)}
    seen: set[str] = set()

    def link(match: re.Match[str]) -> str:
        id_ = ids.get(unescape(match[1]).casefold())
        if id_ is None or id_ in seen:
            return match[0]
        seen.add(id_)
        return f'<a class="term" href="{GLOSSARY}#{escape(id_)}">{match[0]}</a>'

    def block(block: Block) -> Block:
        # Rendered before, and all that is put in is escaped.
        html: SafeString = mark_safe(BOLD.sub(link, block.html))  # noqa: S308
        return replace(block, html=html)

    parts = (
        replace(part, blocks=tuple(block(b) if b.kind == "prose" else b for b in part.blocks))
        for part in text.parts
    )
    return replace(text, parts=tuple(parts))
