"""Text in cells of a table that a spreadsheet opens: it must stay text, not become a formula."""

import re

# What spreadsheets take for the start of a formula, the wide forms too, and what they skip first.
TRIGGER = r"[=+\-@|%\t\r\n\x00＝＋－＠]"
STARTS = re.compile(rf"'*\s*{TRIGGER}")
ESCAPED = re.compile(rf"'+\s*{TRIGGER}")


def safe(text: str) -> str:
    """The text, with an apostrophe in front where a spreadsheet would compute it."""
    return f"'{text}" if STARTS.match(text) else text


def plain(text: str) -> str:
    """The text before `safe`."""
    return text[1:] if ESCAPED.match(text) else text
