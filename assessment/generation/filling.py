"""Which contents can fill a shell, and the item that comes of it."""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from assessment.generation import several, singles, stacks
from assessment.generation.drafts import Draft
from assessment.generation.material import Duty, Material
from assessment.generation.shells import Draws, Shell
from assessment.items import Item, Kind
from assessment.matrix import Matrix
from assessment.outline import Course
from assessment.parties import Party


@dataclass(frozen=True, kw_only=True)
class Fill:
    """A shell with the content that it is to ask about; the rest of an item is chance.

    `content` names what the key rests on: a statement, a cell, or a service. `owner` is the party
    that the item is about, None where it is about several.
    """

    shell: Shell
    content: str
    fact: str
    area: str
    lesson: str
    owner: Party | None


def generate(shell: Shell, matrix: Matrix, course: Course, rng_seed: int) -> Item:
    """The item that a seed makes of a shell: the same in every process.

    Raises ValueError where nothing in the matrix can fill the shell.
    """
    material = Material(matrix=matrix, course=course)
    choices = fills(shell, material)
    if not choices:
        raise ValueError(f"shell {shell.id}: nothing in the matrix can fill it")
    rng = random.Random(rng_seed)  # noqa: S311 - a repeatable draw, not a secret
    return build(rng.choice(choices), material, rng)


def fills(shell: Shell, material: Material) -> tuple[Fill, ...]:
    """All contents that can fill the shell, in the order of the content files."""
    return tuple(
        _placed(shell, material, content, fact, owner)
        for content, fact, owner in _CONTENTS[shell.draws](shell, material)
    )


def build(fill: Fill, material: Material, rng: random.Random) -> Item:
    """The item of a fill; `rng` chooses what stands beside the key."""
    shell = fill.shell
    draft = _BUILDERS[shell.kind, shell.draws](shell, fill.content, material, rng)
    mark = draft.mark()
    return Item(
        id=f"{shell.id}:{fill.content}{':' if mark else ''}{mark}",
        kind=shell.kind,
        stem=shell.stem.format_map(draft.blanks),
        options=draft.options,
        key=draft.key,
        because=draft.because or material.course.fact[fill.fact].reason,
        fact=fill.fact,
        objective=shell.objective or material.course.fact[fill.fact].objective,
        area=fill.area,
        sources=tuple(sorted(set(draft.sources))),
        case=shell.case,
        choose=shell.choose,
        owner=fill.owner,
        fixed_order=draft.fixed_order,
        lesson=fill.lesson,
        shell=shell.id,
        facts=tuple(sorted({fill.fact, *draft.facts})),
    )


def _placed(
    shell: Shell, material: Material, content: str, fact_id: str, owner: Party | None
) -> Fill:
    """A fill with its place in the course."""
    course = material.course
    fact = course.fact.get(shell.fact or fact_id)
    if fact is None:
        raise ValueError(f"shell {shell.id}, {content}: no fact {shell.fact or fact_id!r}")
    return Fill(
        shell=shell,
        content=content,
        fact=fact.id,
        area=shell.area or course.objective[shell.objective or fact.objective].area,
        lesson=shell.lesson or fact.lesson,
        owner=owner,
    )


type _Contents = Iterator[tuple[str, str, Party | None]]


def _statements(_shell: Shell, material: Material) -> _Contents:
    for duty in material.statements.values():
        yield duty.id, duty.fact, duty.party


def _capstone(_shell: Shell, material: Material) -> _Contents:
    for statement in material.matrix.capstone():
        yield statement.id, statement.fact, statement.party


def _cells(shell: Shell, material: Material) -> _Contents:
    for duty in material.cells.values():
        if _may_use(shell, duty.service):
            yield duty.id, duty.fact, duty.party


def _reasons(shell: Shell, material: Material) -> _Contents:
    for duty in material.statements.values():
        wrong = len(duty.wrong) + len(singles.lenders_of_reasons(duty, material))
        if wrong >= shell.options - 1:
            yield duty.id, duty.fact, duty.party


def _many(shell: Shell, material: Material) -> _Contents:
    """The duties that can be the key, or one row of the table, among others that suffice."""
    duties = material.duties if shell.draws is Draws.DUTIES else material.cells
    for duty in duties.values():
        if not _may_use(shell, duty.service):
            continue
        pool = several.pool(shell, duty, material)
        if shell.kind is Kind.CLASSIFY:
            if len(pool) >= shell.options and len({d.party for d in pool}) > 1:
                yield duty.id, duty.fact, None
        elif duty.party is shell.party and _enough(shell, pool):
            yield duty.id, duty.fact, duty.party


def _enough(shell: Shell, pool: tuple[Duty, ...]) -> bool:
    keys = max(shell.choose, 1)
    mine = sum(d.party is shell.party for d in pool)
    return mine >= keys and len(pool) - mine >= shell.options - keys


def _parts(shell: Shell, material: Material) -> _Contents:
    for duty in material.cells.values():
        if not _may_use(shell, duty.service) or not duty.halves:
            continue
        if len(singles.wrong_parts(shell, duty, material)) >= shell.options - 1:
            yield duty.id, duty.fact, shell.party


def _lines(shell: Shell, material: Material) -> _Contents:
    for service in material.matrix.services:
        lowest = stacks.lowest_of_customer(service.id, material)
        if lowest and _may_use(shell, service.id) and stacks.has_line(shell, service.id, material):
            yield service.id, lowest.fact, None


def _stack(shell: Shell, material: Material) -> _Contents:
    if len(material.matrix.stack) >= shell.options:
        yield "ec2", shell.fact, None


def _may_use(shell: Shell, service: str) -> bool:
    return not shell.services or service in shell.services


_CONTENTS: Mapping[Draws, Callable[[Shell, Material], _Contents]] = {
    Draws.STATEMENT: _statements,
    Draws.CAPSTONE: _capstone,
    Draws.CELL: _cells,
    Draws.REASON: _reasons,
    Draws.DUTIES: _many,
    Draws.SERVICE_DUTIES: _many,
    Draws.SERVICES: _many,
    Draws.PART: _parts,
    Draws.LINE: _lines,
    Draws.STACK: _stack,
}
type _Builder = Callable[[Shell, str, Material, random.Random], Draft]
_BUILDERS: Mapping[tuple[Kind, Draws], _Builder] = {
    (Kind.SINGLE, Draws.STATEMENT): singles.owner,
    (Kind.SINGLE, Draws.CAPSTONE): singles.owner,
    (Kind.SINGLE, Draws.CELL): singles.owner,
    (Kind.SINGLE, Draws.REASON): singles.owner_and_reason,
    (Kind.SINGLE, Draws.PART): singles.part,
    (Kind.SINGLE, Draws.LINE): stacks.line,
    (Kind.SINGLE, Draws.DUTIES): several.choose,
    (Kind.SINGLE, Draws.SERVICE_DUTIES): several.choose,
    (Kind.SINGLE, Draws.SERVICES): several.choose,
    (Kind.MULTIPLE, Draws.DUTIES): several.choose,
    (Kind.MULTIPLE, Draws.SERVICE_DUTIES): several.choose,
    (Kind.MULTIPLE, Draws.SERVICES): several.choose,
    (Kind.CLASSIFY, Draws.DUTIES): several.classify,
    (Kind.CLASSIFY, Draws.SERVICE_DUTIES): several.classify,
    (Kind.ORDER, Draws.STACK): stacks.order,
}
