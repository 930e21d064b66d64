"""Measures of prose: blocks, sentences, syllables and the Flesch-Kincaid grade."""

import re
from html import unescape

BLOCK = re.compile(r"<(p|li|blockquote)>(.*?)</\1>", re.DOTALL)
SENTENCE = re.compile(r"(?<=[.?!:])[”’\"]?\s+")
NAMES = {"amazon", "aws", "ec2", "rds", "lambda", "linux", "windows", "hypervisor", "operating"}


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


def syllables(word: str) -> int:
    """Groups of vowels, less a silent e; close enough for a grade."""
    bare = re.sub(r"[^a-z]", "", word.lower())
    bare = re.sub(r"(?<=[^aeiouyl])e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouyscxz])es$", "", bare)
    parted = re.sub(r"(?<=[aeiou])y(?=[aeiou])", "y ", bare)
    return max(1, len(re.findall(r"[aeiouy]+", parted)))


def grade(text: str) -> float:
    """The Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59.

    Kincaid and others, 1975. Product names and the two terms of the course are not counted.
    """
    found = [word for word in words(text) if word.lower() not in NAMES]
    count = max(1, len(found))
    spoken = sum(syllables(word) for word in found)
    return 0.39 * count / max(1, len(sentences(text))) + 11.8 * spoken / count - 15.59
