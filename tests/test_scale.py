"""Intervals, levels, and the proof that a scale covers every value exactly once."""

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvalitet.model.scale import (
    FORMS,
    Interval,
    IntervalProblem,
    Scale,
    Stretch,
    parse_interval,
)
from kvalitet.model.words import QualityLevel
from kvalitet.swedish.numbers import round_half_up

VECTORS = json.loads(
    Path(__file__).with_name("vectors").joinpath("proportion.json").read_text(encoding="utf-8")
)
BANDS = VECTORS["quality_band"]


def scale(red: str, yellow: str, green: str, decimals: int | None) -> Scale:
    return Scale(parse_interval(red), parse_interval(yellow), parse_interval(green), decimals)


KF24 = scale("0–75", "76–90", "91–100", 0)
PERCENT = parse_interval("0–100")


@pytest.mark.parametrize(
    ("written", "interval"),
    [
        ("0–75", Interval(Decimal(0), Decimal(75))),
        ("0-75", Interval(Decimal(0), Decimal(75))),
        ("0 till 75", Interval(Decimal(0), Decimal(75))),
        ("0,5 – 1.5", Interval(Decimal("0.5"), Decimal("1.5"))),
        ("-5–5", Interval(Decimal(-5), Decimal(5))),
        ("−10--5", Interval(Decimal(-10), Decimal(-5))),
        ("1 000–2 000", Interval(Decimal(1000), Decimal(2000))),
        ("Över 10", Interval(Decimal(10), None, low_open=True)),
        ("under 5", Interval(None, Decimal(5), high_open=True)),
        ("minst 91", Interval(Decimal(91), None)),
        ("högst 75", Interval(None, Decimal(75))),
        ("0–", Interval(Decimal(0), None)),
        ("3", Interval(Decimal(3), Decimal(3))),
        ("över 75 och under 91", Interval(Decimal(75), Decimal(91), True, True)),
        ("minst 75 men under 91", Interval(Decimal(75), Decimal(91), high_open=True)),
        ("alla värden", Interval(None, None)),
    ],
)
def test_reads_an_interval(written: str, interval: Interval) -> None:
    assert parse_interval(written) == interval


@pytest.mark.parametrize(
    ("written", "message", "remedy"),
    [
        ("", "Intervallet är tomt.", FORMS),
        ("låg", "”låg” är inte ett intervall.", FORMS),
        ("0–75–90", "”0–75–90” är inte ett intervall.", FORMS),
        ("över 5 under 10", "”över 5 under 10” är inte ett intervall.", FORMS),
        ("över 5 och under 5", "”över 5 och under 5” rymmer inget värde.", FORMS),
        (
            "75–0",
            "”75–0” slutar före sin början.",
            "Skriv det lägsta värdet först: 0–75.",
        ),
        (
            "0–75 %",
            "”0–75 %” är inte ett intervall.",
            f"Enheten skrivs inte ut. Menade du ”0–75”? {FORMS}",
        ),
        ("> 10", "”> 10” är inte ett intervall.", f"Menade du ”över 10”? {FORMS}"),
        ("≥91", "”≥91” är inte ett intervall.", f"Menade du ”minst 91”? {FORMS}"),
        ("mer än 10", "”mer än 10” är inte ett intervall.", f"Menade du ”över 10”? {FORMS}"),
        ("91 eller mer", "”91 eller mer” är inte ett intervall.", f"Menade du ”minst 91”? {FORMS}"),
        ("–75", "”–75” är inte ett intervall.", f"Menade du ”högst 75”? {FORMS}"),
        ("hogst 75", "”hogst 75” är inte ett intervall.", f"Menade du ”högst 75”? {FORMS}"),
        (
            "0–9999999999999",
            "”9999999999999” har orimligt många siffror.",
            "Skriv högst 12 siffror och 6 decimaler.",
        ),
    ],
)
def test_what_is_no_interval_is_refused_with_the_way_out(
    written: str, message: str, remedy: str
) -> None:
    with pytest.raises(IntervalProblem) as caught:
        parse_interval(written)
    assert (caught.value.message, caught.value.remedy) == (message, remedy)


def test_an_open_end_is_not_included() -> None:
    band = parse_interval("över 75 och högst 90")
    assert [75 in band, Fraction(751, 10) in band, Decimal(90) in band] == [False, True, True]
    assert 91 not in band


@pytest.mark.parametrize("case", BANDS["cases"], ids=lambda case: f"{case['x']} av {case['n']}")
def test_bands_shares_as_the_vectors_do(case: dict[str, int | str]) -> None:
    bands = {name: Interval(Decimal(low), Decimal(high)) for name, low, high in BANDS["bands"]}
    vector_scale = Scale(bands["red"], bands["yellow"], bands["green"], 0)
    level = vector_scale.level_of(Fraction(100 * int(case["x"]), int(case["n"])))
    assert level is QualityLevel[str(case["band"]).upper()]


def test_a_value_is_rounded_before_it_is_banded() -> None:
    assert KF24.level_of(Decimal("75.49")) is QualityLevel.RED
    assert KF24.level_of(Decimal("75.5")) is QualityLevel.YELLOW
    assert KF24.level_of(Decimal("90.5")) is QualityLevel.GREEN


def test_a_value_in_a_hole_has_no_level() -> None:
    assert scale("0–75", "76–90", "91–100", None).level_of(Decimal("75.5")) is None


def test_a_scale_in_whole_numbers_is_complete() -> None:
    assert KF24.uncovered(PERCENT) == ()
    assert KF24.overlaps(PERCENT) == ()


def test_without_declared_rounding_there_are_holes_between_whole_numbers() -> None:
    holes = scale("0–75", "76–90", "91–100", None).uncovered(PERCENT)
    assert [(hole.where.in_words, hole.example) for hole in holes] == [
        ("över 75 och under 76", Decimal("75.5")),
        ("över 90 och under 91", Decimal("90.5")),
    ]


def test_rounding_finer_than_the_bands_leaves_holes() -> None:
    holes = scale("0–75", "76–90", "91–100", 1).uncovered(PERCENT)
    assert [hole.where.in_words for hole in holes] == ["75,1–75,9", "90,1–90,9"]


def test_open_bands_need_no_rounding() -> None:
    exact = scale("under 75", "minst 75 och under 91", "minst 91", None)
    assert exact.uncovered(parse_interval("alla värden")) == ()
    assert exact.overlaps(parse_interval("alla värden")) == ()


def test_an_overlap_names_its_levels() -> None:
    assert scale("över 10", "5–11", "under 5", 0).overlaps(parse_interval("minst 0")) == (
        Stretch(
            Interval(Decimal(11), Decimal(11)),
            Decimal(11),
            (QualityLevel.RED, QualityLevel.YELLOW),
        ),
    )


def test_a_span_without_end_needs_a_band_without_end() -> None:
    (hole,) = KF24.uncovered(parse_interval("minst 0"))
    assert (hole.where.in_words, hole.example) == ("minst 101", Decimal(101))


def test_a_level_that_is_not_used_claims_nothing() -> None:
    two = Scale(parse_interval("0–75"), None, parse_interval("76–100"), 0)
    assert two.uncovered(PERCENT) == ()
    assert Scale(None, None, None, 0).uncovered(PERCENT)[0].where == PERCENT


def test_what_rounds_up_to_an_open_end_of_the_span_is_possible() -> None:
    # 4,9 is below 5 but is published as 5; nothing below 4,5 is.
    bands = Scale(parse_interval("0–4"), None, None, 0)
    assert [hole.example for hole in bands.uncovered(parse_interval("0 till 4,9"))] == [5]
    assert bands.uncovered(parse_interval("minst 0 och under 4,5")) == ()


def test_what_rounds_down_to_an_open_end_of_the_span_is_possible() -> None:
    bands = Scale(parse_interval("-4 till 0"), None, None, 0)
    assert [hole.example for hole in bands.uncovered(parse_interval("-4,9 till 0"))] == [-5]
    assert bands.uncovered(parse_interval("över -4,5 och högst 0")) == ()


quarters = st.integers(min_value=-24, max_value=24).map(lambda n: Decimal(n) / 4)
bounds = st.none() | quarters


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = draw(bounds), draw(bounds)
    if low is not None and high is not None and low > high:
        low, high = high, low
    is_point = low is not None and low == high
    return Interval(
        low,
        high,
        low_open=low is not None and not is_point and draw(st.booleans()),
        high_open=high is not None and not is_point and draw(st.booleans()),
    )


@given(intervals())
def test_a_written_interval_reads_back_as_itself(interval: Interval) -> None:
    assert parse_interval(interval.in_words) == interval


@given(st.text() | st.text(alphabet="0123456789 ,.-−–<>≥%överundmistchög", max_size=30))
def test_any_text_is_an_interval_or_refused(text: str) -> None:
    try:
        interval = parse_interval(text)
    except IntervalProblem as problem:
        assert problem.message
        assert problem.remedy
    else:
        assert parse_interval(interval.in_words) == interval


def test_absurdly_long_text_is_refused_at_once() -> None:
    with pytest.raises(IntervalProblem):
        parse_interval("9" * 10**6)


@given(
    st.tuples(*[st.none() | intervals()] * 3),
    st.none() | st.sampled_from([0, 1]),
    intervals(),
)
def test_the_proof_agrees_with_trying_every_value(
    bands: tuple[Interval | None, Interval | None, Interval | None],
    decimals: int | None,
    span: Interval,
) -> None:
    judged = Scale(*bands, decimals)
    holes, overlaps = judged.uncovered(span), judged.overlaps(span)
    possible = set()
    # Every fortieth from −10 to 10: finer than any bound drawn (quarters) and any rounding.
    for tick in range(-400, 401):
        raw = Fraction(tick, 40)
        if raw not in span:
            continue
        published = raw if decimals is None else round_half_up(raw, decimals)
        possible.add(published)
        claims = sum(band is not None and published in band for band in bands)
        assert (claims == 0) == any(published in hole.where for hole in holes)
        assert (claims > 1) == any(published in overlap.where for overlap in overlaps)
        assert claims != 1 or judged.level_of(raw) is not None
    assert all(stretch.example in possible for stretch in (*holes, *overlaps))


@given(st.tuples(*[st.none() | intervals()] * 3), st.none() | st.sampled_from([0, 1]), intervals())
def test_every_example_is_an_example(
    bands: tuple[Interval | None, Interval | None, Interval | None],
    decimals: int | None,
    span: Interval,
) -> None:
    judged = Scale(*bands, decimals)
    for stretch in (*judged.uncovered(span), *judged.overlaps(span)):
        assert stretch.example in stretch.where
        claims = [level for level, band in judged.bands if stretch.example in band]
        assert tuple(claims) == stretch.levels
        assert len(claims) != 1
