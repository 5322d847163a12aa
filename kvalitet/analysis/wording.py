"""The sentences that say what the figures say, for pages, charts and search alike."""

from decimal import Decimal

from kvalitet.analysis.assessment import Result
from kvalitet.analysis.certainty import Certainty
from kvalitet.analysis.changes import Change, Direction
from kvalitet.analysis.comparison import Comparison, Standing
from kvalitet.analysis.figures import Figure, scale_at
from kvalitet.analysis.series_words import control_sentence, target_sentence, trend_sentence
from kvalitet.analysis.trend import Trend, TrendVerdict
from kvalitet.model.indicator import Indicator
from kvalitet.model.value import MissingKind
from kvalitet.swedish.lists import joined
from kvalitet.swedish.numbers import change_with_unit

_NUMBER_WORDS = ("noll", "ett", "två", "tre", "fyra")
_MORE_AND_LESS = {
    "antal": ("fler", "färre"),
    "dygn": ("fler", "färre"),
    "årsarbetare": ("fler", "färre"),
    "dagar": ("längre", "kortare"),
    "timmar": ("längre", "kortare"),
}
"""What is counted is more or fewer, what lasts is longer or shorter; the rest higher or lower."""


_MOVES = {
    Direction.BETTER: "förbättring",
    Direction.WORSE: "försämring",
    Direction.HIGHER: "ökning",
    Direction.LOWER: "minskning",
}
_STANDINGS = {
    Standing.ALIKE: "i nivå med gruppen",
    Standing.BETTER: "säkerställt bättre",
    Standing.WORSE: "säkerställt sämre",
    Standing.HIGHER: "säkerställt högre",
    Standing.LOWER: "säkerställt lägre",
    Standing.NOT_JUDGED: "utan säkerhetsbedömning",
}
_VERDICTS = {
    Standing.BETTER: ", och säkerställt bättre",
    Standing.WORSE: ", och säkerställt sämre",
    Standing.HIGHER: ", och skillnaden är säkerställd",
    Standing.LOWER: ", och skillnaden är säkerställd",
    Standing.NOT_JUDGED: "",
}


def conclusion(result: Result) -> str:
    """Result, level, change, certainty and target, in a few sentences."""
    indicator = result.indicator
    sentences = [result_sentence(result.figure, indicator)]
    if result.figure.value is not None:
        trend, control = result.trend, result.control
        sentences += [change_sentence(result), trend_sentence(trend, indicator)]
        sentences.append(control_sentence(control, indicator))
        sentences.append(target_sentence(result.attainment, trend, control, indicator))
        if result.ahead is not result.attainment and result.ahead and result.ahead.is_by_pace:
            sentences.append(target_sentence(result.ahead, trend, None, indicator))
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


def change_sentence(result: Result) -> str:
    """The change and what weakens it: "Det är 33 procentenheter lägre än 2015, men …"."""
    change = result.change
    if change is None:
        return _why_no_change(result)
    said = f"Det är {change_words(change, result.indicator)}"
    verdict = verdict_on(change)
    if change.certainty is Certainty.CONFIRMED and verdict:
        said += f", en {verdict}"
    reservations = _reservations(change, result.trend)
    but = f", men {joined(reservations)}" if reservations else ""
    return f"{said}{but}."


def verdict_on(change: Change) -> str:
    """How certain a change is: "säkerställd förbättring"; "" where nothing has changed."""
    if change.direction is Direction.UNCHANGED:
        return ""
    if change.certainty is Certainty.CONFIRMED:
        return f"{change.certainty} {_MOVES[change.direction]}"
    return change.certainty.value


def _why_no_change(result: Result) -> str:
    if result.recounted:
        return "Tidigare värden är räknade på ett annat sätt och jämförs inte med det här."
    return "Det finns inget tidigare värde att jämföra med."


def _reservations(change: Change, trend: Trend) -> list[str]:
    said = []
    if change.certainty is Certainty.WITHIN and change.difference:
        said.append("skillnaden ryms inom osäkerheten")
    if not change.same_kind:
        said.append("perioderna anges på olika sätt")
    if not change.same_kind or trend.verdict is TrendVerdict.TOO_FEW:
        points = max(2, trend.points)
        said.append(f"{_NUMBER_WORDS[points]} värden gör ingen trend")
    return said


def difference_words(difference: Decimal, indicator: Indicator) -> str:
    """A difference as words before what it is measured from: "33 procentenheter lägre än"."""
    side = side_words(difference, indicator)
    return f"{size_words(difference, indicator)} {side}" if difference else side


def side_words(difference: Decimal, indicator: Indicator) -> str:
    """Which way a difference goes, without its size: "lägre än"."""
    if difference == 0:
        return "lika mycket som"
    more, less = _MORE_AND_LESS.get(indicator.unit, ("högre", "lägre"))
    return f"{more if difference > 0 else less} än"


def size_words(difference: Decimal, indicator: Indicator) -> str:
    """How large a difference is, without its direction: "33 procentenheter"."""
    return change_with_unit(abs(difference), indicator.unit, indicator.decimals).lstrip("+")


def change_words(change: Change | None, indicator: Indicator) -> str:
    """A change inside a sentence or a tile: "33 procentenheter lägre än 2015"."""
    if change is None:
        return "inget jämförbart tidigare värde"
    return f"{difference_words(change.difference, indicator)} {change.previous.period.name}"


def standing_words(standing: Standing) -> str:
    """The verdict on a comparison where room is short: "i nivå med gruppen"."""
    return _STANDINGS[standing]


def comparison_sentence(comparison: Comparison, indicator: Indicator) -> str:
    """How far the result is from a group: "Det är 24 procentenheter högre än alla kommuner …"."""
    name, other, standing = comparison.group.name, comparison.figure, comparison.standing
    difference = comparison.difference
    if difference is None:
        return f"{name}: {other.text}."
    if standing is Standing.ALIKE:
        alike = f"Det är i nivå med {name}, som hade {other.text}"
        if not difference:
            return f"{alike}."
        size = size_words(difference, indicator)
        return f"{alike}: skillnaden, {size}, ryms inom osäkerheten."
    words = difference_words(difference, indicator)
    verdict = _VERDICTS[standing] if difference else ""
    return f"Det är {words} {name}, som hade {other.text}{verdict}."
