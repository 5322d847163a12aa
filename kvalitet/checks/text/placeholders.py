"""Family T from T030: what a template or a draft has left behind."""

import re
from collections.abc import Iterator

from kvalitet.body.parts import TextRun
from kvalitet.catalogue.checked import Checked
from kvalitet.checks.text.gathered import Gathered
from kvalitet.model.report import Report
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.lists import quoted

GUIDANCE = Rule("T030", Severity.ERROR, "Vägledning ur en mall står kvar", excusable=True)
PLACEHOLDER = Rule("T031", Severity.ERROR, "En platshållare är inte ifylld", excusable=True)
CONTINUED = Rule("T032", Severity.ERROR, "Något fortsätter under samma rubrik", excusable=True)
LONE_ASTERISK = Rule("T033", Severity.ERROR, "En asterisk saknar förklaring", excusable=True)

_TO_FILL_IN = (
    "text|text här|namn|datum|kommun|kommunens namn|enhet|år|årtal|period|siffra|antal|belopp|titel"
    "|rubrik|länk|källa|x+|å{2,4}-m{2}-d{2}|(?:skriv|fyll i|infoga|ange|beskriv|lägg till|lägg in"
    "|komplettera)[^\\[\\]\n]*"
)
_COUNTED = r"(?:%|procent|antal|st|kr|kronor|år|barn|personer|ärenden|dagar|dygn|gånger)"
_PLACEHOLDERS: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (needles, re.compile(pattern, re.IGNORECASE))
    for needles, pattern in (
        (("x ", "%"), rf"(?<![\w-])x{{1,4}}\s?{_COUNTED}(?![\w-])"),
        (("xxx",), r"(?<!\w)x{3,}(?!\w)"),
        (("todo",), r"(?<!\w)todo(?!\w)"),
        (("[",), rf"\[(?:…|\.\.\.|{_TO_FILL_IN})\]"),
        (("_",), r"_{3,}"),
        (("....", "…"), r"\.{4,}|…{2,}"),
        (("lorem",), r"(?<!\w)lorem(?: ipsum)?(?!\w)"),
        (("iv här", " i här", "xt här"), r"(?<!\w)(?:skriv|fyll i)(?: din)?(?: text)? här(?!\w)"),
    )
)
"""Words of which one must be there, in small letters, and what is then looked for."""

# Questions and instructions of handbooks for analysis, as they have been published by mistake.
_GUIDANCE = re.compile(
    r"här (?:ska|bör|kan|måste) (?:du|ni|vi|man) (?:ta stöd|beskriv|ange|redogör|redovis|skriv)"
    r"|här ska \w[^.\ufffc]{0,60}? (?:beskrivas|anges|redovisas|skrivas|framgå)\b"
    r"|här (?:söker och )?beskriver (?:du|ni|vi)\b"
    r"|här (?:nämner (?:du|ni|vi) inget|visas vilket resultat|använder du)\b"
    r"|en kort beskrivning av nuläget\.?$"
    r"|vilket resultat har uppnåtts\?"
    r"|hur ser trenden ut\b[^.]{0,60}\?"
    r"|vad beror (?:resultatet|avvikelsen|resultatet/avvikelsen) på\?"
    r"|finns det några särskilda händelser\b"
    r"|är det externa eller interna faktorer\?"
    r"|vilka åtgärder föreslås\b[^.]{0,90}\?"
    r"|vilka effekter förväntas\b[^.]{0,60}\?"
    r"|bör (?:mål- eller )?kvalitetsnivåer(?:na)? förändras\b[^.]{0,60}\?"
    r"|krävs det nya mätningar\b[^.]{0,60}\?"
    r"|vilka konsekvenser (?:får|kan) det\b[^.]{0,80}\?"
    r"|beskriv indikatorn"
    r"|motivera!",
    re.IGNORECASE,
)
_INSTRUCTION = re.compile(
    r"(?:beskriv|redogör|kommentera|motivera|sammanfatta|fyll i|skriv)\b", re.IGNORECASE
)
_OPENINGS = (
    "här ",
    "en kort ",
    "vil",
    "hur ser ",
    "vad ber",
    "finns d",
    "är det ",
    "bör ",
    "krävs ",
    "beskriv",
    "redogör",
    "komment",
    "motiver",
    "sammanf",
    "fyll i ",
    "skriv ",
)
"""How all of it begins, at most eight letters of it."""

_CONTINUED = re.compile(
    r"^\(?forts(?:\.|ättning)?(?=[\s).,:–-]|$)(?! (?:på|av|i|om))[^\n]{0,40}"
    r"|^[^\n]{0,40}\(forts\.?\)$",
    re.IGNORECASE | re.MULTILINE,
)
_ASTERISK = re.compile(r"(?:(?<![\w-])[\w-]{0,60})?\w\*(?![\w*])")


def check_placeholders(document: Checked[Report], words: Gathered) -> Iterator[Problem]:
    """The words of every document, those of its front matter too."""
    yield from _placeholders(words)
    yield from _lone_asterisks(words)
    yield from _continued(document, words)
    if document.owner is not None:
        yield from _guidance(document)


def _placeholders(words: Gathered) -> Iterator[Problem]:
    for needles, pattern in _PLACEHOLDERS:
        for match in words.told(needles, pattern):
            yield Problem(
                words.place_at(match.start()),
                PLACEHOLDER,
                f"{quoted(match[0])} skulle ha fyllts i.",
                "Skriv det som ska stå där, eller stryk meningen.",
            )


def _lone_asterisks(words: Gathered) -> Iterator[Problem]:
    """Emphasis has been taken away; an asterisk that is left promises a note that is not there."""
    for match in words.told(("*",), _ASTERISK):
        yield Problem(
            words.place_at(match.start()),
            LONE_ASTERISK,
            f"{quoted(match[0])} har en asterisk, men ingen förklaring hör till den.",
            "Gör förklaringen till en fotnot, [^1], eller ta bort asterisken.",
        )


def _continued(document: Checked[Report], words: Gathered) -> Iterator[Problem]:
    """A heading or a name that a page break has repeated in the original."""
    for match in words.told(("forts",), _CONTINUED):
        place = words.place_at(match.start())
        is_name = words.number_at(match.start()) >= len(document.text_runs)
        if is_name or any(heading.place.line == place.line for heading in document.body.headings):
            yield Problem(
                place,
                CONTINUED,
                f"{quoted(match[0])} upprepar något som redan har börjat.",
                "Flytta innehållet till det som fortsätter, och ta bort upprepningen.",
            )


def _guidance(document: Checked[Report]) -> Iterator[Problem]:
    """What begins a paragraph, an item or a footnote like the template does.

    An order to describe something is the template's where it stands first under a heading; among
    the actions it is what the writer proposes.
    """
    headings = {heading.place.line: heading.text.lower() for heading in document.body.headings}
    above: str | None = None
    for run in document.text_runs:
        if (line := run.place.line) in headings:
            above = headings[line]
            continue
        if run.text[:8].lower().startswith(_OPENINGS):
            is_first = above is not None and "åtgärd" not in above
            if _GUIDANCE.match(run.text) or (is_first and _INSTRUCTION.match(run.text)):
                yield _is_guidance(run)
        above = None


def _is_guidance(run: TextRun) -> Problem:
    return Problem(
        run.place,
        GUIDANCE,
        f"{quoted(run.text)} är mallens vägledning, inte dokumentets egen text.",
        "Skriv det som gäller i stället. Vägledning till den som skriver står som <!-- … -->.",
    )
