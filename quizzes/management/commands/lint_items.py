"""Hold the questions against the rules of good items."""

import random
import sys
from argparse import ArgumentParser
from collections import Counter
from pathlib import PurePosixPath

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from assessment.generation import build
from assessment.items import Item
from assessment.lint import DRAWN, Flaw, Lexicon, Whole, lint_items, lint_whole
from lessons.library import ContentError, Library, Problem, library
from lessons.reading.drafts import drafts, service_names
from quizzes import bank

SAMPLE = 600

type Findings = tuple[Flaw | Problem, ...]


class Command(BaseCommand):
    """``lint_items`` lints the whole bank; ``lint_items moving-line`` one file, or ids so begun."""

    help = "Lint authored items and a sample of drawn ones; name a file or id to lint those alone."
    # An author may lint one file while another has a mistake; the whole bank is checked below.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("only", nargs="?", default="", help="a file of items, or how ids begin")

    def handle(self, *, only: str, **_: object) -> None:
        try:
            linted, found = _some(only) if only else _all()
        except ContentError as error:
            raise CommandError(str(error)) from None
        for flaw in found:
            self.stdout.write(str(flaw))
        self.stdout.write(f"items {linted}, flaws {len(found)}")
        if found:
            sys.exit(1)


def _some(only: str) -> tuple[int, Findings]:
    """The items of one file, or those whose ids begin so; the rules of the bank rest."""
    read = drafts(settings.CONTENT_DIR)
    chosen = [d for d in read if PurePosixPath(d.file).stem == PurePosixPath(only).stem]
    items = [item for draft in chosen for item in draft.items]
    if not chosen:
        items = [item for d in read for item in d.items if item.id.startswith(only)]
    if not chosen and not items:
        raise CommandError(f"no file of items and no item that can be read is named {only}")
    lexicon = Lexicon(services=service_names(settings.CONTENT_DIR))
    problems = [problem for draft in chosen for problem in draft.problems]
    return len(items), (*problems, *lint_items(items, lexicon))


def _all() -> tuple[int, Findings]:
    """All authored items, a sample of what the shells draw, and the bank as a whole."""
    read = library()
    lexicon = Lexicon(
        services=frozenset(n for s in read.matrix.services for n in (s.name, s.short))
    )
    written, drawn = tuple(read.items.values()), _sample()
    return len(written) + len(drawn), (
        *lint_items(written, lexicon),
        *lint_items(drawn, lexicon, rules=DRAWN),
        *lint_whole(_whole(read)),
    )


def _sample() -> tuple[Item, ...]:
    """Drawn items, from all shells alike and the same at each run."""
    material, found = bank.bank().material, bank.bank().fills
    rng = random.Random(0)  # noqa: S311 - a repeatable draw, not a secret
    return tuple(build(fill, material, rng) for fill in rng.sample(found, min(SAMPLE, len(found))))


def _whole(read: Library) -> Whole:
    return Whole(
        items=tuple(read.items.values()),
        facts=tuple(read.course.fact),
        areas=tuple(read.course.area),
        drawn=Counter(fill.fact for fill in bank.bank().fills),
        used=frozenset(id_ for text in read.lessons.values() for id_ in text.checks),
        blueprints=tuple(read.blueprints.values()),
    )
