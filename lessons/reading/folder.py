"""The files of a content folder as bytes, and their digest."""

import hashlib
from pathlib import Path

from lessons.reading.problems import ContentError, Problem

SUFFIXES = frozenset({".toml", ".md"})


def files(folder: Path) -> dict[str, bytes]:
    """All content files by their path within `folder`. Hidden files are an editor's, not content.

    Raises ContentError for files that cannot be read.
    """
    found: dict[str, bytes] = {}
    problems = []
    for path in folder.rglob("*"):
        inner = path.relative_to(folder)
        if path.suffix not in SUFFIXES or any(part.startswith(".") for part in inner.parts):
            continue
        name = inner.as_posix()
        try:
            found[name] = path.read_bytes()
        except OSError as error:
            reason = error.strerror or "the file cannot be read"
            problems.append(Problem(file=name, line=0, found=reason, expected="a readable file"))
    if problems:
        raise ContentError(problems)
    return found


def decode(file: str, data: bytes) -> str:
    """The file's text with line feeds only. Raises ContentError where it is not UTF-8."""
    data = normalised(data)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"the byte 0x{data[error.start]:02x}, which is not text"
        problem = Problem(file=file, line=line, found=found, expected="UTF-8")
        raise ContentError([problem]) from None


def digest(files: dict[str, bytes]) -> str:
    """Sixteen hexadecimal digits that change with any content file's name or text.

    Files count in the order of their names, newlines as line feeds, so the digest is the same on
    every machine and in every process.
    """
    total = hashlib.blake2b(digest_size=8)
    for name in sorted(files):
        for piece in (name.encode("utf-8", "surrogateescape"), normalised(files[name])):
            total.update(len(piece).to_bytes(8))
            total.update(piece)
    return total.hexdigest()


def normalised(data: bytes) -> bytes:
    """The bytes with every kind of newline as a line feed."""
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
