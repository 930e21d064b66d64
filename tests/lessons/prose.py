"""Measures of prose: blocks, sentences, and the grade without the two terms of the course."""

import re
from html import unescape

from assessment import reading_ease
from assessment.reading_ease import syllables

__all__ = ["blocks", "grade", "plain", "sentences", "syllables", "words"]

BLOCK = re.compile(r"<(p|li|blockquote)>(.*?)</\1>", re.DOTALL)
SENTENCE = re.compile(r"(?<=[.?!:])[”’\"]?\s+")
NAMES = {"hypervisor", "operating"}


def plain(html: str) -> str:
    """The words of a piece of HTML. An owner tag shows letter and word; only the word is read."""
    spoken = re.sub(r"<b>[CAB]</b>", "", html)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", spoken)).split())


def blocks(html: str) -> list[str]:
    """The paragraphs, list items and quotes, as plain text."""
    return [plain(match[2]) for match in BLOCK.finditer(re.sub(r"</?blockquote>\n?", "", html))]


def sentences(text: str) -> list[str]:
    """Sentences; what stands before a colon counts as one."""
    return [s for s in SENTENCE.split(text) if words(s)]


def words(text: str) -> list[str]:
    """Words, with their apostrophes and hyphens."""
    return re.findall(r"[A-Za-z0-9][A-Za-z0-9’'-]*", text)


def grade(text: str) -> float:
    """The Flesch-Kincaid grade, names of products and the two terms of the course not counted."""
    return reading_ease.grade(text, names=NAMES)
