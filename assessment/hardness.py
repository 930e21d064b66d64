"""How hard a question is before any answer says it, on the scale of ability (readiness.py).

The one place where what an author writes becomes a number: a band for a written question, a family
for one that a shell draws.
"""

import math
from functools import cache

from assessment.families import Family, family_of
from assessment.generation import Shell
from assessment.items import Band, Item, Kind
from assessment.readiness import Question

# Logits. An author's guess errs by about .6 where true hardness has mean -.4 and spread .9; these
# are the means of what such an author calls easy (30 in 100), medium and hard (27 in 100).
HARDNESS = {Band.EASY: -1.25, Band.MEDIUM: -0.4, Band.HARD: 0.5}
# Drawn questions are shorter than written scenes. One side of one duty is read off the line; a
# reason, a part of a duty and a place on the line ask for more; to be wholly right on several, a
# sorting or an order is hard, because every part of it must be.
DRAWN = {
    Family.OWNER: Band.EASY,
    Family.REASON: Band.MEDIUM,
    Family.PICK: Band.MEDIUM,
    Family.PART: Band.MEDIUM,
    Family.LINE: Band.MEDIUM,
    Family.SEVERAL: Band.HARD,
    Family.SORT: Band.HARD,
    Family.ORDER: Band.HARD,
}
PARTIES = 3
# Exam questions offer so many options, of which so many are right; there are no other kinds.
EXAM_OPTIONS = {Kind.SINGLE: (4, 1), Kind.MULTIPLE: (5, 2)}


def written(item: Item) -> Question:
    """What is known of a written question before any answer; without a band it is medium."""
    owners = sum(option.tier == 1 for option in item.options)
    return _kept(
        item.band or Band.MEDIUM,
        guess(item.kind, options=owners, choose=item.choose, reasons=len(item.options) - owners),
    )


def drawn(shell: Shell) -> Question:
    """What is known of a shell's questions before any answer."""
    family = family_of(shell)
    # A shell that asks for an owner offers the parties, whatever it says of options.
    options = PARTIES if family is Family.OWNER else shell.options
    return _kept(DRAWN[family], guess(shell.kind, options=options, choose=shell.choose))


def of_exam(kind: Kind, band: Band) -> Question:
    """A question of a mock exam, of which only its kind and band are known: 1 of 4, or 2 of 5."""
    options, choose = EXAM_OPTIONS[kind]
    return _kept(band, guess(kind, options=options, choose=choose))


def guess(kind: Kind, *, options: int, choose: int = 0, reasons: int = 0) -> float:
    """The chance of a wholly right answer by chance alone, 0 to 1.

    Of `options` options: one of them, `choose` of them, an owner and one of `reasons` reasons, a
    party for each, or all in their order.
    """
    ways = {
        Kind.SINGLE: options,
        Kind.TWO_TIER: options * reasons,
        Kind.MULTIPLE: math.comb(options, choose),
        Kind.CLASSIFY: int(PARTIES**options),
        Kind.ORDER: math.factorial(options),
    }
    return 1 / ways[kind]


@cache
def _kept(band: Band, chance: float) -> Question:
    """One object for each, so that its curve is computed once."""
    return Question(HARDNESS[band], chance)
