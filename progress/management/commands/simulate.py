"""Simulated learners: what scheduler, readiness, quick check and item analysis make of them."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from quizzes import bank

WORLDS = ("review", "readiness", "quick_check", "classes")
STORED = Path(__file__).resolve().parents[2] / "simulated"


class Command(BaseCommand):
    """Print the tables of a simulation, and each goal as met or missed."""

    help = "Run simulated learners with fixed seeds; print the tables and each goal."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("world", choices=WORLDS)
        parser.add_argument("--learners", type=int, help="how many; as designed where left out")
        parser.add_argument("--seeds", type=int, help="how many; as designed where left out")
        parser.add_argument(
            "--store", action="store_true", help="keep the result for the page How we know"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        world = import_module(f"assessment.simulation.{options['world']}")
        given = {name: options[name] for name in ("learners", "seeds") if options[name]}
        if options["world"] == "quick_check":
            given["stock"] = bank.quick_stock()
        report = world.run(**given)
        for line in report.lines():
            self.stdout.write(line)
        if options["store"]:
            STORED.mkdir(exist_ok=True)
            text = json.dumps(asdict(report), indent=1, ensure_ascii=False)
            (STORED / f"{report.name}.json").write_text(text + "\n")
