"""Words and sentences of a text."""

import re

END = re.compile(r"(?<=[.!?…])[”’\"')]*\s+|\n+")
WORD = re.compile(r"[^\W_]+(?:['’‑-][^\W_]+)*")


def listed(text: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(text.split())


def sentences(text: str) -> list[str]:
    """The sentences of a text: what ends in . ! ? … before a space, or at the end of a line."""
    return [part.strip() for part in END.split(text) if WORD.search(part)]


def words(text: str) -> list[str]:
    """The words of a text; hyphens and apostrophes belong to the word they stand in."""
    return WORD.findall(text)
