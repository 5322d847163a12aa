"""What readers can add up and subtract: the equations between figures, and what they cost."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvalitet.analysis.disclosure.hidden import Masking, Why, masking
from tests.sites import CONFIG, config_of, indicator, measured, site

UNITS = CONFIG.replace(
    "enheter: [{id: lotsen, namn: Lotsen}]",
    "enheter: [{id: lotsen, namn: Lotsen}, {id: kajen, namn: Kajen}]",
)
PARTS = "indelningar: {kön: [kvinnor, män], orsak: [hot, våld, annat], enhet: [lotsen, kajen]}"


def masked(text: str, unit: str = "antal", counts: str = "händelser") -> Masking:
    """What is hidden of an indicator's figures."""
    text = text.replace("enhet: procent", f"enhet: {unit}").replace(
        "avser: personer", f"avser: {counts}"
    )
    catalogue = site(text, UNITS).catalogue
    return masking(catalogue.store, catalogue.indicators, config_of(UNITS))


def hidden(found: Masking) -> set[str]:
    """The hidden figures as "2024", "2024 kvinnor" or "lotsen 2024"."""
    return {
        " ".join(
            [
                *([] if o.owner == "hylte" else [o.owner]),
                o.period.written,
                *(part for _, part in o.parts),
            ]
        )
        for o in (one.observation for one in found.hidden)
    }


def hidden_of(series: str, unit: str = "antal", counts: str = "händelser") -> set[str]:
    return hidden(masked(measured(series, PARTS), unit, counts))


# Time


@pytest.mark.parametrize(
    ("series", "gone"),
    [
        ("{2024-H1: 3, 2024-H2: 57, 2024: 60}", {"2024-H1", "2024-H2"}),
        ("{2024-T1: 3, 2024-T2: 20, 2024-T3: 30, 2024: 53}", {"2024-T1", "2024-T2"}),
        (
            "{2024-K1: 9, 2024-K2: 3, 2024-K3: 8, 2024-K4: 30, 2024: 50}",
            {"2024-K2", "2024-K3"},
        ),
        # of two that are as large the newer
        (
            "{2024-K1: 9, 2024-K2: 3, 2024-K3: 9, 2024-K4: 30, 2024: 51}",
            {"2024-K2", "2024-K3"},
        ),
        ("{2024-01: 3, 2024-02: 20, 2024-03: 8, 2024-K1: 31}", {"2024-01", "2024-03"}),
        ("{2024-H1: 3, 2024-H2: 3, 2024: 6}", {"2024-H1", "2024-H2", "2024"}),
        ("{2024-H1: 3, 2024-H2: 0, 2024: 3}", {"2024-H1", "2024"}),
        ("{2024-H1: 3, 2024-H2: 57}", {"2024-H1"}),  # no year to subtract from
        ("{2024-H1: 10, 2024-H2: 50, 2024: 60}", set()),
    ],
)
def test_a_year_tells_what_is_left_when_its_parts_are_taken_off(
    series: str, gone: set[str]
) -> None:
    assert hidden_of(series) == gone
    assert hidden_of(series, counts="personer") == gone


def test_persons_counted_twice_do_not_add_up_and_tell_nothing() -> None:
    assert hidden_of("{2024-H1: 3, 2024-H2: 57, 2024: 58}", counts="personer") == {"2024-H1"}


def test_quarters_may_add_up_where_months_do_not() -> None:
    months = "2024-01: 9, 2024-02: 9, 2024-03: 9"
    quarters = "2024-K1: 12, 2024-K2: 3, 2024-K3: 20, 2024-K4: 25, 2024: 60"
    gone = {"2024-K1", "2024-K2"}
    assert hidden_of(f"{{{months}, {quarters}}}", counts="personer") == gone


def test_halves_tell_of_tertials_without_any_year() -> None:
    series = "{2024-H1: 30, 2024-H2: 33, 2024-T1: 20, 2024-T2: 40, 2024-T3: 3}"
    assert hidden_of(series) == {"2024-T3", "2024-T1"}


@pytest.mark.parametrize(
    ("series", "gone"),
    [
        ("{2024-T1 ackumulerad: 40, 2024-T2 ackumulerad: 42}", {"2024-T1 ackumulerad"}),
        ("{2024-T1: 40, 2024-T2 ackumulerad: 42}", {"2024-T1"}),
        ("{2024-K3 ackumulerad: 42, 2024: 45}", {"2024-K3 ackumulerad"}),
        ("{2024-T1 ackumulerad: 40, 2024-T2 ackumulerad: 50}", set()),
        ("{2024-T1 ackumulerad: 40, 2024-T2 ackumulerad: 40}", set()),
        (
            "{2024-T1 ackumulerad: 40, 2024-T2: 3, 2024-T2 ackumulerad: 43}",
            {"2024-T1 ackumulerad", "2024-T2"},
        ),
    ],
)
def test_a_count_so_far_tells_what_was_added(series: str, gone: set[str]) -> None:
    assert hidden_of(series) == gone
    assert hidden_of(series, counts="personer") == gone


def test_two_rolling_years_tell_how_two_months_differ() -> None:
    series = "{2023-06 rullande 12: 90, 2023-07 rullande 12: 85, 2022-07: 8, 2023-07: 3}"
    assert hidden_of(series) == {"2023-07", "2022-07"}


def test_events_that_nobody_wrote_a_quarter_for_are_told_by_the_year() -> None:
    series = "{2024-K1: 10, 2024-K2: 20, 2024-K3: 30, 2024: 62}"
    assert hidden_of(series) == {"2024-K1"}
    assert hidden_of(series, counts="personer") == set()
    assert hidden_of("{2024-01: 30, 2024-11: 19, 2024: 50}") == {"2024-11"}, "one in the rest"


def test_events_that_cannot_all_be_true_tell_what_those_do_that_can() -> None:
    series = "{2024-K1: 70, 2024-T1: 60, 2024-T2: 3, 2024-T3: 50, 2024: 113}"
    assert hidden_of(series) == {"2024-T2", "2024-T3"}


def test_shares_add_up_too_both_those_who_are_and_those_who_are_not() -> None:
    series = "{2024-H1: 3 av 40, 2024-H2: 20 av 50, 2024: 23 av 90}"
    assert hidden_of(series, "procent") == {"2024-H1", "2024-H2"}
    series = "{2024-H1: 12 av 300, 2024-H2: 3 av 300, 2024: 15 av 300}"
    assert hidden_of(series, "procent") == {"2024-H1", "2024-H2"}, "the same base both times"


def test_days_and_baselines_are_no_parts_of_a_year() -> None:
    assert hidden_of("{ingångsvärde: 57, 2024-12-31: 3, 2024: 60}") == {"2024-12-31"}


# Breakdowns


def test_without_a_total_nothing_more_is_hidden() -> None:
    assert hidden_of("{2024: {kvinnor: 3, män: 57}}") == {"2024 kvinnor"}


def test_two_breakdowns_tell_of_each_other_without_their_total() -> None:
    series = "{2024: {kvinnor: 3, män: 57, hot: 20, våld: 30, annat: 10}}"
    assert hidden_of(series) == {"2024 kvinnor", "2024 annat"}


def test_a_part_hidden_in_one_breakdown_leaves_the_other_alone() -> None:
    series = "{2024: {totalt: 60, kvinnor: 3, män: 57, hot: 20, våld: 30, annat: 10}}"
    assert hidden_of(series) == {"2024 kvinnor", "2024 män"}


def test_what_is_hidden_in_a_half_year_must_not_be_told_by_the_year() -> None:
    series = """
      2024-H1: {totalt: 40, kvinnor: 3, män: 37}
      2024-H2: {totalt: 50, kvinnor: 20, män: 30}
      2024: {totalt: 90, kvinnor: 23, män: 67}"""
    assert hidden_of(series.replace("\n      ", "\n    ")) == {
        "2024-H1 kvinnor",
        "2024-H1 män",
        "2024-H2 kvinnor",
        "2024-H2 män",
    }


@pytest.mark.parametrize("missing", ["uppgift saknas", "ej mätt", "för få svar", "bortfall"])
def test_a_part_that_is_missing_can_be_had_by_subtraction(missing: str) -> None:
    assert hidden_of(f"{{2024: {{totalt: 60, kvinnor: {missing}, män: 57}}}}") == {"2024 män"}
    assert hidden_of(f"{{2024: {{totalt: 60, kvinnor: {missing}, män: 40}}}}") == set()
    assert hidden_of(f"{{2024: {{totalt: 60, kvinnor: {missing}, män: 60}}}}") == set(), "none"


def test_what_is_confidential_is_not_to_be_had_by_subtraction_whatever_it_is() -> None:
    series = "{2024: {totalt: 60, kvinnor: sekretess, män: 20}}"
    assert hidden_of(series) == {"2024 män"}
    assert hidden_of("{2024: {totalt: sekretess, kvinnor: 40, män: 20}}") == {"2024 män"}
    assert hidden_of("{2024-H1: sekretess, 2024-H2: 20, 2024: 60}") == {"2024-H2"}
    persons = "{2024-H1: sekretess, 2024-H2: 20, 2024: 60}"
    assert hidden_of(persons, counts="personer") == {"2024-H2"}
    untrue = "{2024-K1: sekretess, 2024-K2: 20, 2024-H1: 60, 2024-H2: 50, 2024: 65}"
    assert hidden_of(untrue, counts="personer") == set()


def test_what_does_not_add_up_tells_nothing() -> None:
    assert hidden_of("{2024: {totalt: 50, kvinnor: 3, män: 57}}") == {"2024 kvinnor"}
    assert hidden_of("{2024: {totalt: 50, kvinnor: sekretess, män: 57}}") == set()


# Shares


def test_a_share_of_none_is_hidden_only_as_a_last_resort() -> None:
    series = "{2024: {totalt: 5 av 64, kvinnor: 0 av 4, hot: 5 av 20, män: 5 av 60}}"
    assert hidden_of(series, "procent") == {"2024 kvinnor", "2024 män"}
    dearer = "{2024: {totalt: 5 av 64, hot: 0 av 4, våld: 0 av 10, annat: 5 av 50}}"
    assert hidden_of(dearer, "procent") == {"2024 hot", "2024 annat"}
    nobody = "{2024: {totalt: 0 av 64, kvinnor: 0 av 4, män: 0 av 60}}"
    assert hidden_of(nobody, "procent") == {"2024 kvinnor", "2024 män"}


def test_a_percentage_with_a_base_that_can_be_had_by_subtraction_tells_its_count() -> None:
    """Thirty women are left of sixty, and 13 per cent of them are four."""
    series = "{2024: {totalt: 24 av 60, kvinnor: 13, män: 20 av 30}}"
    assert hidden_of(series, "procent") >= {"2024 män"}
    series = "{2024: {totalt: 36 av 60, kvinnor: 53, män: 20 av 30}}"
    assert hidden_of(series, "procent") == set()


def test_percentages_that_mix_to_the_total_tell_the_counts_behind_them() -> None:
    """One in ten of the women and half of the men are ten of forty: some 25 women, and two."""
    small = "{2024: {totalt: 10 av 40, kvinnor: 10, män: 50}}"
    assert hidden_of(small, "procent") != set()
    large = "{2024: {totalt: 240 av 600, kvinnor: 50, män: 25}}"
    assert hidden_of(large, "procent") == set()


def test_percentages_alone_tell_no_counts() -> None:
    assert hidden_of("{2024: {totalt: 3, kvinnor: 2, män: 4}}", "procent") == set()


# Units


def hidden_with_units(of: Mapping[str, str], unit: str = "antal") -> set[str]:
    lines = "\n".join(f"  {owner}: {{2024: {value}}}" for owner, value in of.items())
    return hidden(masked(indicator(f"{PARTS}\nmätningar:\n{lines}"), unit))


def test_a_municipality_tells_what_its_units_leave() -> None:
    assert hidden_with_units({"hylte": "60", "lotsen": "3", "kajen": "57"}) == {
        "lotsen 2024",
        "kajen 2024",
    }
    assert hidden_with_units({"hylte": "60", "lotsen": "57"}) == {"lotsen 2024"}
    assert hidden_with_units({"hylte": "60", "lotsen": "40", "kajen": "20"}) == set()
    assert hidden_with_units({"nacka": "60", "lotsen": "3", "kajen": "57"}) == {"lotsen 2024"}


def test_a_unit_has_no_more_than_its_municipality_in_any_month() -> None:
    """In September there were five in all, so at most five of the tertial are the unit's."""
    lines = "  hylte: {2024-T3: 25, 2024-K4: 20}\n  lotsen: {2024-T3: 4, 2024-K4: 0}"
    found = hidden(masked(indicator(f"{PARTS}\nmätningar:\n{lines}")))
    assert found > {"lotsen 2024-T3"}


def test_a_unit_may_stand_as_a_part_and_on_its_own() -> None:
    broken_down = "{totalt: 60, lotsen: 20, kajen: 40}"
    assert hidden_with_units({"hylte": broken_down, "lotsen": "20"}) == set()
    broken_down = "{totalt: 60, lotsen: 3, kajen: 57}"
    assert hidden_with_units({"hylte": broken_down, "kajen": "57"}) == {
        "2024 lotsen",
        "2024 kajen",
        "kajen 2024",
    }
    lines = "  hylte: {2024-H1: {kajen: 57}, 2024-H2: {kajen: 3}, 2024: {kajen: 60}}"
    found = masked(indicator(f"{PARTS}\nmätningar:\n{lines}\n  kajen: {{2024-H1: 57}}"), "antal")
    assert hidden(found) == {"2024-H2 kajen", "2024 kajen"}, "the first half is told twice"


# The report


def test_the_writer_is_told_what_is_hidden_and_why() -> None:
    found = masked(measured("{2024: {totalt: 60, kvinnor: 3, män: 57}}", PARTS))
    primary, complementary = found.hidden
    assert (primary.why, complementary.why) == (Why.PRIMARY, Why.COMPLEMENTARY)
    assert (primary.name, complementary.name) == ("Hylte 2024 kvinnor", "Hylte 2024 män")
    assert (primary.because_of, complementary.because_of) == ("", "Hylte 2024 kvinnor")
    assert primary.reason == "3 är så få att någon kan pekas ut"
    assert complementary.reason == "annars går Hylte 2024 kvinnor att räkna ut"
    assert found.exposed == ()


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("3 av 40", "3 av 40 är så få"),
        ("36 av 40", "36 av 40 lämnar 4, så få"),
        ("0 av 7", "0 av 7 är ett så litet underlag"),
    ],
)
def test_the_writer_is_told_what_is_small_about_a_share(value: str, reason: str) -> None:
    limits = f"{UNITS}sekretess: {{minsta_underlag: 10}}\n"
    catalogue = site(measured(f"{{2024: {value}}}"), limits).catalogue
    (one,) = masking(catalogue.store, catalogue.indicators, config_of(limits)).hidden
    assert one.reason == f"{reason} att någon kan pekas ut"


@pytest.mark.parametrize(
    ("series", "given_away"),
    [
        (
            "{2024: {totalt: 60, kvinnor: 57}}",
            "de som i Hylte 2024 inte hör till någon del av kön",
        ),
        (
            "{2024-T1 ackumulerad: 40, 2024-T2 ackumulerad: 42}",
            "maj–augusti 2024 i Hylte 2024-08 ackumulerad",
        ),
        (
            "{2024-K1: 60, 2024: 62}",
            "april–december 2024 i Hylte 2024",
        ),
    ],
)
def test_what_nobody_wrote_has_a_name_too(series: str, given_away: str) -> None:
    (one,) = masked(measured(series, PARTS)).hidden
    assert one.because_of == given_away


def test_a_part_may_have_any_name() -> None:
    keys = 'indelningar: {"{0}": ["{a}", "{", "}"]}'
    text = measured('{2024: {totalt: 60, "{a}": 57}}', keys)
    (one,) = masked(text).hidden
    assert one.because_of == "de som i Hylte 2024 inte hör till någon del av {0}"


# Whatever is written

ODD = {
    "antal": ["3", "0", "57", "2,5", "0,4", "-3", "60", "120", "sekretess", "ej tillämpligt"],
    "procent": ["3 av 40", "0 av 4", "40 av 40", "20 av 50", "13", "7,5", "120", "-4", "sekretess"],
}
OVERLAPPING = ["2024", "2024-H1", "2024-K2", "2024-T1", "2024-02", "2024-K2 ackumulerad"]
OVERLAPPING += ["2024-06 rullande 12", "2023-12 rullande 24", "2024-12-31", "ingångsvärde"]
NAMES = ["totalt", "kvinnor", "män", "hot", "våld", "annat", "lotsen", "kajen"]


@given(st.data(), st.sampled_from(sorted(ODD)), st.sampled_from(["personer", "händelser"]))
def test_figures_that_contradict_each_other_are_no_reason_to_stop(
    data: st.DataObject, unit: str, counts: str
) -> None:
    cells = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(ODD[unit]), min_size=1)
    series = st.dictionaries(st.sampled_from(OVERLAPPING), cells, min_size=1)
    owners = data.draw(st.dictionaries(st.sampled_from(["hylte", "lotsen", "kajen"]), series))
    lines = [
        f"  {owner}: {{{', '.join(f'{period}: {_written(cell)}' for period, cell in own.items())}}}"
        for owner, own in owners.items()
    ]
    keys = "\n".join([PARTS, *(["mätningar:", *lines] if lines else [])])
    found = masked(indicator(keys), unit, counts)
    assert all(one.reason for one in found.hidden)


def _written(cell: Mapping[str, str]) -> str:
    return "{" + ", ".join(f'{part}: "{value}"' for part, value in cell.items()) + "}"
