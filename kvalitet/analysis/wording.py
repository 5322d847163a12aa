"""The sentences that say what the figures say, for pages, charts and search alike."""

from decimal import Decimal

from kvalitet.analysis.assessment import Result
from kvalitet.analysis.changes import Change
from kvalitet.analysis.comparison import Comparison
from kvalitet.analysis.figures import Figure, scale_at
from kvalitet.analysis.trend import Trend, TrendVerdict
from kvalitet.model.indicator import Indicator
from kvalitet.model.value import MissingKind
from kvalitet.swedish.lists import joined
from kvalitet.swedish.numbers import change_with_unit, decimal

_NUMBER_WORDS = ("noll", "ett", "två", "tre", "fyra")
_MORE_AND_LESS = {
    "antal": ("fler", "färre"),
    "dygn": ("fler", "färre"),
    "årsarbetare": ("fler", "färre"),
    "dagar": ("längre", "kortare"),
    "timmar": ("längre", "kortare"),
}
"""What is counted is more or fewer, what lasts is longer or shorter; the rest higher or lower."""


def conclusion(result: Result, indicator: Indicator) -> str:
    """Result, level, change and certainty, in one to three sentences."""
    sentences = [result_sentence(result.figure, indicator)]
    if result.figure.value is not None:
        sentences += [change_sentence(result, indicator), _trend_sentence(result.trend)]
    return " ".join(sentence for sentence in sentences if sentence)


def result_sentence(figure: Figure, indicator: Indicator) -> str:
    """The result and its level: "Resultatet för 2024 är 80 %, gul nivå (76–90)."."""
    name = figure.period.name
    undated = figure.period.end is None
    subject = "Ingångsvärdet" if undated else f"Resultatet för {name}"
    if figure.missing is MissingKind.CONFIDENTIAL:
        return f"{subject} visas inte, av hänsyn till enskilda."
    if figure.missing is not None:
        return f"Det finns inget {name if undated else f'resultat för {name}'}: {figure.text}."
    return f"{subject} är {figure.text}{_level_clause(figure, indicator)}."


def _level_clause(figure: Figure, indicator: Indicator) -> str:
    if figure.level is not None and figure.band is not None:
        return f", {figure.level} nivå ({figure.band.in_words})"
    undated = figure.period.end is None
    if indicator.scales and not undated and scale_at(figure.period, indicator) is None:
        return ", utan nivå eftersom nivåerna beslutades senare"
    return ""


def level_words(figure: Figure) -> str:
    """The level as words inside a sentence: "röd nivå", "ej bedömd"."""
    return f"{figure.level} nivå" if figure.level else "ej bedömd"


def change_sentence(result: Result, indicator: Indicator) -> str:
    """The change and what weakens it: "Det är 33 procentenheter lägre än 2015, men …"."""
    change = result.change
    if change is None:
        return _why_no_change(result)
    reservations = _reservations(change, result.trend)
    but = f", men {joined(reservations)}" if reservations else ""
    return f"Det är {change_words(change, indicator)}{but}."


def _why_no_change(result: Result) -> str:
    if result.recounted:
        return "Tidigare värden är räknade på ett annat sätt och jämförs inte med det här."
    return "Det finns inget tidigare värde att jämföra med."


def _reservations(change: Change, trend: Trend) -> list[str]:
    said = []
    if not change.same_kind:
        said.append("perioderna anges på olika sätt")
    if not change.same_kind or trend.verdict is TrendVerdict.TOO_FEW:
        points = max(2, trend.points)
        said.append(f"{_NUMBER_WORDS[points]} värden gör ingen trend")
    return said


def difference_words(difference: Decimal, indicator: Indicator) -> str:
    """A difference as words before what it is measured from: "33 procentenheter lägre än"."""
    if difference == 0:
        return "lika mycket som"
    size = change_with_unit(abs(difference), indicator.unit, indicator.decimals).lstrip("+")
    more, less = _MORE_AND_LESS.get(indicator.unit, ("högre", "lägre"))
    return f"{size} {more if difference > 0 else less} än"


def change_words(change: Change | None, indicator: Indicator) -> str:
    """A change inside a sentence or a tile: "33 procentenheter lägre än 2015"."""
    if change is None:
        return "inget jämförbart tidigare värde"
    return f"{difference_words(change.difference, indicator)} {change.previous.period.name}"


def trend_words(trend: Trend, indicator: Indicator) -> str:
    """The verdict on the trend inside a sentence, with its slope when one is shown."""
    if trend.slope is None:
        return trend.verdict.value
    slope = change_with_unit(trend.slope, indicator.unit, max(1, indicator.decimals))
    return f"{trend.verdict.value}, {slope} per år"


def _trend_sentence(trend: Trend) -> str:
    match trend.verdict:
        case TrendVerdict.RISING | TrendVerdict.FALLING:
            return f"Mätningarna visar en {trend.verdict} ({trend.points} mätpunkter)."
        case TrendVerdict.NONE:
            return f"De {decimal(trend.points, 0)} mätningarna visar {trend.verdict}."
        case (
            TrendVerdict.NO_VALUES
            | TrendVerdict.FIRST
            | TrendVerdict.TOO_FEW
            | TrendVerdict.NOT_TESTED
        ):
            return ""


def comparison_sentence(comparison: Comparison, indicator: Indicator) -> str:
    """How far the result is from a group: "Det är 24 procentenheter högre än alla kommuner …"."""
    other = comparison.figure
    if comparison.difference is None:
        return f"{comparison.group.name}: {other.text}."
    words = difference_words(comparison.difference, indicator)
    return f"Det är {words} {comparison.group.name}, som hade {other.text}."
