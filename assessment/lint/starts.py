"""How an option begins: with a thing, with a deed, with a place or time, with a reason.

There is no dictionary. Words that hold sentences together are known; any other word is a deed where
such a word as deeds take follows it ("patch the …"), and may be either where none does.
"""

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
    REPLY = "yes or no"
    OPEN = "either"


CLOSED = {
    word: start
    for start, listed in {
        Start.THING: """
            the a an this that these those its it their they your you our we my i his her he she
            each every all any some no nobody nothing none both neither either one two three four
            five six half most many several another who what whoever whatever everything everyone
            everybody anything anyone somebody something aws amazon customers customer's
            """,
        Start.WHEN_WHERE: """
            in on at under above below between by with without from for inside outside through
            within behind beside into beneath over after before until till during when whenever
            where wherever while if unless once as near along across against
            """,
        Start.REASON: "because since so",
        Start.TO_DO: "to",
        Start.REPLY: "yes",
    }.items()
    for word in listed.split()
}
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
    "training logging billing building pricing hosting nothing something anything everything"
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


def start_of(text: str) -> Start:
    """How a text begins."""
    found = [word.lower().replace("’", "'") for word in words(text)]
    while found[:1] and found[0] in LEADING:
        del found[0]
    first, following = [*found, "", ""][:2]
    if first in {"yes", "no"} and text[len(first) : len(first) + 1] in {",", ":", "."}:
        return Start.REPLY
    if first in CLOSED:
        return CLOSED[first]
    if first in DEEDS:
        return Start.DEED
    if first.endswith("ing") and first not in THINGS_IN_ING:
        return Start.DOING
    # A word in -s is a thing or "patches it": neither is a bare deed.
    return Start.DEED if following in AFTER_DEED and not first.endswith("s") else Start.OPEN


def are_alike(starts: set[Start]) -> bool:
    """Whether options with these beginnings read as one list; what is open fits a thing or deed."""
    sure = starts - {Start.OPEN}
    if len(sure) > 1:
        return False
    return Start.OPEN not in starts or sure <= {Start.THING, Start.DEED}
