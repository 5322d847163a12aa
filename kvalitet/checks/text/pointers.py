"""T050: words that point at something in the document that is not there.

What was written for paper has appendices, numbered tables and pages; a web page has links.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kvalitet.body.addresses import LinkKind
from kvalitet.catalogue.checked import Checked
from kvalitet.checks.text.gathered import Gathered
from kvalitet.model.quality_story import QualityStory
from kvalitet.model.report import PlainPage, Report
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.lists import quoted

NOTHING_THERE = Rule("T050", Severity.WARNING, "Texten hänvisar till något som inte finns")

# What is said to stand in something else is not looked for here.
_HERE = r"(?!\w)(?![.,]\d)(?!\s+(?:av|från|hos|i|om|på|till|ur)\b|\s*§)"
_SEE = r"\bse (?:även |också |vidare |t\.ex\. )?"
_NUMBER = r"(?P<number>\d{1,3})"


def _shown(stem: str) -> str:
    """A pattern for what is pointed at by its place or its number: "tabellen nedan", "tabell 3"."""
    return (
        rf"\b{stem} {_NUMBER}{_HERE}"
        rf"|\b\w*{stem}(?:en|n|et|met)? (?:här )?(?:nedan|ovan)(?:för)?\b"
        rf"|\b(?:nedan|ovan)stående \w*{stem}\b"
    )


@dataclass(frozen=True, slots=True)
class _There:
    """What a document holds that its words can point at."""

    document: Checked[Report]
    words: Gathered

    def appendix(self, number: str | None) -> bool:
        links = self.document.links
        return self._is_named("bilaga", number) or any(
            link.kind is LinkKind.RELATIVE and not link.is_image and not link.path.endswith(".md")
            for link in links
        )

    def table(self, number: str | None) -> bool:
        sections = self.document.body.sections
        tokens = (token for section in sections for token in section.tokens)
        count = sum(token.type == "table_open" for token in tokens)
        return self._is_named("tabell", number) or self._are_so_many(count, number)

    def picture(self, number: str | None) -> bool:
        count = sum(link.is_image for link in self.document.links)
        named = ("diagram", "figur", "graf", "bild", "karta")
        return any(self._is_named(kind, number) for kind in named) or self._are_so_many(
            count, number
        )

    def section(self, number: str | None) -> bool:
        beginning = re.compile(rf"{re.escape(number or '')}\b")
        return any(beginning.match(heading.text) for heading in self.document.body.headings)

    def footnote(self, number: str | None) -> bool:
        footnotes = sum(token.type == "footnote_open" for token in self.document.body.footnotes)
        return int(number or 0) <= footnotes

    def page(self, _: str | None) -> bool:
        return False

    def _is_named(self, kind: str, number: str | None) -> bool:
        """Whether a heading or a caption begins with it: "Tabell 3. Ärenden per månad"."""
        wanted = f"{kind} {number}" if number else kind
        caption = re.compile(rf"^(?i:{wanted})(?: *$|[.:]| [–-] | [A-ZÅÄÖ])", re.MULTILINE)
        named = any(h.text.lower().startswith(wanted) for h in self.document.body.headings)
        return named or caption.search(self.words.text) is not None

    def _are_so_many(self, count: int, number: str | None) -> bool:
        return int(number or 1) <= count + self._is_drawn

    @property
    def _is_drawn(self) -> bool:
        """Whether the site adds diagrams and tables of its own to the document's page."""
        form = self.document.form
        if isinstance(form, QualityStory):
            told = any(group.all_indicators for group in form.target_groups)
            return told or form.deviations is not None
        return not isinstance(form, PlainPage)


_Pointer = tuple[tuple[str, ...], re.Pattern[str], Callable[[_There, str | None], bool], str]

_POINTERS: tuple[_Pointer, ...] = tuple(
    (needles, re.compile(pattern, re.IGNORECASE), is_there, remedy)
    for needles, pattern, is_there, remedy in (
        (
            ("bilaga",),
            rf"(?:{_SEE}|\b(?:i|av|enligt) )(?:bifogad )?bilaga {_NUMBER}{_HERE}"
            rf"|(?:{_SEE}|\benligt )(?:den )?(?:bifogade? )?bilagan?(?! \d){_HERE}"
            rf"|\bi (?:den )?(?:bifogade )?bilagan{_HERE}",
            _There.appendix,
            "Länka till bilagan, lägg in den under en egen rubrik, eller stryk hänvisningen.",
        ),
        (
            ("tabell",),
            _shown("tabell"),
            _There.table,
            "Lägg in tabellen, länka dit där den finns, eller stryk hänvisningen.",
        ),
        (
            ("diagram", "figur", "graf", "bild", "karta"),
            _shown("(?:diagram|figur|graf|bild|karta)"),
            _There.picture,
            "Lägg in bilden, länka dit där den finns, eller stryk hänvisningen.",
        ),
        (
            ("avsnitt", "kapitel"),
            r"\b(?:se|i|enligt) (?:avsnitt|kapitel) (?P<number>\d{1,2}(?:\.\d{1,2})*)" + _HERE,
            _There.section,
            "Länka till rubriken: [Resultat](#resultat).",
        ),
        (
            ("fotnot",),
            rf"\bfotnot {_NUMBER}{_HERE}",
            _There.footnote,
            "Sätt ut fotnoten med [^1], eller stryk hänvisningen.",
        ),
        (
            (" sid",),
            rf"{_SEE}(?:på )?sid(?:an|a|or)?\.? ?{_NUMBER}{_HERE}",
            _There.page,
            "En webbsida har inga sidnummer: länka till rubriken, [Resultat](#resultat).",
        ),
    )
)
"""Words of which one must be there, what is then looked for, and whether it is there."""


def check_pointers(document: Checked[Report], words: Gathered) -> Iterator[Problem]:
    """The prose of every document; beside a link, the reader finds what is meant."""
    prose = len(document.text_runs)
    there = _There(document, words)
    for needles, pattern, is_there, remedy in _POINTERS:
        for match in words.told(needles, pattern):
            if words.number_at(match.start()) >= prose or is_there(there, match["number"]):
                continue
            place = words.place_at(match.start())
            if not any(link.place.line in (place.line, place.line + 1) for link in document.links):
                message = f"{quoted(match[0])} hänvisar till något som inte finns i dokumentet."
                yield Problem(place, NOTHING_THERE, message, remedy)
