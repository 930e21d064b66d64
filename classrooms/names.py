"""Names of people, classes and groups as they may stand beside each other on a page."""

import re
import unicodedata

LONGEST = 80
# They join letters in some scripts, so they stay.
JOINERS = "\u200c\u200d"
UNSEEN = ("Cc", "Cf", "Co", "Cs", "Cn")
MARKS = re.compile(r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4,}")


def clean(text: str, *, longest: int = LONGEST) -> str:
    """A name in composed letters, without what is not seen or turns the direction of the line.

    Blanks of all kinds become one. Raises ValueError, saying what to do, for a name that is too
    long or is heaped with marks; an empty one is given back empty.
    """
    seen = "".join(_seen(sign) for sign in unicodedata.normalize("NFC", text))
    name = " ".join(seen.split()).strip(JOINERS)
    if len(name) > longest:
        raise ValueError(f"That is {len(name)} characters. Use {longest} at most.")
    if MARKS.search(unicodedata.normalize("NFD", name)):
        raise ValueError("Four marks or more stand on one letter. Use three at most.")
    return name


def _seen(sign: str) -> str:
    if sign in JOINERS or unicodedata.category(sign) not in UNSEEN:
        return sign
    return " " if sign.isspace() else ""
