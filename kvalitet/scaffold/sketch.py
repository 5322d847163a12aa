"""What each type of document makes of a wish, before it is written out."""

from collections.abc import Sequence
from dataclasses import dataclass

from kvalitet.catalogue.checked import Checked
from kvalitet.model.report import Report
from kvalitet.scaffold.lines import Line
from kvalitet.scaffold.moving import Move
from kvalitet.scaffold.outline import Wanted


@dataclass(frozen=True, slots=True)
class Sketch:
    """A new document: what it is called, where it lies, and what it holds."""

    id: str
    path: str
    lines: Sequence[Line]
    wanted: Sequence[Wanted] = ()
    """The sections that it must have."""
    asks_for_text: bool = False
    """Whether some of those must not be empty, so that `check` asks for what to write there."""
    headings: Checked[Report] | None = None
    """The document whose headings it takes over."""
    source: Checked[Report] | None = None
    """The document that its keys come from."""
    move: Move | None = None
