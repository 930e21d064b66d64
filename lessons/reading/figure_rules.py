"""What must hold between a figure's file and the matrix that the figure is given."""

from collections.abc import Iterator

from lessons.reading.documents import Document, Table, shown, tables, texts
from lessons.reading.problems import Problem


def lens(document: Document, *, matrix: Document) -> Iterator[Problem]:
    """Of the published rows some are left for the last step."""
    rows = [row for _, row in matrix.tables("rows.*") if row.get("addition") is not True]
    numbers = [n for row in rows if isinstance(n := row.get("number"), int)]
    owned, last = document.value(("owned",)), max(numbers, default=0)
    if isinstance(owned, int) and numbers and owned >= last:
        expected = f"a row before the last, {last}"
        yield document.problem(("owned",), f"owned is {owned}", expected)


def stamps(document: Document, *, matrix: Document, services: Document) -> Iterator[Problem]:
    """Each stamp comes to an owner: by its service, its row, or layers that the service has."""
    rows = {str(row.get("number")): row for _, row in matrix.tables("rows.*")}
    held = {
        str(service.get("id")): {str(cell.get("layer")) for cell in tables(service, "cells")}
        for _, service in services.tables("services.*")
    }
    for path, stamp in document.tables("stamps.*"):
        row, service = rows.get(str(stamp.get("row"))), str(stamp.get("service"))
        if row is None or service not in held or stamp.get("absent") is True:
            continue
        if service in _by_service(row):
            continue
        layers = texts(stamp, "layers")
        if not layers and row.get("today") == "depends":
            found = f"no owner for row {stamp.get('row')} on {service}"
            yield document.problem(path, found, "layers, or absent = true")
        for index, layer in enumerate(layers):
            if layer not in held[service]:
                found = f"{shown(service)} has no cell for {shown(layer)}"
                where = (*path, "layers", index)
                yield document.problem(where, found, "a layer of the service")


def _by_service(row: Table) -> Table:
    found = row.get("today_by_service")
    return found if isinstance(found, dict) else {}
