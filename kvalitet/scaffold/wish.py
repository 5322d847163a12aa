"""What is asked for: which type of document, after which one, about what and when."""

from dataclasses import dataclass

from kvalitet.model.period import Period


class ScaffoldError(Exception):
    """The document cannot be begun as asked for; the message is Swedish and says what to do."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the writer has said; None where nothing is."""

    kind: str
    """The type of the document, as `typ:` has it."""
    source: str | None = None
    """The id of the document to begin from."""
    owner: str | None = None
    """The id of the municipality or unit that the document is about."""
    indicator: str | None = None
    period: Period | None = None
    """The period of the document, or its year."""
    id: str | None = None
