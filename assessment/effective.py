"""The effective answer of an item: a fold over the set of its saved events.

Delivery may reorder, repeat or delay what a browser sends. The fold depends only on which events
there are, so every order and every repetition of the same events gives the same answer.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from assessment.items import Answer


@dataclass(frozen=True, kw_only=True)
class Event:
    """One saved answer. `rev` counts the events of an item from 1 in the order they were stored.

    `tab` names the page that sent it and `seq` counts that page's own saves, so that one page's
    saves can be put back in the order in which they were made. `sureness` is 0, 1, 2 or None.
    """

    rev: int
    answer: Answer
    sureness: int | None = None
    tab: str = ""
    seq: int = 0
    final: bool = False


def effective(events: Iterable[Event]) -> Event | None:
    """The event that counts, or None where nothing was saved.

    A final event closes the item: nothing after it counts. Before that the newest revision counts,
    except one that its own page had already overtaken: in one tab a lower `seq` never overrides a
    higher one.
    """
    chosen: Event | None = None
    newest: dict[str, int] = {}
    for event in sorted(set(events), key=lambda e: e.rev):
        if event.final:
            return event
        if event.seq >= newest.get(event.tab, 0):
            newest[event.tab] = event.seq
            chosen = event
    return chosen


def is_stale(event: Event, *, base_rev: int, events: Iterable[Event]) -> bool:
    """Whether the page that sent `event` showed something older than what was stored.

    True where the event was overtaken, or where another tab had stored a revision above
    `base_rev`, the last one this page knew (0 for none). Only revisions up to the event's own are
    looked at, so the answer never changes afterwards.
    """
    known = [e for e in events if e.rev <= event.rev]
    missed = any(base_rev < e.rev < event.rev and e.tab != event.tab for e in known)
    return missed or effective(known) != event
