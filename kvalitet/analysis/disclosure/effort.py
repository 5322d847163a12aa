"""Effort: how many steps may be spent on a question, counted so that no clock has a say in it."""

from dataclasses import dataclass


class TooMuchError(Exception):
    """A question costs more than may be spent on it."""


@dataclass(slots=True)
class Effort:
    """Steps that are left; without a number there is no end to them."""

    left: int | None = None

    def spend(self, steps: int) -> None:
        """Note that some have been taken."""
        if self.left is not None:
            self.left -= steps
            if self.left < 0:
                raise TooMuchError
