"""Lesson Markdown: CommonMark with tables, owner tags and ``:::`` directives, no raw HTML.

The parser only marks what it sees; `lessons.reading.lesson` decides what is a mistake. What it
marks keeps its line in ``token.meta["line"]``, counted from 0 within the text around it.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.html_re import HTML_TAG_RE
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, autolink, image, link
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from assessment.parties import Party

OWNER_TAG = re.compile(r":([CAB]):")
OWNERS = {party.letter: party for party in Party}
PART_ID = re.compile(r"(?P<title>.*?)[ \t]*\{#(?P<id>[a-z0-9][a-z0-9-]*)\}[ \t]*", re.DOTALL)

type InlineRule = Callable[[StateInline, bool], bool]


def parser() -> MarkdownIt:
    """The one Markdown parser of the course."""
    md = MarkdownIt("commonmark", {"html": False, "typographer": True, "quotes": "“”‘’"})
    md.enable(["table", "smartquotes"])
    md.use(container_plugin, "directive", validate=lambda *_: True)
    md.inline.ruler.at("link", _with_line(link))
    md.inline.ruler.at("autolink", _with_line(autolink))
    md.inline.ruler.at("image", _with_line(image))
    md.inline.ruler.at("html_inline", _raw_html)
    md.inline.ruler.before("emphasis", "owner_tag", _owner_tag)
    md.core.ruler.after("block", "part_id", _part_ids)
    md.add_render_rule("owner_tag", _render_owner_tag)
    # Every address becomes a link, so that a bad one is seen and reported, not shown as text.
    md.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return md


def plain(tokens: Sequence[Token]) -> str:
    """The words of inline tokens without their markup."""
    return "".join(_words(token) for token in tokens)


def _words(token: Token) -> str:
    match token.type:
        case "softbreak" | "hardbreak":
            return " "
        case "owner_tag":
            return OWNERS[token.content].word
        case _:
            return token.content


def _line(state: StateInline) -> int:
    return state.src.count("\n", 0, state.pos)


def _with_line(rule: InlineRule) -> InlineRule:
    def located(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- markdown-it calls it so
        line, before = _line(state), len(state.tokens)
        matched = rule(state, silent)
        for token in state.tokens[before:]:
            token.meta.setdefault("line", line)
        return matched

    return located


def _raw_html(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- markdown-it calls it so
    match = HTML_TAG_RE.match(state.src[state.pos :])
    if match is None:
        return False
    if not silent:
        token = state.push("raw_html", "", 0)
        token.content = match.group()
        token.meta["line"] = _line(state)
    state.pos += match.end()
    return True


def _owner_tag(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- markdown-it calls it so
    match = OWNER_TAG.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("owner_tag", "span", 0).content = match[1]
    state.pos = match.end()
    return True


def _part_ids(state: StateCore) -> None:
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type == "heading_open" and opening.tag == "h2":
            match = PART_ID.fullmatch(inline.content)
            if match is not None:
                inline.content = match["title"]
                opening.attrSet("id", match["id"])


def _render_owner_tag(_renderer: Any, tokens: Sequence[Token], index: int, *_options: Any) -> str:
    party = OWNERS[tokens[index].content]
    return f'<span class="tag {party.letter}"><b>{party.letter}</b>{party.word}</span>'
