"""The way to a target ahead, as a chart draws it: from the latest value, as straight as can be."""

from datetime import date, timedelta

from kvalitet.analysis.assessment import Result
from kvalitet.analysis.points import middle
from kvalitet.analysis.series_words import required_sentence
from kvalitet.charts.description import Path


def path_of(result: Result) -> Path | None:
    """None where the pace is not judged, and where a new way of counting begins on the way there.

    The value stands in the middle of its period, so the target does in the last period of its kind
    in the target's year: between them lies the time that is left.
    """
    ahead, figure = result.ahead, result.figure
    end = figure.period.end
    if ahead is None or not ahead.is_by_pace or figure.value is None or end is None:
        return None
    last = date(ahead.year, 12, 31)
    if any(end < version.since <= last for version in result.indicator.definitions):
        return None
    start = middle(figure.period)
    return Path(
        start=start,
        value=figure.value,
        end=start + timedelta((last - end).days),
        aim=ahead.aim,
        year=ahead.year,
        text=required_sentence(figure, ahead, result.indicator),
    )
