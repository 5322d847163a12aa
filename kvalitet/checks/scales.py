"""Family S: every quality scale classifies every value that can occur, exactly once.

A value or a target that was not thought possible would make the proof empty, and is told as well.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kvalitet.analysis.figures import exact_value
from kvalitet.analysis.findings import Findings
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.checked import Checked
from kvalitet.model.indicator import Indicator, QualityScale
from kvalitet.model.plan import Plan
from kvalitet.model.scale import Interval, Stretch
from kvalitet.model.value import Value, write_value
from kvalitet.model.words import Polarity
from kvalitet.problems import Place, Problem, Rule, Severity
from kvalitet.swedish.lists import joined
from kvalitet.swedish.numbers import as_written

HOLE = Rule("S001", Severity.ERROR, "Skalan lämnar värden utan nivå")
OVERLAP = Rule("S002", Severity.ERROR, "Skalan ger ett värde två nivåer")
SAME_START = Rule("S003", Severity.ERROR, "Två skalor gäller från samma dag")
WRONG_WAY = Rule("S005", Severity.ERROR, "Skalan går åt andra hållet än nyckeltalet")
IMPOSSIBLE = Rule("S004", Severity.ERROR, "Värdet ligger utanför det möjliga")
BEYOND = Rule("S006", Severity.WARNING, "Skalan räknar med värden som inte är möjliga")


def check_scales(catalogue: Catalogue, _: Findings) -> Iterator[Problem]:
    """Holes and overlaps of every scale, with example values."""
    for document in catalogue.of_type(Indicator):
        seen = set()
        for i, scale in enumerate(document.form.scales):
            place = document.front.place_of(("nivåer", i))
            yield from _check_scale(scale, document.form, place)
            yield from _check_direction(scale, document.form, place)
            yield from _check_span(scale, document, i)
            if scale.valid_from in seen:
                yield _same_start(document, i)
            seen.add(scale.valid_from)
    yield from _impossible_values(catalogue)


def possible_values(indicator: Indicator) -> Interval:
    """The values an indicator can take: as declared, else 0–100 for shares and 0 and up."""
    if indicator.possible is not None:
        return indicator.possible
    return Interval(Decimal(0), Decimal(100) if indicator.unit == "procent" else None)


@dataclass(frozen=True, slots=True)
class DecidedTarget:
    """A target as a document states it."""

    indicator: Indicator
    year: int
    value: Value
    place: Place


def decided_targets(catalogue: Catalogue) -> Iterator[DecidedTarget]:
    """The targets of every indicator and plan."""
    for document in catalogue.of_type(Indicator):
        for i, target in enumerate(document.form.targets):
            at = ("mål", i)
            if at in document.front.values:  # those of plans have been added after them
                place = document.front.place_of((*at, "värde"))
                yield DecidedTarget(document.form, target.year, target.value, place)
    for plan in catalogue.of_type(Plan):
        for i, planned in enumerate(plan.form.indicators):
            indicator = catalogue.indicators.get(planned.indicator)
            if indicator is not None:
                for owner, value in planned.targets.items():
                    place = plan.front.place_of(("indikatorer", i, "mål", owner))
                    yield DecidedTarget(indicator, plan.form.year, value, place)


def goes_wrong_way(scale: QualityScale, indicator: Indicator) -> bool:
    """Whether green has the values that the indicator calls worse."""
    if scale.green is None or scale.red is None or indicator.polarity is Polarity.NEITHER:
        return False
    green, red = (float("-inf") if b.low is None else b.low for b in (scale.green, scale.red))
    return (green > red) != (indicator.polarity is Polarity.HIGHER)


def _impossible_values(catalogue: Catalogue) -> Iterator[Problem]:
    indicators = catalogue.indicators
    for series in catalogue.store.values():
        possible = possible_values(indicators[series[0].indicator])
        for one in series:
            if not _is_possible(one.value, possible):
                yield _impossible(one.value, one.indicator, possible, one.stated_in[0])
    for target in decided_targets(catalogue):
        possible = possible_values(target.indicator)
        if not _is_possible(target.value, possible):
            yield _impossible(target.value, target.indicator.id, possible, target.place)


def _is_possible(value: Value, possible: Interval) -> bool:
    exact = exact_value(value)
    return exact is None or exact in possible


def _impossible(value: Value, indicator: str, possible: Interval, place: Place) -> Problem:
    message = f"”{write_value(value)}” går inte: {indicator} kan vara {possible.in_words}."
    remedy = "Rätta värdet, eller ändra spann: i nyckeltalet."
    return Problem(place, IMPOSSIBLE, message, remedy)


def _check_scale(scale: QualityScale, indicator: Indicator, place: Place) -> Iterator[Problem]:
    possible, banding = possible_values(indicator), scale.banding(indicator.unit)
    holes = banding.uncovered(possible)
    if holes:
        remedy = "Flytta en gräns så att nivåerna möts."
        if None in (scale.red, scale.yellow, scale.green):
            remedy = "Flytta en gräns, eller lägg till den nivå som saknas."
        elif banding.decimals is None:
            remedy = "Flytta en gräns, eller skriv avrundning: heltal om värdet avrundas först."
        yield Problem(place, HOLE, f"Skalan ger ingen nivå åt {_examples(holes)}.", remedy)
    doubles = banding.overlaps(possible)
    if doubles:
        message = f"Skalan ger mer än en nivå åt {_examples(doubles)}."
        yield Problem(
            place, OVERLAP, message, "Flytta en gräns så att nivåerna inte går in i varandra."
        )


def _check_direction(scale: QualityScale, indicator: Indicator, place: Place) -> Iterator[Problem]:
    """Green must lie at the end that is better."""
    if scale.green and scale.red and goes_wrong_way(scale, indicator):
        yield Problem(
            place,
            WRONG_WAY,
            f"{indicator.polarity.value.capitalize()} är bättre, men grön är "
            f"{scale.green.in_words} och röd {scale.red.in_words}.",
            "Byt plats på grön och röd, eller ändra bättre:.",
        )


def _check_span(scale: QualityScale, document: Checked[Indicator], i: int) -> Iterator[Problem]:
    """A limit where no value can be; a band without an end goes on for ever, and is sound."""
    possible = possible_values(document.form)
    for level, band in scale.banding(document.form.unit).bands:
        if any(end is not None and _lies_outside(end, possible) for end in (band.low, band.high)):
            yield Problem(
                document.front.place_of(("nivåer", i, level.value)),
                BEYOND,
                f"{level.value.capitalize()} är {band.in_words}, men {document.form.id} kan vara "
                f"{possible.in_words}.",
                "Rätta gränsen, eller ändra spann: i nyckeltalet.",
            )


def _lies_outside(end: Decimal, possible: Interval) -> bool:
    low, high = possible.low, possible.high
    return (low is not None and end < low) or (high is not None and end > high)


def _examples(stretches: tuple[Stretch, ...]) -> str:
    return "t.ex. " + joined(as_written(stretch.example) for stretch in stretches[:3])


def _same_start(document: Checked[Indicator], i: int) -> Problem:
    return Problem(
        document.front.place_of(("nivåer", i, "gäller_från")),
        SAME_START,
        "En annan skala gäller redan från samma dag.",
        "Ta bort den ena, eller ge den ett eget datum.",
    )
