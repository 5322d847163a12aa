"""An action's marks: its status as a bar that fills, its deadline in words, and what is late."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kvalitet.analysis.actions import ActionCourse
from kvalitet.analysis.thread import RedThread
from kvalitet.model.period import Period
from kvalitet.model.plan import Deadline
from kvalitet.model.words import ActionStatus, Ongoing, Performed, QualityLevel

UNKNOWN = "uppgift saknas"

BAR = 4
"""How many parts the bar of a status has."""


@dataclass(frozen=True, slots=True)
class StatusLight:
    """A status: its words, how much of the bar is filled, and the bar's colour."""

    words: str
    filled: int | None = None
    """Parts of `BAR`; None where the status is not known, and the bar is only an outline."""
    colour: QualityLevel | None = None


_LIGHTS: Mapping[ActionStatus, StatusLight] = {
    ActionStatus.NOT_STARTED: StatusLight("ej påbörjad", 0),
    ActionStatus.LATE: StatusLight("försenad", 1, QualityLevel.RED),
    ActionStatus.AT_RISK: StatusLight("risk för försening", 2, QualityLevel.YELLOW),
    ActionStatus.ON_SCHEDULE: StatusLight("följer tidplan", 3, QualityLevel.GREEN),
    ActionStatus.DONE: StatusLight("klar", BAR, QualityLevel.GREEN),
    ActionStatus.UNKNOWN: StatusLight(UNKNOWN),
}


def status_light(status: ActionStatus | None) -> StatusLight:
    """The light of a status; None is an action of which nothing has been told."""
    return StatusLight("inte uppföljd") if status is None else _LIGHTS[status]


def deadline_words(deadline: Deadline | None) -> str:
    """When an action is to be done: "30 juni 2024", "tertial 2 2024", "löpande"."""
    match deadline:
        case Period():
            return deadline.name
        case Ongoing():
            return deadline.value
        case None:
            return UNKNOWN


def deadline_remarks(course: ActionCourse) -> Iterator[str]:
    """What must be known of the deadline: that it has been moved, or has passed undone."""
    planned, holds = course.action.deadline, course.deadline
    if planned is not None and holds != planned:
        yield f"ändrat från {deadline_words(planned)}"
    if course.overdue:
        yield "tiden har gått ut"


def put_off_remarks(thread: RedThread, action: str) -> Iterator[str]:
    """That an action, by its id, was to be done earlier in the plan before."""
    for late in thread.carried.put_off:
        if late.course.action.id == action:
            yield f"i förra planen {deadline_words(late.before)}"


_PERFORMED: Mapping[Performed, str] = {
    Performed.YES: "utförd",
    Performed.PARTLY: "delvis utförd",
    Performed.NO: "inte utförd",
    Performed.UNKNOWN: UNKNOWN,
}


def performed_words(performed: Performed | None) -> str:
    """Whether a self-check was done; None is one of which nothing has been told."""
    return "inte uppföljd" if performed is None else _PERFORMED[performed]
