"""Rules on what is asked: case and stem."""

import re
from collections.abc import Iterator

from assessment.items import Item, Kind
from assessment.lint.flaws import Lexicon
from assessment.lint.parts import asks_owner, question, read_aloud
from assessment.reading_ease import sentences, words

SHORTEST, LONGEST = 8, 60
QUESTION_WORDS = 3
TO_CHOOSE_FROM = 2
NUMBERS = ("", "one", "two", "three", "four")
VERDICT = r"(?:true|false|correct|incorrect|right|wrong|accurate|valid)"
SAID = r"(?:statements?|sentences?|options?|answers?|choices?|claims?)"
FITS = rf"(?:(?:is|are) (?:\w+ )?{VERDICT}|holds?|appl\w+)"
HOW_MANY = r"(?: one| two| three)?(?: of (?:these|those|them|the following))?(?: two| three)?"
UNFOCUSED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:^|, )(?:which{HOW_MANY}|what) (?:is|are) {VERDICT}\b(?! with\b)",
        rf"(?:^|, )which{HOW_MANY} (?:applies|apply|holds?|fits?|is best)(?: here)?\?$",
        rf"\bwhich{HOW_MANY}(?: \w+)? {SAID}\b[^?]*\b{FITS}\b",
        rf"\bthe following {SAID}\b",
        r"\bwhat (?:can|could|may) (?:be said|you say|one say)\b",
    )
)
# “Whose part was not done?” asks for the one who had to do it, which is no trap.
NEGATED = re.compile(
    r"\b(?:not(?! (?:done|kept|met|carried out))|except|cannot|\w+n[’']t|never)\b"
    r"|(?<!at )\bleast\b(?! privilege)"
)
SHOUTED = re.compile(r"\b(?:NOT|EXCEPT|LEAST|NEVER)\b")
ARTICLE = re.compile(r"\b(?:a|an)\s*(?:_{2,}|…|\.{3}|[:?]|$)", re.IGNORECASE)
CONDITIONAL = frozenset(
    {"row-managed-setup", "row-database-patching", "row-continuity", "row-guest-os"}
)
CONDITION = re.compile(
    r"\b(?:(?:self-)?managed|serverless|instances?|containers?|virtual (?:machines?|servers?)"
    r"|Regions?|Zones?|of these (?:\w+ )?services)\b"
    r"|\b(?:install|run|start|set)\w*\b[^.?]*\b(?:itself|yourself|themselves)\b"
)


def stem_is_a_question(item: Item, _: Lexicon) -> Iterator[str]:
    """The stem ends in a question mark (Haladyna, Downing and Rodriguez 2002: ask a question)."""
    if not item.stem.rstrip().endswith("?") or len(words(question(item))) < QUESTION_WORDS:
        yield "a stem that is a complete question and ends in “?”"


def stem_length(item: Item, _: Lexicon) -> Iterator[str]:
    """Case and stem together have 8 to 60 words (Haladyna 2002: less reading, one problem)."""
    count = len(words(read_aloud(item)))
    if not SHORTEST <= count <= LONGEST:
        yield f"{SHORTEST} to {LONGEST} words in case and stem, here {count}"


def stem_is_focused(item: Item, _: Lexicon) -> Iterator[str]:
    """A reader could answer with the options covered (NBME item-writing guide).

    “Which is true?” asks nothing; the options would have to be judged one by one.
    """
    if any(pattern.search(question(item)) for pattern in UNFOCUSED):
        yield "a question that can be answered with the options covered"


def stem_is_positive(item: Item, _: Lexicon) -> Iterator[str]:
    """No NOT, EXCEPT or LEAST in the question of an owner item, none in capitals in any other.

    Haladyna 2002: word the stem positively. A case may tell what somebody did not do.
    """
    text = question(item)
    if SHOUTED.search(item.stem) or (asks_owner(item) and NEGATED.search(text.lower())):
        yield "a question without NOT, EXCEPT or LEAST"


def stem_without_article_clue(item: Item, _: Lexicon) -> Iterator[str]:
    """No “a” or “an” before the gap: it would rule out options by their first letter (NBME)."""
    if ARTICLE.search(item.stem.strip()):
        yield "no “a” or “an” before the gap"


def stem_says_how_many(item: Item, _: Lexicon) -> Iterator[str]:
    """A multiple item says in its stem how many to choose; a single one asks for one (AWS format).

    The page adds “Choose two.” below the stem, so the stem itself ends in its question mark.
    """
    if item.kind is Kind.MULTIPLE and item.choose < len(NUMBERS):
        number = NUMBERS[item.choose]
        if not re.search(rf"\b{number}\b", item.stem, re.IGNORECASE):
            yield f"“{number}” in the stem"


def condition_is_named(item: Item, lexicon: Lexicon) -> Iterator[str]:
    """An item on rows 8, 11 or 13, or on the guest system, names a service or a condition.

    Their owner depends on the service, so the bare duty has no one answer. Where options name
    services the question asks for the condition itself.
    """
    facts = {item.fact, *item.facts}
    if facts.isdisjoint(CONDITIONAL):
        return
    named = _names_condition(read_aloud(item), lexicon)
    offered = sum(_names_condition(option.text, lexicon) for option in item.options)
    if not named and offered < TO_CHOOSE_FROM:
        yield "a service or a condition in case or stem, since the owner depends on it"


def _names_condition(text: str, lexicon: Lexicon) -> bool:
    names = any(re.search(rf"\b{re.escape(name)}\b", text) for name in lexicon.services)
    return names or bool(CONDITION.search(text))


def one_question(item: Item, _: Lexicon) -> Iterator[str]:
    """One question mark in the stem: two questions would need two answers (Haladyna 2002)."""
    if sum(sentence.endswith("?") for sentence in sentences(item.stem)) > 1:
        yield "one question"


RULES = (
    stem_is_a_question,
    stem_length,
    stem_is_focused,
    stem_is_positive,
    stem_without_article_clue,
    stem_says_how_many,
    condition_is_named,
    one_question,
)
