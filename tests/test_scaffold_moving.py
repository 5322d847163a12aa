"""From one period to the next: the kinds there are, and the names they have in texts."""

import pytest

from kvalitet.model.period import Period, parse_period
from kvalitet.scaffold.moving import Move, first_of_kind, following, shifted


def move(then: str, now: str) -> Move:
    return Move(parse_period(then), parse_period(now))


def written(period: Period | None) -> str | None:
    return period.written if period else None


@pytest.mark.parametrize(
    ("period", "next_one"),
    [
        ("2024", "2025"),
        ("2024-H1", "2024-H2"),
        ("2024-H2", "2025-H1"),
        ("2024-T1", "2024-T2"),
        ("2024-T3", "2025-T1"),
        ("2024-Q4", "2025-K1"),
        ("2024-12", "2025-01"),
        ("2024-06-30", None),
        ("2024-07 rullande 12", None),
        ("2024-T2 ackumulerad", None),
        ("ingångsvärde", None),
        ("2099", None),
    ],
)
def test_the_next_period_is_of_the_same_kind(period: str, next_one: str | None) -> None:
    assert written(following(parse_period(period))) == next_one


def test_a_year_begins_with_the_first_period_of_a_kind() -> None:
    assert written(first_of_kind(parse_period("2024-T3"), 2025)) == "2025-T1"
    assert written(first_of_kind(parse_period("2024"), 2025)) == "2025"
    assert first_of_kind(parse_period("2024-06-30"), 2025) is None


def test_a_day_that_a_month_lacks_becomes_its_last() -> None:
    assert written(shifted(parse_period("2024-10-31"), 4)) == "2025-02-28"


@pytest.mark.parametrize(
    ("then", "now", "measured", "asked"),
    [
        ("2024-T1", "2024-T2", "2024-T1", "2024-T2"),
        ("2024-T1", "2024-T2", "2024-03", "2024-07"),
        ("2024-T2", "2024-T3", "2024-H1", "2024-H2"),
        ("2024-T3", "2025-T3", "2024", "2025"),
        ("2024-T2", "2024-T3", "2024-T2 ackumulerad", "2024-T3 ackumulerad"),
        ("2024-T2", "2024-T3", "2024-06 ackumulerad", "2024-10 ackumulerad"),
        ("2024-T2", "2024-T3", "2024-07 rullande 12", "2024-11 rullande 12"),
        ("2024-T2", "2024-T3", "2024-08-01", "2024-12-01"),
        ("2024", "2025", "2024-K3", "2025-K3"),
        ("2018-H1", "2019", "2018-H1", "2019"),
    ],
)
def test_a_measured_period_moves_with_the_document(
    then: str, now: str, measured: str, asked: str
) -> None:
    assert written(move(then, now).period(parse_period(measured))) == asked


@pytest.mark.parametrize(
    ("then", "now", "measured"),
    [
        ("2024-T3", "2025-T1", "2024"),  # the year is not over then
        ("2024-T2", "2024-T3", "2024-01"),  # was told of another time
        ("2024", "2025", "2023"),
        ("2024", "2025", "ingångsvärde"),  # was told once and for all
    ],
)
def test_what_has_no_value_now_is_not_asked_for(then: str, now: str, measured: str) -> None:
    assert move(then, now).period(parse_period(measured)) is None


@pytest.mark.parametrize(
    ("then", "now", "text", "moved"),
    [
        ("2024", "2025", "Exempelbys kvalitetsplan 2024", "Exempelbys kvalitetsplan 2025"),
        ("2024-T1", "2024-T2", "Uppföljning, tertial 1 2024", "Uppföljning, tertial 2 2024"),
        ("2024-T1", "2024-T2", "Tertial 1 2024", "Tertial 2 2024"),
        ("2024-T3", "2025-T1", "Plan 2024, T3 2024", "Plan 2025, T1 2025"),
        ("2024-H1", "2024-H2", "Första halvåret 2024", "Andra halvåret 2024"),
        ("2024-T1", "2024-T2", "exempelby-2024-t1", "exempelby-2024-t2"),
        ("2024-T1", "2024-T2", "EX-2024-T1", "EX-2024-T2"),
        ("2024", "2025-T1", "exempelby-2024", "exempelby-2025-t1"),
    ],
)
def test_a_text_that_names_the_period_moves_on(then: str, now: str, text: str, moved: str) -> None:
    assert move(then, now).text(text) == moved


@pytest.mark.parametrize("text", ["Uppföljningen av planen 2024", "Första tertialet", "120241"])
def test_a_text_that_names_no_period_cannot_be_moved(text: str) -> None:
    assert move("2024-T1", "2024-T2").text(text) is None
