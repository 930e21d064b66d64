"""Syllables of an English word, by rules of spelling and a short list of words that break them.

Vowels that stand together count as one syllable; what is written and not spoken is taken off, and
what is spoken apart is added. That is the common way to count without a dictionary.
"""

import re
from functools import cache

EXCEPTIONS = {
    word: count
    for count, words in {
        1: "fire fires hour hours our ours queue queues whose eyes sure",
        2: """
            being business client clients colleague colleagues create creates elsewhere evening
            evenings every firewall firewalls lion maybe people region regions science someone
            sometimes somewhere something trial via
        """,
        3: """
            area areas created creating businesses everyone everything everywhere idea ideas
            recipe somebody creator anyone
        """,
        4: "everybody reliable",
    }.items()
    for word in words.split()
}
VOWELS = re.compile(r"[aeiouy]+")
# A vowel that is written and not spoken, most often an "e" at the end of a word or of its half.
SILENT = (
    re.compile(r"[^aeiouylr]e$|[aeiouy][lr]e$|rle$|[^aeiouy][rl]{2}e$"),
    re.compile(r"(?:[^aeiouysxzcg]|[^cs]h|[aeiouy][lr])es$(?<!ches)(?<!shes)"),
    re.compile(r"[^aeioutdy]ed$"),
    re.compile(r"[^aeiouyl]e(?:ly|ments?|less|ful|fully|ness|where|work|guards?|lines?|sites?)$"),
    re.compile(r"ically$"),
)
# "Table", "metre" and the like, where the "e" is spoken before the consonant.
SPOKEN = re.compile(r"[^aeiouylr](?:les?|res?)$|[^aeiouylr]led$(?<!lled)")
# Vowels that stand together and belong to two syllables.
SPLIT = (
    re.compile(r"(?<![ctsgx])i(?:a|um|o(?!n)|ou)"),
    re.compile(r"i(?:et|er$|ers$|est$)|(?<![ct])ient|ciat"),
    re.compile(
        r"eo(?!u|n$|ns$)|(?<![qg])u(?:al|at|ous|ity|el|ing|er$)|[aeou]ing|(?<![aeou])ying|[aeou](?=y[aeiou])(?!ye[ds]?$)|[^q]uie"
    ),
)


@cache
def syllables(word: str) -> int:
    """How many syllables a word is spoken with, at least 1. Parts joined by hyphens are added.

    What holds no vowel, a number too, counts 1. A possessive counts as spoken.
    """
    parts = word.lower().replace("’", "'").split("-")
    return sum(map(_of_part, filter(None, parts))) or 1


def _of_part(part: str) -> int:
    stem, _, ending = part.partition("'")
    possessive = ending == "s" and re.search(r"(?:[sxz]|[cs]h|[cgsz]e)$", stem)
    negation = ending == "t" and stem.endswith(("dn", "sn"))
    return _of_stem(stem) + bool(possessive or negation)


def _of_stem(stem: str) -> int:
    if stem in EXCEPTIONS:
        return EXCEPTIONS[stem]
    count = len(VOWELS.findall(stem))
    if not SPOKEN.search(stem):
        count -= any(ending.search(stem) for ending in SILENT)
    count += sum(len(apart.findall(stem)) for apart in SPLIT)
    return max(1, count)
