"""How a plan's risks have moved: then → now, on the plan's matrix."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kvalitet.catalogue.thread import PlanThread
from kvalitet.model.period import Period
from kvalitet.model.risk import Judged, Risk, RiskLevel
from kvalitet.model.risk_matrix import RiskBand, RiskMatrix
from kvalitet.model.words import QualityLevel, RiskGone


class Movement(StrEnum):
    """Which way a risk has gone; a risk that cannot be compared has not stood still."""

    ROSE = "ökat"
    FELL = "minskat"
    UNCHANGED = "oförändrad"
    GONE = "kvarstår inte"
    UNKNOWN = "går inte att jämföra"


@dataclass(frozen=True, slots=True)
class RiskPoint:
    """A risk as it was judged in the plan or in a follow-up."""

    document: str
    """The id of the plan or the follow-up."""
    period: Period | None
    """The period of the follow-up; None for the plan."""
    likelihood: int | None
    consequence: int | None
    level: RiskLevel
    colour: QualityLevel | None
    """None where the level is unknown, the plan has no matrix, or its legend says nothing of it."""
    band: RiskBand | None
    """The legend's words for the colour."""

    @property
    def product(self) -> int | None:
        """The level where it is a number."""
        return self.level if isinstance(self.level, int) else None


@dataclass(frozen=True, slots=True)
class RiskCourse:
    """A risk from the plan through the follow-ups that judge it."""

    risk: Risk
    points: tuple[RiskPoint, ...]
    """The plan's own judgement first, then each follow-up's in time order."""

    @property
    def latest(self) -> RiskPoint:
        return self.points[-1]

    @property
    def last_known(self) -> RiskPoint:
        """The latest judgement that says how grave it is; the plan's own where none does."""
        known = (one for one in reversed(self.points) if one.product or one.colour)
        return next(known, self.points[0])

    @property
    def is_followed(self) -> bool:
        """Whether any follow-up has judged it; else only the plan has."""
        return len(self.points) > 1

    @property
    def has_ended(self) -> bool:
        """Whether it is no more, or so small that the legend's lowest level holds."""
        return self.latest.level is RiskGone.GONE or self.latest.colour is QualityLevel.GREEN

    @property
    def movement(self) -> Movement | None:
        """From the plan to the latest follow-up; None where no follow-up has judged the risk."""
        return moved(self.points[0], self.latest) if self.is_followed else None

    def at(self, document: str) -> RiskPoint | None:
        """The judgement of a plan or a follow-up, by its id."""
        return next((point for point in self.points if point.document == document), None)

    def before(self, document: str) -> RiskPoint:
        """The judgement that held before a follow-up's own, by id; the latest if it has none."""
        held = self.points[0]
        for point in self.points:
            if point.document == document:
                break
            held = point
        return held


def courses(thread: PlanThread, matrix: RiskMatrix | None) -> tuple[RiskCourse, ...]:
    """The course of every risk of a plan, in the plan's order."""
    plan = thread.plan.form
    return tuple(
        RiskCourse(
            risk,
            (
                _point(plan.id, None, risk, matrix),
                *(
                    _point(one.form.id, one.form.period, one.form.risks[risk.id], matrix)
                    for one in thread.follow_ups
                    if risk.id in one.form.risks
                ),
            ),
        )
        for risk in plan.risks
    )


def moved(then: RiskPoint, now: RiskPoint) -> Movement:
    """Compare two judgements: by number where both have one, else by colour."""
    if now.level is RiskGone.GONE:
        return Movement.GONE
    if then.product is not None and now.product is not None:
        return _compared(then.product, now.product)
    if then.colour is not None and now.colour is not None and then.colour is not now.colour:
        return _compared(_GRAVITY.index(then.colour), _GRAVITY.index(now.colour))
    # The same colour may hide a movement within it.
    return Movement.UNKNOWN


_GRAVITY: Sequence[QualityLevel] = (QualityLevel.GREEN, QualityLevel.YELLOW, QualityLevel.RED)


def gravest_first(risks: Iterable[RiskCourse]) -> list[RiskCourse]:
    """The red ones, then by number; those that are no more, or not known, come last."""
    return sorted(risks, key=_gravity)


def _gravity(course: RiskCourse) -> tuple[bool, bool, int, bool]:
    known = course.last_known
    is_red = known.colour is QualityLevel.RED
    is_gone = course.latest.level is RiskGone.GONE
    return is_gone, not is_red, -(known.product or 0), known.colour is None


def gravest(risks: Iterable[RiskCourse]) -> frozenset[str]:
    """The ids of those to begin with: the red ones, or where no colour is known the highest.

    Where all are alike none is.
    """
    there = [one for one in risks if one.latest.level is not RiskGone.GONE]
    known = {one.risk.id: one.last_known for one in there}
    found = {id for id, point in known.items() if point.colour is QualityLevel.RED}
    if not any(point.colour for point in known.values()):
        highest = max((point.product or 0 for point in known.values()), default=0)
        found = {id for id, point in known.items() if highest and point.product == highest}
    return frozenset() if len(found) == len(known) else frozenset(found)


def _compared(then: int, now: int) -> Movement:
    if now == then:
        return Movement.UNCHANGED
    return Movement.ROSE if now > then else Movement.FELL


def _point(
    document: str, period: Period | None, judged: Judged, matrix: RiskMatrix | None
) -> RiskPoint:
    level = judged.level
    colour = matrix.colour_of(level) if matrix else None
    if isinstance(level, QualityLevel):
        colour = level
    return RiskPoint(
        document=document,
        period=period,
        likelihood=judged.likelihood,
        consequence=judged.consequence,
        level=level,
        colour=colour,
        band=matrix.bands.get(colour) if matrix and colour else None,
    )
