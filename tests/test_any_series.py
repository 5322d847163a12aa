"""Whatever a series holds, everything that is said of it is defined: no crash, no "nan"."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kvalitet.analysis.headlines import headline
from kvalitet.analysis.trend import TrendVerdict
from kvalitet.analysis.wording import conclusion
from kvalitet.charts.interactive import figure_json
from kvalitet.charts.line import draw_line_chart
from kvalitet.charts.shapes import NARROW, WIDE
from kvalitet.pages.ahead import path_of
from kvalitet.pages.charts import line_chart
from tests.sites import measured, site

ENDINGS = ("", "-H1", "-T2", "-03", "-12 rullande 12", "-06 ackumulerad")
HUGE = 10**12 - 1

MISSING = st.sampled_from(["ej mätt", "sekretess", "uppgift saknas"])
SHARES = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(
    lambda pair: f"{min(pair)} av {max(*pair, 1)}"
)
VALUES = {
    "procent": SHARES | st.integers(0, 100),
    "antal": st.integers(0, 40) | st.integers(0, HUGE),
    "kronor": st.integers(-HUGE, HUGE) | st.just(0),
}
NEVER = re.compile(r"nan\b|\binf|None|Fraction|Decimal|E\+|  |\.\.")


@st.composite
def series(draw: st.DrawFn) -> tuple[str, str]:
    """A unit, and a series of one kind of period with holes, and in no order."""
    unit = draw(st.sampled_from(sorted(VALUES)))
    values = draw(st.lists(VALUES[unit] | MISSING, min_size=1, max_size=16))
    years = draw(st.permutations(range(2001, 2001 + len(values))))
    ending = draw(st.sampled_from(ENDINGS))
    items = (f"{year}{ending}: {value}" for year, value in zip(years, values, strict=True))
    return unit, f"{{{', '.join(items)}}}"


def said(unit: str, text: str, better: str, counts: str) -> list[str]:
    """Every conclusion on a series, once everything else that can be asked has been asked."""
    document = measured(text, "mål: [{år: 2030, värde: 50}, {år: 2010, värde: 0}]\n")
    document = document.replace("enhet: procent", f"enhet: {unit}")
    document = document.replace("bättre: högre", f"bättre: {better}")
    document = document.replace("avser: personer", f"avser: {counts}")
    found = []
    for assessment in site(document).findings.all():
        for result in assessment.results:
            assert result.trend.verdict in TrendVerdict
            assert result.trend.p is None or 0 <= result.trend.p <= 1
            if result.interval is not None and result.figure.value is not None:
                assert result.interval.low <= result.interval.high
            found.append(conclusion(result))
            assert not NEVER.search(headline("Hylte", result))
        own, latest = [assessment], assessment.latest
        chart = line_chart("linje", own, latest, path=path_of(latest))
        assert chart is not None
        for form in (WIDE, NARROW):
            draw_line_chart(chart, form)
        figure_json(chart)  # which no "nan" can be written in
    return found


@settings(max_examples=150)
@given(
    series(),
    st.sampled_from(["högre", "lägre", "ingetdera"]),
    st.sampled_from(["personer", "händelser"]),
)
def test_every_series_has_a_conclusion(
    unit_and_text: tuple[str, str], better: str, counts: str
) -> None:
    found = said(*unit_and_text, better, counts)
    assert found
    for sentence in found:
        assert sentence.endswith(".")
        assert not NEVER.search(sentence)


@pytest.mark.parametrize(
    ("text", "ending"),
    [
        ("{2024: 50}", "Det finns inget tidigare värde att jämföra med."),
        ("{2024: ej mätt}", "Det finns inget resultat för 2024: ej mätt."),
        ("{2023: sekretess, 2024: sekretess}", "visas inte, av hänsyn till enskilda."),
        ("{2023: 0 av 40, 2024: 0 av 40}", "men två värden gör ingen trend."),
        ("{2023: 40 av 40, 2024: 40 av 40}", "men två värden gör ingen trend."),
        ("{2020: 7, 2021: 7, 2022: 7, 2023: 7, 2024: 7}", "visar ingen säkerställd trend."),
    ],
)
def test_series_that_say_little_say_so(text: str, ending: str) -> None:
    document = measured(text).replace("avser: personer", "avser: händelser")
    *_, latest = site(document).findings.all()
    assert conclusion(latest.latest).endswith(ending)
