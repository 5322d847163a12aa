"""Values: numbers, shares and kinds of missing."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvalitet.model.value import (
    MissingKind,
    Number,
    Share,
    Value,
    ValueProblem,
    parse_value,
    same_value,
    write_value,
)

numbers = st.builds(
    lambda digits, places: Number(Decimal(digits).scaleb(-places)),
    st.integers(min_value=-(10**11), max_value=10**11),
    st.integers(min_value=0, max_value=6),
)
shares = st.integers(min_value=1, max_value=10**6).flatmap(
    lambda n: st.builds(Share, st.integers(min_value=0, max_value=n), st.just(n))
)
values: st.SearchStrategy[Value] = st.one_of(numbers, shares, st.sampled_from(MissingKind))


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("67", "67"),
        ("87,5", "87.5"),
        ("87.50", "87.50"),
        ("-3,2", "-3.2"),
        ("−3,2", "-3.2"),
        ("1 234", "1234"),
        ("1\u00a0234\u00a0567,5", "1234567.5"),
        ("-0", "0"),
    ],
)
def test_reads_a_number_with_the_decimals_it_was_written_with(written: str, amount: str) -> None:
    value = parse_value(written)
    assert isinstance(value, Number)
    assert str(value.amount) == amount


@pytest.mark.parametrize(
    ("written", "share"),
    [
        ("24 av 30", Share(24, 30)),
        ("0 av 5", Share(0, 5)),
        ("1 240 av 3\u00a0000", Share(1240, 3000)),
    ],
)
def test_reads_a_share(written: str, share: Share) -> None:
    assert parse_value(written) == share


def test_a_share_is_exact_until_somebody_rounds_it() -> None:
    assert Share(24, 30).percent == 80
    assert Share(2, 3).percent == Fraction(200, 3)


@pytest.mark.parametrize("kind", MissingKind)
def test_reads_every_kind_of_missing_and_explains_it(kind: MissingKind) -> None:
    for spelling in (kind.value, kind.value.upper(), *kind.other_spellings):
        assert parse_value(f" {spelling} ") is kind
    assert kind.explanation.endswith(".")


@pytest.mark.parametrize("written", ["u.s.", "us", "US", "U.S."])
def test_abbreviations_mean_that_the_figure_is_unknown(written: str) -> None:
    assert parse_value(written) is MissingKind.UNKNOWN


KINDS = (
    "ej mätt, uppgift saknas, för få svar, sekretess, ej tillämpligt, bortfall eller ej publicerat"
)
NO_VALUE = 'är inte ett tal, en andel ("24 av 30") eller ett av orden för saknat värde.'
EXAMPLES = "Skriv t.ex. 67, 67,5, 24 av 30 eller ej mätt."
THE_UNIT = "enheten står i nyckeltalet."


@pytest.mark.parametrize(
    ("written", "message", "remedy"),
    [
        ("", "Värdet är tomt.", f"Skriv ett tal, eller varför det saknas: {KINDS}."),
        ("-", "”-” säger inte varför värdet saknas.", f"Skriv {KINDS}."),
        ("null", "”null” säger inte varför värdet saknas.", f"Skriv {KINDS}."),
        ("NaN", "”NaN” säger inte varför värdet saknas.", f"Skriv {KINDS}."),
        ("sextiosju", f"”sextiosju” {NO_VALUE}", EXAMPLES),
        ("inf", f"”inf” {NO_VALUE}", EXAMPLES),
        ("12 34", f"”12 34” {NO_VALUE}", EXAMPLES),
        ("٣", f"”٣” {NO_VALUE}", EXAMPLES),
        ("67 %", f"”67 %” {NO_VALUE}", f"Skriv bara 67: {THE_UNIT}"),
        ("12,5 dagar", f"”12,5 dagar” {NO_VALUE}", f"Skriv bara 12,5: {THE_UNIT}"),
        ("24/30", f"”24/30” {NO_VALUE}", "Skriv 24 av 30."),
        ("24 av", f"”24 av” {NO_VALUE}", EXAMPLES),
        ("1e5", f"”1e5” {NO_VALUE}", "Skriv ut talet med alla sina siffror."),
        ("–5", f"”–5” {NO_VALUE}", "Skriv -5."),
        ("+5", f"”+5” {NO_VALUE}", "Skriv 5."),
        (
            "<5",
            f"”<5” {NO_VALUE}",
            "Skriv antalet som det är (små antal döljs när sidan byggs), eller för få svar.",
        ),
        (
            "1.234,5",
            f"”1.234,5” {NO_VALUE}",
            "Skriv tusental med mellanslag och decimaler med komma: 1 234,5.",
        ),
        (
            "8,96 av 10",
            "”8,96 av 10” är ett medelvärde, inte en andel: en andel räknas i hela tal.",
            "Skriv bara 8,96, och låt nyckeltalets spann säga hur långt skalan går.",
        ),
        (
            "24 av 0",
            "”24 av 0” går inte att räkna ut: nämnaren är noll.",
            "Skriv varför andelen saknas, t.ex. ej tillämpligt om ingen var berörd.",
        ),
        (
            "31 av 30",
            "”31 av 30” är mer än det hela.",
            "Rätta det ena talet, eller vänd på dem: 30 av 31.",
        ),
        (
            "9" * 13,
            f"”{'9' * 13}” har orimligt många siffror.",
            "Skriv högst 12 siffror och 6 decimaler.",
        ),
        (
            "0,1234567",
            "”0,1234567” har orimligt många siffror.",
            "Skriv högst 12 siffror och 6 decimaler.",
        ),
    ],
)
def test_what_is_no_value_is_refused_with_the_way_out(
    written: str, message: str, remedy: str
) -> None:
    with pytest.raises(ValueProblem) as caught:
        parse_value(written)
    assert (caught.value.message, caught.value.remedy) == (message, remedy)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ej matt", "ej mätt"),
        ("sekretes", "sekretess"),
        ("ej tilämpligt", "ej tillämpligt"),
        ("saknas", "uppgift saknas"),
        ("Inga tillgängliga data", "uppgift saknas"),
        ("inte mätt", "ej mätt"),
    ],
)
def test_a_near_miss_of_a_kind_of_missing_is_suggested(written: str, meant: str) -> None:
    with pytest.raises(ValueProblem) as caught:
        parse_value(written)
    assert caught.value.remedy == f"Menade du ”{meant}”? {EXAMPLES}"


@pytest.mark.parametrize(
    ("a", "b", "decimals", "same"),
    [
        ("80", "24 av 30", 0, True),
        ("67", "20 av 30", 0, True),
        ("67", "20 av 30", 1, False),
        ("66,7", "20 av 30", 1, True),
        ("91", "181 av 200", 0, True),
        ("90", "181 av 200", 0, False),
        ("80", "80,0", 1, True),
        ("8 av 10", "24 av 30", 0, False),
        ("us", "uppgift saknas", 0, True),
        ("ej mätt", "uppgift saknas", 0, False),
        ("0", "ej mätt", 0, False),
    ],
)
def test_two_statements_agree_at_the_declared_rounding(
    a: str, b: str, decimals: int, same: bool
) -> None:
    assert same_value(parse_value(a), parse_value(b), decimals) is same
    assert same_value(parse_value(b), parse_value(a), decimals) is same


@given(values)
def test_a_written_value_reads_back_as_itself(value: Value) -> None:
    again = parse_value(write_value(value))
    assert again == value
    assert write_value(again) == write_value(value)


@given(st.text() | st.text(alphabet="0123456789 ,.-−–av%/eus", max_size=30))
def test_any_text_is_a_value_or_refused(text: str) -> None:
    try:
        value = parse_value(text)
    except ValueProblem as problem:
        assert problem.message
        assert problem.remedy
    else:
        assert parse_value(write_value(value)) == value


@pytest.mark.parametrize("text", ["9" * 10**6, "1 " * 10**5, "24 av " * 10**5, "x" * 10**6])
def test_absurdly_long_text_is_refused_at_once(text: str) -> None:
    with pytest.raises(ValueProblem) as caught:
        parse_value(text)
    assert len(caught.value.message) < 200
