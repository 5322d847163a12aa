"""The year against its months: events add up, persons may be counted twice, levels are left."""

import pytest

from tests.counting import added_up, counted


def told(series: str, of: str = "händelser", unit: str = "antal", keys: str = "") -> list[str]:
    return added_up(counted("X", f"{{{series}}}", keys, unit=unit, of=of))


def months(year: int, *counts: int) -> str:
    return ", ".join(f"{year}-{month:02}: {n}" for month, n in enumerate(counts, start=1))


TWELVE = months(2020, 10, 12, 9, 8, 11, 10, 3, 5, 14, 12, 11, 10)  # 115


@pytest.mark.parametrize(
    ("series", "message"),
    [
        (
            "2020-H1: 340, 2020-H2: 362, 2020: 712",
            "2020 är 712, men de två halvåren är tillsammans",
        ),
        (f"{TWELVE}, 2020: 116", "2020 är 116, men de tolv månaderna är tillsammans 115."),
        ("2020-T1: 5, 2020-T2: 6, 2020-T3: 7, 2020: 19", "de tre tertialen är tillsammans 18."),
        (
            "2020-01: 5, 2020-02: 6, 2020-03: 7, 2020-K1: 19",
            "X 2020-K1 är 19, men de tre månaderna",
        ),
        ("2020-K1: 5, 2020-K2: 6, 2020-H1: 12", "X 2020-H1 är 12, men de två kvartalen"),
        (f"{TWELVE}, 2020-12 rullande 12: 116", "X 2020-12 rullande 12 är 116, men de tolv"),
        ("2020: 115, 2020-12 rullande 12: 116", "rullande 12 är 116, men året är 115."),
        ("2020-H1: 115, 2020-06 ackumulerad: 116", "ackumulerad är 116, men halvåret är 115."),
        ("2020-T1: 200, 2020-T2: 210, 2020: 400", "men två av tertialen är redan 410."),
        (
            "2020-04 ackumulerad: 20, 2020-08 ackumulerad: 19",
            "men redan X 2020-04 ackumulerad är 20",
        ),
        (
            "2020-08 ackumulerad: 20, 2020: 19",
            "X 2020 är 19, men redan X 2020-08 ackumulerad är 20",
        ),
    ],
)
def test_events_add_up(series: str, message: str) -> None:
    (found,) = told(series)
    assert found.startswith("A007 ")
    assert message in found


@pytest.mark.parametrize(
    "series",
    [
        f"{TWELVE}, 2020: 115",
        f"{TWELVE}, 2020: 115, 2020-H1: 60, 2020-H2: 55, 2020-T1: 39",
        "2020-H1: 340, 2020-H2: ej mätt, 2020: 712",
        "2020-H1: 340, 2020: 312",  # one half tells nothing of a level on a day
        "2020-H1: 340, 2020-H2: 362, 2020: 350",  # a level, or a mean
        f"{TWELVE}, 2020: 10",
        "2020-04 ackumulerad: 20, 2020-08 ackumulerad: 20, 2021-04 ackumulerad: 3",
        "2020-06-30: 12, 2020-12-31: 15, 2020: 40",
        "2019-H1: 3, 2019-H2: 4, 2020: 40, ingångsvärde: 2",
        '2020-H1: "3,5", 2020-H2: "4,5", 2020: 40',
    ],
)
def test_what_may_be_true_is_left_alone(series: str) -> None:
    assert told(series) == []


@pytest.mark.parametrize(
    ("year", "is_told"), [(702, False), (500, False), (703, True), (339, True)]
)
def test_of_persons_the_year_lies_between_the_busiest_half_and_the_sum(
    year: int, is_told: bool
) -> None:
    found = told(f"2020-H1: 340, 2020-H2: 362, 2020: {year}", of="personer")
    assert bool(found) == is_told


def test_shares_of_events_add_up_in_both_their_counts() -> None:
    halves = "2020-H1: 24 av 30, 2020-H2: 10 av 20"
    assert told(f"{halves}, 2020: 34 av 50", unit="procent") == []
    (found,) = told(f"{halves}, 2020: 35 av 50", unit="procent")
    assert found == "A007 X 2020 är 35 av 50, men de två halvåren är tillsammans 34 av 50."
    assert told("2020-H1: 80, 2020-H2: 50, 2020: 90", unit="procent") == []


def test_what_is_counted_by_another_rule_is_not_compared() -> None:
    series = "2020-H1: 340, 2020-H2: 362, 2020: 712"
    rules = "definitioner: [{från: 2019, text: Så}, {från: 2020-H2, text: Så här}]"
    assert told(series, keys=rules) == []
    assert told(series.replace("712", "{värde: 712, roll: kohort}")) == []


def test_one_fault_is_told_once_although_it_shows_in_every_kind() -> None:
    series = f"{TWELVE}, 2020-H1: 60, 2020-H2: 55, 2020: 116"
    assert told(series) == ["A007 X 2020 är 116, men de två halvåren är tillsammans 115."]
