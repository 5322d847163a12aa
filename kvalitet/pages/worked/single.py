"""Examples about single figures: their level, their uncertainty, a change and a comparison."""

from decimal import Decimal
from fractions import Fraction

from kvalitet.analysis.comparison import standing_of
from kvalitet.analysis.statistics.fisher import fisher
from kvalitet.analysis.statistics.intervals import Bounds, newcombe, wilson
from kvalitet.analysis.statistics.poisson import FIRST_APPROXIMATE, poisson
from kvalitet.analysis.wording import level_words, standing_words, verdict_on
from kvalitet.model.value import Share, parse_value
from kvalitet.pages.worked.example import EXAMPLE, Worked, results_of
from kvalitet.swedish.numbers import decimal, percent, percentage_points_short


def levels() -> Worked:
    rows = []
    for value in ("150 av 199", "151 av 200", "180 av 199", "181 av 200"):
        share = parse_value(value)
        assert isinstance(share, Share)
        (result,) = results_of({"2024": value})
        figure = result.figure
        rows.append((value, percent(share.exact, 3), figure.text, level_words(figure)))
    head = ("Underlag", "Exakt till tre decimaler", "Visas som", "Nivå")
    return Worked("Nivåerna är röd 0–75, gul 76–90 och grön 91–100", head, tuple(rows))


def change() -> Worked:
    rows = []
    for before, now in (("14 av 40", "6 av 30"), ("0 av 8", "4 av 9"), ("60 av 120", "85 av 120")):
        found = results_of({"2023": before, "2024": now})[-1].change
        assert found is not None
        one, other = parse_value(now), parse_value(before)
        assert isinstance(one, Share)
        assert isinstance(other, Share)
        tables = one.numerator, one.denominator, other.numerator, other.denominator
        interval = newcombe(*tables)
        assert interval is not None
        difference = percentage_points_short(found.difference, 0)
        p = decimal(Fraction(fisher(*tables)), 3)
        rows.append((before, now, difference, _bounds(interval.times(100)), p, verdict_on(found)))
    head = ("2023", "2024", "Skillnad", "Newcombes intervall", "Fishers p", "Omdöme")
    return Worked("Tre förändringar, där högre är bättre", head, tuple(rows))


def uncertainty() -> Worked:
    rows = []
    for count, base in ((0, 12), (6, 30), (24, 30), (240, 300), (30, 30)):
        interval = wilson(count, base)
        assert interval is not None
        share, around = percent(Fraction(100 * count, base), 0), _range(interval.times(100))
        rows.append((f"{count} av {base}", share, f"{around}\u00a0%", "Wilson"))
    for events in (0, 7, 24):
        method = "exakt Poisson" if events < FIRST_APPROXIMATE else "Byar"
        rows.append((f"{events} händelser", str(events), _range(poisson(events)), method))
    head = ("Underlag", "Visas som", "95-procentigt intervall", "Metod")
    return Worked("Samma andel är säkrare ju större underlaget är", head, tuple(rows))


def comparison() -> Worked:
    (own,) = results_of({"2024": "24 av 30"})
    interval = own.interval
    assert interval is not None
    rows = []
    for group in (60, 76, 95):
        place = "innanför" if interval.holds(group) else "utanför"
        standing = standing_of(own.figure, Decimal(group), EXAMPLE)
        rows.append(
            (percent(group, 0), f"{place} {_range(interval)}\u00a0%", standing_words(standing))
        )
    head = ("Gruppens värde", "Ligger", "Omdöme")
    return Worked(
        "Det egna värdet är 24 av 30, alltså 80 %, och högre är bättre", head, tuple(rows)
    )


def _bounds(interval: Bounds, decimals: int = 0) -> str:
    """An interval of differences: "−34 till 7"."""
    ends = (decimal(Fraction(end), decimals) for end in interval)
    return " till ".join(ends)


def _range(interval: Bounds, decimals: int = 1) -> str:
    """An interval of values: "9,5–37,3"."""
    return "–".join(decimal(Fraction(end), decimals) for end in interval)
