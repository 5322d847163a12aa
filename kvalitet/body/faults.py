"""What can be wrong in the text of a body: the rules, and how each is said."""

from kvalitet.problems import Place, Problem, Rule, Severity

TOO_LARGE = Rule("T001", Severity.ERROR, "Texten är för stor")
RAW_HTML = Rule("T002", Severity.ERROR, "HTML-taggar används inte i texten")
UNCLOSED_COMMENT = Rule("T003", Severity.ERROR, "En kommentar saknar slut")
UNCLOSED_FENCE = Rule("T004", Severity.ERROR, "Ett kodblock saknar slut")
TOO_DEEP = Rule("T005", Severity.ERROR, "Texten är nästlad i för många nivåer")
TITLE_IN_BODY = Rule("T006", Severity.ERROR, "Rubrik på nivå 1 i texten")
SKIPPED_LEVEL = Rule("T007", Severity.WARNING, "En rubriknivå är överhoppad")
EMPTY_HEADING = Rule("T008", Severity.ERROR, "En rubrik är tom")
ANCHOR_TWICE = Rule("T009", Severity.ERROR, "Samma ankare står vid två rubriker")
STRAY_ATTRIBUTES = Rule("T010", Severity.ERROR, "Attribut inom klamrar används inte i texten")
UNCLOSED_REFERENCE = Rule("T011", Severity.ERROR, "En sifferhänvisning saknar slut")
EMPTY_REFERENCE = Rule("T012", Severity.ERROR, "En sifferhänvisning är tom")
BROKEN_LINK = Rule("T013", Severity.ERROR, "En länk går inte att läsa")
REFUSED_LINK = Rule("T014", Severity.ERROR, "Länkens adress tillåts inte")
EMPTY_LINK = Rule("T015", Severity.ERROR, "En länk saknar adress")
LINK_WITHOUT_TEXT = Rule("T016", Severity.ERROR, "En länk saknar text")
UNDEFINED_LINK = Rule("T017", Severity.ERROR, "En länks adress är inte angiven i texten")
UNDEFINED_FOOTNOTE = Rule("T018", Severity.ERROR, "En fotnot saknar text")
UNUSED_FOOTNOTE = Rule("T019", Severity.ERROR, "En fotnot används inte")
FOOTNOTE_TWICE = Rule("T020", Severity.ERROR, "Samma fotnot står två gånger")
REMOTE_IMAGE = Rule("T021", Severity.ERROR, "En bild hämtas från en annan webbplats")
IMAGE_WITHOUT_TEXT = Rule("T022", Severity.ERROR, "En bild saknar beskrivning")
RAGGED_ROW = Rule("T023", Severity.ERROR, "En tabellrad har fel antal celler")
TABLE_TOO_LARGE = Rule("T024", Severity.ERROR, "Tabellerna är för stora")
BROKEN_TABLE = Rule("T025", Severity.ERROR, "En tabell går inte att läsa")
INDENTED_CODE = Rule("T026", Severity.WARNING, "Ett indraget stycke visas som kod")
LINK_TITLE = Rule("T027", Severity.WARNING, "En länks titel visas inte")
NESTED_FOOTNOTE = Rule("T028", Severity.ERROR, "En fotnot står inne i en annan fotnot")

_WORDS = {
    TOO_LARGE: (
        "Texten har {} tecken; högst {} kan läsas.",
        "Dela den i flera dokument.",
    ),
    RAW_HTML: (
        "”{}” är en HTML-tagg och skulle synas som text.",
        "Ta bort den och använd Markdown; är det inte en tagg, skriv \\< i stället för <.",
    ),
    UNCLOSED_COMMENT: (
        "Kommentaren ”{}” stängs aldrig.",
        "Avsluta den med -->. Ska den sträcka sig över tomma rader, låt <!-- börja en egen rad.",
    ),
    UNCLOSED_FENCE: (
        "Kodblocket som börjar med {} stängs aldrig, så resten av texten blir kod.",
        "Avsluta det med en egen rad {}.",
    ),
    TOO_DEEP: (
        "Listor, citat och hakparenteser är nästlade i för många nivåer; resten kan inte läsas.",
        "Använd högst nio nivåer av listor.",
    ),
    TITLE_IN_BODY: (
        "”{}” är en rubrik på nivå 1, men sidans titel står redan i dokumentets huvud.",
        "Skriv ## i stället för #, eller ta bort rubriken.",
    ),
    SKIPPED_LEVEL: (
        "Rubriken ”{}” är på nivå {}, men den närmast över är på nivå {}.",
        "Skriv {} i stället.",
    ),
    EMPTY_HEADING: (
        "Rubriken har ingen text.",
        "Skriv rubriken efter {}, eller ta bort raden.",
    ),
    ANCHOR_TWICE: (
        "Ankaret ”{}” står redan vid en annan rubrik.",
        "Välj ett annat, eller ta bort det; rubriken får då ett eget.",
    ),
    STRAY_ATTRIBUTES: (
        "”{}” skulle synas som text.",
        "Ta bort det. Bara {{#ankare}} sist i en rubrik används, med a–z, siffror och bindestreck.",
    ),
    UNCLOSED_REFERENCE: (
        "Sifferhänvisningen ”{}” stängs aldrig.",
        "Skriv till exempel [[U33461 2018-H1]]; menas vanliga hakparenteser, skriv \\[\\[.",
    ),
    EMPTY_REFERENCE: (
        "Sifferhänvisningen ”{}” är tom.",
        "Skriv nyckeltal och period, till exempel [[U33461 2018-H1]].",
    ),
    BROKEN_LINK: (
        "”{}” ser ut som slutet av en länk, men det blev ingen länk.",
        "Skriv [text](adress); adress med mellanslag inom <>, siffror och fotnoter utanför texten.",
    ),
    REFUSED_LINK: (
        "Länken till ”{}” går inte att använda.",
        "Använd https://…, mailto:…, #ankare eller en sökväg till en fil bredvid dokumentet.",
    ),
    EMPTY_LINK: (
        "Länken har ingen adress.",
        "Skriv adressen inom parentesen, till exempel [Om måttet](om.md).",
    ),
    LINK_WITHOUT_TEXT: (
        "Länken till ”{}” har ingen text att läsa.",
        "Skriv inom hakparentesen vart länken leder.",
    ),
    UNDEFINED_LINK: (
        "”{}” pekar på länken ”{}”, som inte är angiven någonstans i texten.",
        "Lägg till en rad [{}]: adress, eller skriv [text](adress).",
    ),
    UNDEFINED_FOOTNOTE: (
        "Fotnoten ”{}” har ingen text.",
        "Lägg till ett stycke som börjar med {}: sist i dokumentet.",
    ),
    UNUSED_FOOTNOTE: (
        "Inget i texten hänvisar till fotnoten ”{}”, så den visas inte.",
        "Sätt ut {} där den hör hemma, eller ta bort fotnoten.",
    ),
    FOOTNOTE_TWICE: (
        "Fotnoten ”{}” har redan en text.",
        "Ge den ena ett annat namn, eller ta bort den.",
    ),
    REMOTE_IMAGE: (
        "Bilden ”{}” hämtas från en annan webbplats.",
        "Spara bilden bland dokumenten och skriv sökvägen dit.",
    ),
    IMAGE_WITHOUT_TEXT: (
        "Bilden ”{}” har ingen beskrivning för den som inte ser den.",
        "Skriv vad bilden visar inom hakparentesen: ![Beskrivning](bild.png).",
    ),
    RAGGED_ROW: (
        "Raden har {}, men rubrikraden har {}.",
        "Varje rad ska ha lika många celler som rubrikraden.",
    ),
    TABLE_TOO_LARGE: (
        "Dokumentets tabeller har tillsammans fler än {} celler.",
        "Dela dokumentet, eller låt siffrorna stå under mätningar i dokumentets huvud.",
    ),
    BROKEN_TABLE: (
        "Raden ”{}” ser ut som en tabells andra rad, men det blev ingen tabell.",
        "Raden ovanför ska ha lika många celler, och en tom rad ska stå före tabellen.",
    ),
    INDENTED_CODE: (
        "”{}” har minst fyra mellanslag framför sig och visas som kod.",
        "Ta bort mellanslagen; menas kod, skriv den mellan två rader ```.",
    ),
    LINK_TITLE: (
        "Titeln ”{}” efter adressen visas inte för läsaren.",
        "Skriv det i den löpande texten i stället.",
    ),
    NESTED_FOOTNOTE: (
        "Texten till fotnoten ”{}” står inne i en annan fotnot.",
        "Ta bort mellanslagen framför den.",
    ),
}

_LONGEST_QUOTE = 60


def problem(rule: Rule, place: Place, *words: object) -> Problem:
    """Say that `rule` is broken at `place`; `words` are what the writer wrote, quoted in order."""
    message, remedy = _WORDS[rule]
    quotes = [_shortened(str(word)) for word in words]
    in_message = message.replace("{{", "").count("{}")
    return Problem(place, rule, message.format(*quotes), remedy.format(*quotes[in_message:]))


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 1] + "…"
