from dataclasses import replace

from assessment.parties import Party
from assessment.proof import Status
from assessment.proving import prove_all, prove_seeds
from tests.assessment import factories

BANK = factories.bank()


def test_drawn_papers_are_proved() -> None:
    tally = prove_seeds(BANK, range(40), count=5, truth=BANK.matrix)
    assert (tally.items, tally.faults) == (200, ())


def test_statement_flipped_for_the_generator_alone_is_found() -> None:
    first, *rest = BANK.matrix.rows
    statement = factories.owned_by(first.statements[0], Party.AWS)
    liar = factories.bank(rows=(replace(first, statements=(statement,)), *rest))
    tally = prove_seeds(liar, range(60), count=10, truth=BANK.matrix)
    assert tally.count(Status.WRONG) > 0
    assert all(fault.proof.reason for fault in tally.faults)


def test_faults_name_item_and_seed_each_time() -> None:
    item = factories.item(key=("a",))
    tally = prove_all([(7, item), (8, item)], truth=BANK.matrix)
    assert [(fault.item, fault.seed) for fault in tally.faults] == [("made", 7), ("made", 8)]
    assert tally.count(Status.AMBIGUOUS) == 2
