"""What the simulations found, as kept by ``manage.py simulate <world> --store``."""

import json
from functools import cache
from pathlib import Path

from assessment.simulation.report import Goal, Report, Table

STORED = Path(__file__).resolve().parents[1] / "simulated"


@cache
def stored(name: str) -> Report:
    """The report of a world. Raises FileNotFoundError where none was kept."""
    found = json.loads((STORED / f"{name}.json").read_text())
    tables = tuple(
        Table(
            title=table["title"],
            columns=tuple(table["columns"]),
            rows=tuple(map(tuple, table["rows"])),
        )
        for table in found["tables"]
    )
    goals = tuple(Goal(**goal) for goal in found["goals"])
    return Report(name=found["name"], setting=found["setting"], tables=tables, goals=goals)


def table(report: Report, title: str) -> Table:
    """The table of a report with this title. Raises KeyError where there is none."""
    return {each.title: each for each in report.tables}[title]
