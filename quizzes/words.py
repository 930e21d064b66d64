"""Numbers and counts as they are said."""

_SMALL = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)


def number(value: int) -> str:
    """A count in words up to twenty, then in figures."""
    return _SMALL[value] if 0 <= value < len(_SMALL) else str(value)


def none_of(value: int) -> str:
    """As `number`, with "none" for 0, where no noun follows."""
    return number(value) if value else "none"


def sentence(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def counted(value: int, one: str, many: str) -> str:
    """A count with its noun."""
    return f"{number(value)} {one if value == 1 else many}"


def when_certain(right: int, of: int) -> str:
    """How often an answer called certain was right; `of` at least 1."""
    return f"When certain, you were right {right} of {of} {'time' if of == 1 else 'times'}."
