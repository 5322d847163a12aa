"""Figures: observations as they may be shown. Pages, charts, prose and data know nothing else."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kvalitet.catalogue.observations import Observation
from kvalitet.config import DisclosureLimits
from kvalitet.model.indicator import Indicator
from kvalitet.model.period import Period
from kvalitet.model.scale import Interval, Scale
from kvalitet.model.value import MissingKind, Share, Value
from kvalitet.model.words import PeriodRole, QualityLevel
from kvalitet.swedish.numbers import round_half_up, with_unit


@dataclass(frozen=True, slots=True)
class Figure:
    """One published figure: a value in the indicator's unit, or the reason why there is none.

    What is hidden to protect someone looks exactly like what a writer marked as `sekretess`:
    the value, its counts and its level are gone, and nothing tells a primary from a secondary mask.
    So is what was written about it, which may well say what it was.
    """

    period: Period
    value: Decimal | None
    """Rounded half up to the indicator's decimals; shares in per cent. None when missing."""
    missing: MissingKind | None
    text: str
    """The value with its unit ("67 %"), or the word for why it is missing."""
    numerator: int | None
    denominator: int | None
    level: QualityLevel | None
    band: Interval | None
    """The band of the scale that gave the level."""
    definition: int
    """Which version of the counting rule it was counted by, 0 for the first."""
    role: PeriodRole
    note: str
    preliminary: bool
    revision: str
    small_base: bool
    """The share rests on fewer persons than the limit for "litet underlag"."""


def publish(
    observation: Observation, indicator: Indicator, limits: DisclosureLimits, *, hidden: bool
) -> Figure:
    """Make of an observation what may be shown of it."""
    value: Value = MissingKind.CONFIDENTIAL if hidden else observation.value
    exact = exact_value(value)
    rounded = None if exact is None else round_half_up(exact, indicator.decimals)
    level, band = _level(exact, rounded, observation.period, indicator)
    share = value if isinstance(value, Share) else None
    return Figure(
        period=observation.period,
        value=rounded,
        missing=value if isinstance(value, MissingKind) else None,
        text=_text(value, rounded, indicator),
        numerator=share.numerator if share else None,
        denominator=share.denominator if share else None,
        level=level,
        band=band,
        definition=definition_at(observation.period, indicator),
        role=observation.role or indicator.period_role,
        note="" if hidden else observation.note,
        preliminary=observation.preliminary,
        revision="" if hidden else observation.revision,
        small_base=share is not None and share.denominator < limits.small_base,
    )


def exact_value(value: Value) -> Fraction | None:
    """The value as an exact number in the indicator's unit, shares in per cent; None if missing."""
    return None if isinstance(value, MissingKind) else value.exact


def _text(value: Value, rounded: Decimal | None, indicator: Indicator) -> str:
    if isinstance(value, MissingKind):
        return value.value
    assert rounded is not None, "what is not missing has a value"
    return with_unit(rounded, indicator.unit, indicator.decimals)


def scale_at(period: Period, indicator: Indicator) -> Scale | None:
    """The scale that was valid when the period ended; None before the first, or without dates."""
    end = period.end
    if end is not None:
        for since, scale in indicator.bandings:
            if since <= end:
                return scale
    return None


def _level(
    exact: Fraction | None, rounded: Decimal | None, period: Period, indicator: Indicator
) -> tuple[QualityLevel | None, Interval | None]:
    scale = scale_at(period, indicator)
    if exact is None or rounded is None or scale is None:
        return None, None
    is_rounded = scale.decimals == indicator.decimals
    return scale.place_of(rounded if is_rounded else scale.published(exact)) or (None, None)


def definition_at(period: Period, indicator: Indicator) -> int:
    """Which version of the counting rule applied when the period ended, 0 for the first."""
    end = period.end
    if end is None or not indicator.definitions:
        return 0
    return max(0, sum(version.since <= end for version in indicator.definitions) - 1)
