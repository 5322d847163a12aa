"""What a series says, in sentences: its trend, its usual variation and its way to the target."""

import datetime as dt
from fractions import Fraction

from kvalitet.analysis.attainment import Attainment, Prospect
from kvalitet.analysis.control import Assurance, Control
from kvalitet.analysis.figures import Figure
from kvalitet.analysis.statistics.intervals import Bounds
from kvalitet.analysis.statistics.xmr import Cause, Limits, Signal
from kvalitet.analysis.trend import DAYS_PER_YEAR, Trend, TrendVerdict
from kvalitet.model.indicator import Indicator
from kvalitet.model.words import Polarity
from kvalitet.swedish.numbers import change_with_unit, decimal, round_half_up, with_unit


def trend_words(trend: Trend, indicator: Indicator) -> str:
    """The verdict on the trend inside a sentence, with its slope when one is shown."""
    if trend.slope is None:
        return trend.verdict.value
    slope = change_with_unit(trend.slope, indicator.unit, max(1, indicator.decimals))
    return f"{trend.verdict.value}, {slope} per år"


def trend_sentence(trend: Trend, indicator: Indicator) -> str:
    """What the test says of the direction; "" where there was none to make."""
    match trend.verdict:
        case TrendVerdict.RISING | TrendVerdict.FALLING:
            count = decimal(trend.points, 0)
            better = _better_or_worse(trend.verdict is TrendVerdict.RISING, indicator)
            return (
                f"De {count} mätningarna visar en {trend.verdict}{better}{_pace(trend, indicator)}."
            )
        case TrendVerdict.NONE:
            return f"De {decimal(trend.points, 0)} mätningarna visar {trend.verdict}."
        case (
            TrendVerdict.NO_VALUES
            | TrendVerdict.FIRST
            | TrendVerdict.TOO_FEW
            | TrendVerdict.NOT_TESTED
        ):
            return ""


def _pace(trend: Trend, indicator: Indicator) -> str:
    """The slope, unless it is too small to be written."""
    decimals = max(1, indicator.decimals)
    if trend.slope is None or not round_half_up(trend.slope, decimals):
        return ""
    size = change_with_unit(abs(trend.slope), indicator.unit, decimals).lstrip("+")
    return f", med {size} per år"


def _better_or_worse(is_upwards: bool, indicator: Indicator) -> str:
    if indicator.polarity is Polarity.NEITHER:
        return ""
    better = is_upwards is (indicator.polarity is Polarity.HIGHER)
    return " till det bättre" if better else " till det sämre"


def control_sentence(control: Control | None, indicator: Indicator) -> str:
    """Whether the latest value is more than usual variation; "" where that cannot be told."""
    if control is None:
        return ""
    signal = control.latest
    if signal is None:
        # Where everything that is possible would be usual there is nothing to say.
        is_telling = bool(limits_words(control.limits, indicator))
        usual = _usual(control, indicator)
        return f"Värdet ligger inom den vanliga variationen{usual}." if is_telling else ""
    better = _better_or_worse(signal.way > 0, indicator)
    return f"{_signal_words(signal, control, indicator)}{',' if better else ''}{better}."


def _signal_words(signal: Signal, control: Control, indicator: Indicator) -> str:
    is_above, usual = signal.way > 0, _usual(control, indicator)
    side = "över" if is_above else "under"
    match signal.cause:
        case Cause.OUTSIDE:
            return f"Värdet ligger {side} den vanliga variationen{usual}"
        case Cause.STEADY:
            moved = "stigit" if is_above else "sjunkit"
            return f"Att värdena har {moved} minst sex gånger i rad är mer än vanlig variation"
        case Cause.NEAR:
            end = "övre" if is_above else "nedre"
            return (
                f"Två av de tre senaste värdena ligger nära den {end} gränsen för den vanliga "
                f"variationen{usual}"
            )
        case Cause.SHIFT:
            mean = with_unit(control.limits.mean, indicator.unit, max(1, indicator.decimals))
            return (
                f"Att minst sju värden i rad ligger {side} seriens medelvärde, {mean}, "
                "är mer än vanlig variation"
            )


def stands_out_words(signal: Signal) -> str:
    """Why a value is more than usual variation, in as few words as a chart has room for."""
    side, end = ("över", "övre") if signal.way > 0 else ("under", "nedre")
    match signal.cause:
        case Cause.OUTSIDE:
            return f"{side} den vanliga variationen"
        case Cause.STEADY:
            return f"del av minst sju som {'stiger' if signal.way > 0 else 'sjunker'}"
        case Cause.NEAR:
            return f"ett av två nära den {end} gränsen"
        case Cause.SHIFT:
            return f"del av minst sju i rad {side} medelvärdet"


def _usual(control: Control, indicator: Indicator) -> str:
    words = limits_words(control.limits, indicator)
    told = [words] if words else []
    if control.preliminary:
        told.append("preliminära gränser")
    return f" ({', '.join(told)})" if told else ""


def limits_words(limits: Limits, indicator: Indicator) -> str:
    """The usual variation as far as it is possible: "61–83 %", "högst 12 dagar", or ""."""
    possible, decimals, unit = indicator.possible_values, indicator.decimals, indicator.unit
    has_low = possible.low is None or limits.low > Fraction(possible.low)
    has_high = possible.high is None or limits.high < Fraction(possible.high)
    low, high = decimal(limits.low, decimals), with_unit(limits.high, unit, decimals)
    if has_low and has_high:
        between = " till " if limits.low < 0 else "–"
        return f"{low}{between}{high}"
    if has_high:
        return f"högst {high}"
    return f"minst {with_unit(limits.low, unit, decimals)}" if has_low else ""


def interval_words(interval: Bounds, indicator: Indicator) -> str:
    """The values that chance might have made it, as a reader may compare them: "63–90 %"."""
    low = decimal(Fraction(interval.low), indicator.decimals)
    high = with_unit(Fraction(interval.high), indicator.unit, indicator.decimals)
    return f"{low}–{high}"


_PROSPECTS = {
    Prospect.REACHED: "Målet {} är nått",
    Prospect.MISSED: "Målet {} är inte nått",
    Prospect.NOT_YET: "Målet {} är inte nått än",
    Prospect.ON_TRACK: "I den takt som har varit nås målet {}",
    Prospect.PARTLY: "Takten räcker en bra bit, men inte hela vägen, till målet {}",
    Prospect.TOO_SLOW: "Takten är för låg för att nå målet {}",
    Prospect.WRONG_WAY: "Utvecklingen går bort från målet {}",
}


def required_sentence(figure: Figure, ahead: Attainment, indicator: Indicator) -> str:
    """The pace that a target ahead takes: "Krävd takt till målet 86 % för 2025: … per år."."""
    assert figure.value is not None and figure.period.end is not None, "a pace starts somewhere"
    left = Fraction((dt.date(ahead.year, 12, 31) - figure.period.end).days) / DAYS_PER_YEAR
    pace = Fraction(ahead.aim - figure.value) / left
    aim = with_unit(ahead.aim, indicator.unit, indicator.decimals)
    size = change_with_unit(pace, indicator.unit, max(1, indicator.decimals))
    return f"Krävd takt till målet {aim} för {ahead.year}: {size} per år."


_ASSURED = {
    Assurance.PASSES: " Med den vanliga variationen nås det varje gång.",
    Assurance.FAILS: " Med den vanliga variationen nås det inte.",
    Assurance.VARIES: " Med den vanliga variationen nås det ibland och ibland inte.",
}


def target_sentence(
    attainment: Attainment | None, trend: Trend, control: Control | None, indicator: Indicator
) -> str:
    """How it stands to the next target: "Målet 80 % för 2024 är nått."; "" without one."""
    if attainment is None:
        return ""
    aim = with_unit(attainment.aim, indicator.unit, indicator.decimals)
    said = _PROSPECTS[attainment.prospect].format(f"{aim} för {attainment.year}")
    if attainment.prospect is Prospect.REACHED and not attainment.is_final:
        said += " hittills"
    if attainment.is_by_pace and trend.slope is None:
        said += ", men det är inte säkerställt"
    assured = _ASSURED[control.assurance] if control and control.assurance else ""
    return f"{said}.{assured}"
