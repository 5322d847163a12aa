"""The forms that documents are written on: what may stand in each field, and what is refused."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from kvalitet.model.documents import DOCUMENT_TYPES
from kvalitet.model.fields import READABLE, Form
from kvalitet.model.indicator import Definition, Indicator, QualityScale, Target
from kvalitet.model.indicator_analysis import IndicatorAnalysis
from kvalitet.model.measurement import Measurement, by_part
from kvalitet.model.period import PeriodKind, parse_period
from kvalitet.model.quality_story import Deviations, QualityStory
from kvalitet.model.report import Exemption, PlainPage
from kvalitet.model.value import MissingKind, Number, Share
from kvalitet.model.words import Counts, PeriodRole, Polarity, QualityLevel

INDICATOR = {
    "typ": "nyckeltal",
    "id": "U33461",
    "namn": "Ej återaktualiserade barn",
    "enhet": "procent",
    "bättre": "högre",
    "avser": "personer",
    "källa": "Egen undersökning",
    "beskrivning": "Andelen barn som inte kom tillbaka.",
}
PAGE = {"typ": "sida", "id": "om"}
EXEMPTION = {"regel": "T040", "skäl": "Ny mall", "funktion": "Strateg", "datum": "2026-11-01"}


def refusals(form: type[Form], raw: object) -> list[tuple[str, str]]:
    """What is said of a text that is no value of a form: (code, message)."""
    with pytest.raises(ValidationError) as caught:
        form.model_validate(raw)
    details = caught.value.errors()
    assert all(detail["type"] == READABLE for detail in details), details
    return [(detail["ctx"]["code"], detail["ctx"]["message"]) for detail in details]


def page(**keys: object) -> PlainPage:
    return PlainPage.model_validate(PAGE | keys)


def cells(series: dict[str, object]) -> dict[Any, Any]:
    document = {**INDICATOR, "mätningar": {"hylte": series}}
    return Indicator.model_validate(document).measurements["hylte"]


@pytest.mark.parametrize("kind", DOCUMENT_TYPES)
def test_every_form_knows_the_word_that_its_documents_give_as_their_type(kind: str) -> None:
    annotation = DOCUMENT_TYPES[kind].model_fields["type"].annotation
    assert annotation.__args__ == (kind,)  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", DOCUMENT_TYPES)
def test_every_key_is_swedish(kind: str) -> None:
    """A field without a Swedish key of its own is one whose name is the same in both languages."""
    fields = DOCUMENT_TYPES[kind].model_fields.items()
    unnamed = {name for name, field in fields if field.alias is None}
    assert unnamed <= {"id", "period"}


def test_a_form_is_never_changed_afterwards() -> None:
    with pytest.raises(ValidationError):
        page().draft = True  # type: ignore[misc]


def test_a_document_is_no_draft_unless_it_says_so() -> None:
    assert page().draft is False
    assert page(utkast="Ja").draft is True


@pytest.mark.parametrize("word", ["true", "yes", "1", "på"])
def test_yes_and_no_are_swedish(word: str) -> None:
    assert refusals(PlainPage, PAGE | {"utkast": word}) == [
        ("N015", f"”{word}” är varken ja eller nej.")
    ]


@pytest.mark.parametrize("name", ["U33461", "hylte-2024", "åäö", "KF-24-b"])
def test_an_id_is_letters_digits_and_single_hyphens(name: str) -> None:
    assert page(id=name).id == name


@pytest.mark.parametrize("name", ["", "KF 24", "a--b", "-a", "a/b", "../om", "a_b", "x" * 61])
def test_what_could_not_be_a_folder_or_a_reference_is_no_id(name: str) -> None:
    ((code, message),) = refusals(PlainPage, PAGE | {"id": name})
    assert code == "N013"
    assert len(message) < 120


def test_a_date_is_a_day_in_the_calendar() -> None:
    assert page(beslutad="2024-02-29").decided == dt.date(2024, 2, 29)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("2023-02-29", "”2023-02-29” finns inte i kalendern."),
        ("1 mars 2024", "”1 mars 2024” är inte ett datum."),
        ("2024-3-1", "”2024-3-1” är inte ett datum."),
    ],
)
def test_an_impossible_date_is_refused(written: str, message: str) -> None:
    assert refusals(PlainPage, PAGE | {"beslutad": written}) == [("N011", message)]


def test_a_list_where_a_text_should_stand_is_refused() -> None:
    assert refusals(PlainPage, PAGE | {"beskrivning": ["a", "b"]}) == [
        ("N003", "Här ska det stå en text, inte en lista eller flera nycklar.")
    ]


def test_a_long_text_in_the_wrong_place_is_not_repeated_whole() -> None:
    ((_, message),) = refusals(PlainPage, PAGE | {"utkast": "ja\n" * 500})
    assert len(message) < 120
    assert "\n" not in message


def test_an_exemption_says_what_why_who_and_when() -> None:
    exemption = Exemption.model_validate(EXEMPTION)
    assert exemption.function == "Strateg"
    assert exemption.date == dt.date(2026, 11, 1)
    assert exemption.concerns is None


# Indicators


def test_an_indicator_says_what_is_measured() -> None:
    indicator = Indicator.model_validate(INDICATOR)
    assert indicator.polarity is Polarity.HIGHER
    assert indicator.counts is Counts.PERSONS
    assert indicator.period_role is PeriodRole.MEASURED
    assert indicator.decimals == 0


def test_its_short_name_is_used_where_room_is_short() -> None:
    assert Indicator.model_validate(INDICATOR).label == "Ej återaktualiserade barn"
    short = Indicator.model_validate(INDICATOR | {"kortnamn": "Barn"})
    assert short.label == "Barn"


def test_a_misspelt_word_of_a_list_is_refused_with_the_list() -> None:
    with pytest.raises(ValidationError) as caught:
        Indicator.model_validate(INDICATOR | {"bättre": "högree"})
    (detail,) = caught.value.errors()
    assert detail["ctx"]["message"] == "”högree” är inget av orden här."
    assert detail["ctx"]["remedy"] == "Menade du ”högre”? Skriv ett av högre, lägre, ingetdera."


def test_a_part_belongs_to_one_dimension() -> None:
    dimensions = {"kön": ["flickor", "pojkar"], "ålder": ["0–6 år", "7–12 år"]}
    indicator = Indicator.model_validate(INDICATOR | {"indelningar": dimensions})
    assert indicator.dimension_of("0–6 år") == "ålder"
    assert indicator.dimension_of("vuxna") is None


@pytest.mark.parametrize(
    ("dimensions", "part"),
    [
        ({"kön": ["flickor", "flickor"]}, "flickor"),
        ({"kön": ["flickor"], "ålder": ["flickor"]}, "flickor"),
        ({"kön": ["totalt"]}, "totalt"),
    ],
)
def test_two_parts_never_share_a_name(dimensions: dict[str, list[str]], part: str) -> None:
    """A series names a part alone: "flickor: 12"."""
    said = refusals(Indicator, INDICATOR | {"indelningar": dimensions})
    assert said == [("N018", f"Delen ”{part}” finns redan.")]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2018", dt.date(2018, 1, 1)),
        ("2018-H2", dt.date(2018, 7, 1)),
        ("2018-03-05", dt.date(2018, 3, 5)),
    ],
)
def test_a_rule_begins_with_a_period_or_on_a_day(written: str, day: dt.date) -> None:
    definition = Definition.model_validate({"från": written, "text": "Så räknas det."})
    assert definition.since == day


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (None, "Här saknas en period."),
        ("ingångsvärde", "”ingångsvärde” har inget datum."),
        ("förra året", "”förra året” är inte en period."),
    ],
)
def test_a_rule_cannot_begin_without_a_date(written: str | None, message: str) -> None:
    said = refusals(Definition, {"från": written, "text": "Så räknas det."})
    assert said == [("N010", message)]


def test_a_scale_may_say_that_its_decision_is_unknown() -> None:
    scale = QualityScale.model_validate(
        {"gäller_från": "2018", "röd": "0–75", "grön": "över 75", "beslut": "uppgift saknas"}
    )
    assert scale.decision is None
    assert scale.yellow is None


@pytest.mark.parametrize(
    ("unit", "level"), [("procent", QualityLevel.RED), ("antal", QualityLevel.GREEN)]
)
def test_counts_are_banded_whole_without_saying_so(unit: str, level: QualityLevel) -> None:
    scale = QualityScale.model_validate(
        {"gäller_från": "2018", "röd": "under 10", "grön": "minst 10", "beslut": "uppgift saknas"}
    )
    assert scale.banding(unit).level_of(Decimal("9.5")) is level


def test_a_target_is_the_units_where_one_is_named() -> None:
    target = {"kommun": "hylte", "år": "2024", "värde": "91"}
    assert Target.model_validate(target).owner == "hylte"
    assert Target.model_validate(target | {"enhet": "lotsen"}).owner == "lotsen"
    assert Target.model_validate({"år": "2024", "värde": "91"}).owner is None


# Measurements


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("67", Number(Decimal(67))),
        ("24 av 30", Share(24, 30)),
        ("ej mätt", MissingKind.NOT_MEASURED),
        ({"värde": "67,5", "not": "Enkät"}, Number(Decimal("67.5"))),
        ({"täljare": "24", "nämnare": "30"}, Share(24, 30)),
        ({"värde": "80", "täljare": "24", "nämnare": "30"}, Share(24, 30)),
        ({"värde": "67", "täljare": "20", "nämnare": "30"}, Share(20, 30)),
        ({"värde": "66,7", "täljare": "20", "nämnare": "30"}, Share(20, 30)),
    ],
)
def test_a_value_may_be_written_short_or_with_more_to_say(written: object, value: object) -> None:
    assert cells({"2024": written})[parse_period("2024")].value == value


def test_what_must_be_said_about_a_value_is_kept_with_it() -> None:
    written = {
        "värde": "67",
        "not": "Enkät",
        "preliminär": "ja",
        "reviderad": "Två svar tillkom",
        "roll": "kohort",
    }
    measurement = cells({"2024": written})[parse_period("2024")]
    assert measurement.note == "Enkät"
    assert measurement.preliminary is True
    assert measurement.revised == "Två svar tillkom"
    assert measurement.role is PeriodRole.COHORT


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ({"not": "Enkät"}, "Mätvärdet har inget värde."),
        ({"täljare": "24"}, "Täljare och nämnare hör ihop, men bara den ena är skriven."),
        ({"täljare": "31", "nämnare": "30"}, "Täljaren 31 är större än nämnaren 30."),
        (
            {"värde": "67,5", "täljare": "24", "nämnare": "30"},
            "Värdet är 67,5 men 24 av 30 är 80,0\u00a0%.",
        ),
        (
            {"värde": "24 av 30", "täljare": "24", "nämnare": "30"},
            "Värdet är redan en andel eller saknas, men täljare och nämnare är också skrivna.",
        ),
        (
            {"värde": "sekretess", "täljare": "24", "nämnare": "30"},
            "Värdet är redan en andel eller saknas, men täljare och nämnare är också skrivna.",
        ),
    ],
)
def test_a_value_never_contradicts_its_own_counts(written: object, message: str) -> None:
    assert refusals(Measurement, written) == [("N012", message)]


@pytest.mark.parametrize("written", [None, "", "-", "null"])
def test_an_empty_cell_is_refused_with_the_kinds_of_missing(written: str | None) -> None:
    with pytest.raises(ValidationError) as caught:
        cells({"2024": written})
    (detail,) = caught.value.errors()
    assert "ej mätt, uppgift saknas, för få svar, sekretess" in detail["ctx"]["remedy"]


def test_a_mapping_without_the_keys_of_a_value_is_a_breakdown() -> None:
    found = cells({"2024": {"totalt": "24 av 30", "flickor": {"värde": "80"}}})
    parts = by_part(found[parse_period("2024")])
    assert {name: part.value for name, part in parts.items()} == {
        "totalt": Share(24, 30),
        "flickor": Number(Decimal(80)),
    }


def test_a_bare_value_is_the_whole() -> None:
    (part,) = by_part(Measurement.model_validate({"värde": "67"}))
    assert part == "totalt"


def test_one_period_in_two_spellings_is_refused() -> None:
    with pytest.raises(ValidationError) as caught:
        cells({"2018-K1": "67", "2018-Q1": "68"})
    (detail,) = caught.value.errors()
    assert detail["ctx"]["code"] == "N017"
    assert detail["ctx"]["message"] == "”2018-K1” och ”2018-Q1” är samma period."


# Analyses and stories


def test_an_analysis_is_the_units_where_one_is_named() -> None:
    written = {
        "typ": "nyckeltalsanalys",
        "id": "a",
        "indikator": "U33461",
        "kommun": "hylte",
        "period": "2018-H1",
    }
    assert IndicatorAnalysis.model_validate(written).owner == "hylte"
    assert IndicatorAnalysis.model_validate(written | {"enhet": "lotsen"}).owner == "lotsen"


def test_a_story_may_say_that_figures_and_plan_are_unknown() -> None:
    story = QualityStory.model_validate(
        {
            "typ": "kvalitetsberättelse",
            "id": "hylte-2024",
            "kommun": "hylte",
            "område": "IFO",
            "år": "2024",
            "målgrupper": [{"id": "barn", "namn": "Barn"}],
            "avvikelser": "uppgift saknas",
            "följer_upp": "uppgift saknas",
        }
    )
    assert story.deviations is None
    assert story.follows_up is None


def deviations(months: dict[str, object]) -> dict[str, object]:
    return {"områden": ["Handläggning"], "per_månad": months}


def test_deviations_are_counted_per_month_and_area() -> None:
    found = Deviations.model_validate(
        deviations({"2024-01": {"Handläggning": "3"}, "2024-02": "uppgift saknas"})
    )
    (january, counts), (_, february) = found.per_month.items()
    assert january.kind is PeriodKind.MONTH
    assert counts == {"Handläggning": Number(Decimal(3))}
    assert february is MissingKind.UNKNOWN


@pytest.mark.parametrize(
    ("months", "said"),
    [
        ({"2024": {"Handläggning": "3"}}, ("N010", "”2024” är ingen månad.")),
        ({"2024-01": {"Handläggning": "2 av 3"}}, ("N012", "”2 av 3” är inget antal.")),
        ({"2024-01": {"Handläggning": "2,5"}}, ("N012", "”2,5” är inget antal.")),
        ({"2024-01": {"Handläggning": "-3"}}, ("N012", "”-3” är inget antal.")),
        ({"2024-01": "3"}, ("N012", "”3” säger inte vad avvikelserna gällde.")),
    ],
)
def test_what_is_no_count_of_deviations_is_refused(
    months: dict[str, object], said: tuple[str, str]
) -> None:
    assert refusals(Deviations, deviations(months)) == [said]
