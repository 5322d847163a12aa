"""R010: shares and counts typed directly in prose, where they can drift from the store."""

import re
from collections.abc import Iterator

from kvalitet.body.parts import TextRun
from kvalitet.body.tables import tables_of
from kvalitet.catalogue.checked import Checked
from kvalitet.model.report import Report
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.lists import quoted

UNMARKED = Rule("R010", Severity.WARNING, "En siffra i texten är inte hämtad ur mätningarna")

# "En" and "ett" are left out: they are articles far more often than figures.
_ONES = "två|tre|fyra|fem|sex|sju|åtta|nio"
_TEENS = "tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton"
_TENS = "tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio"
_WORD = rf"(?:(?:{_TENS})(?:ett?|en|{_ONES})?|{_TEENS}|{_ONES}|(?:{_ONES})?hundra)"
_DIGITS = r"\d{1,9}(?:[ \u00a0]\d{3}){0,4}(?:[,.]\d{1,9})?"
_NUMBER = rf"(?:{_DIGITS}(?:[–-]{_DIGITS})?|{_WORD})"
_MONTH = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
# What social services count: everything that is, or leads to, a person.
_COUNTED = (
    rf"(?:(?!(?:{_MONTH})\b)\w+\s+)?(?:\w*barn|\w*flickor|\w*pojkar|\w*ungdomar|\w*kvinnor|\w*män"
    r"|\w*personer|\w*individer|\w*klienter|\w*brukare|\w*familjer|\w*hushåll|\w*föräldrar"
    r"|\w*vårdnadshavare|\w*ärenden|\w*anmälningar|\w*ansökningar|\w*aktualiseringar"
    r"|\w*utredningar|\w*placeringar|(?:vård|placerings)dygn|familjehem|jourhem|\w*insatser"
    r"|\w*samtal|\w*avvikelser|\w*klagomål)\b"
)
_OF = rf"\(?av\s+(?:(?:de|dessa|alla|totalt|sammanlagt)\s+)?{_NUMBER}\b"
_FIGURE = re.compile(
    rf"(?<![\w,.–-])(?:{_NUMBER}(?:\s*%|\s+(?:procent\w*|{_OF})|\s?st(?:ycken)?\b)"
    rf"|(?!(?:19|20)\d\d\s){_NUMBER}\s+{_COUNTED}|\d{{1,3}},\d{{1,2}}\s?/\s?\d{{1,3}}\b)",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\bantalet\b[^.;:\n]{0,60}?\b(?:är|var|blev|uppgår till|uppgick till|(?:ökade|steg|minskade"
    rf"|sjönk)(?: från {_DIGITS})? till) (?P<figure>{_DIGITS})(?!\w|[-–/%]|\s?(?:%|procent))",
    re.IGNORECASE,
)
"""A count whose words come before it: "antalet placerade barn var 11"."""
_ALONE = re.compile(r"\d{1,9}(?:[ \u00a0]\d{3}){0,4}(?:[,.]\d{1,9})?")
_HEAD = re.compile(
    rf"\b(?:antal|andel|procent|totalt|summa|kvinnor|män|flickor|pojkar|{_MONTH}|(?:19|20)\d\d\b)"
    r"|%",
    re.IGNORECASE,
)
"""What stands over a column of figures; steps, ages and numbers of lines are none."""

_NUMBERED = re.compile(
    r"\b(?:avsnitt|bilaga|del|diagram|figur|fråga|kapitel|kvartal|mål|nivå|nr|nummer|punkt|steg"
    r"|tabell|tertial|vecka|kl\.|klockan)\s$",
    re.IGNORECASE,
)
_NUMBERED_HEADING = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.? [A-ZÅÄÖ]")
"""What has a number, and is not counted: "Bilaga 1 Avvikelser", "2.2 Placerade barn"."""


def check_unmarked_figures(document: Checked[Report]) -> Iterator[Problem]:
    """Figures typed in the prose, and the tables, of what tells of a municipality or a unit."""
    if document.owner is not None:
        for run in document.text_runs:
            yield from _unmarked(run)
        if any(_ALONE.fullmatch(run.text) for run in document.body.text_runs):
            yield from _tables(document)


def _tables(document: Checked[Report]) -> Iterator[Problem]:
    """One for each table: whoever moves its figures moves them all."""
    for heads, *rows in tables_of(document.body):
        counted = {n for n, head in enumerate(heads) if _HEAD.search(head.text)}
        cells = [c for row in rows for n, c in enumerate(row) if n in counted]
        places = [cell.place for cell in cells if cell.place and _ALONE.fullmatch(cell.text)]
        if places:
            yield Problem(
                places[0],
                UNMARKED,
                f"I tabellen är {len(places)} {'tal skrivna' if places[1:] else 'tal skrivet'} "
                "direkt i texten.",
                "Skriv siffrorna bland mätningarna, så ritar webbplatsen en tabell, eller hänvisa.",
            )


def _unmarked(run: TextRun) -> Iterator[Problem]:
    found = {match.start(): match[0] for match in _FIGURE.finditer(run.text)}
    for match in _TOLD.finditer(run.text) if "ntalet" in run.text else ():
        found.setdefault(match.start("figure"), match["figure"])
    for start, words in found.items():
        is_heading = not start and _NUMBERED_HEADING.match(run.text)
        if is_heading or _NUMBERED.search(run.text[max(0, start - 20) : start]):
            continue
        yield Problem(
            run.place_at(start),
            UNMARKED,
            f"{quoted(words)} är skrivet direkt i texten.",
            "Skriv siffran bland mätningarna och hänvisa till den, t.ex. [[U33461 2018-H1]].",
        )
