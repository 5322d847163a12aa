"""What the charts of a page say: assessments as descriptions of lines, bars and stacks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from kvalitet.analysis.assessment import Assessment
from kvalitet.analysis.comparison import Comparison
from kvalitet.analysis.figures import Figure
from kvalitet.analysis.points import middle
from kvalitet.charts.description import (
    Bar,
    BarChart,
    Line,
    LineChart,
    Point,
    Role,
    Span,
    Sparkline,
)
from kvalitet.model.indicator import Indicator
from kvalitet.model.period import PeriodKind
from kvalitet.pages.ground import bands_of, breaks_of, span_of, target_of, unit_name
from kvalitet.pages.remarks import note_on
from kvalitet.pages.usual import with_usual
from kvalitet.swedish.lists import joined
from kvalitet.swedish.numbers import counted

MOST_COMPARATORS = 4
"""More lines than this beside the own one would hide it; bars and tables tell of the others."""


def line_chart(
    name: str,
    own: Sequence[Assessment],
    comparators: Sequence[Assessment] = (),
    until: date | None = None,
) -> LineChart | None:
    """The figures of one owner over time, with what they are to be read against.

    `until` leaves out periods that ended later: an analysis does not know of them. None when no
    figure of the owner's has a date to be drawn at.
    """
    indicator = own[0].indicator
    mine = _lines(own, Role.OWN, until)
    if not mine:
        return None
    mine, usual = with_usual(mine, own, until)
    others = _lines(comparators[:MOST_COMPARATORS], Role.COMPARATOR, until)
    days = [point.at for line in (*mine, *others) for point in line.points]
    return LineChart(
        id=name,
        title=development(own, until),
        description=_description(mine, others),
        unit=unit_name(indicator),
        lines=(*mine, *others),
        bands=tuple(bands_of(indicator)),
        target=target_of(indicator, own[0].owner, min(days), max(days)),
        breaks=tuple(breaks_of(indicator)),
        usual=usual,
        span=span_of(indicator),
    )


def development(series: Sequence[Assessment], until: date | None = None) -> str:
    """What the line shows: from the first to the last value that are counted in the same way."""
    known = [
        (one, figure)
        for one in series
        for figure in one.figures
        if figure.value is not None and (until is None or (figure.period.end or date.min) <= until)
    ]
    if not known:
        return f"{series[0].owner_name}: inga värden"
    newest, last = max(known, key=lambda pair: pair[1].period.sort_key)
    first = next(f for one, f in known if one is newest and f.definition == last.definition)
    name = series[0].owner_name
    if first is last:
        return f"{name} hade {last.text} {last.period.when}"
    return (
        f"{name} gick från {first.text} ({first.period.name}) till {last.text} ({last.period.name})"
    )


def _description(own: Sequence[Line], others: Sequence[Line]) -> str:
    """What the chart looks like, for those who cannot see it; the values are in its table."""
    known = [(p.value, p) for line in own for p in line.points if p.value is not None]
    said = "Linjediagram."
    if len(known) > 1:
        least, most = (pick(known, key=lambda pair: pair[0])[1] for pick in (min, max))
        said += f" Lägst är {least.text} ({least.label}), högst {most.text} ({most.label})."
    if others:
        said += f" Jämförs med {joined(dict.fromkeys(line.name for line in others))}."
    return said


def parts_chart(
    name: str, title: str, description: str, parts: Sequence[Assessment]
) -> LineChart | None:
    """The parts of a breakdown over time; None where there is only one period to draw."""
    lines = _lines(parts, Role.PART, None)
    days = {point.at for line in lines for point in line.points if point.value is not None}
    if len(days) < 2:
        return None
    indicator = parts[0].indicator
    return LineChart(
        id=name,
        title=title,
        description=description,
        unit=unit_name(indicator),
        lines=lines,
        breaks=tuple(breaks_of(indicator)),
        span=span_of(indicator),
    )


def comparison_chart(
    name: str,
    title: str,
    own: tuple[str, Figure],
    others: Sequence[Comparison],
    indicator: Indicator,
) -> BarChart:
    """The own (name, figure) beside the groups' figures of the same period."""
    bars = [_bar(*own, Role.OWN, indicator)]
    bars += [_bar(o.group.name, o.figure, Role.COMPARATOR, indicator) for o in others]
    values = ", ".join(f"{bar.name} {bar.text}" for bar in bars)
    return BarChart(
        id=name,
        title=title,
        description=f"Staplar för {own[1].period.name}: {values}.",
        unit=unit_name(indicator),
        bars=tuple(bars),
        span=_from_zero(span_of(indicator)),
    )


def sparkline(assessment: Assessment, end: Figure) -> Sparkline | None:
    """The series up to a figure as a word-sized line; None where two values are not to be had.

    It has no room for a break, so it begins where the figure's way of counting does.
    """
    points = tuple(_points(assessment, end.period.end, end.definition))
    known = [point for point in points if point.value is not None]
    if len(known) < 2:
        return None
    first, last = known[0], known[-1]
    label = f"Från {first.text} ({first.short}) till {last.text} ({last.short})"
    return Sparkline(label, points)


def part_words(assessment: Assessment) -> str:
    """What a part of a breakdown is called inside a sentence: "flickor"."""
    return ", ".join(part for _, part in assessment.parts)


def part_name(assessment: Assessment) -> str:
    """What it is called where it stands alone: "Flickor"."""
    words = part_words(assessment)
    return words[:1].upper() + words[1:]


def _from_zero(span: Span) -> Span:
    """A bar's length is its value only where it begins at zero."""
    return Span(Decimal(0) if span.low is None else min(Decimal(0), span.low), span.high)


def _lines(assessments: Sequence[Assessment], role: Role, until: date | None) -> tuple[Line, ...]:
    lines = []
    for assessment in assessments:
        points = tuple(_points(assessment, until))
        if role is Role.COMPARATOR:  # a group is compared with, never judged
            points = tuple(replace(point, level=None) for point in points)
        if points:
            lines.append(Line(_line_name(assessment, assessments), role, points))
    return tuple(lines)


def _line_name(assessment: Assessment, among: Sequence[Assessment]) -> str:
    """The owner or the part; with its kind of period where several stand in one chart."""
    name = part_name(assessment) if assessment.parts else assessment.owner_name
    alike = [
        other
        for other in among
        if (other.owner, other.parts) == (assessment.owner, assessment.parts)
        and other.kind is not PeriodKind.BASELINE  # which is told in words, beside the chart
    ]
    return f"{name}, {kind_words(assessment)}" if len(alike) > 1 else name


def kind_words(assessment: Assessment) -> str:
    """The kind of period, with its length where the same kind comes in several."""
    months = assessment.latest.figure.period.months
    if assessment.kind in (PeriodKind.ROLLING, PeriodKind.CUMULATIVE):
        return f"{assessment.kind} {counted(months or 0, 'månad', 'månader')}"
    return assessment.kind.value


def _points(
    assessment: Assessment, until: date | None, definition: int | None = None
) -> Iterator[Point]:
    before: Figure | None = None
    for figure in assessment.figures:
        period = figure.period
        if period.end is None or (until is not None and period.end > until):
            continue
        if definition not in (None, figure.definition):
            continue
        apart = before is not None and not (
            before.period.is_next(period) and before.definition == figure.definition
        )
        before = figure
        yield Point(
            at=middle(period),
            label=period.name,
            short=period.short,
            value=figure.value,
            text=figure.text,
            level=figure.level,
            note=note_on(figure, assessment.indicator),
            preliminary=figure.preliminary,
            apart=apart,
        )


def _bar(name: str, figure: Figure, role: Role, indicator: Indicator) -> Bar:
    level = figure.level if role is Role.OWN else None
    return Bar(name, role, figure.value, figure.text, level, note_on(figure, indicator))


def part_bars(
    name: str, title: str, description: str, parts: Sequence[tuple[Assessment, Figure]]
) -> BarChart:
    """The parts of a breakdown in one period, side by side."""
    indicator = parts[0][0].indicator
    bars = tuple(
        _bar(part_name(assessment), figure, Role.PART, indicator) for assessment, figure in parts
    )
    return BarChart(
        name, title, description, unit_name(indicator), bars, span=_from_zero(span_of(indicator))
    )
