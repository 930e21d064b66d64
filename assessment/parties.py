"""Who answers for a duty."""

from enum import StrEnum


class Party(StrEnum):
    """One side of the dividing line, or both, each for its own part."""

    CUSTOMER = "customer"
    AWS = "aws"
    BOTH = "both"

    @property
    def letter(self) -> str:
        """The mark used in drawings: C, A or B."""
        return self.value[0].upper()

    @property
    def word(self) -> str:
        """The name shown to a reader."""
        return {"customer": "Customer", "aws": "AWS", "both": "Both"}[self.value]
