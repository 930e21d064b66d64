"""The domain data as shipped: parties as settled, sources, wording, balance, coverage."""

from collections import Counter
from collections.abc import Iterator

import pytest

from assessment.items import Kind
from assessment.lint.parts import keyed, others
from assessment.matrix import Cell, Service, Statement
from assessment.parties import Party
from lessons.library import Library, library

C, A, B = Party.CUSTOMER, Party.AWS, Party.BOTH
PUBLISHED = [C, C, C, C, C, B, B, A, A, A, A, A, A, None]
TODAY = [C, C, C, C, "depends", B, B, B, A, A, "depends", A, B, C]
CAPSTONE = [C, C, C, C, C, B, B, A, A, A, A, A, B]
PARTS = (
    "bell, rules, window, lock, door, plate, box, chimney, fence, roof, tank, walls, found, safe"
)
DUTY_WORDS = 14
REASON_WORDS = 25
LONGEST_KEY = 1.25


@pytest.fixture(name="content", scope="module")
def _content() -> Library:
    return library()


def statements(content: Library) -> list[Statement]:
    return list(content.matrix.statements.values())


def cells(content: Library) -> list[tuple[Service, Cell]]:
    return list(content.matrix.graded_cells())


def graded_sources(content: Library) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from ((s.id, s.sources) for s in statements(content))
    yield from ((f"{s.id}.{c.layer}", c.sources) for s, c in cells(content))
    yield from ((i.id, i.sources) for i in content.items.values())


def graded_texts(content: Library) -> list[str]:
    return [s.text for s in statements(content)] + [c.duty for _, c in cells(content)]


def test_rows_have_the_settled_parties(content: Library) -> None:
    rows = content.matrix.rows

    assert [row.number for row in rows] == list(range(1, 15))
    assert [row.published for row in rows] == PUBLISHED
    assert [row.today for row in rows] == TODAY
    assert [row.number for row in rows if row.addition] == [14]


def test_rows_that_depend_name_both_cases(content: Library) -> None:
    found = {
        row.number: (row.today_by_service.get("ec2"), row.today_by_service.get("rds"))
        for row in content.matrix.rows
        if row.today_by_service or row.today == "depends"
    }

    assert found == {5: (C, A), 11: (C, A)}


def test_rows_that_changed_say_why(content: Library) -> None:
    changed = [row.number for row in content.matrix.rows if row.published and row.differs]

    assert changed == [
        row.number for row in content.matrix.rows if row.published and row.published != row.today
    ]


def test_rows_build_a_house_of_different_parts(content: Library) -> None:
    assert ", ".join(row.house_part for row in content.matrix.rows) == PARTS


def test_capstone_is_keyed_as_settled(content: Library) -> None:
    assert [s.party for s in content.matrix.capstone()] == CAPSTONE


def test_graded_things_rest_on_no_memory(content: Library) -> None:
    unsure = {s.id for s in content.matrix.sources if s.confidence == "memory"}
    weak = [name for name, sources in graded_sources(content) if not sources or unsure & {*sources}]

    assert weak == []


def test_sources_are_all_cited(content: Library) -> None:
    cited = {source for _, sources in graded_sources(content) for source in sources}
    cited |= {source for row in content.matrix.rows for source in row.sources}
    cited |= {source for service in content.matrix.services for source in service.sources}
    cited |= {
        source
        for service in content.matrix.services
        for cell in service.cells
        for source in cell.sources
    }

    assert {s.id for s in content.matrix.sources} == cited


def test_services_have_a_cell_for_every_layer(content: Library) -> None:
    layers = [layer.id for layer in content.matrix.layers]

    assert [s.id for s in content.matrix.services if [c.layer for c in s.cells] != layers] == []


def test_lowest_layers_are_aws_on_every_service(content: Library) -> None:
    lowest = content.matrix.layers[:5]
    found = {
        service.by_layer[layer.id].party for service in content.matrix.services for layer in lowest
    }

    assert [layer.everywhere for layer in content.matrix.layers] == [A] * 5 + [None] * 11
    assert found == {A}


@pytest.mark.parametrize("layer", ["access", "data"])
def test_access_and_data_never_move(content: Library, layer: str) -> None:
    assert {s.by_layer[layer].party for s in content.matrix.services} == {C}


def test_split_cells_that_are_graded_name_both_parts(content: Library) -> None:
    halved = [c for _, c in cells(content) if c.customer_part and c.aws_part]

    assert halved == [c for _, c in cells(content) if c.party is B]


def test_graded_texts_differ(content: Library) -> None:
    texts = Counter(text.casefold() for text in graded_texts(content))
    halves = Counter(h for _, c in cells(content) for h in (c.customer_part, c.aws_part) if h)

    assert [text for text, count in (texts + halves).items() if count > 1] == []


def test_graded_texts_are_short(content: Library) -> None:
    reasons = [s.because for s in statements(content)] + [c.because for _, c in cells(content)]
    reasons += [lure.reason for s in statements(content) for lure in s.lures]

    assert [text for text in graded_texts(content) if len(text.split()) > DUTY_WORDS] == []
    assert [text for text in reasons if len(text.split()) > REASON_WORDS] == []


def test_reasons_read_on_after_because(content: Library) -> None:
    reasons = [s.because for s in statements(content)] + [c.because for _, c in cells(content)]
    reasons += [lure.reason for s in statements(content) for lure in s.lures]
    names = {"AWS", "AWS’s", "IAM", "IAM’s", "S3", "S3’s", "DynamoDB", "EC2", "CloudTrail"}
    names |= {"Lightsail"}
    wrong = [
        text
        for text in reasons
        if text.endswith(".") or (text[0].isupper() and text.split()[0] not in names)
    ]

    assert wrong == []


def test_graded_duties_of_cells_name_their_service(content: Library) -> None:
    nameless = [
        cell.duty
        for service, cell in cells(content)
        if service.short not in cell.duty and service.name.split(" ", 1)[1] not in cell.duty
    ]

    assert nameless == []


def test_statements_have_a_lure_for_each_wrong_party(content: Library) -> None:
    wrong = [
        s.id
        for s in statements(content)
        if sorted([s.party, *(lure.party for lure in s.lures)]) != sorted(Party)
    ]

    assert wrong == []


def test_key_is_not_the_longest_by_far(content: Library) -> None:
    by_reason = [
        s.id
        for s in statements(content)
        if len(s.because) > LONGEST_KEY * max(len(lure.reason) for lure in s.lures)
    ]
    by_text = [
        item.id
        for item in content.items.values()
        if keyed(item)
        and max(len(o.text) for o in keyed(item))
        > LONGEST_KEY * max(len(o.text) for o in others(item))
    ]

    assert (by_reason, by_text) == ([], [])


def test_parties_are_balanced_over_the_statements(content: Library) -> None:
    parties = Counter(s.party for s in statements(content))
    share = {party: count / parties.total() for party, count in parties.items()}

    assert 0.36 <= share[C] <= 0.40
    assert 0.36 <= share[A] <= 0.40
    assert 0.22 <= share[B] <= 0.26


def test_there_is_enough_to_ask(content: Library) -> None:
    rows = [len(row.statements) for row in content.matrix.rows]

    assert 40 <= sum(rows) <= 55
    assert (min(rows), max(rows)) == (2, 5)
    assert len(cells(content)) >= 130


def test_facts_are_all_asked(content: Library) -> None:
    asked = {s.fact for s in statements(content)} | {c.fact for _, c in cells(content)}
    asked |= {fact for item in content.items.values() for fact in (item.fact, *item.facts)}

    assert [f.id for f in content.course.facts if f.id not in asked] == []


def test_misconceptions_are_all_met(content: Library) -> None:
    met = {lure.misconception for s in statements(content) for lure in s.lures}
    met |= {c.misconception for _, c in cells(content)}
    met |= {o.misconception for item in content.items.values() for o in item.options}

    assert met - {""} == set(content.matrix.misconception)


def test_facts_belong_where_their_objective_does(content: Library) -> None:
    course = content.course
    astray = [f.id for f in course.facts if course.objective[f.objective].lesson != f.lesson]

    assert astray == []


def test_owner_questions_stand_in_one_order(content: Library) -> None:
    owners = {
        item.id: [o for o in item.options if o.party]
        for item in content.items.values()
        if any(o.party for o in item.options)
    }
    items = {id_: content.items[id_] for id_ in owners}
    keyed = {id_: [o.party for o in owners[id_] if o.id in items[id_].key] for id_ in owners}

    assert [id_ for id_ in owners if [o.party for o in owners[id_]] != [C, A, B]] == []
    assert [i.id for i in items.values() if i.kind is not Kind.TWO_TIER and not i.fixed_order] == []
    assert [id_ for id_ in owners if keyed[id_] != [items[id_].owner]] == []


def test_distractors_carry_a_misconception_and_keys_none(content: Library) -> None:
    wrong = [
        (item.id, option.id)
        for item in content.items.values()
        for option in item.options
        if (option.id in item.key) == bool(option.misconception)
    ]

    assert wrong == []
