"""Counts and lists as a reader says them."""

from collections.abc import Sequence

WORDS = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def count(number: int) -> str:
    """A count in words, from none to ten; above that in figures."""
    return WORDS[number] if 0 <= number < len(WORDS) else str(number)


def listed(things: Sequence[object]) -> str:
    """Things joined by commas, the last by "and"."""
    names = [str(thing) for thing in things]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def capital(text: str) -> str:
    """The text with a capital first letter, the rest as it stands."""
    return text[:1].upper() + text[1:]


def matches(right: int, total: int) -> str:
    """How many bets match, as the start of a sentence."""
    some = f"{capital(count(right))} of {count(total)} match{'es' if right == 1 else ''}"
    return f"All {count(total)} match" if right == total > 1 else some
