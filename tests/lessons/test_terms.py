from assessment.outline import Term
from lessons.reading.lesson import LessonText, read
from lessons.reading.terms import linked

LOCK = Term(id="lock", term="Lock", forms=("locks",), text="It shuts a door.", lesson="door")
LINK = '<a class="term" href="/glossary/#lock">'


def lesson(body: str) -> LessonText:
    text = f'+++\nslug = "door"\nclaim = "A"\nlede = "B"\n+++\n\n## One {{#one}}\n\n{body}\n'
    found = read(file="lessons/door.md", text=text).text
    assert found
    return found


def html(text: LessonText) -> list[str]:
    return [str(block.html) for part in text.parts for block in part.blocks]


def test_bold_term_links_to_its_entry() -> None:
    found = html(linked(lesson("Turn the **lock**."), [LOCK]))
    assert found == [f"<p>Turn the {LINK}<strong>lock</strong></a>.</p>\n"]


def test_other_form_of_a_term_links_too() -> None:
    found = html(linked(lesson("Good **Locks** last."), [LOCK]))
    assert found == [f"<p>Good {LINK}<strong>Locks</strong></a> last.</p>\n"]


def test_term_links_the_first_time_in_a_lesson() -> None:
    text = lesson("A **lock**.\n\n::: capstone\n:::\n\n## Two {#two}\n\nA **lock**, plain lock.")
    assert html(linked(text, [LOCK])) == [
        f"<p>A {LINK}<strong>lock</strong></a>.</p>\n",
        "",
        "<p>A <strong>lock</strong>, plain lock.</p>\n",
    ]


def test_other_bold_text_stays() -> None:
    text = lesson("**A rule.** And **“locks”**.")
    assert html(linked(text, [LOCK])) == html(text)


def test_id_of_a_term_is_escaped() -> None:
    odd = Term(id='"><b>', term="Lock", forms=(), text="", lesson="door")
    found = html(linked(lesson("A **lock**."), [odd]))
    assert "<b>" not in found[0]
