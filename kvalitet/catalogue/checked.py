"""A document that has passed the gate."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from kvalitet.body.parts import Body, Inline, Link, Reference, TextRun
from kvalitet.front.tree import Front
from kvalitet.model.indicator_analysis import IndicatorAnalysis
from kvalitet.model.quality_story import QualityStory
from kvalitet.model.report import Report
from kvalitet.problems import Place

F = TypeVar("F", bound=Report, covariant=True)


@dataclass(frozen=True, slots=True)
class Checked(Generic[F]):
    """A document's form, its front matter with places, and its parsed text."""

    form: F
    front: Front
    body: Body
    summary: Inline | None = None
    """The text of `sammanfattning:`, which may hold references to figures."""

    @property
    def path(self) -> str:
        return self.front.path

    @property
    def id_place(self) -> Place:
        return self.front.place_of(("id",))

    @property
    def references(self) -> tuple[Reference, ...]:
        """The figure references of the body and the summary."""
        return (*(self.summary.references if self.summary else ()), *self.body.references)

    @property
    def links(self) -> tuple[Link, ...]:
        """The links and images of the body and the summary."""
        return (*(self.summary.links if self.summary else ()), *self.body.links)

    @property
    def text_runs(self) -> tuple[TextRun, ...]:
        """The plain words of the body and the summary."""
        return (*(self.summary.text_runs if self.summary else ()), *self.body.text_runs)

    @property
    def owner(self) -> str | None:
        """Whose document it is: a municipality or a unit; None for indicators and plain pages."""
        match self.form:
            case IndicatorAnalysis():
                return self.form.owner
            case QualityStory():
                return self.form.municipality
            case _:
                return None
