"""Which words carry meaning, which words are one word, and how alike two texts are."""

from difflib import SequenceMatcher
from functools import cache

from assessment.reading_ease import listed, words

# Words that hold a sentence together. "On", "off", "not" and the like are no filler: they turn an
# answer into its opposite.
FILLER = listed(
    """
    a an the this that these those it its itself they them their there he she his her you your
    yours we us our i my me who whom whose which what where when why how is are was were be been
    being am do does did done has have had having can could may might must shall should will would
    of to in at by for from with into as than then so and or but if because since while also just
    really very too own each such some any one ones here more most much many about over up out
    itself themselves simply still already now
    """
)
ENDINGS = ("ies", "ied", "ings", "ing", "ers", "er", "ed", "es", "s", "ion", "ions", "ment")
SHORTEST_STEM = 3


@cache
def stem_of(word: str) -> str:
    """A word without its ending, so that "patches" and "patching" are one. Rough on purpose."""
    bare = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    for ending in sorted(ENDINGS, key=len, reverse=True):
        if bare.endswith(ending) and len(bare) - len(ending) >= SHORTEST_STEM:
            bare = bare.removesuffix(ending)
            break
    if len(bare) > SHORTEST_STEM and bare[-1] == bare[-2]:
        bare = bare[:-1]
    return bare.removesuffix("e").removesuffix("i").removesuffix("y")


def content(text: str) -> tuple[str, ...]:
    """The stems of the words that carry meaning, in the order of the text."""
    return tuple(stem_of(word) for word in words(text) if word.lower() not in FILLER)


def likeness(one: str, other: str) -> float:
    """How alike two texts are word by word, 0 to 1: twice the words in common runs by all words.

    Ratcliff and Metzener (1988), as in Python's difflib; the better of both directions, so that the
    order of the two texts does not matter.
    """
    pair = [tuple(word.lower() for word in words(text)) for text in (one, other)]
    return max(
        SequenceMatcher(None, first, second, autojunk=False).ratio()
        for first, second in (pair, pair[::-1])
    )
