"""Proving many draws: the draw of practice, seed by seed, each item solved anew."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assessment.items import Item
from assessment.matrix import Matrix
from assessment.papers import practice
from assessment.proof import Proof, Status, prove
from assessment.readings import Readings
from assessment.stock import Bank


@dataclass(frozen=True, kw_only=True)
class Fault:
    """An item that is not proved, and the seed that drew it."""

    item: str
    seed: int
    proof: Proof


@dataclass(frozen=True, kw_only=True)
class Tally:
    """What a run of seeds gave: how many items were drawn, and the faults among them."""

    items: int
    faults: tuple[Fault, ...]

    def count(self, status: Status) -> int:
        """How many items have this finding."""
        return sum(fault.proof.status is status for fault in self.faults)


def prove_seeds(bank: Bank, seeds: Iterable[int], *, count: int, truth: Matrix) -> Tally:
    """Draw a paper of `count` items for each seed and prove each item against `truth`.

    Written items are left out: the matrix does not say what their scenes do.
    """
    drawn_only = replace(bank, authored=())
    papers = ((seed, practice(drawn_only, count=count, seed=seed)) for seed in seeds)
    drawn = ((seed, item) for seed, paper in papers for item in paper)
    return prove_all(drawn, truth=truth)


def prove_all(drawn: Iterable[tuple[int, Item]], *, truth: Matrix) -> Tally:
    """Prove items, each with its seed, against a matrix.

    An item that comes up again, equal in all it says, has the same proof: it is solved once a run.
    """
    index = Readings(matrix=truth)
    known: dict[Item, Proof] = {}
    faults: list[Fault] = []
    items = 0
    for seed, item in drawn:
        items += 1
        proof = known.get(item)
        if proof is None:
            proof = known[item] = prove(item, index)
        if proof.status is not Status.PROVED:
            faults.append(Fault(item=item.id, seed=seed, proof=proof))
    return Tally(items=items, faults=tuple(faults))
