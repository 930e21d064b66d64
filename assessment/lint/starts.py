"""How an option begins: with a thing, with a deed, with a place or time, with a reason.

There is no dictionary. Words that hold sentences together are known; any other word is a deed where
such a word as deeds take follows it ("patch the …"), and may be either where none does. A word that
can be read in two ways counts as both, so that what is doubtful is no flaw.
"""

from collections.abc import Iterable
from enum import StrEnum

from assessment.reading_ease import listed, words


class Start(StrEnum):
    """The kinds of beginning that a reader hears as different."""

    THING = "a thing"
    DEED = "a deed"
    DOING = "a deed in -ing"
    TO_DO = "“to” and a deed"
    WHEN_WHERE = "a place, time or condition"
    REASON = "a reason"
    QUESTION = "a question"
    REPLY = "yes or no"
    SPEECH = "a quotation"


THINGS = listed(
    """
    the a an this that these those it its their they your you our we my i his her he she each every
    all any some no nobody both neither either one two three four five six half most many several
    another who what whoever whatever everything everyone everybody anything anyone somebody
    something aws amazon customers customer’s
    """
)
PLACES = listed(
    """
    in on at under above below by between with without from for inside outside through within
    behind beside into beneath over after before until till during when whenever where wherever
    while if unless once as near along across against since to
    """
)
QUESTIONS = listed("which who whom whose what how why whether when where")
REASONS = listed("because since so")
# “Nothing, since …” fits any list.
ANYTHING = listed("nothing none")
DEEDS = listed(
    """
    add allow ask attach choose close configure copy create decide decrypt delete deploy disable
    do enable encrypt ensure find fix follow get give go grant hand handle hire hold identify
    inform install investigate keep launch leave let limit log maintain make manage move open
    pay pick prevent protect provide publish put raise read rebuild remove rename repair replace
    request require respond restore restrict retire revoke rewrite rotate run scan secure see
    select send separate set stop supply switch take teach tell treat trust try turn use verify
    wait wipe write
    """
)
THINGS_IN_ING = listed(
    "training logging billing building pricing hosting monitoring wiring ceiling string"
)
# What follows a deed: "patch the …", "log on …", "ask for …".
AFTER_DEED = listed(
    """
    the a an this that these those its their your our my his her it them him you every each all any
    no up off out down away back whether who what how only both into
    """
)
LEADING = listed(
    "always never often only just first then also simply still immediately yearly monthly"
)


def readings(text: str) -> frozenset[Start]:
    """How the beginning of a text can be read: one way or more."""
    found = [word.lower().replace("'", "’") for word in words(text)]
    while found[:1] and found[0] in LEADING:
        del found[0]
    first, following = [*found, "", ""][:2]
    if text.startswith(("“", '"')):
        return frozenset({Start.SPEECH})
    if first in ANYTHING:
        return frozenset(Start)
    if first in {"yes", "no"} and text[len(first) :].startswith((",", ":", ".")):
        return frozenset({Start.REPLY})
    if first == "to" and following not in AFTER_DEED:
        return frozenset({Start.TO_DO})
    return _known(first) or _open(first, following)


def _known(first: str) -> frozenset[Start]:
    lists = {
        Start.THING: THINGS,
        Start.WHEN_WHERE: PLACES,
        Start.QUESTION: QUESTIONS,
        Start.REASON: REASONS,
        Start.DEED: DEEDS,
    }
    return frozenset(start for start, listed_words in lists.items() if first in listed_words)


def _open(first: str, following: str) -> frozenset[Start]:
    takes = following in AFTER_DEED
    if first.endswith("ing"):
        may_be_thing = first in THINGS_IN_ING and not takes
        return frozenset({Start.DOING, *([Start.THING] if may_be_thing else [])})
    # A word in -s is a thing or "patches it": neither is a bare deed.
    if takes and not first.endswith("s"):
        return frozenset({Start.DEED})
    return frozenset({Start.THING, Start.DEED})


def are_alike(texts: Iterable[str]) -> bool:
    """Whether the beginnings of all texts can be read as one kind."""
    return bool(frozenset(Start).intersection(*map(readings, texts)))
