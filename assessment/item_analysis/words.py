"""The figures of an item analysis in words, for any page."""

from collections.abc import Callable

from assessment.item_analysis.figures import (
    ENOUGH,
    Chosen,
    Facility,
    Flag,
    FlagKind,
    Interval,
    ItemFigures,
    Method,
    PaperFigures,
)
from assessment.item_analysis.values import Choice

METHODS = {
    Method.ALPHA: "Alpha (KR-20 where answers are right or wrong). All had the same questions.",
    Method.ALPHA_OF_FACTS: "Alpha over facts. Each had a variant of the same facts.",
    Method.ONE_WAY: "Each had questions of their own, and the luck of the draw counts as error.",
}
NAMES = {
    FlagKind.WRONG_KEY: "Key may be wrong",
    FlagKind.NEGATIVE: "Negative discrimination",
    FlagKind.TOO_LITTLE: "Discriminates too little",
    FlagKind.NEAR_GUESSING: "Near guessing",
    FlagKind.TOO_EASY: "Too easy",
    FlagKind.CERTAIN_WRONG: "Certain and wrong",
    FlagKind.DEAD: "Dead distractor",
}


def too_few(n: int) -> str:
    """What stands in place of a verdict: *12 answers: too few to judge*."""
    return f"{n} {'answer' if n == 1 else 'answers'}: too few to judge"


def verdict(figures: ItemFigures) -> str:
    """One line on a question: too few, nothing wrong found, or the names of its flags."""
    if figures.n < ENOUGH:
        return too_few(figures.n)
    named = list(dict.fromkeys(NAMES[flag.kind].lower() for flag in figures.flags))
    return "; ".join(named).capitalize() if named else "Nothing wrong found"


def paper_verdict(figures: PaperFigures) -> str:
    """One line on a paper: too few, or how far one score can be trusted."""
    if figures.too_few:
        return too_few(figures.n).replace("answer", "paper", 1)
    if figures.reliability is None:
        return "Reliability cannot be told"
    return f"Reliability {number(figures.reliability.value)}"


def sentence(flag: Flag) -> str:
    """One flag as a sentence or two, with its figure."""
    return _SENTENCES[flag.kind](flag)


def number(value: float) -> str:
    """A figure with two places: *0.38*, with a minus sign below 0."""
    return f"{value:.2f}".replace("-0.00", "0.00").replace("-", "−")


def percent(share: float) -> str:
    """A share in whole percent: *71%*."""
    return f"{100 * share:.0f}%"


def between(interval: Interval) -> str:
    """An interval: *between 0.61 and 0.79*."""
    return f"between {number(interval.low)} and {number(interval.high)}"


def facility(figures: Facility) -> str:
    """How hard a question is: *0.71, likely between 0.61 and 0.79; blind guessing earns 0.25*."""
    return (
        f"{number(figures.mean)}, likely {between(figures.interval)}; "
        f"blind guessing earns {number(figures.floor)}"
    )


def standing(chosen: Chosen, *, n: int, flags: tuple[Flag, ...] = ()) -> str:
    """A choice in a word for its row of the table; `n` is how many answered the question."""
    if chosen.choice.is_key:
        return "key"
    if any(flag.choice == chosen.choice and flag.kind is FlagKind.DEAD for flag in flags):
        return "dead: under 5%"
    if n < ENOUGH:
        return ""
    return "works" if chosen.functioning else "seldom chosen so far"


def _wrong_key(flag: Flag) -> str:
    choice, key = _label(flag.choice), _label(flag.key)
    return (
        f"Key may be wrong: the high third prefers {choice}. Those who chose {choice} did no worse "
        f"on the other questions than those who chose the key, {key}."
    )


def _negative(flag: Flag) -> str:
    return (
        f"Negative discrimination ({number(flag.value)}): those who did better on the other "
        "questions got it right less often."
    )


def _too_little(flag: Flag) -> str:
    return (
        f"Discriminates too little ({number(flag.value)}): those who did better on the other "
        "questions hardly got it right more often."
    )


def _near_guessing(flag: Flag) -> str:
    earned = f"{percent(flag.value)} of the credit was earned"
    return f"Near guessing: {earned}. Blind guessing does as well, or nearly."


def _too_easy(flag: Flag) -> str:
    return f"Too easy: {percent(flag.value)} of the credit was earned. It tells nobody apart."


def _certain_wrong(flag: Flag) -> str:
    return (
        f"Certain and wrong: {percent(flag.value)} were. A misconception that many share, or a bad "
        "key?"
    )


def _dead(flag: Flag) -> str:
    chosen = f"{percent(flag.value)} chose {_label(flag.choice)}"
    return f"Dead distractor: {chosen}. Rewrite or drop it."


def _label(choice: Choice | None) -> str:
    return choice.label if choice else ""


_SENTENCES: dict[FlagKind, Callable[[Flag], str]] = {
    FlagKind.WRONG_KEY: _wrong_key,
    FlagKind.NEGATIVE: _negative,
    FlagKind.TOO_LITTLE: _too_little,
    FlagKind.NEAR_GUESSING: _near_guessing,
    FlagKind.TOO_EASY: _too_easy,
    FlagKind.CERTAIN_WRONG: _certain_wrong,
    FlagKind.DEAD: _dead,
}
