"""Prove that each drawn item has exactly one answer and that it is the key."""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context

from django.core.management.base import BaseCommand, CommandError

from assessment.proof import Status
from assessment.proving import Tally, prove_all, prove_seeds
from quizzes import bank

STEP = 1_000
CAPSTONES = 500
FAULTS_SHOWN = 20


class Command(BaseCommand):
    """``prove_bank --seeds 100000`` draws and proves that many papers, and the capstone."""

    help = "Draw items as practice does, solve each of them independently, and compare the keys."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seeds", type=int, default=1_000, help="how many papers to draw")
        parser.add_argument("--count", type=int, default=3, help="how many items a paper has")
        parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes")

    def handle(self, *, seeds: int, count: int, workers: int, **_: object) -> None:
        if seeds < 1 or workers < 1:
            raise CommandError("--seeds and --workers: 1 or more")
        tallies = [_capstone_tally(min(seeds, CAPSTONES))]
        for done, tally in enumerate(_tallies(seeds, count, workers), start=1):
            tallies.append(tally)
            self._show_progress(min(done * STEP, seeds), seeds)
        self._report(tallies, seeds)

    def _show_progress(self, done: int, seeds: int) -> None:
        if self.stderr.isatty():
            end = "\n" if done == seeds else ""
            self.stderr.write(f"\rproving: {done} of {seeds} seeds", ending=end)

    def _report(self, tallies: list[Tally], seeds: int) -> None:
        faults = [fault for tally in tallies for fault in tally.faults]
        for fault in islice(faults, FAULTS_SHOWN):
            self.stdout.write(
                f"{fault.proof.status}: {fault.item} (seed {fault.seed}): {fault.proof.reason}"
            )
        items = sum(tally.items for tally in tallies)
        ambiguous, wrong = (
            sum(tally.count(status) for tally in tallies)
            for status in (Status.AMBIGUOUS, Status.WRONG)
        )
        self.stdout.write(
            f"proved {items} items over {seeds} seeds: {ambiguous} ambiguous, {wrong} wrong"
        )
        if faults:
            sys.exit(1)


def _capstone_tally(seeds: int) -> Tally:
    reasons = ((seed, item) for seed in range(seeds) for item in bank.capstone_reasons(seed=seed))
    drawn = chain(((0, item) for item in bank.capstone()), reasons)
    return prove_all(drawn, truth=bank.bank().matrix)


def _tallies(seeds: int, count: int, workers: int) -> Iterator[Tally]:
    steps = [range(first, min(first + STEP, seeds)) for first in range(0, seeds, STEP)]
    prove = partial(prove_seeds, bank.bank(), count=count, truth=bank.bank().matrix)
    if workers == 1 or len(steps) == 1:
        yield from map(prove, steps)
        return
    # The core is all that a worker needs, so it starts afresh instead of copying our threads.
    fresh = get_context("spawn")
    with ProcessPoolExecutor(max_workers=workers, mp_context=fresh) as pool:
        yield from pool.map(prove, steps)
