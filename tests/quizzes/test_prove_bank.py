import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from assessment.matrix import Matrix, Statement
from assessment.parties import Party
from assessment.proof import Status
from assessment.proving import prove_seeds
from lessons.library import library
from quizzes import bank

BREAKS = {
    "asks for the other side": ("does the customer answer alone", "does AWS answer alone"),
    "asks what cannot be read": ("who answers for this duty", "what about this duty"),
}


@pytest.fixture
def content(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    """A copy of the content that may be broken."""
    folder = tmp_path / "content"
    shutil.copytree(settings.CONTENT_DIR, folder)
    settings.CONTENT_DIR = folder
    library.cache_clear()
    yield folder
    library.cache_clear()


def run(**options: int) -> tuple[int, list[str]]:
    out = StringIO()
    try:
        call_command("prove_bank", stdout=out, **options)
    except SystemExit as left:
        return int(left.code or 0), out.getvalue().splitlines()
    return 0, out.getvalue().splitlines()


def test_bank_is_proved() -> None:
    code, lines = run(seeds=100, count=5, workers=1)
    assert (code, lines) == (0, ["proved 813 items over 100 seeds: 0 ambiguous, 0 wrong"])


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_shown_at_a_terminal_alone() -> None:
    terminal, file = Terminal(), StringIO()
    for stderr in (terminal, file):
        call_command("prove_bank", seeds=3, workers=1, stdout=StringIO(), stderr=stderr)
    assert terminal.getvalue() == "\rproving: 3 of 3 seeds\n"
    assert file.getvalue() == ""


def test_workers_give_the_same_as_one_process() -> None:
    assert run(seeds=1_001, count=1, workers=2) == run(seeds=1_001, count=1, workers=1)


@pytest.mark.parametrize("name", BREAKS)
def test_broken_question_is_found(content: Path, name: str) -> None:
    before, after = BREAKS[name]
    shells = content / "shells.toml"
    shells.write_text(shells.read_text().replace(before, after))
    code, lines = run(seeds=60, count=10, workers=1)
    assert code == 1
    assert len(lines) == 21
    assert re.fullmatch(r"(wrong|ambiguous): [a-z-]+:\S+ \(seed \d+\): .+", lines[0])
    found = re.fullmatch(r"proved \d+ items over 60 seeds: (\d+) ambiguous, (\d+) wrong", lines[-1])
    assert found
    assert int(found[1]) + int(found[2]) > 20


def test_statement_flipped_for_the_draw_alone_is_found() -> None:
    truth = bank.bank().matrix
    row = next(row for row in truth.rows if row.statements[0].party is Party.CUSTOMER)
    changed = replace(row, statements=(_flipped(row.statements[0]), *row.statements[1:]))
    rows = tuple(changed if other is row else other for other in truth.rows)
    liar = replace(bank.bank(), matrix=replace(truth, rows=rows))
    tally = prove_seeds(liar, range(100), count=10, truth=truth)
    assert tally.count(Status.WRONG) > 0
    assert prove_seeds(bank.bank(), range(100), count=10, truth=truth).faults == ()


def _flipped(statement: Statement) -> Statement:
    """The statement given to AWS, its lure for AWS turned into one for the customer."""
    lures = tuple(
        replace(lure, party=Party.CUSTOMER) if lure.party is Party.AWS else lure
        for lure in statement.lures
    )
    return replace(statement, party=Party.AWS, lures=lures)


def test_statement_from_memory_proves_nothing() -> None:
    matrix: Matrix = bank.bank().matrix
    sources = tuple(replace(source, confidence="memory") for source in matrix.sources)
    tally = prove_seeds(bank.bank(), range(5), count=2, truth=replace(matrix, sources=sources))
    assert tally.count(Status.AMBIGUOUS) > 0


@pytest.mark.parametrize("options", [{"seeds": 0}, {"workers": 0}])
def test_impossible_number_is_refused(options: dict[str, int]) -> None:
    with pytest.raises(CommandError, match="1 or more"):
        call_command("prove_bank", **options)
