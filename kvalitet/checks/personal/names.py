"""P005: names of persons in what is published, told by a first name, a title or an employment."""

import re
from collections.abc import Iterator, Sequence

from kvalitet.checks.text.gathered import Gathered
from kvalitet.config import SiteConfig
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.first_names import FIRST_NAMES
from kvalitet.swedish.lists import quoted

PERSONS_NAME = Rule("P005", Severity.WARNING, "En persons namn står i texten")

_REST = r"[a-zåäöéèüøæ]+(?:-[A-ZÅÄÖÉÜ][a-zåäöéèüøæ]+)?"
_WORD = rf"[A-ZÅÄÖÉÜ]{_REST}"
_NAMED = re.compile(
    # The look behind comes second, so that the search begins at a capital letter.
    rf"[A-ZÅÄÖÉÜ](?<![\w-].){_REST}(?:"
    rf"(?: (?:(?:af|av|de|la|van|von) )?(?:[A-ZÅÄÖ]\. )?{_WORD})+"
    r"|(?P<age>,? \(?[0-9]{1,2} ?(?:år\b\)?|-åri)))"
)
"""Capitalised words in a row, or a single one with an age."""

_ALSO_WORDS = frozenset({"Bo", "Hans", "Per", "Stig"})

_TITLES = (
    "advokat|avdelningschef|barnsekreterare|behandlare|biståndshandläggare|boendestödjare"
    "|enhetschef|familjebehandlare|familjehemssekreterare|fältsekreterare|förvaltningschef"
    "|gruppledare|handläggare|kontaktperson|kurator|kvalitetsstrateg|kvalitetsutvecklare"
    "|nämndsekreterare|ordförande|psykolog|rektor|samordnare|sektionschef|socialchef"
    "|socialsekreterare|utredare|verksamhetschef"
)
_TITLE_BEFORE = re.compile(rf"(?<!\w)(?:\w*(?:{_TITLES})(?:n|en)?|herr|fru),? $", re.IGNORECASE)
_TITLE_FIRST = re.compile(rf"(?:\w*(?:{_TITLES})(?:n|en)?|Herr|Fru) ", re.IGNORECASE)
_EMPLOYED = re.compile(
    r",? (?:som )?(?:är|var|blev) (?:anställd|föräldraledig|pensionerad|sjukskriven|född)\b"
)

# What makes a name that of a place, a school or a foundation, and not of a person.
_INSTITUTION = re.compile(
    r"(?:skola|skolan|gymnasiet|gatan|vägen|torget|parken|huset|gården|hemmet|sjukhuset|sjukhus"
    r"|kyrkan|stiftelsen|fonden|priset|kommun|kommunen|region|regionen|enheten|gruppen|teamet"
    r"|sektionen|mottagningen|nämnden|förvaltningen|verket|förbundet|centrum|test|modellen|metoden"
    r"|heten|ningen|arna|erna)$",
    re.IGNORECASE,
)
_INSTITUTION_AFTER = re.compile(
    r"(?:-[a-zåäö]| (?:barnsjukhus|sjukhus|skola|gymnasium|gata|väg|plats|torg|park|hus|gård|minne"
    r"|fond|stiftelse|församling|kyrka|universitet|test|modell|metod|lutning|index|skala)\b)"
)
_NOUNS = """
Ansvar Antal Andel Barn Barnen Beroende Boende Bistånd Chef Datum Del Dygn Enhet Familj Fel
Försörjning Grupp Halvår Individ Insats Kommun Kvartal Kön Ledning Missbruk Mottagning Månad
Mål Nämnd Nyckeltal Omsorg Period Person Region Resultat Risk Skola Stöd Sverige Tertial
Ungdom Ungdomar Ungdomen Unga Utredning Vuxen Vuxna Våld Vård Ålder År Ärende Öppenvård
"""
_NO_SURNAMES = frozenset(_NOUNS.split())


def check_personal_names(words: Gathered, persons: "Persons") -> Iterator[Problem]:
    """The words of a document, those of its front matter too."""
    for start, name in persons.named_in(words):
        yield Problem(
            words.place_at(start),
            PERSONS_NAME,
            f"{quoted(name)} ser ut som en persons namn.",
            "Skriv funktionen i stället, t.ex. enhetschef. Är det ingen person, skriv det "
            "under inte_personer: i site_config.yml.",
        )


class Persons:
    """What is taken for a name: with the words of the site's own settings."""

    def __init__(self, config: SiteConfig) -> None:
        self._first_names = FIRST_NAMES.union(config.personal_data.first_names)
        self._others = [name.casefold() for name in config.personal_data.not_persons]
        organisations = (*config.names.values(), config.organisation.name)
        members = (name for group in config.comparators for name in group.members or ())
        own = {word for name in (*organisations, *members) for word in re.findall(_WORD, name)}
        self._no_surnames = _NO_SURNAMES | own

    def named_in(self, words: Gathered) -> Iterator[tuple[int, str]]:
        """Where each name begins, and the name."""
        for match in _NAMED.finditer(words.text):
            if match["age"]:
                name = match[0].removesuffix(match["age"])
                if name in self._first_names and name not in _ALSO_WORDS:
                    yield match.start(), match[0]
            elif (first := self._first_of(match, words.text)) is not None:
                row = match[0].split(" ")
                name = " ".join(row[first : first + 3])
                yield match.start() + len(" ".join(row[:first])) + bool(first), name

    def _first_of(self, match: re.Match[str], text: str) -> int | None:
        """Which word of the row a person's name begins with."""
        row = match[0].split(" ")
        is_known = any(other in match[0].casefold() for other in self._others)
        if is_known or _INSTITUTION_AFTER.match(text, match.end()):
            return None
        for number, word in enumerate(row[:-1], start=1):
            is_first = word.partition("-")[0] in self._first_names
            if is_first and self._may_be_surnames(row[number:]):
                return number - 1
        if _TITLE_FIRST.match(match[0]) and len(row) > 2 and self._may_be_surnames(row[1:]):
            return 1
        has_title = _TITLE_BEFORE.search(text[max(0, match.start() - 40) : match.start()])
        if (has_title or _EMPLOYED.match(text, match.end())) and self._may_be_surnames(row):
            return 0
        return None

    def _may_be_surnames(self, row: Sequence[str]) -> bool:
        return not any(word in self._no_surnames or _INSTITUTION.search(word) for word in row[:2])
