"""What the charts of a page say: assessments as descriptions of lines, bars and stacks."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise, zip_longest

from kvalitet.analysis.assessment import Assessment, middle
from kvalitet.analysis.comparison import Comparison
from kvalitet.analysis.figures import Figure, exact_value
from kvalitet.charts.description import (
    Band,
    Bar,
    BarChart,
    Break,
    Line,
    LineChart,
    Point,
    Role,
    Span,
    Sparkline,
    Target,
    TargetStep,
)
from kvalitet.model.indicator import Indicator
from kvalitet.model.period import Period
from kvalitet.model.scale import Scale
from kvalitet.model.value import MissingKind
from kvalitet.model.words import QualityLevel
from kvalitet.pages.remarks import note_on
from kvalitet.swedish.lists import joined
from kvalitet.swedish.numbers import round_half_up, with_unit

MOST_COMPARATORS = 4
"""More lines than this beside the own one would hide it; bars and tables tell of the others."""

_UNIT_NAMES = {"procent": "Procent", "antal": "Antal", "index": "Index"}


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
    others = _lines(comparators[:MOST_COMPARATORS], Role.COMPARATOR, until)
    days = [point.at for line in (*mine, *others) for point in line.points]
    return LineChart(
        id=name,
        title=development(own, until),
        description=_description(mine, others),
        unit=unit_name(indicator),
        lines=(*mine, *others),
        bands=tuple(bands_of(indicator)),
        target=_target(indicator, own[0].owner, min(days), max(days)),
        breaks=tuple(_breaks(indicator)),
        span=span_of(indicator),
    )


def development(series: Sequence[Assessment], until: date | None = None) -> str:
    """What the line shows: from the first to the last value that are counted in the same way."""
    results = [
        result
        for one in series
        for result in one.results
        if result.figure.value is not None
        and (until is None or (result.figure.period.end or date.min) <= until)
    ]
    if not results:
        return f"{series[0].owner_name}: inga värden"
    last = max(results, key=lambda r: r.figure.period.sort_key).figure
    alike = [
        r.figure
        for r in results
        if (r.figure.definition, r.figure.period.kind) == (last.definition, last.period.kind)
    ]
    first = min(alike, key=lambda figure: figure.period.sort_key)
    name = series[0].owner_name
    if first is last:
        return f"{name} hade {last.text} {last.period.name}"
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
        breaks=tuple(_breaks(indicator)),
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


def sparkline(assessment: Assessment) -> Sparkline | None:
    """The series as a word-sized line; None where two values are not to be had.

    It has no room for a break, so it begins where the latest way of counting does.
    """
    points = tuple(_points(assessment, None, assessment.latest.figure.definition))
    known = [point for point in points if point.value is not None]
    if len(known) < 2:
        return None
    first, last = known[0], known[-1]
    label = f"Från {first.text} ({first.short}) till {last.text} ({last.short})"
    return Sparkline(label, points)


def unit_name(indicator: Indicator) -> str:
    """What the value axis measures."""
    return _UNIT_NAMES.get(indicator.unit, indicator.unit.capitalize())


def part_name(assessment: Assessment) -> str:
    """What a part of a breakdown is called where it stands alone: "Flickor"."""
    words = ", ".join(part for _, part in assessment.parts)
    return words[:1].upper() + words[1:]


def span_of(indicator: Indicator) -> Span:
    """How far the value axis reaches: shares always from 0 to 100, others from 0 and on."""
    possible = indicator.possible
    if possible is not None:
        return Span(possible.low, possible.high)
    return Span(Decimal(0), Decimal(100) if indicator.unit == "procent" else None)


def _from_zero(span: Span) -> Span:
    """A bar's length is its value only where it begins at zero."""
    return Span(Decimal(0) if span.low is None else min(Decimal(0), span.low), span.high)


def bands_of(indicator: Indicator) -> Iterator[Band]:
    """The levels as stretches of the value axis, each while its scale was valid."""
    scales = sorted(indicator.scales, key=lambda scale: scale.valid_from)
    ends = [later.valid_from - timedelta(days=1) for later in scales[1:]]
    for scale, end in zip_longest(scales, ends):
        banding = scale.banding(indicator.unit)
        edges = _edges(banding)
        since = f" (från {scale.valid_from.year})" if len(scales) > 1 else ""
        for level, band in banding.bands:
            low, high = edges[level]
            text = f"{band.in_words}{since}"
            yield Band(level.value, text, low, high, level, scale.valid_from, end)


def _edges(scale: Scale) -> dict[QualityLevel, tuple[Decimal | None, Decimal | None]]:
    """Where bands meet: between 75 and 76 the edge is 75.5, since values are rounded half up."""
    ordered = sorted(scale.bands, key=lambda item: (item[1].low is not None, item[1].low or 0))
    edges: dict[QualityLevel, tuple[Decimal | None, Decimal | None]] = {}
    meetings = [
        None if lower.high is None or upper.low is None else (lower.high + upper.low) / 2
        for (_, lower), (_, upper) in pairwise(ordered)
    ]
    lows = [ordered[0][1].low, *meetings] if ordered else []
    highs = [*meetings, ordered[-1][1].high] if ordered else []
    for (level, _), low, high in zip(ordered, lows, highs, strict=True):
        edges[level] = (low, high)
    return edges


def _target(indicator: Indicator, owner: str, first: date, last: date) -> Target | None:
    """The targets of the years that the chart shows; later ones are told in words."""
    steps = tuple(
        step for year, step in target_steps(indicator, owner) if first.year <= year <= last.year
    )
    return Target("Mål", steps) if steps else None


def target_steps(indicator: Indicator, owner: str | None) -> Iterator[tuple[int, TargetStep]]:
    """The targets of an owner, and those that hold for everybody, by year."""
    for target in sorted(indicator.targets, key=lambda target: target.year):
        if target.owner not in (None, owner) or isinstance(target.value, MissingKind):
            continue
        exact = exact_value(target.value)
        if exact is not None:
            value = round_half_up(exact, indicator.decimals)
            text = with_unit(value, indicator.unit, indicator.decimals)
            start, end = date(target.year, 1, 1), date(target.year, 12, 31)
            yield target.year, TargetStep(value, text, start, end)


def _breaks(indicator: Indicator) -> Iterator[Break]:
    since = sorted(definition.since for definition in indicator.definitions)
    for later in since[1:]:
        yield Break(later, "nytt sätt att räkna")


def _lines(assessments: Sequence[Assessment], role: Role, until: date | None) -> tuple[Line, ...]:
    lines = []
    for assessment in assessments:
        points = tuple(_points(assessment, until))
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
    ]
    return f"{name}, {assessment.kind}" if len(alike) > 1 else name


def _points(
    assessment: Assessment, until: date | None, definition: int | None = None
) -> Iterator[Point]:
    before: Period | None = None
    for figure in assessment.figures:
        period = figure.period
        if period.end is None or (until is not None and period.end > until):
            continue
        if definition not in (None, figure.definition):
            continue
        after_gap = before is not None and not before.is_next(period)
        before = period
        yield Point(
            at=middle(period),
            label=period.name,
            short=period.short,
            value=figure.value,
            text=figure.text,
            level=figure.level,
            note=note_on(figure, assessment.indicator),
            preliminary=figure.preliminary,
            after_gap=after_gap,
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
