"""The finding of a chart in one sentence: what a series, or a comparison, comes to."""

from collections.abc import Sequence

from kvalitet.analysis.assessment import Result
from kvalitet.analysis.comparison import Comparison, Standing
from kvalitet.analysis.figures import Figure
from kvalitet.analysis.series_words import limits_words, stands_out_words
from kvalitet.analysis.trend import TrendVerdict
from kvalitet.analysis.wording import difference_words, side_words
from kvalitet.model.indicator import Indicator
from kvalitet.swedish.lists import joined


def headline(name: str, result: Result) -> str:
    """The strongest that may be said: a trend, then what stands out, then from what to what.

    "Säkerställd uppgång för Hylte: från 77 % (2013) till 84 % (2024)".
    """
    known = [figure for figure in result.so_far if figure.value is not None]
    if not known:
        return f"{name}: {result.figure.text} ({result.figure.period.name})"
    first, last = known[0], known[-1]
    course = f"från {_dated(first)} till {_dated(last)}"
    verdict = result.trend.verdict
    beside_usual = _beside_usual(result)
    if beside_usual and (_stands_out(result) or not _tested(result)):
        return f"{name} hade {_dated(last)}, {beside_usual}"
    if _tested(result):
        return f"{verdict.capitalize()} för {name}: {course}"
    if first is last:
        return f"{name} hade {_dated(last)}{_alone(result)}"
    few = f"; {verdict}" if verdict is TrendVerdict.TOO_FEW else ""
    return f"{name} gick {course}{few}"


def _dated(figure: Figure) -> str:
    return f"{figure.text} ({figure.period.name})"


def _tested(result: Result) -> bool:
    return result.trend.p is not None


def _stands_out(result: Result) -> bool:
    return result.control is not None and result.control.latest is not None


def _beside_usual(result: Result) -> str:
    """The value beside the usual variation; "" where that says nothing."""
    control = result.control
    if control is None:
        return ""
    if control.latest is not None:
        return stands_out_words(control.latest)
    limits = limits_words(control.limits, result.indicator)
    return f"inom den vanliga variationen ({limits})" if limits else ""


def _alone(result: Result) -> str:
    """What makes a value telling that has none before it."""
    if result.figure.level is not None:
        return f", {result.figure.level} nivå"
    if result.recounted:
        return ", räknat på ett nytt sätt"
    return ", den första mätningen" if result.change is None else ""


def comparison_headline(
    name: str, own: Figure, others: Sequence[Comparison], indicator: Indicator
) -> str:
    """Where a result stands: "Hylte hade 84 % (2024), i nivå med båda grupperna"."""
    if own.value is None:
        return f"{name}: {_dated(own)}"
    judged = [other for other in others if other.difference is not None]
    places = [_place(other, indicator, is_alone=len(judged) == 1) for other in judged]
    said = []
    for place in dict.fromkeys(places):
        there = [
            one.group.name for one, where in zip(judged, places, strict=True) if where == place
        ]
        said.append(f"{place} {_whom(there, len(others))}")
    return f"{name} hade {_dated(own)}{', ' if said else ''}{joined(said)}"


def _place(comparison: Comparison, indicator: Indicator, *, is_alone: bool) -> str:
    """The verdict before whom it is about; only one unjudged difference has room for its size."""
    difference = comparison.difference
    if comparison.standing is not Standing.NOT_JUDGED or difference is None:
        return comparison.standing.value
    words = difference_words if is_alone else side_words
    return words(difference, indicator)


def _whom(names: Sequence[str], among: int) -> str:
    if len(names) == 1:
        return names[0]
    if len(names) < among:
        return f"{len(names)} av grupperna"
    return "båda grupperna" if among == 2 else f"alla {among} grupperna"
