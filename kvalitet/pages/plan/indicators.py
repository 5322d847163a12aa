"""The indicators that a plan promises to follow: value, level and target, for each owner."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from kvalitet.analysis.outcomes import Reported
from kvalitet.analysis.thread import RedThread
from kvalitet.model.indicator import Indicator
from kvalitet.model.plan import INDICATORS_SECTION, Plan
from kvalitet.pages.headed import Headed, headed
from kvalitet.pages.rows import Row, row_of
from kvalitet.pages.studio import Sheet, in_order
from kvalitet.pages.thread.results import NOT_TOLD, NOT_YET, indicator_href
from kvalitet.swedish.numbers import with_unit


@dataclass(frozen=True, slots=True)
class OwnerRow:
    """An indicator's value and target for one owner."""

    owner_name: str
    row: Row | None
    """The latest result up to the end of the plan's year; None where there is none."""
    remark: str
    """That nothing has been told of the plan's year, in words; "" where something has."""
    target: str
    """ "" where there is none for the plan's year."""
    verdict: str
    """Whether the target is reached; "" where that cannot be said."""


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """An indicator of the plan: the plan's own row, and one for each unit."""

    indicator: Indicator
    href: str
    own: OwnerRow | None
    """None where only units have a value or a target."""
    units: tuple[OwnerRow, ...]


def planned_rows(sheet: Sheet, thread: RedThread) -> tuple[Headed[PlannedRow], ...]:
    """The rows of the promised indicators, below the headings that the plan gives them."""
    reported = {one.indicator.id: one for one in thread.indicators}
    rows = [
        (planned.heading, _planned_row(sheet, thread, reported[planned.indicator]))
        for planned in thread.plan.indicators
    ]
    return headed(INDICATORS_SECTION, rows, "Övriga indikatorer")


def indicators_part(sheet: Sheet, plan: Plan, groups: Sequence[Headed[PlannedRow]]) -> Markup:
    """What opens the section of indicators."""
    return sheet.render("parts/planned_indicators.html", groups=groups, year=plan.year)


def _planned_row(sheet: Sheet, thread: RedThread, reported: Reported) -> PlannedRow:
    plan = thread.plan
    named = {one.assessment.owner for one in reported.outcomes} | dict(reported.aims).keys()
    units = in_order([owner for owner in named if owner != plan.owner], sheet.studio)
    return PlannedRow(
        indicator=reported.indicator,
        href=indicator_href(sheet, reported.indicator.id, plan.owner),
        own=_owner_row(sheet, thread, reported, plan.owner)
        if plan.owner in named or not units
        else None,
        units=tuple(_owner_row(sheet, thread, reported, owner) for owner in units),
    )


def _owner_row(sheet: Sheet, thread: RedThread, reported: Reported, owner: str) -> OwnerRow:
    indicator, aim = reported.indicator, dict(reported.aims).get(owner)
    outcome = next((one for one in reported.outcomes if one.assessment.owner == owner), None)
    verdict = ""
    if outcome is not None and outcome.reached is not None:
        until_now = "" if outcome.is_final else " hittills" if outcome.reached else " ännu"
        verdict = f"målet är {'nått' if outcome.reached else 'inte nått'}{until_now}"
    return OwnerRow(
        owner_name=_name_of(sheet, owner),
        row=row_of(sheet, outcome.assessment, outcome.result) if outcome else None,
        remark="" if outcome and outcome.of_the_year else _not_told(thread),
        target=with_unit(aim, indicator.unit, indicator.decimals) if aim is not None else "",
        verdict=verdict,
    )


def _name_of(sheet: Sheet, owner: str) -> str:
    """The name without the municipality, which the whole plan is about."""
    home = sheet.studio.municipality(owner)
    return next((unit.name for unit in home.units if unit.id == owner), home.name)


def _not_told(thread: RedThread) -> str:
    if not thread.is_followed_up:
        return NOT_YET
    return f"{NOT_TOLD} {thread.plan.year}{'' if thread.is_told_to_the_end else ' ännu'}"
