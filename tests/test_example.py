"""The content that the project comes with: it has no faults, and it says what it should."""

import gzip
from pathlib import Path

import pytest

from kvalitet.analysis.findings import Findings
from kvalitet.analysis.wording import conclusion
from kvalitet.model.period import parse_period
from kvalitet.pipeline import examine
from kvalitet.reporting import as_text

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def findings() -> Findings:
    examination = examine(ROOT, lambda _: None)
    assert as_text(examination.problems) == ""
    assert examination.understood is not None
    return examination.understood[1]


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (
            "2015",
            "Resultatet för 2015 är 100 %, utan nivå eftersom nivåerna beslutades senare. "
            "Det finns inget tidigare värde att jämföra med.",
        ),
        (
            "2018-H1",
            "Resultatet för första halvåret 2018 är 67 %, röd nivå (0–75). "
            "Det är 33 procentenheter lägre än 2015, "
            "men perioderna anges på olika sätt och två värden gör ingen trend.",
        ),
        (
            "2024",
            "Resultatet för 2024 är 80 %, gul nivå (76–90). "
            "Tidigare värden är räknade på ett annat sätt och jämförs inte med det här.",
        ),
    ],
)
def test_what_is_said_of_hylte(findings: Findings, period: str, said: str) -> None:
    found = findings.at("U33461", "hylte", (), parse_period(period))
    assert found is not None
    _, result = found
    told = conclusion(result)
    assert told.replace("\u00a0", " ") == said


def test_the_same_sentences_stand_on_the_page_in_its_chart_and_table_and_in_the_search(
    findings: Findings, example: Path
) -> None:
    found = findings.at("U33461", "hylte", (), parse_period("2018-H1"))
    assert found is not None
    said = conclusion(found[1])
    page = (example / "analyser/u33461-hylte-2018-h1/index.html").read_text(encoding="utf-8")
    assert f'<p class="kv-lead">{said}</p>' in page
    assert page.count(f"Linjediagram. {said} ") == 2  # wide and narrow
    assert f"</span>. {said}</caption>" in page
    fragments = (example / "pagefind/fragment").iterdir()
    searched = [gzip.decompress(one.read_bytes()).decode() for one in fragments]
    told = said.replace("\u00a0", " ")
    assert any(told in text.replace("\u00a0", " ") and "analyser/" in text for text in searched)
