"""Examples about series: their trend, their usual variation and their way to a target."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import comb, factorial

from kvalitet.analysis.control import control_of
from kvalitet.analysis.points import points_of
from kvalitet.analysis.series_words import control_sentence, target_sentence, trend_sentence
from kvalitet.analysis.statistics.mann_kendall import mann_kendall
from kvalitet.analysis.statistics.xmr import ODD_RANGE, REACH
from kvalitet.analysis.trend import slope_of
from kvalitet.pages.worked.example import EXAMPLE, Worked, results_of, series_example
from kvalitet.swedish.numbers import decimal, percent


def trend() -> Worked:
    series = {"2018": "70", "2019": "72", "2020": "71", "2021": "75", "2022": "78", "2023": "77"}
    (*_, last) = results_of({**series, "2024": "81"})
    points = points_of(last.so_far, 0)
    n, pairs = len(points.values), comb(len(points.values), 2)
    s, p = mann_kendall(points.values)
    orderings = p * factorial(n)
    return series_example(
        "Andelen som är nöjda, år för år",
        last,
        (
            f"Sju värden ger {pairs} par. I {(pairs + s) // 2} av dem är det senare värdet högre "
            f"och i {(pairs - s) // 2} är det lägre: S = {s}.",
            f"Sju olika värden kan ordnas på {decimal(factorial(n), 0)} sätt. Minst lika stort S, "
            f"uppåt eller nedåt, har {decimal(orderings, 0)} av dem: p = {decimal(p, 4)}.",
            "Det är högst 0,05, så trenden är säkerställd.",
            f"Medianen av de {pairs} lutningarna är {decimal(slope_of(points), 2)} "
            "procentenheter per år.",
        ),
        trend_sentence(last.trend, EXAMPLE),
    )


def variation() -> Worked:
    values = (70, 72, 69, 71, 70, 68, 72, 71, 69, 70, 71, 70, 79)
    months = [f"{2023 + i // 12}-{i % 12 + 1:02}" for i in range(len(values))]
    (*_, last) = results_of(dict(zip(months, map(str, values), strict=True)))
    points = points_of(last.so_far, 0)
    control = control_of(points, None, EXAMPLE.polarity)
    assert control is not None
    limits = control.limits
    ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
    mean_range = Fraction(sum(ranges), len(ranges))
    odd = ODD_RANGE * mean_range
    kept_range = decimal(limits.reach / REACH, 2)
    return series_example(
        "Andelen som är nöjda, månad för månad",
        last,
        (
            f"Medelvärdet av de {len(values)} värdena är {percent(limits.mean, 2)}.",
            f"Stegen mellan grannar är i medeltal {decimal(mean_range, 2)}.",
            f"Steg på {decimal(ODD_RANGE, 3)} · {decimal(mean_range, 2)} = {decimal(odd, 2)} eller "
            f"mer räknas bort: det är {sum(size >= odd for size in ranges)} av {len(ranges)}. "
            f"De andra är i medeltal {kept_range}.",
            f"Gränserna är medelvärdet ± {decimal(REACH, 2)} · {kept_range}: "
            f"{decimal(limits.low, 2)} till {percent(limits.high, 2)}.",
        ),
        control_sentence(control, EXAMPLE),
    )


def target() -> Worked:
    series = {"2020": "70", "2021": "71", "2022": "73", "2023": "74", "2024": "76"}
    (*_, last) = results_of(series, {2026: Decimal(82)})
    points = points_of(last.so_far, 0)
    slope, years = slope_of(points), 2
    needed = Fraction(82 - 76, years)
    return series_example(
        "Andelen som är nöjda; målet för 2026 är 82 %",
        last,
        (
            f"Det saknas {82 - 76} procentenheter, och det är {years} år kvar: det behövs "
            f"{decimal(needed, 1)} procentenheter per år.",
            f"Takten är {decimal(slope, 1)} procentenheter per år, alltså "
            f"{percent(100 * slope / needed, 0)} av vad som behövs.",
            "Från 95 % är det på väg, från 60 % delvis på väg, under det för långsamt.",
        ),
        target_sentence(last.attainment, last.trend, None, EXAMPLE),
    )
