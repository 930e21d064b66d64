"""Words that generated items share."""

from assessment.parties import Party

PARTY_TEXT = {
    Party.CUSTOMER: "The customer",
    Party.AWS: "AWS",
    Party.BOTH: "Both, each for its own part",
}
_ANSWERS = {
    Party.CUSTOMER: "The customer answers",
    Party.AWS: "AWS answers",
    Party.BOTH: "Both answer, each for its own part",
}


def reason(party: Party, because: str) -> str:
    """An option that names an owner and the reason."""
    who = "Both" if party is Party.BOTH else PARTY_TEXT[party]
    return f"{who}, because {clause(because)}."


def answers(party: Party, because: str) -> str:
    """A sentence that says who answers, and why."""
    return f"{_ANSWERS[party]}, because {clause(because)}."


def clause(text: str) -> str:
    """A text without its full stop, so that it can stand inside a sentence."""
    return text.rstrip().removesuffix(".")


def with_condition(text: str, condition: str) -> str:
    """A duty that holds under a condition only is never shown without it."""
    return text if condition.casefold() in text.casefold() else f"{text} ({condition})"


def label(text: str) -> str:
    """A duty as an option: no full stop, a capital first."""
    return f"{text[:1].upper()}{clause(text[1:])}"


def sentence(text: str) -> str:
    """A clause as a sentence of its own."""
    return f"{label(text)}."


def inner(name: str) -> str:
    """A name as it stands inside a sentence; abbreviations keep their capitals."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
