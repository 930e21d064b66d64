"""What of an item is shown, and in which order: nothing of it tells the key."""

import hashlib
import random
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from assessment.items import Answer, Band, Bloom, Item, Kind, Option, Pool, normal
from assessment.parties import Party

type Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """An item as one attempt shows it.

    `order` holds pairs of the opaque id and the option's own id, as displayed. The snapshot keeps
    both with all that the item says, so an old attempt never changes when the content does.
    """

    item: Item
    order: tuple[tuple[str, str], ...]

    @cached_property
    def options(self) -> tuple[tuple[str, Option], ...]:
        """The options under their opaque ids, as displayed."""
        return tuple((opaque, self.item.option[id_]) for opaque, id_ in self.order)

    @cached_property
    def own_id(self) -> dict[str, str]:
        """The item's own option ids by the opaque ones."""
        return dict(self.order)

    @cached_property
    def opaque_id(self) -> dict[str, str]:
        """The opaque option ids by the item's own."""
        return {id_: opaque for opaque, id_ in self.order}

    def read(self, answer: Answer) -> Answer:
        """An answer in opaque ids as the item understands it, in its one form.

        Raises ValueError for an id that was not shown.
        """
        return normal(self.item.kind, self._translate(answer, self.own_id))

    def show(self, answer: Answer) -> Answer:
        """The item's key, or a stored answer, in the opaque ids of this page."""
        return self._translate(answer, self.opaque_id)

    def _translate(self, answer: Answer, ids: dict[str, str]) -> Answer:
        found = []
        for part in answer:
            id_, colon, party = (
                part.partition(":")
                if self.item.kind is Kind.CLASSIFY
                else (
                    part,
                    "",
                    "",
                )
            )
            if id_ not in ids:
                raise ValueError("answer: this option was not offered")
            found.append(f"{ids[id_]}{colon}{party}")
        return tuple(found)


def present(item: Item, seed: int) -> Shown:
    """The item with opaque ids and, unless its order is fixed, its options shuffled.

    The owners of a two-tier item come first, as written; its reasons are shuffled always.

    `seed` is a secret of the attempt, any integer. Ids and order follow from it through blake2b
    by separate ways, so that neither tells anything of the other, of the item's ids or of the key.
    """
    fixed = [option.id for option in item.options if _stays(item, option)]
    ids = [option.id for option in item.options if not _stays(item, option)]
    rng = random.Random(_digest(seed, "order", item.id))  # noqa: S311 - repeatable
    rng.shuffle(ids)
    order = tuple((_digest(seed, "id", item.id, id_), id_) for id_ in (*fixed, *ids))
    return Shown(item=item, order=order)


def _stays(item: Item, option: Option) -> bool:
    return option.tier == 1 if item.kind is Kind.TWO_TIER else item.fixed_order


def _digest(seed: int, *parts: str) -> str:
    text = "\x1f".join(parts).encode()
    return hashlib.blake2b(text, key=str(seed).encode()[:64], digest_size=8).hexdigest()


def to_snapshot(shown: Shown) -> Json:
    """All that was shown and all that the item says, for a JSON field."""
    return {"item": asdict(shown.item), "order": [list(pair) for pair in shown.order]}


def from_snapshot(snapshot: Json) -> Shown:
    """What `to_snapshot` kept, also after a way through JSON."""
    saved = dict(snapshot["item"])
    saved["kind"] = Kind(saved["kind"])
    saved["options"] = tuple(_option(option) for option in saved["options"])
    saved["owner"] = _party(saved["owner"])
    saved["pool"] = Pool(saved["pool"])
    saved["band"] = saved["band"] and Band(saved["band"])
    saved["bloom"] = saved["bloom"] and Bloom(saved["bloom"])
    for name in ("key", "sources", "facts", "points", "services", "enemies"):
        saved[name] = tuple(saved[name])
    return Shown(
        item=Item(**saved), order=tuple((opaque, id_) for opaque, id_ in snapshot["order"])
    )


def _option(saved: Json) -> Option:
    return Option(**{**saved, "party": _party(saved["party"])})


def _party(saved: str | None) -> Party | None:
    return None if saved is None else Party(saved)
