"""The imprint: which edition the pages are drawn for, and what they may say of it."""

from dataclasses import dataclass
from datetime import datetime

from kvalitet.pages.changes import Volume
from kvalitet.swedish.dates import day

ONGOING = "Pågående"
"""What the edition is called that every build replaces: nobody has decided on it."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """An edition in the making."""

    folder: str = ""
    """Where it is published."""
    title: str | None = None
    """None while it is still being worked on; what has one never changes again."""
    built: datetime | None = None
    printed: bool = False
    """Whether each report is there as a PDF too."""
    before: Volume | None = None
    """The edition that it follows on, if there is one."""

    @property
    def frozen(self) -> bool:
        return self.title is not None

    @property
    def called(self) -> str:
        """The edition as a reader is told of it: "Utgåva 2024"."""
        return f"Utgåva {self.title}" if self.title else f"{ONGOING} utgåva"

    @property
    def called_within(self) -> str:
        """The same inside a line: "utgåva 2024"."""
        return f"{self.called[0].lower()}{self.called[1:]}"

    @property
    def dated(self) -> str:
        """The day it shows: "byggd 1 mars 2025"; "" where it does not matter."""
        return f"byggd {day(self.built.date())}" if self.built else ""


UNPUBLISHED = Imprint()
