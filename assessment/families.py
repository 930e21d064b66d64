"""Families of questions, and the shares in which a paper mixes them."""

from enum import StrEnum

from assessment.generation import Draws, Shell
from assessment.items import Item, Kind
from assessment.parties import Party


class Family(StrEnum):
    """A form of question as a learner would tell them apart."""

    OWNER = "owner"
    REASON = "reason"
    PICK = "pick"
    PART = "part"
    LINE = "line"
    SEVERAL = "several"
    SORT = "sort"
    ORDER = "order"


# Shares in percent. The short form leads; harder forms follow in the measure in which they differ
# from each other. Owners: nearly as many of each side, and more shared ones than the bare matrix
# holds, so that "both" is never ruled out by its rarity.
FAMILIES = {
    Family.OWNER: 30,
    Family.REASON: 14,
    Family.PICK: 20,
    Family.PART: 6,
    Family.LINE: 4,
    Family.SEVERAL: 12,
    Family.SORT: 10,
    Family.ORDER: 4,
}
# Percent of each family that come from the written items, where there are any; with the shares
# above, 38 of 100 questions of a paper. A scene makes a learner find what matters in it, which is
# what the exam does and what carries over (Pan and Rickard 2018, on transfer from testing); a drawn
# question is short and never runs out. So scenes take half of the forms in which they exist.
WRITTEN = {Family.OWNER: 50, Family.REASON: 50, Family.PICK: 50, Family.SEVERAL: 50}
OWNERS = {Party.CUSTOMER: 38, Party.AWS: 38, Party.BOTH: 24}


def family_of(shell: Shell) -> Family:
    """The family that a shell belongs to."""
    if shell.kind is Kind.MULTIPLE:
        return Family.SEVERAL
    if shell.kind is Kind.CLASSIFY:
        return Family.SORT
    return _FAMILY_OF[shell.draws]


def family_of_item(item: Item) -> Family:
    """The family that a written item belongs to."""
    if item.kind is Kind.SINGLE and all(option.party for option in item.options):
        return Family.OWNER
    return _FAMILY_OF_KIND[item.kind]


_FAMILY_OF_KIND = {
    Kind.SINGLE: Family.PICK,
    Kind.TWO_TIER: Family.REASON,
    Kind.MULTIPLE: Family.SEVERAL,
    Kind.CLASSIFY: Family.SORT,
    Kind.ORDER: Family.ORDER,
}
_FAMILY_OF = {
    Draws.STATEMENT: Family.OWNER,
    Draws.CAPSTONE: Family.OWNER,
    Draws.CELL: Family.OWNER,
    Draws.REASON: Family.REASON,
    Draws.DUTIES: Family.PICK,
    Draws.SERVICE_DUTIES: Family.PICK,
    Draws.SERVICES: Family.PICK,
    Draws.PART: Family.PART,
    Draws.LINE: Family.LINE,
    Draws.STACK: Family.ORDER,
}
