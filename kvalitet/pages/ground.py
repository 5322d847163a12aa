"""What figures are read against: the axis, the levels, the targets and the ways of counting."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise, zip_longest

from kvalitet.analysis.aims import aims_of
from kvalitet.analysis.figures import exact_value
from kvalitet.charts.description import Band, Break, Span, Target, TargetStep
from kvalitet.model.indicator import Indicator
from kvalitet.model.indicator import Target as DecidedTarget
from kvalitet.model.scale import Scale
from kvalitet.model.words import QualityLevel
from kvalitet.swedish.numbers import round_half_up, with_unit

_UNIT_NAMES = {"procent": "Procent", "antal": "Antal", "index": "Index"}


def unit_name(indicator: Indicator) -> str:
    """What the value axis measures."""
    return _UNIT_NAMES.get(indicator.unit, indicator.unit.capitalize())


def span_of(indicator: Indicator) -> Span:
    """How far the value axis reaches: shares always from 0 to 100, others from 0 and on."""
    return Span(indicator.possible_values.low, indicator.possible_values.high)


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


def target_of(indicator: Indicator, owner: str, first: date, last: date) -> Target | None:
    """The targets of the years that the chart shows; later ones are told in words."""
    steps = tuple(
        step for year, step in target_steps(indicator, owner) if first.year <= year <= last.year
    )
    return Target("Mål", steps) if steps else None


def target_steps(indicator: Indicator, owner: str | None) -> Iterator[tuple[int, TargetStep]]:
    """The target of each year, as it is shown."""
    for year, value in aims_of(indicator, owner).items():
        yield year, _step(year, value, indicator)


def target_step(target: DecidedTarget, indicator: Indicator) -> TargetStep | None:
    """A target as it is shown; None where it is not known."""
    exact = exact_value(target.value)
    if exact is None:
        return None
    return _step(target.year, round_half_up(exact, indicator.decimals), indicator)


def _step(year: int, value: Decimal, indicator: Indicator) -> TargetStep:
    text = with_unit(value, indicator.unit, indicator.decimals)
    return TargetStep(value, text, date(year, 1, 1), date(year, 12, 31))


def breaks_of(indicator: Indicator) -> Iterator[Break]:
    since = sorted(definition.since for definition in indicator.definitions)
    for later in since[1:]:
        yield Break(later, "nytt sätt att räkna")
