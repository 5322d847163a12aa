"""The usual variation of a series in its chart: the limits, and what is more than them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from kvalitet.analysis.assessment import Assessment, Result
from kvalitet.analysis.control import Control
from kvalitet.analysis.figures import Figure
from kvalitet.analysis.series_words import limits_words, stands_out_words
from kvalitet.charts.description import Line, Usual
from kvalitet.model.indicator import Indicator
from kvalitet.swedish.numbers import round_half_up, with_unit

_FINE = 2  # more decimals than the values have, for where limits are drawn


def with_usual(
    lines: Iterable[Line], series: Iterable[Assessment], until: date | None
) -> tuple[tuple[Line, ...], tuple[Usual, ...]]:
    """The lines of series with what stands out on them, and the limits of each."""
    marked: list[Line] = []
    usual: list[Usual] = []
    pairs = [*zip(lines, series, strict=True)]
    for line, one in pairs:
        told = list(_told(one, until))
        why = {
            figure.period.name: stands_out_words(signal)
            for result, control in told
            for figure, signal in zip(_known(result), control.signals, strict=True)
            if signal is not None
        }
        points = tuple(replace(p, stands_out=why.get(p.label, "")) for p in line.points)
        marked.append(replace(line, points=points))
        found = (limits for each in told if (limits := _usual(*each)))
        usual += (replace(one, of=line.name if len(pairs) > 1 else "") for one in found)
    return tuple(marked), tuple(usual)


def _told(series: Assessment, until: date | None) -> Iterator[tuple[Result, Control]]:
    """The last result of each way of counting, where its usual variation is told."""
    ended = (r for r in series.results if until is None or (r.figure.period.end or until) <= until)
    for _, results in groupby(ended, key=lambda result: result.figure.definition):
        *_, last = results
        if last.control is not None:
            yield last, last.control


def _known(result: Result) -> list[Figure]:
    return [figure for figure in result.so_far if figure.value is not None and figure.period.start]


def _usual(result: Result, control: Control) -> Usual | None:
    indicator, limits, known = result.indicator, control.limits, _known(result)
    text = limits_words(limits, indicator)
    start, end = known[0].period.start, result.figure.period.end
    if not text or start is None or end is None:
        return None
    possible = indicator.possible_values
    low, mean, high = (_fine(value, indicator) for value in (limits.low, limits.mean, limits.high))
    return Usual(
        low=None if possible.low is not None and low <= possible.low else low,
        high=None if possible.high is not None and high >= possible.high else high,
        mean=mean,
        text=f"{text}, preliminärt" if control.preliminary else text,
        mean_text=with_unit(limits.mean, indicator.unit, max(1, indicator.decimals)),
        start=start,
        end=end,
    )


def _fine(value: Fraction, indicator: Indicator) -> Decimal:
    return round_half_up(value, indicator.decimals + _FINE)
