"""Rules for items beyond their keys: two tiers, the exam's formats, enemies."""

from pathlib import Path

import pytest

from lessons.library import load
from tests.lessons.folder import FILES, LESSON, mistakes, swapped, write

OWNERS = ("customer", "aws", "both")
EXPECTED_OWNERS = "three options with the parties customer, aws, both in this order"
FILE = "items/two.toml"


def option(id_: str, *, party: str = "", tier: int = 1) -> str:
    owned = f'party = "{party}"\n' if party else ""
    return (
        f'[[items.options]]\nid = "{id_}"\ntext = "{id_}"\nrationale = "{id_}."\n'
        f"tier = {tier}\n{owned}\n"
    )


def item(
    id_: str = "warehouse",
    *,
    kind: str = "two-tier",
    key: str = '["aws", "racks"]',
    more: str = 'owner = "aws"\n',
    options: str,
) -> str:
    return (
        f'[[items]]\nid = "{id_}"\nkind = "{kind}"\nstem = "Who guards the racks?"\nkey = {key}\n'
        'because = "they own them"\nfact = "guest-patching"\nobjective = "tell-owner"\n'
        f'area = "inside"\nsources = ["guide"]\n{more}\n{options}'
    )


def owners(parties: tuple[str, ...] = OWNERS) -> str:
    return "".join(option(party, party=party) for party in parties)


def reasons(*ids: str) -> str:
    return "".join(option(id_, tier=2) for id_ in ids)


GOOD = owners() + reasons("racks", "keys", "share")


def with_item(text: str) -> dict[str, str]:
    return {**FILES, FILE: text}


def plain(count: int) -> str:
    return "".join(option(f"o{n}") for n in range(count))


@pytest.mark.parametrize(
    "text",
    [
        item(options=GOOD),
        item(options=GOOD + reasons("more")),
        item(options=reasons("racks", "keys", "share") + owners()),
        item(kind="single", key='["o1"]', more='pool = "exam"\n', options=plain(4)),
        item(
            kind="multiple",
            key='["o1", "o2"]',
            more='pool = "exam"\nchoose = 2\n',
            options=plain(5),
        ),
        item(
            kind="multiple",
            key='["o1", "o2"]',
            more='pool = "exam"\nchoose = 2\n',
            options=plain(6),
        ),
    ],
)
def test_load_takes_a_good_item(tmp_path: Path, text: str) -> None:
    load(write(tmp_path, with_item(text)))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            item(options=owners(("aws", "customer", "both")) + reasons("racks", "keys", "share")),
            f'line 13: the owners are ["aws", "customer", "both"]; expected {EXPECTED_OWNERS}',
        ),
        (
            item(options=owners(("customer", "aws")) + reasons("racks", "keys", "share")),
            f'line 13: the owners are ["customer", "aws"]; expected {EXPECTED_OWNERS}',
        ),
        (
            item(options=owners() + reasons("racks", "keys")),
            "line 13: 2 of 5 options are reasons; expected three or four with tier = 2",
        ),
        (
            item(options=owners() + reasons("racks", "b", "c", "d", "e")),
            "line 13: 5 of 8 options are reasons; expected three or four with tier = 2",
        ),
        (
            item(options=GOOD + option("third", tier=3)),
            "line 13: 3 of 7 options are reasons; expected three or four with tier = 2",
        ),
        (
            item(options=GOOD, more='owner = "both"\n'),
            'line 11: owner is "both"; expected "aws"',
        ),
        (
            item(options=GOOD, more=""),
            'line 1: owner is ""; expected "aws"',
        ),
        (
            item(kind="single", key='["aws"]', options=GOOD.replace("tier = 2", "tier = 1", 2)),
            "line 50: tier is 2; expected tier only in an item of the kind two-tier",
        ),
        (
            item(options=GOOD, more='owner = "aws"\npool = "exam"\n'),
            'line 3: an exam item of the kind "two-tier"; expected "single" or "multiple"',
        ),
        (
            item(kind="single", key='["o1"]', more='pool = "exam"\n', options=plain(3)),
            'line 13: an exam item of the kind "single" with 3 options; expected four options',
        ),
        (
            item(
                kind="multiple",
                key='["o1", "o2"]',
                more='pool = "exam"\nchoose = 2\n',
                options=plain(4),
            ),
            (
                'line 14: an exam item of the kind "multiple" with 4 options; '
                "expected five or six options"
            ),
        ),
    ],
)
def test_load_broken_item_is_located(tmp_path: Path, text: str, message: str) -> None:
    assert mistakes(tmp_path, with_item(text)) == [f"{FILE}, {message}"]


@pytest.mark.parametrize(
    "key", ['["aws"]', '["racks", "aws"]', '["keys", "racks"]', '["aws", "both"]', '["aws", "no"]']
)
def test_load_two_tier_key_that_is_no_answer_is_located(tmp_path: Path, key: str) -> None:
    assert mistakes(tmp_path, with_item(item(key=key, options=GOOD))) == [
        f"{FILE}, line 5: key is {key}; expected the ids of one owner and one reason, sorted"
    ]


def test_load_enemies_that_name_each_other_are_taken(tmp_path: Path) -> None:
    files = swapped("items/inside.toml", '["guide"]', '["guide"]\nenemies = ["warehouse"]')
    more = 'owner = "aws"\nenemies = ["open-window"]\n'

    load(write(tmp_path, {**files, FILE: item(options=GOOD, more=more)}))


def test_load_one_sided_enemy_is_located(tmp_path: Path) -> None:
    more = 'owner = "aws"\nenemies = ["open-window"]\n'

    assert mistakes(tmp_path, with_item(item(options=GOOD, more=more))) == [
        (
            f'{FILE}, line 12: "open-window" does not name "warehouse" as its enemy; '
            "expected enemies that name each other"
        )
    ]


def test_load_own_enemy_is_located(tmp_path: Path) -> None:
    more = 'owner = "aws"\nenemies = ["warehouse"]\n'

    assert mistakes(tmp_path, with_item(item(options=GOOD, more=more))) == [
        f"{FILE}, line 12: an item that is its own enemy; expected another item"
    ]


def test_load_enemy_that_is_no_item_is_said_once(tmp_path: Path) -> None:
    more = 'owner = "aws"\nenemies = ["nobody"]\n'

    assert mistakes(tmp_path, with_item(item(options=GOOD, more=more))) == [
        f'{FILE}, line 12: no item is "nobody"; expected one of open-window, warehouse'
    ]


def test_load_exam_item_in_a_lesson_is_located(tmp_path: Path) -> None:
    exam = item(kind="single", key='["o1"]', more='pool = "exam"\n', options=plain(4))
    lesson = LESSON.replace("check open-window", "check warehouse")

    assert mistakes(tmp_path, {**with_item(exam), "lessons/front-door.md": lesson}) == [
        (
            'lessons/front-door.md, line 14: "warehouse" is an exam item; '
            "expected an item of the practice pool"
        )
    ]
