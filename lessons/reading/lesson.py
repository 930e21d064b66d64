"""One lesson file: TOML front matter between ``+++`` lines, then Markdown in parts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Literal

from django.utils.safestring import SafeString, mark_safe
from markdown_it.token import Token

from lessons.reading.documents import Document, parse, shown
from lessons.reading.markdown import parser, plain
from lessons.reading.problems import ContentError, Problem
from lessons.reading.shapes import FrontMatter, shape

FENCE = "+++"
NAMED = {"figure": True, "check": True, "capstone": False}
NO_HTML = SafeString()
NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
SITE_PATH = re.compile(r"/(?!/)|https://[^/]")
ONE_LINE = re.compile(
    r"<blockquote>\s*<p><strong>In one line:</strong>\s*(.*?)</p>\s*</blockquote>\s*", re.DOTALL
)
KINDS = "figure <name>, check <item> or capstone"
MARKDOWN = parser()

type Kind = Literal["prose", "figure", "check", "capstone"]


@dataclass(frozen=True, kw_only=True)
class Block:
    """A piece of a part: prose has `html`, a figure and a check have the `name` of what to show."""

    kind: Kind
    html: SafeString = NO_HTML
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Part:
    """One screenful with one idea. `id` is its anchor and never changes; `title` is plain text."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, kw_only=True)
class LessonText:
    """What a lesson says, rendered. `claim` is the page's heading, `lede` the bet under it.

    `one_line` is taken out of the text, so that a learner can write a line of their own first.
    """

    slug: str
    claim: str
    lede: str
    parts: tuple[Part, ...]
    one_line: SafeString = NO_HTML

    @property
    def checks(self) -> tuple[str, ...]:
        """The ids of the items that the text asks, in their order."""
        return tuple(b.name for part in self.parts for b in part.blocks if b.kind == "check")


@dataclass(frozen=True, kw_only=True)
class Use:
    """Where a lesson names a figure or an item."""

    file: str
    line: int
    kind: Literal["figure", "check"]
    name: str

    def problem(self, expected: str) -> Problem:
        """That there is no such thing."""
        found = f'no {"item" if self.kind == "check" else "figure"} is "{self.name}"'
        return Problem(file=self.file, line=self.line, found=found, expected=expected)


@dataclass(frozen=True, kw_only=True)
class LessonFile:
    """A lesson file as read: `text` is None exactly where there are problems."""

    file: str
    text: LessonText | None
    uses: tuple[Use, ...]
    problems: tuple[Problem, ...]


def read(*, file: str, text: str) -> LessonFile:
    """Read one lesson file with newlines already normalised to line feeds."""
    problems: list[Problem] = []
    head: FrontMatter | None = None
    try:
        document, body, start = _split(file, text)
    except ContentError as error:
        return LessonFile(file=file, text=None, uses=(), problems=error.problems)
    try:
        head = shape(document, FrontMatter)
        problems.extend(_slug_problems(document, head))
    except ContentError as error:
        problems.extend(error.problems)
    tokens = MARKDOWN.parse(f"{body}\n")
    marks = _Body(file=file, lines=body.split("\n"), start=start, tokens=tokens)
    problems.extend(marks.problems())
    lesson = None
    if head is not None and not problems:
        parts, one_line = _without_line(tuple(_parts(tokens)))
        lesson = LessonText(
            slug=head.slug, claim=head.claim, lede=head.lede, parts=parts, one_line=one_line
        )
    return LessonFile(file=file, text=lesson, uses=tuple(marks.uses()), problems=tuple(problems))


def _split(file: str, text: str) -> tuple[Document, str, int]:
    lines = text.split("\n")
    end = next((n for n, line in enumerate(lines) if n and line.rstrip() == FENCE), 0)
    if lines[0].rstrip() != FENCE or not end:
        found = "no front matter, or one without an end"
        expected = f"{FENCE}, then slug, claim and lede, then {FENCE}"
        raise ContentError([Problem(file=file, line=1, found=found, expected=expected)])
    head = parse(file=file, text="\n".join(lines[1:end]), first_line=2)
    return head, "\n".join(lines[end + 1 :]), end + 2


def _slug_problems(document: Document, head: FrontMatter) -> Iterator[Problem]:
    name = PurePosixPath(document.file).stem
    if head.slug != name:
        yield document.problem(("slug",), f"slug is {shown(head.slug)}", f'"{name}", as the file')


def _directive(token: Token) -> tuple[str, str]:
    kind, _, name = token.info.strip().partition(" ")
    return kind, name.strip()


@dataclass(frozen=True, kw_only=True)
class _Body:
    """The Markdown of a lesson; `start` is the line of the file on which it begins."""

    file: str
    lines: Sequence[str]
    start: int
    tokens: Sequence[Token]

    def uses(self) -> Iterator[Use]:
        for token in self.tokens:
            if token.type == "container_directive_open":
                kind, name = _directive(token)
                if kind in {"figure", "check"} and NAME.fullmatch(name):
                    use: Literal["figure", "check"] = "figure" if kind == "figure" else "check"
                    yield Use(file=self.file, line=self._line(token), kind=use, name=name)

    def problems(self) -> Iterator[Problem]:
        seen: set[str] = set()
        within_directive = 0
        if not any(t.type == "heading_open" and t.tag == "h2" for t in self.tokens):
            yield self._problem(self.start, "no part", "at least one ## Part title {#part-id}")
        elif self.tokens[0].tag not in {"h1", "h2"}:
            line = self._line(self.tokens[0])
            yield self._problem(line, "text before the first part", "## Part title {#part-id}")
        line = self.start
        for token in self.tokens:
            line = self._line(token) if token.map else line
            if token.type == "heading_open":
                yield from self._heading(token, seen)
            elif token.type == "container_directive_open":
                if not within_directive:
                    yield from self._directive(token)
                within_directive += 1
            elif token.type == "container_directive_close":
                within_directive -= 1
            for child in token.children or ():
                yield from self._inline(line + child.meta.get("line", 0), child)

    def _line(self, token: Token) -> int:
        return self.start + (token.map or [0])[0]

    def _problem(self, line: int, found: str, expected: str) -> Problem:
        return Problem(file=self.file, line=line, found=found, expected=expected)

    def _heading(self, token: Token, seen: set[str]) -> Iterator[Problem]:
        line, part_id = self._line(token), str(token.attrGet("id") or "")
        if token.tag == "h1":
            yield self._problem(line, "a heading with one #", "## for a part; the claim is the h1")
        elif token.tag == "h2" and token.level:
            yield self._problem(line, "a part inside a list or quote", "## at the left edge")
        elif token.tag == "h2" and not part_id:
            yield self._problem(line, "a part without an id", "## Part title {#part-id}")
        elif part_id in seen:
            yield self._problem(line, f'the part id "{part_id}" again', "a new id for each part")
        seen.update({part_id} - {""})

    def _directive(self, token: Token) -> Iterator[Problem]:
        line, (kind, name) = self._line(token), _directive(token)
        needs_name = NAMED.get(kind)
        if token.level:
            yield self._problem(line, "a directive inside a list or quote", "::: at the left edge")
        if needs_name is None:
            found = f'the directive "{kind}"' if kind else "::: without a directive"
            yield self._problem(line, found, KINDS)
        elif needs_name and not name:
            yield self._problem(line, f"{kind} without a name", f"::: {kind} <name>")
        elif needs_name and not NAME.fullmatch(name):
            expected = "one name of small letters, digits and hyphens"
            yield self._problem(line, f'{kind} "{name}"', expected)
        elif name and not needs_name:
            yield self._problem(line, f'{kind} "{name}"', f"::: {kind} and no name")
        _, end = token.map or [0, 0]
        closed = end < len(self.lines) and self.lines[end].strip().startswith(":::")
        if not closed or any(row.strip() for row in self.lines[line - self.start + 1 : end]):
            found = f"the directive {token.info.strip()} is not closed at once".replace("  ", " ")
            yield self._problem(line, found, "::: on the next line")

    def _inline(self, line: int, token: Token) -> Iterator[Problem]:
        href = str(token.attrGet("href") or "")
        if token.type == "raw_html":
            yield self._problem(line, f"HTML {token.content}", "Markdown; HTML is not allowed")
        elif token.type == "image":
            yield self._problem(line, "an image", "a picture by ::: figure <name>")
        elif token.type == "link_open" and not SITE_PATH.match(href):
            expected = "https:// or a path of this site, such as /matrix/"
            yield self._problem(line, f'a link to "{href}"', expected)


def _parts(tokens: Sequence[Token]) -> Iterator[Part]:
    starts = [n for n, t in enumerate(tokens) if t.type == "heading_open" and t.tag == "h2"]
    for start, end in zip(starts, [*starts[1:], len(tokens)], strict=True):
        yield Part(
            id=str(tokens[start].attrGet("id")),
            title=plain(tokens[start + 1].children or ()),
            blocks=tuple(_blocks(tokens[start + 3 : end])),
        )


def _without_line(parts: tuple[Part, ...]) -> tuple[tuple[Part, ...], SafeString]:
    """The parts without the quote that begins "In one line:", and what it says."""
    found = NO_HTML

    def cut(block: Block) -> Block:
        nonlocal found
        match = ONE_LINE.search(block.html)
        if match is None:
            return block
        found = mark_safe(match[1])  # noqa: S308 - both are pieces of what the parser rendered
        return replace(block, html=mark_safe(ONE_LINE.sub("", block.html)))  # noqa: S308

    kept = [replace(part, blocks=tuple(map(cut, part.blocks))) for part in parts]
    return tuple(kept), found


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    prose: list[Token] = []
    for token in tokens:
        if not token.type.startswith("container_directive"):
            prose.append(token)
            continue
        if prose:
            yield _prose(prose)
            prose = []
        if token.nesting == 1:
            kind, name = _directive(token)
            yield _named(kind, name)
    if prose:
        yield _prose(prose)


def _prose(tokens: Sequence[Token]) -> Block:
    html = MARKDOWN.renderer.render(tokens, MARKDOWN.options, {})
    # The parser has raw HTML off and escapes all text.
    return Block(kind="prose", html=mark_safe(html))  # noqa: S308


def _named(kind: str, name: str) -> Block:
    match kind:
        case "figure":
            return Block(kind="figure", name=name)
        case "check":
            return Block(kind="check", name=name)
        case _:
            return Block(kind="capstone")
