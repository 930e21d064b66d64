"""Generation: an item is a shell filled from the matrix and the services by a seed."""

from assessment.generation.filling import Fill, build, fills, generate
from assessment.generation.material import Material
from assessment.generation.shells import Draws, Shell

__all__ = ["Draws", "Fill", "Material", "Shell", "build", "fills", "generate"]
