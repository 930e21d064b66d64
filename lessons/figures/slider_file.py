"""The service slider's file, and how it becomes the figure."""

import re
from dataclasses import dataclass
from typing import ClassVar

from assessment.matrix import STRICT, Matrix
from lessons.figures import slider_plates as plates
from lessons.figures.slider import FIXED, Slider
from lessons.figures.slider_plates import Pull


@dataclass(frozen=True, kw_only=True)
class SliderFile:
    """The figure's file. `layers` stand bottom first; `tiles` are services, the last bet upon.

    Owners, names and notes are the matrix's.
    """

    __pydantic_config__: ClassVar = STRICT
    name: ClassVar[str] = "slider"
    number: str
    title: str
    instruction: str
    layers: tuple[str, ...]
    tiles: tuple[str, ...]
    pulls: tuple[Pull, ...]

    def __post_init__(self) -> None:
        """Nine plates, four tiles: the drawing and the form have room for so many."""
        if len(self.layers) != plates.PLATES or len({*self.layers}) < plates.PLATES:
            raise ValueError("layers: nine layers")
        if len(self.tiles) != 4 or len({*self.tiles}) < 4:  # noqa: PLR2004 -- said in the message
            raise ValueError("tiles: four services")
        ids = {pull.id for pull in self.pulls}
        if len(ids) < len(self.pulls) or ids & FIXED:
            raise ValueError("pulls: a different id for each, none of bet, service, show")
        if not all(re.fullmatch(r"[a-z0-9-]+", id_) for id_ in ids):
            raise ValueError("pulls: ids of small letters, figures and hyphens")
        if any(move.layer not in self.layers for pull in self.pulls for move in pull.moves):
            raise ValueError("pulls: moves of the nine layers")

    def given(self, matrix: Matrix) -> "Slider":
        """The figure with the matrix's services, those of the tiles first."""
        others = [s.id for s in matrix.services if s.id not in self.tiles]
        return Slider(
            number=self.number,
            title=self.title,
            instruction=self.instruction,
            layers=tuple(matrix.layer[layer].name for layer in self.layers),
            ids=self.layers,
            services=tuple(
                plates.served(matrix=matrix, service=service, layers=self.layers)
                for service in (*self.tiles, *others)
            ),
            tiles=len(self.tiles),
            pulls=self.pulls,
        )
