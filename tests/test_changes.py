"""The pages that tell what changed between editions."""

import json
import re

import pytest

from kvalitet.chronicle.facts import ActionFact, DocumentFact, Facts
from kvalitet.pages.changes import Volume, draw_comparisons
from tests.drawing import TEMPLATES

ASSETS = {"assets/stylesheets/tokens.css": b"", "assets/javascripts/palette.js": b""}


def facts(status: str, *documents: str) -> Facts:
    action = ActionFact(key="p|A1", what="Fasta tider, Planen", page="planer/p/#a1", text=status)
    listed = (DocumentFact(key=d, what=d, page=f"sidor/{d}/", digest="1") for d in documents)
    return Facts(actions=(action,), documents=tuple(listed))


def drawn(*volumes: Volume) -> dict[str, str]:
    """Every file that tells of these editions, the newest of which comes first."""
    return {
        path: data.decode()
        for path, data in draw_comparisons("Kvalitet", volumes, ASSETS, TEMPLATES)
    }


OLD, NEW = Volume("2023", "Året 2023", facts("ej påbörjad")), Volume("2024", "2024", facts("klar"))
NEWEST = Volume("aktuell", "Pågående", facts("klar", "ny"), is_frozen=False)


def test_every_pair_has_a_page_and_a_file() -> None:
    assert drawn(NEWEST, NEW, OLD).keys() == {
        "andringar/index.html",
        "andringar/andringar.css",
        "andringar/tokens.css",
        "andringar/palette.js",
        *(
            f"andringar/{pair}/{name}"
            for pair in ("2023/2024", "2023/aktuell", "2024/aktuell")
            for name in ("index.html", "andringar.json")
        ),
    }


def test_the_file_says_what_the_page_says() -> None:
    made = drawn(NEW, OLD)
    told = json.loads(made["andringar/2023/2024/andringar.json"])
    assert told == {
        "older": "2023",
        "newer": "2024",
        "summary": ["1\u00a0åtgärd har ändrats"],
        "levels": [],
        "figures": [],
        "risks": [],
        "actions": [
            {
                "how": "ändrad",
                "what": "Fasta tider, Planen",
                "before": "ej påbörjad",
                "after": "klar",
                "page_before": "planer/p/#a1",
                "page_after": "planer/p/#a1",
            }
        ],
        "documents": [],
    }
    page = made["andringar/2023/2024/index.html"]
    assert '<a href="../../../2023/planer/p/index.html#a1">ej påbörjad</a>' in page
    assert '<a href="../../../2024/planer/p/index.html#a1">klar</a>' in page
    assert "<h1>Vad har ändrats från utgåva\u00a0Året 2023 till utgåva\u00a02024</h1>" in page


def test_the_edition_that_is_worked_on_is_called_so() -> None:
    made = drawn(NEWEST, NEW, OLD)
    title = "från utgåva\u00a02024 till den pågående utgåvan"
    assert f"<h1>Vad har ändrats {title}</h1>" in made["andringar/2024/aktuell/index.html"]


def test_the_steps_from_one_to_the_next_come_first() -> None:
    listed = re.findall(
        'href="([^"]*/)index.html">Från', drawn(NEWEST, NEW, OLD)["andringar/index.html"]
    )
    assert listed == ["2024/aktuell/", "2023/2024/", "2023/aktuell/"]


def test_what_is_new_leads_to_the_newer_edition_only() -> None:
    page = drawn(NEWEST, NEW)["andringar/2024/aktuell/index.html"]
    row = re.findall(
        r"<tr role=\"row\">\s*<th scope=\"row\" role=\"rowheader\">ny</th>(.*?)</tr>",
        page,
        re.DOTALL,
    )[0]
    assert re.findall(r"<td[^>]*><span>\s*(.*?)\s*</span></td>", row, re.DOTALL) == [
        "–",
        '<a href="../../../aktuell/sidor/ny/index.html">Läs</a>',
    ]


def test_a_correction_says_why() -> None:
    corrected = Volume("2023-rattelse-1", "2023, rättelse 1", facts("klar"), "2023", "Fel <b>.")
    made = drawn(NEW, corrected, OLD)
    assert "Fel &lt;b&gt;." in made["andringar/2023/2023-rattelse-1/index.html"]
    assert "Fel &lt;b&gt;." not in made["andringar/2023-rattelse-1/2024/index.html"]
    assert made["andringar/index.html"].count(">rättelse<") == 1


def test_nothing_that_somebody_wrote_is_code() -> None:
    evil = "<script>alert(1)</script>{{ 7 * 7 }}"
    document = DocumentFact(key=evil, what=evil, page='"><script>', digest="1")
    newer = Volume("b", evil, Facts(documents=(document,)), corrects="a", reason=evil)
    made = drawn(newer, Volume("a", evil, OLD.facts))
    for path, text in made.items():
        if path.endswith(".html"):
            assert "<script>" not in text, path
            assert "49" not in text, path


def test_the_only_edition_has_nothing_to_be_compared_with() -> None:
    assert "Det finns ännu bara en utgåva." in drawn(NEW)["andringar/index.html"]


@pytest.mark.parametrize("documents", [("a",), tuple(f"d{n}" for n in range(13))])
def test_what_is_much_is_folded(documents: tuple[str, ...]) -> None:
    newer = Volume("2025", "2025", facts("klar", *documents))
    page = drawn(newer, NEW)["andringar/2024/2025/index.html"]
    assert ("<details open>" in page) is (len(documents) < 13)
