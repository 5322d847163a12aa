"""Periods: read, named and ordered."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvalitet.model.period import FORMS, Period, PeriodError, PeriodKind, parse_period

VECTORS = json.loads(
    Path(__file__).with_name("vectors").joinpath("format.json").read_text(encoding="utf-8")
)

years = st.integers(min_value=1900, max_value=2099)
months = st.builds("{}-{:02}".format, years, st.integers(min_value=1, max_value=12))
parts = st.builds(
    "{}-{}".format,
    years,
    st.sampled_from(
        ["H1", "H2", "h1", "T1", "T2", "T3", "t2", "K1", "K2", "K3", "K4", "Q1", "q4", "k2"]
    ),
)
spellings = st.one_of(
    years.map(str),
    months,
    parts,
    st.dates(date(1900, 1, 1), date(2099, 12, 31)).map(str),
    st.builds("{} rullande {}".format, months, st.integers(min_value=2, max_value=60)),
    st.builds("{} ackumulerad".format, months | parts),
    st.sampled_from(["ingångsvärde", "Ingångsvärde"]),
)
periods = spellings.map(parse_period)


@pytest.mark.parametrize(
    "row",
    [row for row in VECTORS["rows"] if row["kind"] == "period"],
    ids=lambda row: row["input"],
)
def test_names_periods_as_the_vectors_recommend(row: dict[str, str]) -> None:
    period = parse_period(row["input"])
    assert (period.name, period.short) == (row["recommended"], row["short"])
    assert (str(period.start), str(period.end)) == (row["start"], row["end"])


@pytest.mark.parametrize(
    ("written", "kind", "canonical", "name", "short", "in_months"),
    [
        ("2018", PeriodKind.YEAR, "2018", "2018", "2018", ""),
        ("2018-h2", PeriodKind.HALF, "2018-H2", "andra halvåret 2018", "H2 2018", "juli–december"),
        ("2020-T2", PeriodKind.TERTIAL, "2020-T2", "tertial 2 2020", "T2 2020", "maj–augusti"),
        (
            "2024-q3",
            PeriodKind.QUARTER,
            "2024-K3",
            "tredje kvartalet 2024",
            "K3 2024",
            "juli–september",
        ),
        ("2024-01", PeriodKind.MONTH, "2024-01", "januari 2024", "jan. 2024", ""),
        ("2024-01-31", PeriodKind.DAY, "2024-01-31", "31 januari 2024", "31 jan. 2024", ""),
        (
            "2020-07 rullande 12",
            PeriodKind.ROLLING,
            "2020-07 rullande 12",
            "12 månader till och med juli 2020",
            "12 mån. t.o.m. juli 2020",
            "augusti 2019–juli 2020",
        ),
        (
            "2020-T2 ackumulerad",
            PeriodKind.CUMULATIVE,
            "2020-08 ackumulerad",
            "januari–augusti 2020, ackumulerat",
            "jan.–aug. 2020, ack.",
            "",
        ),
        ("ingångsvärde", PeriodKind.BASELINE, "ingångsvärde", "ingångsvärde", "ingångsvärde", ""),
    ],
)
def test_each_form_has_its_names(
    written: str, kind: PeriodKind, canonical: str, name: str, short: str, in_months: str
) -> None:
    period = parse_period(written)
    assert (period.kind, period.canonical, period.name) == (kind, canonical, name)
    assert (period.short, period.months_in_words) == (short, in_months)


@pytest.mark.parametrize(
    ("written", "start", "end", "count"),
    [
        ("2020-T2 ackumulerad", "2020-01-01", "2020-08-31", 8),
        ("2024-K3 ackumulerad", "2024-01-01", "2024-09-30", 9),
        ("2024-H1 ackumulerat", "2024-01-01", "2024-06-30", 6),
        ("2024-02 ackumulerad", "2024-01-01", "2024-02-29", 2),
        ("2020-07 rullande 12", "2019-08-01", "2020-07-31", 12),
        ("2020-02 rullande 3", "2019-12-01", "2020-02-29", 3),
        ("2024-06-30", "2024-06-30", "2024-06-30", None),
    ],
)
def test_each_period_has_its_first_and_last_day(
    written: str, start: str, end: str, count: int | None
) -> None:
    period = parse_period(written)
    assert (str(period.start), str(period.end), period.months) == (start, end, count)


def test_a_period_is_the_same_however_it_is_written() -> None:
    assert parse_period("2018-q1") == parse_period("2018-K1")
    assert len({parse_period(text) for text in ("2018-q1", "2018-Q1", "2018-k1")}) == 1
    assert parse_period("2020-T2 ackumulerad") == parse_period("2020-08 ackumulerad")
    assert parse_period(" 2020-07\u00a0rullande  12") == parse_period("2020-07 rullande 12")


def test_kinds_are_kept_apart_though_the_dates_are_the_same() -> None:
    alike = ("2020", "2020-12 rullande 12", "2020-12 ackumulerad")
    assert len({parse_period(text) for text in alike}) == len(alike)
    assert len({parse_period(text).sort_key for text in alike}) == len(alike)


def test_periods_are_ordered_by_their_last_day_and_a_sum_comes_last() -> None:
    written = ["2019-01", "2018", "2018-12", "ingångsvärde", "2018-H1", "2018-06-30", "2018-H2"]
    in_order = sorted(map(parse_period, written), key=lambda period: period.sort_key)
    assert [period.written for period in in_order] == [
        "ingångsvärde",
        "2018-06-30",
        "2018-H1",
        "2018-12",
        "2018-H2",
        "2018",
        "2019-01",
    ]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("", "Perioden är tom."),
        ("mars", "”mars” är inte en period."),
        ("2025-01-32", "”2025-01-32” är inte en period: januari 2025 har 31 dagar."),
        ("2025-H3", "”2025-H3” är inte en period: ett år har två halvår."),
        ("2025-T4", "”2025-T4” är inte en period: ett år har tre tertial."),
        ("2025-K0", "”2025-K0” är inte en period: ett år har fyra kvartal."),
        ("2024-13", "”2024-13” är inte en period: månaden ska vara 01–12."),
        ("1789", "”1789” är inte en period: året ska ligga mellan 1900 och 2099."),
        ("2018-2019", "”2018-2019” är inte en period."),
        ("٢٠١٨", "”٢٠١٨” är inte en period."),
        (
            "2020 rullande 12",
            "”2020 rullande 12” är inte en period: ett rullande värde slutar med en månad.",
        ),
        (
            "2020-07 rullande 99",
            "”2020-07 rullande 99” är inte en period: ett rullande värde omfattar 2–60 månader.",
        ),
        (
            "2020 ackumulerad",
            "”2020 ackumulerad” är inte en period: ett ackumulerat värde slutar med en månad, "
            "ett kvartal, ett tertial eller ett halvår.",
        ),
    ],
)
def test_an_impossible_period_is_refused_with_its_reason(written: str, message: str) -> None:
    with pytest.raises(PeriodError) as caught:
        parse_period(written)
    assert (caught.value.message, caught.value.remedy) == (message, FORMS)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2018H1", "2018-H1"),
        ("H1 2018", "2018-H1"),
        ("2018 H1", "2018-H1"),
        ("2018–H1", "2018-H1"),
        ("18-H1", "2018-H1"),
        ("T2 2020", "2020-T2"),
        ("första halvåret 2018", "2018-H1"),
        ("1:a kvartalet 2018", "2018-K1"),
        ("kv 3 2024", "2024-K3"),
        ("juni 2024", "2024-06"),
        ("2024 sept", "2024-09"),
        ("2024-6", "2024-06"),
        ("2024/06/30", "2024-06-30"),
        ("30 juni 2024", "2024-06-30"),
        ("30/6 2024", "2024-06-30"),
        ("20240630", "2024-06-30"),
        ("2020-07 rullande", "2020-07 rullande 12"),
        ("rullande 12 juli 2020", "2020-07 rullande 12"),
        ("T2 2020 ack", "2020-T2 ackumulerad"),
        ("ingangsvarde", "ingångsvärde"),
    ],
)
def test_a_near_miss_is_suggested(written: str, meant: str) -> None:
    with pytest.raises(PeriodError) as caught:
        parse_period(written)
    assert caught.value.message == f"”{written}” är inte en period."
    assert caught.value.remedy == f"Menade du ”{meant}”? {FORMS}"
    assert caught.value.suggestion == meant


@given(periods)
def test_the_canonical_spelling_reads_back_as_the_same_period(period: Period) -> None:
    again = parse_period(period.canonical)
    assert again == period
    assert hash(again) == hash(period)
    assert again.canonical == period.canonical
    assert (again.name, again.short) == (period.name, period.short)


@given(periods, periods)
def test_the_order_is_total_and_agrees_with_equality(a: Period, b: Period) -> None:
    assert (a.sort_key == b.sort_key) == (a == b) == (a.canonical == b.canonical)
    assert (a.sort_key < b.sort_key) + (b.sort_key < a.sort_key) + (a == b) == 1


@given(st.text() | st.text(alphabet="2018-HTKQ åäörullandeckmi/.", max_size=30))
def test_any_text_is_a_period_or_refused(text: str) -> None:
    try:
        parse_period(text)
    except PeriodError as error:
        assert error.message
        if error.suggestion:
            parse_period(error.suggestion)


@pytest.mark.parametrize(
    ("one", "other", "follows"),
    [
        ("2019", "2020", True),
        ("2019", "2021", False),
        ("2018-H2", "2019-H1", True),
        ("2018-H1", "2019-H1", False),
        ("2023-12", "2024-01", True),
        ("2024-01", "2024-03", False),
        ("2019-02-01", "2020-08-01", True),
        ("2020-07 rullande 12", "2021-07 rullande 12", True),
        ("2020-07 rullande 12", "2021-08 rullande 12", False),
        ("2020-T2 ackumulerad", "2021-T2 ackumulerad", True),
        ("2020-T2 ackumulerad", "2022-T2 ackumulerad", False),
    ],
)
def test_the_next_period_is_the_one_with_none_left_out_between(
    one: str, other: str, follows: bool
) -> None:
    assert parse_period(one).is_next(parse_period(other)) is follows
