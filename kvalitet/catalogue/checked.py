"""A document that has passed the gate."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from kvalitet.body.parts import Body, Inline, Link, Reference, TextRun
from kvalitet.front.tree import Front, Location
from kvalitet.model.follow_up import FollowUp
from kvalitet.model.indicator_analysis import IndicatorAnalysis
from kvalitet.model.plan import Plan
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
    written: Mapping[Location, Inline] = field(default_factory=dict)
    """The texts of the front matter that may hold references to figures and links."""

    @property
    def path(self) -> str:
        return self.front.path

    @property
    def summary(self) -> Inline | None:
        """The text of `sammanfattning:`."""
        return self.written.get(("sammanfattning",))

    @property
    def id_place(self) -> Place:
        return self.front.place_of(("id",))

    @property
    def references(self) -> tuple[Reference, ...]:
        """The figure references of the front matter and the body."""
        in_front = (one for text in self.written.values() for one in text.references)
        return (*in_front, *self.body.references)

    @property
    def links(self) -> tuple[Link, ...]:
        """The links and images of the front matter and the body."""
        in_front = (one for text in self.written.values() for one in text.links)
        return (*in_front, *self.body.links)

    @property
    def text_runs(self) -> tuple[TextRun, ...]:
        """The plain words of the front matter and the body."""
        in_front = (one for text in self.written.values() for one in text.text_runs)
        return (*in_front, *self.body.text_runs)

    @property
    def owner(self) -> str | None:
        """Whose document it is: a municipality or a unit; None for indicators and plain pages."""
        match self.form:
            case IndicatorAnalysis() | Plan() | FollowUp():
                return self.form.owner
            case QualityStory():
                return self.form.municipality
            case _:
                return None
