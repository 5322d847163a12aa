"""Results side by side: beside the groups they are compared with, or part by part."""

from collections.abc import Sequence
from decimal import Decimal

from kvalitet.analysis.assessment import Assessment
from kvalitet.analysis.figures import Figure
from kvalitet.analysis.headlines import comparison_headline
from kvalitet.analysis.wording import comparison_sentence
from kvalitet.charts.description import Bar, BarChart, Role, Span
from kvalitet.model.indicator import Indicator
from kvalitet.pages.charts import part_name
from kvalitet.pages.comparing import Compared
from kvalitet.pages.ground import span_of, unit_name
from kvalitet.pages.remarks import note_on
from kvalitet.pages.uncertain import whisker_of


def comparison_chart(name: str, compared: Compared) -> BarChart:
    """A result beside the groups' figures of the same period."""
    figure, indicator = compared.result.figure, compared.assessment.indicator
    own, others = compared.assessment.owner_name, compared.others
    bars = [_bar(own, Role.OWN, figure, indicator)]
    bars += [_bar(o.group.name, Role.COMPARATOR, o.figure, indicator) for o in others]
    said = " ".join(comparison_sentence(other, indicator) for other in others)
    values = ", ".join(f"{bar.name} {bar.text}" for bar in bars)
    return BarChart(
        id=name,
        title=comparison_headline(own, figure, others, indicator),
        description=f"Staplar för {figure.period.name}: {values}. {said}",
        unit=unit_name(indicator),
        bars=tuple(bars),
        said=said,
        span=_from_zero(span_of(indicator)),
    )


def part_bars(
    name: str, title: str, description: str, parts: Sequence[tuple[Assessment, Figure]]
) -> BarChart:
    """The parts of a breakdown in one period, side by side."""
    indicator = parts[0][0].indicator
    return BarChart(
        id=name,
        title=title,
        description=description,
        unit=unit_name(indicator),
        bars=tuple(_bar(part_name(part), Role.PART, figure, indicator) for part, figure in parts),
        span=_from_zero(span_of(indicator)),
    )


def _bar(name: str, role: Role, figure: Figure, indicator: Indicator) -> Bar:
    """A group is compared with, never judged, and nobody knows what its value rests on."""
    notes = (note_on(figure, indicator), "Preliminärt." if figure.preliminary else "")
    return Bar(
        name=name,
        role=role,
        value=figure.value,
        text=figure.text,
        level=figure.level if role is Role.OWN else None,
        note=" ".join(note for note in notes if note),
        whisker=None if role is Role.COMPARATOR else whisker_of(figure, indicator),
    )


def _from_zero(span: Span) -> Span:
    """A bar's length is its value only where it begins at zero."""
    return Span(Decimal(0) if span.low is None else min(Decimal(0), span.low), span.high)
