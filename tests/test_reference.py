"""References to figures in prose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvalitet.model.period import parse_period
from kvalitet.model.reference import (
    FORMS,
    FigureReference,
    ReferenceProblem,
    ReferenceWord,
    parse_reference,
)


def reference(
    indicator: str,
    period: str | None = None,
    word: ReferenceWord = ReferenceWord.VALUE,
    municipality: str | None = None,
    parts: tuple[tuple[str, str], ...] = (),
) -> FigureReference:
    when = None if period is None else parse_period(period)
    return FigureReference(indicator, when, municipality, parts, word)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("U33461", reference("U33461")),
        ("U33461 2018-H1", reference("U33461", "2018-H1")),
        ("U33461 2018-h1 värde", reference("U33461", "2018-H1")),
        ("U33461 2018-H1 nivå", reference("U33461", "2018-H1", ReferenceWord.LEVEL)),
        ("U33461 2018-H1 Förändring", reference("U33461", "2018-H1", ReferenceWord.CHANGE)),
        ("U33461 trend", reference("U33461", word=ReferenceWord.TREND)),
        ("U33461 2020-07 rullande 12", reference("U33461", "2020-07 rullande 12")),
        (
            "U33461 2020-T2 ackumulerad nivå",
            reference("U33461", "2020-T2 ackumulerad", ReferenceWord.LEVEL),
        ),
        ("avvikelser-sol ingångsvärde", reference("avvikelser-sol", "ingångsvärde")),
        (
            "U33461 2024 kommun=nacka kön=kvinnor enhet=norra trend",
            reference(
                "U33461",
                "2024",
                ReferenceWord.TREND,
                "nacka",
                (("enhet", "norra"), ("kön", "kvinnor")),
            ),
        ),
        (
            "  U33461   kön=kvinnor\u00a02024 KOMMUN=nacka ",
            reference("U33461", "2024", municipality="nacka", parts=(("kön", "kvinnor"),)),
        ),
        (
            'U33461 2024 ålder="0–12 år"',
            reference("U33461", "2024", parts=(("ålder", "0–12 år"),)),
        ),
        (
            "U33461 2024 ålder=”0–12 år”",
            reference("U33461", "2024", parts=(("ålder", "0–12 år"),)),
        ),
    ],
)
def test_reads_a_reference(written: str, expected: FigureReference) -> None:
    assert parse_reference(written) == expected


def test_the_order_of_the_keys_means_nothing() -> None:
    assert parse_reference("A1 kön=män ålder=18–24") == parse_reference("A1 ålder=18–24 kön=män")


WHAT_MAY_FOLLOW = "Efter perioden kan stå värde, nivå, förändring eller trend."


@pytest.mark.parametrize(
    ("written", "message", "remedy"),
    [
        ("  ", "Hänvisningen är tom.", FORMS),
        ("kön=kvinnor", "”kön=kvinnor” nämner inget nyckeltal.", FORMS),
        ("[U33461", "”[U33461” kan inte vara ett nyckeltals id.", FORMS),
        (
            "2018-H1 nivå",
            "Hänvisningen börjar med perioden ”2018-H1”, men nyckeltalets id saknas.",
            FORMS,
        ),
        (
            "U33461 2018-H1 nivo",
            "”nivo” är varken en period eller något att fråga efter.",
            f"Menade du ”nivå”? {WHAT_MAY_FOLLOW}",
        ),
        (
            "U33461 2018-H1 median",
            "”median” är varken en period eller något att fråga efter.",
            WHAT_MAY_FOLLOW,
        ),
        (
            "U33461 trend 2018 nivå",
            "Hänvisningen frågar efter både ”trend” och ”nivå”.",
            "Behåll ett av orden, och skriv en hänvisning till för det andra.",
        ),
        (
            "U33461 komun=nacka",
            "”komun” är ingen nyckel i en hänvisning.",
            f"Menade du ”kommun”? {FORMS}",
        ),
        (
            "U33461 period=2018",
            "”period=2018”: här behövs inget ”period=”.",
            "Skriv bara 2018.",
        ),
        (
            "U33461 kommun=",
            "”kommun=” säger inte vilken kommun som avses.",
            'Skriv t.ex. kommun=nacka, eller ålder="0–12 år" när det är flera ord.',
        ),
        (
            "U33461 kommun = nacka",
            "”=” är inte nyckel=värde.",
            'Skriv utan mellanslag runt =, t.ex. kommun=nacka, eller ålder="0–12 år".',
        ),
        (
            "U33461 kön=män kön=kvinnor",
            "”kön” står två gånger i hänvisningen.",
            "Behåll den ena.",
        ),
    ],
)
def test_what_is_no_reference_is_refused_with_the_way_out(
    written: str, message: str, remedy: str
) -> None:
    with pytest.raises(ReferenceProblem) as caught:
        parse_reference(written)
    assert (caught.value.message, caught.value.remedy) == (message, remedy)


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        ("U33461 H1 2018", "”H1 2018” är inte en period.", "Menade du ”2018-H1”? "),
        ("U33461 juni 2024 nivå", "”juni 2024” är inte en period.", "Menade du ”2024-06”? "),
        ("U33461 2025-H3", "”2025-H3” är inte en period: ett år har två halvår.", "Skriv t.ex. "),
        ("KF 24", "”24” är inte en period.", "Skriv t.ex. "),
    ],
)
def test_a_misspelt_period_is_told_as_periods_are(written: str, message: str, hint: str) -> None:
    with pytest.raises(ReferenceProblem) as caught:
        parse_reference(written)
    assert caught.value.message == message
    assert caught.value.remedy.startswith(hint)


@given(st.text() | st.text(alphabet='U3461 2018-Hnivåkomu="”=', max_size=40))
def test_any_text_is_a_reference_or_refused(text: str) -> None:
    try:
        parse_reference(text)
    except ReferenceProblem as problem:
        assert problem.message
        assert problem.remedy


def test_absurdly_long_text_is_refused_at_once() -> None:
    with pytest.raises(ReferenceProblem):
        parse_reference("U1 " + "x" * 10**6)
