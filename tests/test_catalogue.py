"""All documents joined: one store of figures, and ids that lead somewhere."""

from decimal import Decimal

import pytest

from kvalitet.catalogue.observations import SeriesKey
from kvalitet.model.indicator import Indicator
from kvalitet.model.indicator_analysis import IndicatorAnalysis
from kvalitet.model.period import PeriodKind
from kvalitet.model.value import Number, Share
from tests.sites import (
    ANALYSIS,
    INDICATOR,
    PAGE,
    STORY,
    indicator,
    measured,
    site,
    with_keys,
    with_text,
)

KEY = SeriesKey("U33461", "hylte", (), PeriodKind.YEAR, 12)


def analysis(series: str, name: str = "analys") -> str:
    period = series.strip("{").partition(":")[0]
    text = ANALYSIS.replace("id: analys", f"id: {name}").replace("2018-H1", period)
    return with_keys(text.replace(f"mätningar: {{{period}: 67}}\n", ""), f"mätningar: {series}")


def story(series: str) -> str:
    return STORY.replace(
        "    namn: Barn 0–12 år\n",
        f"    namn: Barn 0–12 år\n    mätningar: {{U33461: {series}}}\n",
    )


def test_sound_documents_have_no_problems() -> None:
    assert site({"n.md": INDICATOR, "a.md": ANALYSIS, "s.md": STORY, "o.md": PAGE}).told == []


def test_figures_from_everywhere_are_joined_into_one_series_in_time_order() -> None:
    joined = site(
        {
            "n.md": measured("{2025: 80}"),
            "a.md": analysis("{2026: 70}"),
            "s.md": story("{2024: 78}"),
        }
    )
    assert joined.told == []
    found = joined.catalogue.store[KEY]
    assert [o.period.canonical for o in found] == ["2024", "2025", "2026"]


def test_each_figure_remembers_where_it_stands() -> None:
    (observation,) = site(measured("{2016: 80}")).catalogue.store[KEY]
    assert [str(place) for place in observation.stated_in] == ["content/dokument.md:11:17"]


def test_periods_of_different_kinds_never_share_a_series() -> None:
    store = site(measured("{2018: 80, 2018-H1: 67, 2020-07 rullande 12: 70}")).catalogue.store
    assert {(key.kind.value, key.months) for key in store} == {
        ("år", 12),
        ("halvår", 6),
        ("rullande", 12),
    }


def test_a_series_of_a_unit_is_its_own() -> None:
    text = with_keys(ANALYSIS, "enhet: lotsen\nmätningar: {2018: 80}")
    store = site({"n.md": INDICATOR, "a.md": text}).catalogue.store
    assert {key.owner for key in store} == {"lotsen"}


def test_a_comparator_groups_series_stands_beside_the_municipalitys() -> None:
    text = with_keys(ANALYSIS, "mätningar: {2015: 100}\njämförelser: {alla-2015: {2015: 76}}")
    store = site({"n.md": INDICATOR, "a.md": text}).catalogue.store
    assert {key.owner for key in store} == {"hylte", "alla-2015"}


def test_the_parts_of_a_breakdown_have_series_of_their_own() -> None:
    text = measured("{2024: {totalt: 67, flickor: 70}}", "indelningar: {kön: [flickor, pojkar]}")
    store = site(text).catalogue.store
    assert {key.parts for key in store} == {(), (("kön", "flickor"),)}


def test_documents_of_one_type_come_in_the_order_of_their_paths() -> None:
    catalogue = site(
        {"b.md": analysis("{2015: 1}", "b"), "a.md": analysis("{2016: 2}", "a"), "n.md": INDICATOR}
    ).catalogue
    assert [d.form.id for d in catalogue.of_type(IndicatorAnalysis)] == ["a", "b"]
    assert [d.form.id for d in catalogue.of_type(Indicator)] == ["U33461"]


# The same figure in several places


@pytest.mark.parametrize(
    ("one", "other"),
    [("80", "80"), ("80", "24 av 30"), ("67", "20 av 30"), ("91", "181 av 200"), ("80", "80.0")],
)
def test_what_is_equal_at_the_declared_rounding_is_no_contradiction(one: str, other: str) -> None:
    documents = {"n.md": measured(f"{{2024: {one}}}"), "a.md": analysis(f"{{2024: {other}}}")}
    assert site(documents).told == []


def test_of_equal_statements_the_one_with_counts_is_kept() -> None:
    joined = site({"n.md": measured("{2024: 80}"), "a.md": analysis("{2024: 24 av 30}")})
    (observation,) = joined.catalogue.store[KEY]
    assert observation.value == Share(24, 30)
    assert [place.path for place in observation.stated_in] == ["content/a.md", "content/n.md"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("80", "81"), ("90", "181 av 200"), ("24 av 30", "8 av 10"), ("80", "ej mätt"), ("0", "1")],
)
def test_two_documents_that_differ_are_a_contradiction(one: str, other: str) -> None:
    documents = {"n.md": measured(f"{{2024: {one}}}"), "s.md": story(f"{{2024: {other}}}")}
    joined = site(documents)
    assert joined.told == ["s.md:11:32 K005"]
    assert f"”{one}”" in joined.problem.message
    assert f"”{other}”" in joined.problem.message
    assert "content/n.md:11:17" in joined.problem.message


def test_two_shares_contradict_each_other_although_both_agree_with_their_percentage() -> None:
    documents = {
        "a.md": analysis("{2024: 80}", "a"),
        "b.md": analysis("{2024: 24 av 30}", "b"),
        "c.md": analysis("{2024: 8 av 10}", "c"),
        "n.md": INDICATOR,
    }
    assert site(documents).told == ["c.md:7:19 K005"]


def test_the_figures_of_two_parts_are_two_figures() -> None:
    keys = "indelningar: {kön: [flickor, pojkar]}"
    assert site(measured("{2024: {totalt: 75, flickor: 70, pojkar: 80}}", keys)).told == []


def test_a_contradiction_names_the_part() -> None:
    documents = {
        "a.md": analysis("{2024: {flickor: 70}}"),
        "n.md": measured("{2024: {flickor: 71}}", "indelningar: {kön: [flickor, pojkar]}"),
    }
    assert site(documents).problem.message.startswith("Här är U33461 2024 flickor ”71”, men i ")


def test_what_one_document_calls_preliminary_is_so_until_it_is_revised() -> None:
    analysis = with_keys(ANALYSIS, "mätningar: {2018-H1: {värde: 80, preliminär: ja}}")
    plain = {"a.md": measured("{2018-H1: 80}"), "b.md": analysis}
    assert site(plain).figure("U33461 2018-H1").preliminary
    revised = {**plain, "a.md": measured("{2018-H1: {värde: 80, reviderad: Slutlig.}}")}
    assert not site(revised).figure("U33461 2018-H1").preliminary


def test_a_revision_replaces_what_was_stated_before() -> None:
    documents = {
        "a.md": analysis("{2024: 78}"),
        "n.md": measured("{2024: {värde: 80, reviderad: Två svar tillkom}}"),
    }
    joined = site(documents)
    assert joined.told == []
    (observation,) = joined.catalogue.store[KEY]
    assert observation.value == Number(Decimal(80))
    assert observation.revision == "Två svar tillkom"


def test_two_revisions_that_differ_are_a_contradiction() -> None:
    documents = {
        "a.md": analysis("{2024: {värde: 78, reviderad: Ett svar tillkom}}"),
        "n.md": measured("{2024: {värde: 80, reviderad: Två svar tillkom}}"),
    }
    assert site(documents).told == ["n.md:11:17 K005"]


# Ids that lead nowhere


def test_an_id_is_used_once_whatever_its_case() -> None:
    """An id becomes a folder in the site, where case may not tell two apart."""
    joined = site({"a.md": PAGE, "b.md": PAGE.replace("id: om", "id: OM")})
    assert joined.told == ["b.md:3:5 K001"]
    assert joined.problem.message == "Id ”OM” används redan i content/a.md:3:5."


def test_an_unknown_indicator_is_told_once_with_a_suggestion() -> None:
    text = with_keys(
        ANALYSIS.replace("U33461", "U33416"),
        "mätningar: {2018: 3}\njämförelser: {alla-2015: {2018: 4}}",
    )
    joined = site({"n.md": INDICATOR, "a.md": text})
    assert joined.told == ["a.md:4:12 K002"]
    assert joined.problem.message == "Nyckeltalet ”U33416” finns inte."
    assert joined.problem.remedy.startswith("Menade du ”U33461”? ")


def test_an_unknown_indicator_in_a_story_is_told_where_its_series_stands() -> None:
    joined = site({"n.md": INDICATOR, "s.md": story("{2024: 3}").replace("U33461", "U33462")})
    assert joined.told == ["s.md:11:17 K002"]


def test_an_unknown_municipality_is_told_once_with_a_suggestion() -> None:
    text = with_keys(ANALYSIS.replace("kommun: hylte", "kommun: hyltte"), "mätningar: {2018: 3}")
    joined = site({"n.md": INDICATOR, "a.md": text})
    assert joined.told == ["a.md:5:9 K003"]
    assert joined.problem.message == "Ingen kommun heter ”hyltte”."
    assert joined.problem.remedy.startswith("Menade du ”hylte”? ")


@pytest.mark.parametrize("name", ["alla-2015", "lotsen"])
def test_a_group_or_a_unit_is_no_municipality(name: str) -> None:
    joined = site(STORY.replace("kommun: hylte", f"kommun: {name}"))
    assert joined.told == ["dokument.md:5:9 K003"]
    assert not joined.problem.remedy.startswith("Menade")


def test_an_unknown_unit_is_told_even_when_it_has_no_figures() -> None:
    joined = site({"n.md": INDICATOR, "a.md": with_keys(ANALYSIS, "enhet: lottsen")})
    assert joined.told == ["a.md:7:8 K003"]
    assert joined.problem.remedy.startswith("Menade du ”lotsen”? ")


def test_a_unit_belongs_to_the_municipality_beside_it() -> None:
    text = with_keys(ANALYSIS.replace("kommun: hylte", "kommun: nacka"), "enhet: lotsen")
    joined = site({"n.md": INDICATOR, "a.md": text})
    assert joined.told == ["a.md:7:8 K008"]
    assert joined.problem.message == "Enheten ”lotsen” hör till hylte, inte till nacka."
    target = indicator("mål:\n  - {kommun: nacka, enhet: lotsen, år: 2024, värde: 91}")
    assert site(target).told == ["dokument.md:11:28 K008"]
    assert site(target.replace("nacka", "hylte")).told == []


def test_an_unknown_owner_of_a_series_is_told_where_the_name_stands() -> None:
    assert site(indicator("mätningar: {hilte: {2018: 3}}")).told == ["dokument.md:10:13 K003"]


def test_an_unknown_owner_of_a_target_is_told() -> None:
    text = indicator("mål:\n  - {kommun: hilte, år: 2024, värde: 91}")
    assert site(text).told == ["dokument.md:11:14 K003"]


def test_an_unknown_part_is_told_with_those_that_exist() -> None:
    joined = site(measured("{2024: {flikor: 3}}", "indelningar: {kön: [flickor, pojkar]}"))
    assert joined.told == ["dokument.md:12:18 K004"]
    assert joined.problem.message == "”flikor” är ingen del av U33461."
    assert joined.problem.remedy.startswith(
        "Menade du ”flickor”? Här kan stå totalt, flickor, pojkar;"
    )


def test_a_misspelt_key_of_a_value_is_not_taken_for_a_part_without_a_word() -> None:
    joined = site(measured("{2024: {värd: 80}}"))
    assert joined.problem.rule.code == "K004"
    assert joined.problem.remedy.startswith("Menade du ”värde”? ")


def test_a_share_is_measured_in_per_cent() -> None:
    joined = site(measured("{2024: 24 av 30}").replace("procent", "antal"))
    assert joined.told == ["dokument.md:11:17 K007"]
    assert joined.problem.message == "”24 av 30” är en andel, men U33461 mäts i antal."


def test_an_unknown_area_of_deviations_is_told_where_it_stands() -> None:
    table = """avvikelser:
  områden: [Handläggning, Bemötande]
  per_månad:
    2024-01: {Handläggning: 3}
    2024-02: {Handlägning: 3}
"""
    joined = site(STORY.replace("avvikelser: uppgift saknas\n", table) + "\n## Avvikelser\n")
    assert joined.told == ["dokument.md:15:15 K006"]
    assert joined.problem.remedy.startswith("Menade du ”Handläggning”? ")


# One fault is told once


def test_what_refers_to_a_faulty_document_is_not_judged() -> None:
    documents = {
        "n.md": measured("{2015: åttio}"),
        "a.md": analysis("{2018: 70}"),
        "s.md": with_text(story("{2024: 70}"), "Se [[U33461 2015]] i [nyckeltalet](n.md#läs-mer)."),
    }
    assert site(documents).told == ["n.md:11:17 N012"]


def test_a_figure_that_a_faulty_document_may_state_is_not_missed() -> None:
    documents = {
        "n.md": INDICATOR,
        "a.md": analysis("{2018-H1: sjuttio}"),
        "s.md": with_text(STORY, "Resultatet var [[U33461 2018-H1]]."),
    }
    assert site(documents).told == ["a.md:7:22 N012"]


def test_a_figure_that_no_faulty_document_can_state_is_missed() -> None:
    documents = {
        "n.md": INDICATOR,
        "o.md": PAGE.replace("titel:", "tittel:"),
        "s.md": with_text(STORY, "Resultatet var [[U33461 2018-H1]]."),
    }
    assert [line.split()[1] for line in site(documents).told] == ["N001", "R005"]


def test_the_order_of_documents_changes_nothing() -> None:
    texts = [
        measured("{2016: 80, 2024: 75}"),
        analysis("{2017: 70, 2016: 80}"),
        story("{2015: 78, 2024: 24 av 32}"),
    ]
    one = site(dict(zip(("a.md", "b.md", "c.md"), texts, strict=True)))
    other = site(dict(zip(("c.md", "b.md", "a.md"), texts, strict=True)))
    assert one.findings == other.findings
