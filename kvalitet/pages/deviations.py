"""Reported deviations per month and area, as a chart.

They are counts of the organisation's own reports, not of persons, and are shown as they are.
"""

from collections.abc import Mapping
from decimal import Decimal

from kvalitet.analysis.figures import exact_value
from kvalitet.charts.description import Cell, Stack, StackedBars
from kvalitet.model.period import Period
from kvalitet.model.quality_story import Deviations
from kvalitet.model.value import MissingKind, Value
from kvalitet.swedish.lists import inside
from kvalitet.swedish.numbers import counted, decimal, round_half_up

Month = Mapping[str, Value] | Value


def deviations_chart(name: str, deviations: Deviations) -> StackedBars:
    """Stacked bars, one per month, in order of time."""
    months = sorted(deviations.per_month.items(), key=lambda item: item[0].sort_key)
    stacks = tuple(_stack(period, month, deviations.areas) for period, month in months)
    return StackedBars(
        id=name,
        title=_finding(stacks, deviations.areas),
        description="Staplar per månad, delade efter vad avvikelserna gäller.",
        unit="Antal",
        parts=deviations.areas,
        stacks=stacks,
    )


def _stack(period: Period, month: Month, areas: tuple[str, ...]) -> Stack:
    if isinstance(month, Mapping):
        cells = tuple(_cell(month.get(area, MissingKind.UNKNOWN)) for area in areas)
    else:
        cells = tuple(_cell(month) for _ in areas)
    known = [cell.value for cell in cells if cell.value is not None]
    if not known:
        total = cells[0].text
    else:
        least = "minst " if len(known) < len(cells) else ""
        total = f"{least}{decimal(sum(known, Decimal(0)), 0)}"
    return Stack(period.name, period.short, cells, total)


def _cell(value: Value) -> Cell:
    exact = exact_value(value)
    if exact is None:
        assert isinstance(value, MissingKind)
        return Cell(None, value.value)
    whole = round_half_up(exact, 0)
    return Cell(whole, decimal(whole, 0))


def _finding(stacks: tuple[Stack, ...], areas: tuple[str, ...]) -> str:
    """How many there were, and in which area most of them."""
    sums = [
        sum((stack.cells[i].value or Decimal(0) for stack in stacks), Decimal(0))
        for i in range(len(areas))
    ]
    if all(cell.value is None for stack in stacks for cell in stack.cells):
        return "Inga uppgifter om antalet avvikelser"
    total, most = sum(sums, Decimal(0)), max(sums)
    said = counted(int(total), "rapporterad avvikelse", "rapporterade avvikelser")
    if any(cell.value is None for stack in stacks for cell in stack.cells):
        said = f"minst {said}"
    said = said[:1].upper() + said[1:]
    if not most or sums.count(most) > 1:
        return said
    return f"{said}, flest inom {inside(areas[sums.index(most)])} ({decimal(most, 0)})"
