import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.generation import Draws, Fill, Material, Shell, build, fills, generate
from assessment.items import Item, Kind
from assessment.parties import Party
from assessment.proof import Proof, Status, prove
from assessment.readings import Readings
from tests.assessment import factories
from tests.assessment.processes import printed

BANK = factories.bank()
INDEX = Readings(matrix=BANK.matrix)
SHELLS = {shell.id: shell for shell in BANK.shells}
seeds = st.integers(min_value=0, max_value=2**32)
any_shell = st.sampled_from(sorted(SHELLS))


def repeatable(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - a repeatable draw


def made(shell: str, seed: int = 0) -> Item:
    return generate(SHELLS[shell], BANK.matrix, BANK.course, seed)


def fill_of(shell: str, content: str) -> Fill:
    return next(f for f in fills(SHELLS[shell], BANK.material) if f.content == content)


def item_on(shell: str, content: str, seed: int = 0) -> Item:
    return build(fill_of(shell, content), BANK.material, repeatable(seed))


@given(shell=any_shell, seed=seeds)
@settings(max_examples=300, deadline=None)
def test_item_is_proved_whatever_the_seed(shell: str, seed: int) -> None:
    assert prove(made(shell, seed), INDEX) == Proof(Status.PROVED)


@given(shell=any_shell, seed=seeds)
@settings(max_examples=200, deadline=None)
def test_item_is_whole_whatever_the_seed(shell: str, seed: int) -> None:
    item = made(shell, seed)
    right = {part.partition(":")[0] for part in item.key}
    assert right <= set(item.option)
    assert all(option.rationale for option in item.options)
    assert [o.id for o in item.options if o.id not in right and not o.misconception] == []
    assert len({option.text for option in item.options}) == len(item.options)
    assert item.stem.endswith("?")
    assert 8 <= len(item.stem.split()) <= 60
    assert item.fact in item.facts
    assert item.because


@given(shell=any_shell, seed=seeds)
@settings(max_examples=50, deadline=None)
def test_item_is_the_same_for_the_same_seed(shell: str, seed: int) -> None:
    assert made(shell, seed) == made(shell, seed)


@given(shell=any_shell, one=seeds, other=seeds)
@settings(max_examples=100, deadline=None)
def test_one_id_is_one_version(shell: str, one: int, other: int) -> None:
    first, second = made(shell, one), made(shell, other)
    assert (first.id == second.id) == (first.version == second.version)


PROGRAM = """
from tests.assessment.factories import bank
from assessment.generation import generate
b = bank()
for shell in b.shells:
    for seed in range(3):
        item = generate(shell, b.matrix, b.course, seed)
        print(item.id, item.version)
"""


def test_items_are_the_same_in_a_process_with_another_hash_seed() -> None:
    first, second = (printed(PROGRAM, hash_seed=seed) for seed in ("1", "2"))
    assert first == second
    assert len(first) == 3 * len(BANK.shells)


def test_owner_item_offers_the_three_parties_in_their_order() -> None:
    item = item_on("owner", "s1")
    assert [option.party for option in item.options] == list(Party)
    assert item.fixed_order
    assert item.id == "owner:s1"
    assert item.key == ("customer",)
    assert item.owner is Party.CUSTOMER


def test_owner_item_replies_with_the_lure_that_was_taken() -> None:
    item = item_on("owner", "s1")
    assert item.option["aws"].rationale == "Job 1 is not for aws."
    assert item.option["both"].misconception == "shared-is-half"


def test_cell_item_takes_its_misconception_to_the_opposite_side() -> None:
    item = item_on("owner-on-service", "rds.guest-os")
    assert item.option["customer"].misconception == "everything-is-mine"
    assert item.option["both"].misconception == "everything-is-mine"
    other = item_on("owner-on-service", "ec2.guest-os")
    assert other.option["both"].misconception == "aws-secures-all"


def test_reason_item_offers_both_own_lures_and_one_borrowed_reason() -> None:
    item = item_on("reason", "s1", seed=4)
    own = [option.id for option in item.options if option.id.startswith("s1/")]
    assert own == ["s1/aws", "s1/both", "s1/customer"]
    borrowed = next(o for o in item.options if not o.id.startswith("s1/"))
    assert borrowed.party is not Party.CUSTOMER
    assert borrowed.rationale.startswith("That is the reason for another duty")


def test_part_item_offers_the_halves_of_the_other_side() -> None:
    item = item_on("part-aws", "rds.platform")
    assert item.option[item.key[0]].text == "Run the platform under rds"
    others = [o.text for o in item.options if o.id not in item.key]
    assert all(text.startswith("Choose the ") for text in others)
    assert "Choose the platform settings of rds" in others


def test_part_of_the_customer_is_the_other_half() -> None:
    item = item_on("part-customer", "rds.platform")
    assert item.option[item.key[0]].text == "Choose the platform settings of rds"


def test_line_runs_beneath_the_lowest_layer_of_the_customer() -> None:
    item = item_on("line-ec2", "ec2")
    assert item.key == ("hypervisor-guest-os",)
    assert item.fixed_order
    assert item.option["hypervisor-guest-os"].text == (
        "Between hypervisor and guest operating system"
    )


def test_services_are_told_apart_by_their_layer() -> None:
    item = item_on("service-aws", "redshift.platform")
    chosen = item.option[item.key[0]]
    assert chosen.text == "Amazon REDSHIFT"
    assert chosen.rationale.startswith("On REDSHIFT AWS answers, because")


def test_order_item_is_keyed_from_the_bottom() -> None:
    item = made("order-six")
    assert item.key == ("facility", "network", "hypervisor", "guest-os", "application", "data")
    assert item.fact == "stack-order"


def test_shell_overrides_the_place_that_follows_from_the_fact() -> None:
    shell = replace(SHELLS["owner"], objective="can-between", lesson="two", fact="stack-order")
    fill = fills(shell, BANK.material)[0]
    item = build(fill, BANK.material, repeatable(0))
    assert (item.fact, item.objective, item.area, item.lesson) == (
        "stack-order",
        "can-between",
        "between",
        "two",
    )
    assert fills(replace(shell, area="below"), BANK.material)[0].area == "below"


def test_fact_that_the_course_lacks_is_named() -> None:
    with pytest.raises(ValueError, match="shell owner, s1: no fact 'gone'"):
        fills(replace(SHELLS["owner"], fact="gone"), BANK.material)


def test_shell_that_nothing_can_fill_is_named() -> None:
    shell = replace(SHELLS["owner-on-service"], services=("nowhere",))
    with pytest.raises(ValueError, match="shell owner-on-service: nothing in the matrix"):
        generate(shell, BANK.matrix, BANK.course, 0)


@pytest.mark.parametrize("shell", ["part-aws", "pick-on-service-aws", "line"])
def test_shell_keeps_to_its_services(shell: str) -> None:
    narrowed = replace(SHELLS[shell], services=("dynamodb",))
    found = {fill.content.partition(".")[0] for fill in fills(narrowed, BANK.material)}
    assert found <= {"dynamodb"}


def test_shell_that_asks_for_more_than_there_is_has_no_fills() -> None:
    wide = replace(SHELLS["line"], options=7)
    few = factories.matrix(services=factories.matrix().services[:2])
    sparse = Material(matrix=few, course=BANK.course)
    assert [f.content for f in fills(replace(wide, services=("dynamodb",)), sparse)] == []
    assert fills(SHELLS["three-services-aws"], sparse) == ()
    assert fills(replace(SHELLS["part-aws"], options=7), sparse) == ()
    assert fills(replace(SHELLS["sort-on-service"], options=7), sparse) == ()
    short = Material(matrix=replace(few, stack=few.stack[:3]), course=BANK.course)
    assert fills(SHELLS["order-four"], short) == ()


def test_statement_without_a_lure_for_each_wrong_party_is_refused() -> None:
    lone = factories.statement(1, Party.CUSTOMER)
    matrix = factories.matrix(rows=(factories.row(1, replace(lone, lures=lone.lures[:1])),))
    with pytest.raises(ValueError, match="statement s1 has no lure for both"):
        fills(SHELLS["reason"], Material(matrix=matrix, course=BANK.course))


def test_reason_needs_enough_reasons_to_borrow() -> None:
    matrix = factories.matrix(rows=(factories.row(1, factories.statement(1, Party.CUSTOMER)),))
    assert fills(SHELLS["reason"], Material(matrix=matrix, course=BANK.course)) == ()


def test_service_without_a_line_is_not_asked_for_one() -> None:
    all_aws = factories.service("odd", "AAAAAA")
    zigzag = factories.service("zigzag", "CACCCC")
    matrix = factories.matrix(services=(all_aws, zigzag))
    assert fills(SHELLS["line"], Material(matrix=matrix, course=BANK.course)) == ()


def test_condition_is_shown_with_its_duty() -> None:
    bare = factories.statement(1, Party.AWS, condition="in Auto mode")
    told = factories.statement(2, Party.AWS, text="Patch it in auto mode", condition="in Auto mode")
    matrix = factories.matrix(rows=(factories.row(1, bare, told),))
    duties = Material(matrix=matrix, course=BANK.course).statements
    assert duties["s1"].text == "Do job 1 of the house (in Auto mode)"
    assert duties["s2"].text == "Patch it in auto mode"


def test_graded_cell_without_a_party_is_refused() -> None:
    service = factories.service("odd", "AAAAAA")
    cells = (replace(service.cells[0], party=None), *service.cells[1:])
    matrix = factories.matrix(services=(replace(service, cells=cells),))
    with pytest.raises(ValueError, match="odd, guest-os is graded but has no party"):
        _ = Material(matrix=matrix, course=BANK.course).cells


GOOD = Shell(
    id="good",
    kind=Kind.SINGLE,
    draws=Draws.STATEMENT,
    stem="Who answers for “{duty}”?",
    verb="assign",
)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"stem": "Who answers for it?"}, "stem: the blanks of a statement shell"),
        ({"stem": "Who answers for {duty} and {duty}?"}, "stem: the blanks"),
        ({"stem": "Say who answers for {duty}."}, "stem: must end in a question mark"),
        ({"kind": Kind.TWO_TIER}, "kind: statement cannot fill a two-tier item"),
        ({"kind": Kind.CLASSIFY}, "kind: statement cannot fill a classify item"),
        ({"party": Party.AWS}, "party: name one where"),
        ({"draws": Draws.DUTIES, "stem": "Which?"}, "party: name one where"),
        ({"choose": 2}, "choose: 2 or more"),
        ({"options": 8}, "options: from 3 to 7"),
        ({"kind": Kind.ORDER, "draws": Draws.STACK, "stem": "How?"}, "fact: a stack shell"),
    ],
)
def test_shell_that_cannot_work_says_why(changes: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        replace(GOOD, **changes)  # type: ignore[arg-type]
