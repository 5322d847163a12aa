"""Family S: every quality scale classifies every value that can occur, exactly once.

A value that was not thought possible would make the proof empty, and is told as well.
"""

from collections.abc import Iterator

from kvalitet.analysis.figures import exact_value
from kvalitet.analysis.findings import Findings
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.checked import Checked
from kvalitet.model.indicator import Indicator, QualityScale
from kvalitet.model.scale import Stretch
from kvalitet.model.value import write_value
from kvalitet.model.words import Polarity
from kvalitet.problems import Place, Problem, Rule, Severity
from kvalitet.swedish.lists import joined
from kvalitet.swedish.numbers import as_written

HOLE = Rule("S001", Severity.ERROR, "Skalan lämnar värden utan nivå")
OVERLAP = Rule("S002", Severity.ERROR, "Skalan ger ett värde två nivåer")
SAME_START = Rule("S003", Severity.ERROR, "Två skalor gäller från samma dag")
WRONG_WAY = Rule("S005", Severity.ERROR, "Skalan går åt andra hållet än nyckeltalet")
IMPOSSIBLE = Rule("S004", Severity.ERROR, "Värdet ligger utanför det möjliga")


def check_scales(catalogue: Catalogue, _: Findings) -> Iterator[Problem]:
    """Holes and overlaps of every scale, with example values."""
    for document in catalogue.of_type(Indicator):
        seen = set()
        for i, scale in enumerate(document.form.scales):
            place = document.front.place_of(("nivåer", i))
            yield from _check_scale(scale, document.form, place)
            yield from _check_direction(scale, document.form, place)
            if scale.valid_from in seen:
                yield _same_start(document, i)
            seen.add(scale.valid_from)
    yield from _impossible_values(catalogue)


def _impossible_values(catalogue: Catalogue) -> Iterator[Problem]:
    indicators = catalogue.indicators
    for series in catalogue.store.values():
        possible = indicators[series[0].indicator].possible_values
        for observation in series:
            exact = exact_value(observation.value)
            if exact is not None and exact not in possible:
                message = (
                    f"”{write_value(observation.value)}” går inte: {observation.indicator} "
                    f"kan vara {possible.in_words}."
                )
                remedy = "Rätta värdet, eller ändra spann: i nyckeltalet."
                yield Problem(observation.stated_in[0], IMPOSSIBLE, message, remedy)


def _check_scale(scale: QualityScale, indicator: Indicator, place: Place) -> Iterator[Problem]:
    possible, banding = indicator.possible_values, scale.banding(indicator.unit)
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
    if scale.green is None or scale.red is None or indicator.polarity is Polarity.NEITHER:
        return
    green, red = (float("-inf") if b.low is None else b.low for b in (scale.green, scale.red))
    if (green > red) != (indicator.polarity is Polarity.HIGHER):
        yield Problem(
            place,
            WRONG_WAY,
            f"{indicator.polarity.value.capitalize()} är bättre, men grön är "
            f"{scale.green.in_words} och röd {scale.red.in_words}.",
            "Byt plats på grön och röd, eller ändra bättre:.",
        )


def _examples(stretches: tuple[Stretch, ...]) -> str:
    return "t.ex. " + joined(as_written(stretch.example) for stretch in stretches[:3])


def _same_start(document: Checked[Indicator], i: int) -> Problem:
    return Problem(
        document.front.place_of(("nivåer", i, "gäller_från")),
        SAME_START,
        "En annan skala gäller redan från samma dag.",
        "Ta bort den ena, eller ge den ett eget datum.",
    )
