"""What was last known of a plan's risks and actions, in the words of a comment."""

from kvalitet.analysis.actions import ActionCourse
from kvalitet.analysis.risks import RiskPoint
from kvalitet.model.period import Period
from kvalitet.model.value import MissingKind


def level_told(point: RiskPoint) -> str:
    """The level of a risk, and when it was judged: "2 × 4 = 8, gul (tertial 1 2024)"."""
    level = MissingKind.UNKNOWN.value if point.level is None else str(point.level)
    if point.likelihood is not None and point.consequence is not None:
        level = f"{point.likelihood} × {point.consequence} = {level}"
    if point.product is not None and point.colour is not None:
        level = f"{level}, {point.colour}"
    return f"{level} ({_when(point.period)})"


def status_told(course: ActionCourse) -> str:
    """The status of an action, and when it was told: "försenad (tertial 3 2024)"."""
    status = MissingKind.UNKNOWN if course.status is None else course.status
    return f"{status.value} ({_when(course.points[-1].period if course.points else None)})"


def _when(period: Period | None) -> str:
    return period.name if period else "i planen"
