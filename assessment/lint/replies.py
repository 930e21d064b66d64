"""Rules on what is said after the answer, on the record of an item, and on plain words."""

from collections.abc import Iterator

from assessment.items import Item
from assessment.lint.flaws import Lexicon
from assessment.lint.parts import distractors, read_aloud
from assessment.reading_ease import grade, measure, sentences, words

HARDEST = 8.0
# The formula was fitted to passages; of one short sentence it tells the length of its words.
PASSAGE = 25
REPLY_WORDS = 4
BECAUSE_SENTENCES = 2
RECORD = {
    "fact": "the fact that is asked",
    "objective": "what a learner shall be able to do",
    "area": "where it counts",
    "sources": "at least one",
    "band": "easy, medium or hard",
    "bloom": "remember, understand, apply, analyse or evaluate",
}


def distractors_have_misconceptions(item: Item, _: Lexicon) -> Iterator[str]:
    """Each distractor names the misconception that makes it tempting, and no key has one.

    A distractor is worth its place where it is a real misunderstanding (Haladyna 2002).
    """
    wrong = distractors(item)
    for option in wrong:
        if not option.misconception:
            yield f"a misconception for the distractor “{option.id}”"
    for option in item.options:
        if wrong and option not in wrong and option.misconception:
            yield f"no misconception for the key “{option.id}”"


def replies_are_own(item: Item, _: Lexicon) -> Iterator[str]:
    """Each option has a reply of four words or more that no other option of the item has."""
    seen: dict[str, str] = {}
    for option in item.options:
        said = " ".join(words(option.rationale)).lower()
        if len(words(said)) < REPLY_WORDS:
            yield f"a reply of {REPLY_WORDS} words or more for “{option.id}”"
        elif seen.setdefault(said, option.id) != option.id:
            yield f"a reply of its own for “{option.id}”, not that of “{seen[said]}”"


def feedback_says_because(item: Item, _: Lexicon) -> Iterator[str]:
    """The feedback gives the reason in one or two sentences, whatever was answered."""
    count = len(sentences(item.because))
    if not 1 <= count <= BECAUSE_SENTENCES or len(words(item.because)) < REPLY_WORDS:
        yield f"the reason in `because`, in one or two sentences, here {count}"


def record_is_complete(item: Item, _: Lexicon) -> Iterator[str]:
    """Fact, objective, area, sources, difficulty band and level (bloom) are filled in."""
    for name, expected in RECORD.items():
        if not getattr(item, name):
            yield f"`{name}`: {expected}"


def question_reads_easily(item: Item, lexicon: Lexicon) -> Iterator[str]:
    """Case and stem have a Flesch-Kincaid grade of 8 or less, names left out."""
    found = grade(read_aloud(item), names=lexicon.services)
    if found > HARDEST:
        yield f"a grade of at most {HARDEST:.0f} for case and stem, here {found:.1f}"


def feedback_reads_easily(item: Item, lexicon: Lexicon) -> Iterator[str]:
    """Because and replies together have a Flesch-Kincaid grade of 8 or less, names left out.

    A sentence that comes back in several replies counts once. Fewer than 25 words are passed over.
    """
    said = "\n".join((item.because, *(option.rationale for option in item.options)))
    found = measure("\n".join(dict.fromkeys(sentences(said))), names=lexicon.services)
    if found.words >= PASSAGE and found.grade > HARDEST:
        yield f"a grade of at most {HARDEST:.0f} for because and replies, here {found.grade:.1f}"


RULES = (
    distractors_have_misconceptions,
    replies_are_own,
    feedback_says_because,
    record_is_complete,
    question_reads_easily,
    feedback_reads_easily,
)
