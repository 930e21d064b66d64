"""Reading what is looked for in the bank, and what is done with a question."""

import re

from django.http import QueryDict

from classrooms.queries.picking import Filter

LONGEST = 80
MOST_PAGES = 9999
ACTS = ("add", "drop", "up", "down")


def wanted(data: QueryDict) -> Filter:
    """What is looked for. An unknown name finds nothing, which the page then says."""
    read = {name: data.get(name, "")[:LONGEST] for name in ("lesson", "area", "kind", "band")}
    return Filter(**read, text=data.get("q", "")[:LONGEST].strip())


def page(data: QueryDict) -> int:
    """The page, the first for what is no number."""
    text = data.get("page", "")
    return min(int(text), MOST_PAGES) if re.fullmatch(r"[0-9]{1,6}", text) else 1


def act(text: str) -> tuple[str, str]:
    """What is done with which question, of "up:<id>". Both empty for what no page of ours sends."""
    what, _, id_ = text.partition(":")
    return (what, id_) if what in ACTS and id_ else ("", "")
