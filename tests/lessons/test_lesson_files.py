"""Lesson Markdown: what it becomes, and each kind of mistake in it."""

from pathlib import Path

import pytest

from lessons.library import Block, LessonText, Part, load
from tests.lessons.folder import FILES, LESSON, mistakes, swapped, write

FILE = "lessons/front-door.md"
PROSE = "It's :C: to *lock*."
LINE = 9


def rendered(folder: Path, markdown: str) -> str:
    """The HTML of one piece of prose."""
    lesson = load(write(folder, swapped(FILE, PROSE, markdown))).lessons["front-door"]
    return lesson.parts[0].blocks[0].html


def test_read_lesson_becomes_parts_and_blocks(tmp_path: Path) -> None:
    prose = '<p>It’s <span class="tag C"><b>C</b>Customer</span> to <em>lock</em>.</p>\n'

    assert load(write(tmp_path)).lessons["front-door"] == LessonText(
        slug="front-door",
        claim="The door is yours",
        lede="Who locks it?",
        parts=(
            Part(
                id="the-door",
                title="The door",
                blocks=(
                    Block(kind="prose", html=prose),  # type: ignore[arg-type]
                    Block(kind="figure", name="house"),
                    Block(kind="check", name="open-window"),
                ),
            ),
            Part(id="all", title="All of it", blocks=(Block(kind="capstone"),)),
        ),
    )


def test_read_title_is_plain_text(tmp_path: Path) -> None:
    files = swapped(FILE, "## The door {", "## *The* `door`'s\\\n:B: \\<x> {")
    files[FILE] = files[FILE].replace("\\\n", "")

    assert load(write(tmp_path, files)).lessons["front-door"].parts[0].title == (
        "The door’sBoth <x>"
    )


def test_read_title_over_two_lines_is_joined(tmp_path: Path) -> None:
    files = swapped(FILE, "## The door {#the-door}", "The\ndoor {#the-door}\n---")

    assert load(write(tmp_path, files)).lessons["front-door"].parts[0].title == "The door"


def test_read_prose_after_a_directive_is_a_block(tmp_path: Path) -> None:
    parts = load(write(tmp_path, {**FILES, FILE: f"{LESSON}\nDone.\n"})).lessons["front-door"].parts

    assert [block.kind for block in parts[-1].blocks] == ["capstone", "prose"]
    assert parts[-1].blocks[-1].html == "<p>Done.</p>\n"


def test_read_windows_newlines_are_read_alike(tmp_path: Path) -> None:
    files = {**FILES, FILE: LESSON.replace("\n", "\r\n")}

    assert load(write(tmp_path / "a", files)) == load(write(tmp_path / "b"))


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("[a <b", "<p>[a &lt;b</p>\n"),
        (":A:", '<p><span class="tag A"><b>A</b>AWS</span></p>\n'),
        ("**:B:**", '<p><strong><span class="tag B"><b>B</b>Both</span></strong></p>\n'),
        ("[:C:](/x/)", '<p><a href="/x/"><span class="tag C"><b>C</b>Customer</span></a></p>\n'),
        ("[no :C: link", '<p>[no <span class="tag C"><b>C</b>Customer</span> link</p>\n'),
        ("`:C:`", "<p><code>:C:</code></p>\n"),
        ("\\:C:", "<p>:C:</p>\n"),
        (":D: and :C", "<p>:D: and :C</p>\n"),
        ('"one" & two', "<p>“one” &amp; two</p>\n"),
        ("`<b>`", "<p><code>&lt;b&gt;</code></p>\n"),
        ("\\<b> 1 < 2", "<p>&lt;b&gt; 1 &lt; 2</p>\n"),
        ("### Aside", "<h3>Aside</h3>\n"),
        ("[in](/matrix/)", '<p><a href="/matrix/">in</a></p>\n'),
        ("[out](https://example.org/a)", '<p><a href="https://example.org/a">out</a></p>\n'),
        (
            "| a |\n|---|\n| :A: |",
            (
                "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
                '<td><span class="tag A"><b>A</b>AWS</span></td>\n</tr>\n</tbody>\n</table>\n'
            ),
        ),
    ],
)
def test_read_prose_is_rendered(tmp_path: Path, markdown: str, html: str) -> None:
    assert rendered(tmp_path, markdown) == html


@pytest.mark.parametrize(
    ("markdown", "offset", "message"),
    [
        ("# Title", 0, "a heading with one #; expected ## for a part; the claim is the h1"),
        ("Title\n=====", 0, "a heading with one #; expected ## for a part; the claim is the h1"),
        ("## More", 0, "a part without an id; expected ## Part title {#part-id}"),
        ("## More {#More}", 0, "a part without an id; expected ## Part title {#part-id}"),
        ("x\n\n## A {#all}", 8 + 2, 'the part id "all" again; expected a new id for each part'),
        ("> ## A {#a}", 0, "a part inside a list or quote; expected ## at the left edge"),
        ("x\ny<br/>", 1, "HTML <br/>; expected Markdown; HTML is not allowed"),
        ("<!-- x -->", 0, "HTML <!-- x -->; expected Markdown; HTML is not allowed"),
        ("*x <br>*", 0, "HTML <br>; expected Markdown; HTML is not allowed"),
        ("| a |\n|---|\n| <b> |", 2, "HTML <b>; expected Markdown; HTML is not allowed"),
        ("x\n![a](/a.png)", 1, "an image; expected a picture by ::: figure <name>"),
        ("[a <i>", 0, "HTML <i>; expected Markdown; HTML is not allowed"),
        ("[<i>](/x/)", 0, "HTML <i>; expected Markdown; HTML is not allowed"),
        ("::: figure\n:::", 0, "figure without a name; expected ::: figure <name>"),
        ("::: check\n:::", 0, "check without a name; expected ::: check <name>"),
        (
            "::: figure House\n:::",
            0,
            'figure "House"; expected one name of small letters, digits and hyphens',
        ),
        ("::: capstone x\n:::", 0, 'capstone "x"; expected ::: capstone and no name'),
        (
            "::: video x\n:::",
            0,
            'the directive "video"; expected figure <name>, check <item> or capstone',
        ),
        (
            ":::\n:::",
            0,
            "::: without a directive; expected figure <name>, check <item> or capstone",
        ),
        (
            "::: figure house\ntext\n:::",
            0,
            "the directive figure house is not closed at once; expected ::: on the next line",
        ),
        (
            "::: figure house\n\n::: check open-window\n:::",
            0,
            "the directive figure house is not closed at once; expected ::: on the next line",
        ),
        (
            "- x\n\n  ::: figure house\n  :::",
            2,
            "a directive inside a list or quote; expected ::: at the left edge",
        ),
        ("::: figure shed\n:::", 0, 'no figure is "shed"; expected figures/shed.toml'),
        ("::: check x\n:::", 0, 'no item is "x"; expected the id of an item in items/'),
    ],
)
def test_read_mistake_in_the_text_is_located(
    tmp_path: Path, markdown: str, offset: int, message: str
) -> None:
    assert mistakes(tmp_path, swapped(FILE, PROSE, markdown)) == [
        f"{FILE}, line {LINE + offset}: {message}"
    ]


@pytest.mark.parametrize(
    ("link", "href"),
    [
        ("[x](http://example.org)", "http://example.org"),
        ("[x](javascript:alert(1))", "javascript:alert(1)"),
        ("[x](data:text/html,x)", "data:text/html,x"),
        ("[x](//example.org)", "//example.org"),
        ("[x](https:///x)", "https:///x"),
        ("[x](other/)", "other/"),
        ("[x](#all)", "#all"),
        ("[x]()", ""),
        ("<mailto:a@example.org>", "mailto:a@example.org"),
        ("<a@example.org>", "mailto:a@example.org"),
        ("[x]\n\n[x]: ftp://example.org", "ftp://example.org"),
    ],
)
def test_read_link_to_elsewhere_is_located(tmp_path: Path, link: str, href: str) -> None:
    assert mistakes(tmp_path, swapped(FILE, PROSE, f"One\nand `two\nthree` {link}")) == [
        (
            f'{FILE}, line {LINE + 2}: a link to "{href}"; '
            "expected https:// or a path of this site, such as /matrix/"
        )
    ]


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        (
            "+++\nslug",
            "slug",
            1,
            (
                "no front matter, or one without an end; "
                "expected +++, then slug, claim and lede, then +++"
            ),
        ),
        (
            "+++\n\n##",
            "\n##",
            1,
            (
                "no front matter, or one without an end; "
                "expected +++, then slug, claim and lede, then +++"
            ),
        ),
        (
            'claim = "The',
            'claim "The',
            3,
            "Expected '=' after a key in a key/value pair; expected TOML",
        ),
        (
            'lede = "Who locks it?"\n',
            "",
            2,
            'the key "lede" is missing; expected "lede" at the top of the file',
        ),
        ('"front-door"', '"front"', 2, 'slug is "front"; expected "front-door", as the file'),
        (
            "\n## The",
            "\nText.\n\n## The",
            7,
            "text before the first part; expected ## Part title {#part-id}",
        ),
        (
            "::: capstone\n:::\n",
            "::: capstone\n",
            19,
            "the directive capstone is not closed at once; expected ::: on the next line",
        ),
    ],
)
def test_read_mistake_in_the_frame_is_located(
    tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    assert mistakes(tmp_path, swapped(FILE, old, new)) == [f"{FILE}, line {line}: {message}"]


def test_read_lesson_without_parts_is_located(tmp_path: Path) -> None:
    head = LESSON[: LESSON.index("\n## ")]

    assert mistakes(tmp_path, {**FILES, FILE: head}) == [
        f"{FILE}, line 6: no part; expected at least one ## Part title {{#part-id}}"
    ]


def test_read_lesson_of_no_plan_is_located(tmp_path: Path) -> None:
    cellar = LESSON.replace('"front-door"', '"cellar"')

    assert mistakes(tmp_path, {**FILES, "lessons/cellar.md": cellar}) == [
        'lessons/cellar.md: no lesson is "cellar"; expected one of back-door, front-door'
    ]


def test_read_several_mistakes_in_one_lesson_are_reported_at_once(tmp_path: Path) -> None:
    files = swapped(FILE, PROSE, "<i> [x](http://y)\n\n::: figure\n:::\n\n::: check no\n:::")
    files[FILE] = files[FILE].replace("lede", "lead")

    assert mistakes(tmp_path, files) == [
        f'{FILE}, line 2: the key "lede" is missing; expected "lede" at the top of the file',
        f'{FILE}, line 4: unknown key "lead"; expected one of slug, claim, lede',
        f"{FILE}, line 9: HTML <i>; expected Markdown; HTML is not allowed",
        (
            f'{FILE}, line 9: a link to "http://y"; '
            "expected https:// or a path of this site, such as /matrix/"
        ),
        f"{FILE}, line 11: figure without a name; expected ::: figure <name>",
        f'{FILE}, line 14: no item is "no"; expected the id of an item in items/',
    ]
