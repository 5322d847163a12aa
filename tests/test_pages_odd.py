"""Odd but legal content: names nearly alike, rules changed in mid-year, files lying about."""

import re
from pathlib import Path

import pytest

from kvalitet.pages.addresses import ASSETS
from kvalitet.pages.ground import target_steps
from kvalitet.sources import Asset
from tests.drawing import Drawn, draw_site
from tests.sites import ANALYSIS, CONFIG, PAGE, STORY, Site, indicator, measured, site, with_text

TWO_RULES = "definitioner: [{från: 2015, text: Gammalt.}, {från: 2022-09, text: Nytt.}]"


def drawn(found: Site) -> Drawn:
    assert not [problem for problem in found.problems if problem.is_error]
    return draw_site(found.catalogue, found.findings)


def html(found: Site, address: str) -> str:
    return next(page.html for page in drawn(found).pages if page.address == address)


def said(found: Site, address: str) -> str:
    """The page without its tags, blanks made single."""
    words = re.sub(r"<[^>]*>", " ", html(found, address)).replace("\N{NO-BREAK SPACE}", " ")
    return " ".join(words.split())


def test_municipalities_whose_names_differ_in_dots_alone_are_kept_apart() -> None:
    config = CONFIG.replace("id: hylte, namn: Hylte", "id: håbo, namn: Håbo")
    config = config.replace("id: nacka, namn: Nacka", "id: habo, namn: Habo")
    series = "{håbo: {2023: 50, 2024: 60}, habo: {2023: 70, 2024: 80}}"
    found = site(indicator(f"mätningar: {series}"), config)
    one = html(found, "nyckeltal/u33461/")
    ids = re.findall(r'\bid="([^"]+)"', one)
    assert len(ids) == len(set(ids))
    assert found.catalogue.config.owners.keys() == {"håbo", "habo", "lotsen"}
    paths = [path for path, _ in drawn(found).files]
    assert len(paths) == len(set(paths))
    assert sum(path.endswith("-linje.csv") for path in paths) == 2


def test_groups_of_indicators_whose_names_differ_in_dots_alone_have_their_own_anchors() -> None:
    config = CONFIG.replace("namn: Hylte", "namn: Håbo").replace("namn: Nacka", "namn: Habo")
    other = measured("{2024: 80}").replace("id: U33461", "id: U2").replace("hylte:", "nacka:")
    found = site({"a.md": measured("{2024: 60}"), "b.md": other}, config)
    index = next(page for page in drawn(found).pages if page.address == "nyckeltal/")
    assert [heading.text for heading in index.headings] == ["Håbo", "Habo"]
    assert len({heading.anchor for heading in index.headings}) == 2


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_ones_own_target_stands_before_the_one_for_everybody(order: tuple[int, int]) -> None:
    targets = ["{kommun: hylte, år: 2024, värde: 90}", "{år: 2024, värde: 80}"]
    found = site(measured("{2024: 85}", f"mål: [{', '.join(targets[i] for i in order)}]"))
    form = found.catalogue.indicators["U33461"]
    assert [step.text for _, step in target_steps(form, "hylte")] == ["90\N{NO-BREAK SPACE}%"]
    assert [step.text for _, step in target_steps(form, "nacka")] == ["80\N{NO-BREAK SPACE}%"]
    text = said(found, "nyckeltal/u33461/")
    assert "målet är 90 %" in text
    assert "2024 alla 80 % 2024 Hylte 90 %" in text


def test_no_line_joins_a_year_that_was_counted_anew_to_the_year_before() -> None:
    found = site(measured("{2021: 50, 2022: 60}", TWO_RULES))
    assert "kv-line kv-line--own" not in html(found, "nyckeltal/u33461/")
    same_rule = site(measured("{2020: 50, 2021: 60}", TWO_RULES))
    assert "kv-line kv-line--own" in html(same_rule, "nyckeltal/u33461/")


def test_a_first_value_is_no_less_the_first_for_rules_that_were_changed_before_it() -> None:
    found = site(measured("{2024: 60}", TWO_RULES))
    assert "inget tidigare värde" in said(found, "")
    assert "nytt sätt att räkna" not in said(found, "")


def test_a_story_of_a_year_before_the_rules_changed_has_the_line_of_its_own_years() -> None:
    story = STORY.replace("år: 2024", "år: 2021").replace(
        "namn: Barn 0–12 år\n", "namn: Barn 0–12 år\n    nyckeltal: [U33461]\n"
    )
    series = measured("{2020: 40, 2021: 50, 2022: 60, 2023: 70}", TWO_RULES)
    text = html(site({"a.md": series, "b.md": story}), "berattelser/hylte-2024/")
    assert "Från 40\N{NO-BREAK SPACE}% (2020) till 50\N{NO-BREAK SPACE}% (2021)" in text


def test_a_trend_of_nothing_that_is_shown_is_no_first_measurement() -> None:
    analysis = with_text(ANALYSIS.replace("67", "1 av 30"), "Trend: [[U33461 2018-H1 trend]].")
    found = site({"a.md": measured("{2018-H1: 1 av 30}"), "b.md": analysis})
    assert "Trend: inga mätvärden" in said(found, "analyser/analys/")


def test_abbreviations_keep_their_capitals_inside_a_sentence() -> None:
    analysis = ANALYSIS.replace("period:", "ansvarig: IFO-chefen\nperiod:")
    found = site({"a.md": measured("{2018-H1: 67}"), "b.md": analysis})
    assert "ansvarig: IFO-chefen" in said(found, "analyser/analys/")
    parts = measured("{2024: {HVB: 60, familjehem: 70}}", "indelningar: {form: [HVB, familjehem]}")
    assert "HVB 60 %, familjehem 70 %" in said(site(parts), "nyckeltal/u33461/")


def test_deviations_that_nobody_counted_are_not_told_as_none() -> None:
    table = "avvikelser: {områden: [LSS], per_månad: {2024-01: ej mätt}}"
    story = with_text(STORY.replace("avvikelser: uppgift saknas", table), "## Avvikelser\n\nText.")
    text = said(site(story), "berattelser/hylte-2024/")
    assert "Inga uppgifter om antalet avvikelser" in text
    assert "Minst 0" not in text
    counted = story.replace("{2024-01: ej mätt}", "{2024-01: {LSS: 7}}")
    assert "7 rapporterade avvikelser, flest inom LSS (7)" in said(
        site(counted), "berattelser/hylte-2024/"
    )


def test_rolling_values_of_different_lengths_are_not_told_as_one_development() -> None:
    series = "{2023-12 rullande 3: 40, 2024-11 rullande 12: 50, 2024-12 rullande 12: 60}"
    text = said(site(measured(series)), "nyckeltal/u33461/")
    assert "Hylte gick från 50 % (12 månader" in text


def test_a_file_that_no_document_shows_or_links_to_is_not_published(tmp_path: Path) -> None:
    found = site({"om.md": with_text(PAGE, "[Tabellen](visad.csv)")})
    assert [problem.rule.code for problem in found.problems] == ["K010"]
    for name in ("visad", "underlag"):
        (tmp_path / f"{name}.csv").write_text(name, encoding="utf-8")
        path = f"content/{name}.csv"
        found.catalogue.assets[path] = Asset(path, tmp_path / f"{name}.csv")  # type: ignore[index]
    files = draw_site(found.catalogue, found.findings).files
    assert [content for path, content in files if path.startswith(ASSETS)] == [b"visad"]
