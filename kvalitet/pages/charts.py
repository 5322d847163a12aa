"""What the line charts of a page say: assessments as descriptions of lines."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kvalitet.analysis.assessment import Assessment, Result
from kvalitet.analysis.figures import Figure
from kvalitet.analysis.headlines import headline
from kvalitet.analysis.wording import conclusion
from kvalitet.charts.description import Line, LineChart, Path, Role, Sparkline
from kvalitet.model.period import PeriodKind
from kvalitet.pages.drawn import drawn
from kvalitet.pages.ground import bands_of, breaks_of, span_of, target_of, unit_name
from kvalitet.pages.spread import spreads_of
from kvalitet.pages.uncertain import whisker_of, with_whiskers
from kvalitet.pages.usual import with_usual
from kvalitet.swedish.lists import joined
from kvalitet.swedish.numbers import counted

MOST_COMPARATORS = 4
"""More lines than this beside the own one would hide it; bars and tables tell of the others."""


def line_chart(
    name: str,
    own: Sequence[Assessment],
    about: Result,
    comparators: Sequence[Assessment] = (),
    until: date | None = None,
    path: Path | None = None,
) -> LineChart | None:
    """The figures of one owner over time, with what they are to be read against.

    `about` is the result that the text around it is about, and `path` leads from it. `until` leaves
    out periods that ended later: an analysis does not know of them. None when no figure of the
    owner's has a date to be drawn at.
    """
    indicator = own[0].indicator
    series = _dated(own, until)
    if not series:
        return None
    mine, usual = with_usual(_lines(series, Role.OWN, until), series, until)
    newest = _newest(own, about, until)
    spreads = tuple(spreads_of(comparators, until))
    groups = () if spreads else _dated(comparators, until)[:MOST_COMPARATORS]
    others = _lines(groups, Role.COMPARATOR, until)
    chart = LineChart(
        id=name,
        title=headline(own[0].owner_name, newest),
        description="",
        unit=unit_name(indicator),
        lines=(*mine, *others),
        bands=tuple(bands_of(indicator)),
        breaks=tuple(breaks_of(indicator)),
        usual=usual,
        path=path,
        spreads=spreads,
        said=conclusion(about),
        span=span_of(indicator),
    )
    return replace(
        chart,
        description=_description(chart, newest),
        target=target_of(indicator, own[0].owner, *chart.days),
    )


def _newest(own: Sequence[Assessment], about: Result, until: date | None) -> Result:
    """The newest result that has a value; what the text is about where it has one."""
    if about.figure.value is not None:
        return about
    known = [
        result
        for one in own
        for result in one.results
        if result.figure.value is not None
        and (until is None or (result.figure.period.end or date.min) <= until)
    ]
    return max(known, key=lambda one: one.figure.period.sort_key, default=about)


def _description(chart: LineChart, newest: Result) -> str:
    """What the chart says and looks like, for those who cannot see it; its table has the values."""
    own = [line for line in chart.lines if line.role is Role.OWN]
    known = [(p.value, p) for line in own for p in line.points if p.value is not None]
    said = ["Linjediagram.", chart.said]
    if len(known) > 1:
        least, most = (pick(known, key=lambda pair: pair[0])[1] for pick in (min, max))
        said.append(f"Lägst är {least.text} ({least.label}), högst {most.text} ({most.label}).")
    whisker = whisker_of(newest.figure, newest.indicator)
    if whisker:
        said.append(f"Osäkerheten för {newest.figure.period.name} är {whisker.text}.")
    others = dict.fromkeys(line.name for line in chart.lines if line.role is Role.COMPARATOR)
    if others:
        said.append(f"Jämförs med {joined(others)}.")
    said += [f"Jämförs med {one.name}, senast {one.text}." for one in chart.spreads]
    if chart.path:
        said.append(chart.path.text)
    return " ".join(said)


def parts_chart(
    name: str, title: str, description: str, parts: Sequence[Assessment]
) -> LineChart | None:
    """The parts of a breakdown over time; None where there is only one period to draw."""
    lines = _lines(_dated(parts, None), Role.PART, None)
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


def sparkline(assessment: Assessment, end: Figure) -> Sparkline | None:
    """The series up to a figure as a word-sized line; None where two values are not to be had.

    It has no room for a break, so it begins where the figure's way of counting does.
    """
    counted_alike = [one for one in assessment.figures if one.definition == end.definition]
    points = tuple(drawn(counted_alike, assessment.indicator, end.period.end))
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


def _dated(series: Sequence[Assessment], until: date | None) -> list[Assessment]:
    """The series that have figures to draw; initial values are told in words, beside the chart."""
    return [one for one in series if any(drawn(one.figures, one.indicator, until))]


def _lines(assessments: Sequence[Assessment], role: Role, until: date | None) -> tuple[Line, ...]:
    lines = []
    for assessment in assessments:
        points = tuple(drawn(assessment.figures, assessment.indicator, until))
        if role is Role.COMPARATOR:  # a group is compared with, never judged
            points = tuple(replace(point, level=None) for point in points)
        else:
            points = with_whiskers(points, assessment)
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
    return f"{name}, {kind_words(assessment)}" if len(alike) > 1 else name


def kind_words(assessment: Assessment) -> str:
    """The kind of period, with its length where the same kind comes in several."""
    months = assessment.latest.figure.period.months
    if assessment.kind in (PeriodKind.ROLLING, PeriodKind.CUMULATIVE):
        return f"{assessment.kind} {counted(months or 0, 'månad', 'månader')}"
    return assessment.kind.value
