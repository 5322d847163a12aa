"""The facts of an edition, in a file of its own, so that any two editions can be compared later.

Only what the pages show stands here, in their words. What a figure is as a number stands in
data/siffror.json (see `analysis.shown`): that decides what later editions hide, so one that cannot
be read is told, whereas an edition without readable facts is only not compared. A later tool must
be able to read them: keys may be added but never change their meaning, and a reader passes over
what she does not know.
"""

import hashlib
import re

from pydantic import BaseModel, ConfigDict, ValidationError

FACTS = "facts.json"
"""Where the facts stand in an edition."""

_TAG = re.compile(r"<[^>]*>")
_ORIGIN = re.compile(r"<section[^>]* data-kv-origin.*?</section>", re.DOTALL)
"""What a figure tells of its edition, which is no part of what the page says."""


class _Fact(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    key: str
    """The same in every edition."""
    what: str
    """What it is, in Swedish words."""
    page: str
    """Where it is told, with its anchor, relative to the edition's root."""


class FigureFact(_Fact):
    """A published figure."""

    series: str
    """The key of the series it belongs to."""
    when: str
    """Its period, in words; `what` is whose figure it is, and of what."""
    text: str
    """The value with its unit, or why there is none."""
    level: str = ""
    """The colour of its level; empty where it has none."""
    hidden: bool = False
    """It is not shown, to protect someone."""
    latest: bool = False
    """It is the last one of its series."""


class RiskFact(_Fact):
    """A risk of a plan, as it was last judged."""

    text: str
    rank: int | None = None
    """How grave it is, where that is a number."""


class ActionFact(_Fact):
    """An action of a plan: its status and when it is to be done."""

    text: str


class DocumentFact(_Fact):
    """A document; its digest changes with what its page says, whatever it looks like."""

    digest: str


class Facts(BaseModel):
    """The whole of facts.json."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    figures: tuple[FigureFact, ...] = ()
    risks: tuple[RiskFact, ...] = ()
    actions: tuple[ActionFact, ...] = ()
    documents: tuple[DocumentFact, ...] = ()

    def as_bytes(self) -> bytes:
        """What is written to the edition."""
        return f"{self.model_dump_json(indent=1, exclude_defaults=True)}\n".encode()


def read_facts(content: bytes) -> Facts | None:
    """Read the facts of an edition; None when it has none that can be read."""
    try:
        return Facts.model_validate_json(content)
    except ValidationError:
        return None


def text_digest(html: str) -> str:
    """A digest of the words of a page."""
    words = " ".join(_TAG.sub(" ", _ORIGIN.sub(" ", html)).split())
    return hashlib.sha256(words.encode()).hexdigest()[:16]
