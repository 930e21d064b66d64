import subprocess
import sys
from dataclasses import replace

import pytest

from assessment.generation import generate
from assessment.items import Item, Option
from assessment.matrix import Cell, Matrix
from assessment.parties import Party
from assessment.proof import Proof, Status, prove
from assessment.readings import Readings
from tests.assessment import factories

BANK = factories.bank()
INDEX = Readings(matrix=BANK.matrix)
SHELLS = {shell.id: shell for shell in BANK.shells}


def made(shell: str, seed: int = 0) -> Item:
    return generate(SHELLS[shell], BANK.matrix, BANK.course, seed)


def solved(item: Item, index: Readings = INDEX) -> tuple[str, str]:
    proof = prove(item, index)
    return proof.status.value, proof.reason


def with_option(item: Item, position: int, **changes: object) -> Item:
    options = list(item.options)
    options[position] = replace(options[position], **changes)  # type: ignore[arg-type]
    return replace(item, options=tuple(options))


def flipped(party: Party) -> Matrix:
    """The matrix with the first statement given to another party."""
    first, *rest = BANK.matrix.rows
    changed = replace(first, statements=(factories.owned_by(first.statements[0], party),))
    return replace(BANK.matrix, rows=(changed, *rest))


def test_solver_knows_nothing_of_generation() -> None:
    program = "import sys, assessment.proof; print('assessment.generation' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    assert done.stdout == "False\n"


@pytest.mark.parametrize("shell", sorted(SHELLS))
def test_item_as_generated_is_proved(shell: str) -> None:
    assert prove(made(shell), INDEX) == Proof(Status.PROVED)


@pytest.mark.parametrize("shell", sorted(SHELLS))
def test_changed_key_is_wrong(shell: str) -> None:
    item = made(shell)
    broken = {
        "single": tuple(o.id for o in item.options if o.id not in item.key)[:1],
        "multiple": tuple(o.id for o in item.options if o.id not in item.key)[: item.choose],
        "classify": tuple(sorted(f"{o.id}:aws" for o in item.options)),
        "order": tuple(reversed(item.key)),
    }[item.kind]
    status, reason = solved(replace(item, key=broken))
    assert status == "wrong"
    assert reason.startswith("the key is (")


def test_statement_flipped_for_the_generator_alone_is_wrong() -> None:
    liar = replace(BANK, matrix=flipped(Party.AWS))
    found = [generate(SHELLS["owner"], liar.matrix, liar.course, seed) for seed in range(90)]
    statuses = {solved(item)[0] for item in found if item.id == "owner:s1"}
    assert statuses == {"wrong"}


def test_wrong_tag_is_wrong() -> None:
    item = made("owner")
    other = next(party for party in Party if party is not item.owner)
    assert solved(replace(item, owner=other))[1].startswith(f"the tag is {other}")


def test_two_equal_options_are_ambiguous() -> None:
    item = made("pick-customer")
    twin = with_option(item, 1, text=item.options[0].text.upper() + ".")
    assert solved(twin)[0] == "ambiguous"
    assert "two options read the same" in solved(twin)[1]


def test_two_options_with_one_id_are_ambiguous() -> None:
    item = made("pick-customer")
    assert solved(with_option(item, 1, id=item.options[0].id))[1] == "two options have one id"


def test_second_true_option_is_ambiguous() -> None:
    item = made("pick-aws")
    wrong = next(i for i, o in enumerate(item.options) if o.id not in item.key)
    true = next(
        cell.duty
        for service, cell in BANK.matrix.graded_cells()
        if cell.party is Party.AWS and f"{service.id}.{cell.layer}" not in item.key
    )
    status, reason = solved(with_option(item, wrong, text=true))
    assert status == "ambiguous"
    assert reason.startswith("2 options are true, asked for are 1") or "; 2 options" in reason


def test_written_item_is_ambiguous() -> None:
    reason = "a two-tier item is written, not drawn"
    assert solved(factories.two_tier()) == ("ambiguous", reason)


def test_text_without_a_meaning_is_ambiguous() -> None:
    status, reason = solved(with_option(made("sort"), 0, text="Water the plants"))
    assert (status, reason) == ("ambiguous", "no duty: “Water the plants”")


def test_text_with_two_meanings_is_ambiguous() -> None:
    first, second, *rest = BANK.matrix.rows
    copy = replace(second.statements[0], text=first.statements[0].text)
    matrix = replace(BANK.matrix, rows=(first, replace(second, statements=(copy,)), *rest))
    item = generate(SHELLS["owner"], matrix, BANK.course, 0)
    seeds = (generate(SHELLS["owner"], matrix, BANK.course, seed) for seed in range(90))
    item = next(item for item in seeds if item.id == "owner:s1")
    status, reason = solved(item, Readings(matrix=matrix))
    assert status == "ambiguous"
    assert "more than one duty" in reason


def test_stem_that_miscounts_is_ambiguous() -> None:
    single, several = made("pick-customer"), made("two-customer")
    assert solved(replace(single, stem=single.stem.replace("four", "five")))[0] == "ambiguous"
    assert solved(replace(several, stem=several.stem.replace("two", "three")))[0] == "ambiguous"
    uncounted = several.stem.replace("two of these five", "two of the")
    assert "the stem counts []" in solved(replace(several, stem=uncounted))[1]


def test_stem_that_asks_for_nobody_is_ambiguous() -> None:
    item = made("pick-customer")
    vague = replace(item, stem="Which of these four duties is the right one here?")
    assert "the stem does not say whose share it asks for" in solved(vague)[1]
    item = made("part-aws")
    vague = replace(item, stem=item.stem.replace("AWS’s part of it", "the right part"))
    assert "the stem does not say whose part it asks for" in solved(vague)[1]


def test_stem_about_something_else_is_ambiguous() -> None:
    item = made("owner")
    vague = replace(item, stem=item.stem.replace("who answers for", "what about"))
    assert "the stem does not ask what the options answer" in solved(vague)[1]


def test_stem_that_names_another_service_is_ambiguous() -> None:
    item = made("owner-on-service")
    named = BANK.matrix.service[item.id.split(":")[1].split(".")[0]].name
    other = next(s.name for s in BANK.matrix.services if s.name != named)
    assert "the stem names" in solved(replace(item, stem=item.stem.replace(named, other)))[1]
    item = made("pick-on-service-aws")
    stem = item.stem
    for service in BANK.matrix.services:
        stem = stem.replace(service.name, "Amazon EC2")
    assert "an option about another service" in solved(replace(item, stem=stem))[1]


def test_option_marked_for_another_party_than_its_words_is_ambiguous() -> None:
    assert "its words say otherwise" in solved(with_option(made("owner"), 0, party=Party.AWS))[1]


def test_right_owner_with_another_reason_is_ambiguous() -> None:
    item = made("reason")
    right = item.option[item.key[0]]
    who = right.text.split(", because")[0]
    position = next(i for i, o in enumerate(item.options) if o.id not in item.key)
    broken = with_option(item, position, text=f"{who}, because it is.", party=None)
    assert "a reason that may be right" in solved(broken)[1]


def test_reasons_about_a_cell_are_ambiguous() -> None:
    item = made("reason")
    stem = "Who answers for this duty, and why: “Keep the data of ec2 in order”?"
    assert "a cell has no reasons to choose from" in solved(replace(item, stem=stem))[1]


def test_parts_of_a_duty_without_halves_are_ambiguous() -> None:
    item = made("part-aws")
    quoted = item.stem.split("“")[1].split("”")[0]
    stem = item.stem.replace(quoted, "Do job 6 of the house")
    assert "the duty in the stem has no halves" in solved(replace(item, stem=stem))[1]


def test_two_halves_of_the_side_asked_for_are_ambiguous() -> None:
    item = made("part-aws")
    key = item.option[item.key[0]].text
    another = next(
        cell.aws_part
        for _, cell in BANK.matrix.graded_cells()
        if cell.aws_part and cell.aws_part != key
    )
    position = next(i for i, o in enumerate(item.options) if o.id not in item.key)
    assert "another half of the same side" in solved(with_option(item, position, text=another))[1]


def test_line_needs_its_layers_in_order() -> None:
    item = made("line-ec2")
    listed = item.stem.split("bottom up: ")[1].split(". Where")[0]
    backwards = ", ".join(reversed(listed.split(", ")))
    assert "not in order" in solved(replace(item, stem=item.stem.replace(listed, backwards)))[1]
    nowhere = replace(item, stem="Where does the line run on Amazon EC2 these days?")
    assert "the stem does not list the layers" in solved(nowhere)[1]


def test_gap_between_layers_that_are_not_neighbours_is_ambiguous() -> None:
    item = made("line-ec2")
    names = item.stem.split("bottom up: ")[1].split(". Where")[0].split(", ")
    broken = with_option(item, 0, text=f"Between {names[0]} and {names[-1]}")
    assert "no gap of the stem" in solved(broken)[1]
    assert "no gap: “Nowhere”" in solved(with_option(item, 0, text="Nowhere"))[1]


def test_gap_between_layers_with_and_in_their_names_is_read() -> None:
    layers = BANK.matrix.layers
    named = {"network": "Cables and switches", "hypervisor": "Hosts and hypervisor"}
    matrix = replace(
        BANK.matrix, layers=tuple(replace(x, name=named.get(x.id, x.name)) for x in layers)
    )
    low, high = Readings(matrix=matrix).gap("Between cables and switches and hosts and hypervisor")
    assert (low.id, high.id) == ("network", "hypervisor")


def test_layers_at_one_height_are_ambiguous() -> None:
    item = made("order-six")
    flat = replace(BANK.matrix, layers=tuple(replace(x, order=1) for x in BANK.matrix.layers))
    assert solved(item, Readings(matrix=flat))[1] == "two layers stand at the same height"


def test_layer_outside_the_stack_is_ambiguous() -> None:
    broken = with_option(made("order-four"), 0, text="Rules and routes")
    assert solved(broken)[1] == "a layer outside the stack has no place in it"


def test_question_that_reads_in_two_ways_is_ambiguous() -> None:
    matrix = BANK.matrix
    services = tuple(
        replace(s, cells=tuple(_named_like_its_service(s.name, cell) for cell in s.cells))
        for s in matrix.services
    )
    index = Readings(matrix=replace(matrix, services=services))
    item = made("service-aws")
    assert solved(item, index)[1] == "the question can be read in two ways"


def _named_like_its_service(name: str, cell: Cell) -> Cell:
    return replace(cell, duty=name, party=cell.party) if cell.layer == "platform" else cell


def test_duty_from_memory_has_no_meaning() -> None:
    source = replace(BANK.matrix.sources[0], confidence="memory")
    matrix = replace(BANK.matrix, sources=(source,))
    assert "no duty" in solved(made("owner"), Readings(matrix=matrix))[1]


def test_duty_with_an_unknown_source_has_no_meaning() -> None:
    assert "no duty" in solved(made("sort"), Readings(matrix=replace(BANK.matrix, sources=())))[1]


def test_duty_without_its_condition_has_no_meaning() -> None:
    first, *rest = BANK.matrix.rows
    bound = replace(first.statements[0], condition="on a Monday")
    matrix = replace(BANK.matrix, rows=(replace(first, statements=(bound,)), *rest))
    index = Readings(matrix=matrix)
    bare = replace(made("owner"), stem="Who answers for this: “Do job 1 of the house”?")
    assert "no duty" in solved(bare, index)[1]
    told = replace(bare, stem="Who answers for this: “Do job 1 of the house (on a Monday)”?")
    assert solved(replace(told, key=("customer",), owner=Party.CUSTOMER), index)[0] == "proved"
    inside = replace(bound, condition="of the house")
    matrix = replace(BANK.matrix, rows=(replace(first, statements=(inside,)), *rest))
    kept = replace(bare, key=("customer",), owner=Party.CUSTOMER)
    assert solved(kept, Readings(matrix=matrix))[0] == "proved"


def test_service_without_a_graded_cell_at_the_layer_is_ambiguous() -> None:
    matrix = replace(BANK.matrix, services=(*BANK.matrix.services[:-1],))
    item = made("service-aws")
    texts = [o.text for o in item.options]
    assert "Amazon REDSHIFT" in texts
    assert "no service: “Amazon REDSHIFT”" in solved(item, Readings(matrix=matrix))[1]


def test_layer_that_is_alike_everywhere_needs_no_cell() -> None:
    layer = BANK.matrix.layer["hypervisor"]
    assert INDEX.owner("ec2", layer) is Party.AWS


def test_options_of_mixed_forms_are_ambiguous() -> None:
    item = made("owner")
    odd = Option(id="odd", text="Keep the data of ec2 in order", rationale="No.")
    assert solved(replace(item, options=(*item.options, odd)))[0] == "ambiguous"
