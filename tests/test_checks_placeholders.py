"""What a template or a draft has left behind is found, and what only quotes it is left alone."""

import pytest

from tests.sites import ANALYSIS, INDICATOR, PAGE, PLAN, Site, site, with_keys, with_text


def on_page(text: str) -> list[str]:
    """What is quoted of a text, with the code."""
    return quoted_in(site(with_text(PAGE, text)))


def quoted_in(found: Site) -> list[str]:
    return [f"{p.rule.code} {p.message.split('”')[1]}" for p in found.problems]


def analysed(sound: str, text: str) -> Site:
    assert sound in ANALYSIS
    return site({"n.md": INDICATOR, "a.md": ANALYSIS.replace(sound, text)})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Det är x antal års erfarenhet.", "x antal"),
        ("Det är **X** antal.", "X antal"),
        ("Andelen är X %.", "X %"),
        ("Andelen är xx%.", "xx%"),
        ("Kostnaden är XX kronor.", "XX kronor"),
        ("Ansvarig är xxx.", "xxx"),
        ("TODO: skriv klart.", "TODO"),
        ("Sedan […] är det klart.", "[…]"),
        ("Sedan [...] är det klart.", "[...]"),
        ("Här är [text].", "[text]"),
        ("Ansvarig är [namn].", "[namn]"),
        ("Det gäller [skriv vilka enheter].", "[skriv vilka enheter]"),
        ("Beslutad [ÅÅÅÅ-MM-DD].", "[ÅÅÅÅ-MM-DD]"),
        ("Namn: ________", "________"),
        ("Namn: ......", "......"),
        ("Lorem ipsum dolor.", "Lorem ipsum"),
        ("Skriv här.", "Skriv här"),
        ("Skriv din text här.", "Skriv din text här"),
        ("## Avsnitt [nummer eller x]\n\n| A |\n|---|\n| [antal] |", "[antal]"),
        ("![Bild av x antal barn](om.md)", "x antal"),
    ],
)
def test_a_placeholder_is_found(text: str, words: str) -> None:
    assert f"T031 {words}" in on_page(text)


@pytest.mark.parametrize(
    "text",
    [
        "Originalet skriver ”x antal års erfarenhet”.",
        "Barnet sade: ”Jag ville […] men vågade inte.”",
        "`[text]` och `TODO`",
        "Till exempel ex antal, taxi och xylofon.",
        "Se [nyckeltalet](#) och [^1].\n\n[^1]: En fotnot.",
        "Vänta ... och se … så.",
        "- [ ] att göra\n- [x] gjort",
        "Skriv till oss. Texten här är klar.",
        "Andelen är 100 % och 5 av 6 procent.",
        "Ort: Växjö, kvarter XI, vecka 10–12.",
    ],
)
def test_what_is_quoted_or_finished_is_left_alone(text: str) -> None:
    assert on_page(text) == []


def test_a_placeholder_is_found_in_the_front_matter_at_its_value() -> None:
    found = site(INDICATOR.replace("namn: Ej", "namn: X antal ej"))
    assert found.told == ["dokument.md:4:7 T031"]


def test_a_placeholder_may_be_excused_for_a_reason() -> None:
    exemption = "undantag: [{regel: T031, skäl: s, funktion: f, datum: 2024-11-01}]"
    assert site(with_text(with_keys(PAGE, exemption), "Ett x antal barn.")).told == []


@pytest.mark.parametrize("text", ["rätt* bemanning", "Bemanning är rätt*.", "67* barn"])
def test_an_asterisk_without_a_note_is_found(text: str) -> None:
    (found,) = on_page(text)
    assert found.startswith("T033 ")


@pytest.mark.parametrize("text", ["*rätt* bemanning", "**rätt** bemanning", "2 * 3", "- punkt"])
def test_emphasis_and_lists_have_asterisks_of_their_own(text: str) -> None:
    assert on_page(text) == []


@pytest.mark.parametrize("heading", ["Forts. risker", "Forts: risker", "Risker (forts.)", "Forts."])
def test_a_heading_that_goes_on_is_found(heading: str) -> None:
    assert on_page(f"## {heading}\n\nText.") == [f"T032 {heading}"]


@pytest.mark.parametrize(
    "text", ["## Fortsatt arbete", "## Fortsättning på planen\n\nText.", "Forts. följer i höst."]
)
def test_work_that_goes_on_is_left_alone(text: str) -> None:
    assert on_page(text) == []


def test_a_risk_that_a_page_break_has_repeated_is_found() -> None:
    plan = PLAN.replace("riskmatris: matris\n", "riskmatris: uppgift saknas\n")
    found = site(
        {"n.md": INDICATOR, "p.md": plan.replace("namn: Barn väntar", "namn: Forts. Barn väntar")}
    )
    assert [line for line in found.told if "T03" in line] == ["p.md:12:11 T032"]


@pytest.mark.parametrize(
    "guidance",
    [
        "Här kan du ta stöd av handboken under avsnitt 3.",
        "Här ska resultatet beskrivas.",
        "Här söker och beskriver vi orsakerna.",
        "Vad beror resultatet/avvikelsen på? (Motivera.)",
        "- Är det externa eller interna faktorer?",
        "Vilka åtgärder föreslås på tjänstemannanivå?",
        "Vilka konsekvenser får det för nämnden om inga åtgärder vidtas?",
        "Bör kvalitetsnivåerna förändras för nyckeltalet?",
        "Beskriv hur resultatet ser ut.",
        "Redogör för orsakerna.",
    ],
)
def test_guidance_of_the_template_is_found(guidance: str) -> None:
    assert [line.split()[1] for line in analysed("Varför det är så.", guidance).told] == ["T030"]


def test_guidance_is_found_in_footnotes_and_later_in_a_section() -> None:
    text = "Så är det.[^1]\n\nVad beror resultatet på?\n\n[^1]: Här bör du beskriva orsakerna."
    told = analysed("Varför det är så.", text).told
    assert told == ["a.md:17:1 T030", "a.md:19:7 T030"]


@pytest.mark.parametrize(
    "text",
    [
        "<!-- Vilka konsekvenser får det för nämnden? -->\n\nDet blir dyrare.",
        "### Vad beror resultatet på?\n\nPå vakanser.",
        "Det är oklart vad resultatet beror på.",
        "Vi vet inte. Beskriv är ett ord.",
        "Här beskrivs läget. Här finns två enheter.",
        "Läget är gott.\n\nBeskriv gärna mer nästa år, säger enheten.",
    ],
)
def test_answers_and_comments_are_left_alone(text: str) -> None:
    assert analysed("Varför det är så.", text).told == []


def test_an_action_may_be_to_describe_something() -> None:
    assert analysed("Vad som kan göras.", "Beskriv varje steg i ledningssystemet.").told == []


def test_a_page_that_explains_may_give_orders() -> None:
    assert on_page("## Så gör du\n\nBeskriv bilden för den som inte ser den.") == []


def test_notes_on_figures_are_read_and_figures_are_not() -> None:
    noted = 'mätningar:\n  hylte: {2023: 24 av 30, 2024: {värde: 60, not: "Av x antal barn."}}'
    assert site({"n.md": with_keys(INDICATOR, noted)}).told == ["n.md:11:50 T031"]


def test_a_letter_that_becomes_two_small_ones_moves_no_place() -> None:
    """The Turkish İ is one letter, and i with a dot over it two."""
    assert site(with_text(PAGE, "İİİİ xxx")).told == ["dokument.md:9:6 T031"]
