"""Rules on the authored items as a whole: what no single item can show."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

from assessment.blueprints import Blueprint, build
from assessment.items import Band, Bloom, Item, Kind, Pool
from assessment.lint.clues import are_names
from assessment.lint.flaws import Flaw, name_of
from assessment.lint.likeness import likeness
from assessment.lint.parts import asks_owner, judged, keyed, read_aloud
from assessment.parties import Party

BANK = "bank"
# Fewer items than this say nothing about a rate: chance alone would break the limits.
ENOUGH = 25
SLACK = 8
SHARES = {Party.CUSTOMER: (36, 40), Party.AWS: (36, 40), Party.BOTH: (22, 26)}
VARIANTS = 3
TOO_ALIKE = 0.8
SEEDS = 20
LEVELS = (Bloom.UNDERSTAND, Bloom.APPLY, Bloom.ANALYSE)


@dataclass(frozen=True, kw_only=True)
class Whole:
    """All authored items, with what the course asks of them.

    `drawn` is how many fills the shells have for each fact; `used` the items inside lessons;
    `blueprints` those of the mock exams.
    """

    items: tuple[Item, ...]
    facts: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    drawn: Mapping[str, int] = field(default_factory=dict)
    used: frozenset[str] = frozenset()
    blueprints: tuple[Blueprint, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Item]:
        """Items by id."""
        return {item.id: item for item in self.items}

    def pool(self, pool: Pool) -> list[Item]:
        """The items of one pool."""
        return [item for item in self.items if item.pool is pool]


type Finding = tuple[str, str]
type WholeRule = Callable[[Whole], Iterator[Finding]]


def key_is_longest_as_often_as_chance(whole: Whole) -> Iterator[Finding]:
    """The key is the longest option in 33 % of three, 25 % of four, 20 % of five, each +- 8 points.

    Keys that share the greatest length count by their share. Groups of fewer than 25 items, items
    with several keys and options of up to three words are passed over.
    """
    shares: dict[int, list[float]] = {}
    for item in whole.items:
        options = judged(item)
        if item.kind in {Kind.SINGLE, Kind.TWO_TIER} and options and not are_names(options):
            shares.setdefault(len(options), []).append(_share_of_longest(item))
    for count, found in sorted(shares.items()):
        rate, expected = 100 * sum(found) / len(found), 100 / count
        if len(found) >= ENOUGH and abs(rate - expected) > SLACK:
            text = f"the key longest in {expected:.0f} ± {SLACK} % of {len(found)} items"
            yield BANK, f"{text} with {count} options, here {rate:.0f} %"


def _share_of_longest(item: Item) -> float:
    longest = max(len(option.text) for option in judged(item))
    holders = [option for option in judged(item) if len(option.text) == longest]
    return sum(option in keyed(item) for option in holders) / len(holders)


def owners_are_balanced(whole: Whole) -> Iterator[Finding]:
    """Of the owner items the customer is the key in 36-40 %, AWS in 36-40 %, both in 22-26 %."""
    owners = Counter(item.owner for item in whole.items if asks_owner(item))
    total = owners.total()
    for party, (least, most) in SHARES.items():
        share = 100 * owners[party] / max(total, 1)
        if total >= ENOUGH and not least <= round(share) <= most:
            text = f"{least} to {most} % of {total} owner items keyed {party.word}"
            yield BANK, f"{text}, here {share:.1f} %"


def facts_have_variants(whole: Whole) -> Iterator[Finding]:
    """Each fact has three questions or more, authored or drawn, so that it can be asked anew."""
    written = Counter(fact for item in whole.items for fact in {item.fact, *item.facts})
    for fact in whole.facts:
        count = written[fact] + whole.drawn.get(fact, 0)
        if count < VARIANTS:
            yield fact, f"{VARIANTS} questions or more on this fact, here {count}"


def blueprint_is_covered(whole: Whole) -> Iterator[Finding]:
    """Each area has items of each band, and of the levels understand, apply and analyse."""
    have = {(item.area, part) for item in whole.items for part in (item.band, item.bloom)}
    for area, part in product(whole.areas, (*Band, *LEVELS)):
        if (area, part) not in have:
            yield area, f"an item of the kind “{part.value}” in this area"


def papers_can_be_built(whole: Whole) -> Iterator[Finding]:
    """The exam pool meets each blueprint of a mock exam, tried with 20 seeds."""
    for blueprint, seed in product(whole.blueprints, range(SEEDS)):
        try:
            build(whole.items, blueprint, seed=seed, seen={})
        except ValueError:
            yield blueprint.slug, f"items enough to build the paper, here none with the seed {seed}"


def pools_are_disjoint(whole: Whole) -> Iterator[Finding]:
    """No id is in both pools, and no question of one is 0.8 or more alike to one of the other."""
    ids = Counter(item.id for item in whole.items)
    yield from ((id_, "an id that stands once") for id_, count in ids.items() if count > 1)
    texts = [{i.id: read_aloud(i) for i in whole.pool(pool)} for pool in (Pool.PRACTICE, Pool.EXAM)]
    for (one, text), (other, other_text) in product(*(side.items() for side in texts)):
        if one != other and (found := likeness(text, other_text)) >= TOO_ALIKE:
            yield other, f"a question less than {TOO_ALIKE} like that of “{one}”, here {found:.2f}"


def enemies_are_mutual(whole: Whole) -> Iterator[Finding]:
    """Enemies are items of the bank, name each other, and nobody is an enemy of itself."""
    for item in whole.items:
        for enemy in item.enemies:
            if enemy == item.id:
                yield item.id, "enemies other than the item itself"
            elif enemy not in whole.by_id:
                yield item.id, f"enemies that are items; there is no “{enemy}”"
            elif item.id not in whole.by_id[enemy].enemies:
                yield enemy, f"“{item.id}” among its enemies, since it is named there"


def no_exam_item_in_a_lesson(whole: Whole) -> Iterator[Finding]:
    """What an exam may ask is asked in no lesson: there the reply shows the key."""
    for item in whole.pool(Pool.EXAM):
        if item.id in whole.used:
            yield item.id, "an exam item that is in no lesson"


RULES: tuple[WholeRule, ...] = (
    key_is_longest_as_often_as_chance,
    owners_are_balanced,
    facts_have_variants,
    blueprint_is_covered,
    papers_can_be_built,
    pools_are_disjoint,
    enemies_are_mutual,
    no_exam_item_in_a_lesson,
)


def lint_whole(whole: Whole, *, rules: tuple[WholeRule, ...] = RULES) -> tuple[Flaw, ...]:
    """Every flaw that the authored items have as a whole."""
    return tuple(
        Flaw(rule=name_of(rule), item=item, text=text)
        for rule in rules
        for item, text in rule(whole)
    )
