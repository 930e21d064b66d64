"""The file of the incident desk, and what it takes from the matrix."""

from dataclasses import dataclass
from typing import ClassVar

from assessment.matrix import STRICT, Matrix
from lessons.figures.desk import Desk
from lessons.figures.incidents import Family, fault


@dataclass(frozen=True, kw_only=True)
class DeskFile:
    """figures/desk.toml."""

    __pydantic_config__: ClassVar = STRICT
    name: ClassVar[str] = "desk"
    number: str
    title: str
    instruction: str
    families: tuple[Family, ...]

    def __post_init__(self) -> None:
        """Families that can be dealt in rounds of five."""
        if found := fault(self.families):
            raise ValueError(f"families: {found}")

    def given(self, matrix: Matrix) -> "Desk":
        """The desk, with the names of services and layers, and the beliefs behind wrong answers."""
        return Desk(
            number=self.number,
            title=self.title,
            instruction=self.instruction,
            families=self.families,
            beliefs=matrix.misconception,
            services={service.id: service.short for service in matrix.services},
            layers={layer.id: layer.name for layer in matrix.layers},
        )
