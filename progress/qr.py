"""QR codes as one path, so that a page can draw them without a picture."""

from dataclasses import dataclass
from itertools import groupby

import segno

QUIET = 4


@dataclass(frozen=True, kw_only=True)
class Code:
    """A square of `size` modules with its quiet zone; `path` strokes the dark ones, row by row."""

    size: int
    path: str


def code(text: str) -> Code:
    """The code of a text, with error correction M: 15 % of it may be lost."""
    rows = list(segno.make(text, error="m", micro=False).matrix_iter(border=QUIET))
    return Code(size=len(rows), path="".join(_row(y, tuple(row)) for y, row in enumerate(rows)))


def _row(y: int, modules: tuple[int, ...]) -> str:
    path, x = "", 0
    for dark, run in groupby(modules):
        length = len(list(run))
        path += f"M{x} {y}.5h{length}" if dark else ""
        x += length
    return path
