"""The rules of YAML, and what a writer who breaks one is told."""

from collections.abc import Mapping
from typing import Final

from kvalitet.problems import Rule, Severity

EMPTY: Final = Rule("Y005", Severity.ERROR, "Det finns inga nycklar och värden")
LIST_AT_TOP: Final = Rule("Y006", Severity.ERROR, "En lista står där nycklar ska stå")
TEXT_AT_TOP: Final = Rule("Y007", Severity.ERROR, "En text står där nycklar ska stå")
DUPLICATE_KEY: Final = Rule("Y010", Severity.ERROR, "Samma nyckel står två gånger")
NO_KEY: Final = Rule("Y011", Severity.ERROR, "Före kolon saknas en nyckel")
LONE_DASH: Final = Rule("Y012", Severity.ERROR, "Ett streck står i stället för ett värde")
COMMA_IN_NUMBER: Final = Rule("Y013", Severity.ERROR, "Decimalkomma inom { } eller [ ]")
NO_SPACE: Final = Rule("Y014", Severity.ERROR, "Mellanslag saknas efter kolon")
COLON_IN_TEXT: Final = Rule("Y015", Severity.ERROR, "Kolon i en text utan citattecken")
SPECIAL_START: Final = Rule("Y016", Severity.ERROR, "Värdet börjar med ett särskilt tecken")
BARE_REFERENCE: Final = Rule("Y017", Severity.ERROR, "En sifferhänvisning saknar citattecken")
TAB: Final = Rule("Y018", Severity.ERROR, "Raden är indragen med tabb")
UNCLOSED_QUOTE: Final = Rule("Y019", Severity.ERROR, "Ett citattecken saknar slut")
TEXT_AFTER_QUOTE: Final = Rule("Y020", Severity.ERROR, "Text efter ett avslutande citattecken")
UNCLOSED_BRACKET: Final = Rule("Y021", Severity.ERROR, "En parentes saknar slut")
NO_VALUE: Final = Rule("Y022", Severity.ERROR, "En nyckel inom { } saknar värde")
CROOKED: Final = Rule("Y023", Severity.ERROR, "Indraget stämmer inte med raderna ovanför")
KEY_IN_LIST: Final = Rule("Y024", Severity.ERROR, "En nyckel står mitt i en lista")
BACKSLASH: Final = Rule("Y025", Severity.ERROR, "Omvänt snedstreck inom citattecken")
NO_COLON: Final = Rule("Y026", Severity.ERROR, "Raden har ingen nyckel med kolon")
MERGE_KEY: Final = Rule("Y027", Severity.ERROR, "Sammanslagning med << används inte")
SECOND_TEXT: Final = Rule("Y028", Severity.ERROR, "YAML-texten tar slut och börjar om")
HARD_SPACE: Final = Rule("Y029", Severity.ERROR, "Ett hårt mellanslag vid en nyckel")
TOO_DEEP: Final = Rule("Y030", Severity.ERROR, "För många nivåer i varandra")
TOO_MANY: Final = Rule("Y031", Severity.ERROR, "För många nycklar och värden")
LIST_ON_THE_LINE: Final = Rule("Y032", Severity.ERROR, "En lista börjar på nyckelns rad")
KEY_NOT_A_WORD: Final = Rule("Y033", Severity.ERROR, "En nyckel är inget ord")
CONTROL_ESCAPE: Final = Rule("Y034", Severity.ERROR, "Ett styrtecken skrivet med snedstreck")
STRAY_BRACKET: Final = Rule("Y035", Severity.ERROR, "En parentes saknar början")
INDENTED_KEY: Final = Rule("Y036", Severity.ERROR, "En nyckel är indragen under ett värde")
ITEM_AMONG_KEYS: Final = Rule("Y037", Severity.ERROR, "En rad i en lista står bland nycklar")
TEXT_AFTER_BRACKET: Final = Rule("Y038", Severity.ERROR, "Text efter en avslutande parentes")
NOT_YAML: Final = Rule("Y099", Severity.ERROR, "Raden går inte att läsa")

_FIRST_THINGS: Final = "Skriv nyckel, kolon, mellanslag och värde på varje rad, t.ex. typ: sida."

# Per rule: what is wrong, and the way out. `words` and `whole` are the writer's own.
SENTENCES: Final[Mapping[Rule, tuple[str, str]]] = {
    EMPTY: ("Här finns inga nycklar och värden.", _FIRST_THINGS),
    LIST_AT_TOP: ("Här står en lista, men här ska stå nycklar med värden.", _FIRST_THINGS),
    TEXT_AT_TOP: ("Här står en text, men här ska stå nycklar med värden.", _FIRST_THINGS),
    DUPLICATE_KEY: (
        "Nyckeln ”{words}” står redan på rad {line}.",
        "Slå ihop de två, eller ta bort den ena.",
    ),
    NO_KEY: (
        "Före kolon saknas en nyckel.",
        "Skriv nyckeln först på raden, sedan kolon, mellanslag och värde.",
    ),
    LONE_DASH: (
        "Ett ensamt streck säger inte varför värdet saknas.",
        "Skriv talet eller något av orden ej mätt, uppgift saknas, för få svar, sekretess, "
        "ej tillämpligt, bortfall, ej publicerat.",
    ),
    COMMA_IN_NUMBER: (
        "Inom {{ }} och [ ] skiljer komma värden åt, så ”{words}” läses som flera.",
        'Skriv talet inom citattecken ("{number}") eller med punkt ({point}), eller ge varje '
        "värde en egen rad. Är det flera tal: skriv mellanslag efter kommat.",
    ),
    NO_SPACE: ("Efter ”{words}:” saknas ett mellanslag.", "Skriv ”{words}: {whole}”."),
    COLON_IN_TEXT: (
        "”{words}” innehåller kolon och mellanslag, som om det vore en nyckel till.",
        "Sätt citattecken om hela värdet: {quoted}.",
    ),
    SPECIAL_START: (
        "”{words}” börjar med ”{first}”, som har en särskild betydelse först i ett värde.",
        "Sätt citattecken om hela värdet: {quoted}.",
    ),
    BARE_REFERENCE: (
        "Sifferhänvisningen ”{words}” saknar citattecken.",
        "Sätt citattecken om hela texten: {quoted}.",
    ),
    TAB: ("Raden är indragen med tabb.", "Byt varje tabb mot två mellanslag."),
    UNCLOSED_QUOTE: (
        "Citattecknet {first} före ”{words}” har inget slut på raden.",
        "Skriv {first} även sist i texten.",
    ),
    TEXT_AFTER_QUOTE: (
        "Efter det avslutande citattecknet står mer text: ”{words}”.",
        "Sätt citattecken om hela värdet: {quoted}.",
    ),
    UNCLOSED_BRACKET: (
        "”{words}” börjar med {first} men saknar {last}, eller ett komma på vägen.",
        "Skriv komma mellan värdena och {last} efter det sista.",
    ),
    NO_VALUE: (
        "”{words}” står inom {{ }} men har inget värde.",
        "Skriv nyckel: värde. Hör det till en text med komma: sätt citattecken om hela texten.",
    ),
    CROOKED: (
        "”{words}” är inte indraget som raderna ovanför.",
        "Låt rader på samma nivå börja i samma kolumn; nästa nivå dras in två mellanslag.",
    ),
    KEY_IN_LIST: (
        "”{words}” är en nyckel, men står bland raderna i en lista.",
        "Börja raden med streck och mellanslag, eller dra ut den ur listan.",
    ),
    BACKSLASH: (
        'Tecknet \\ har en särskild betydelse inom citattecknen ".',
        "Skriv \\\\, eller sätt enkla citattecken (') om texten.",
    ),
    NO_COLON: (
        "”{words}” är ingen nyckel med kolon och värde.",
        "Skriv nyckel, kolon, mellanslag och värde – eller dra in raden, om den fortsätter.",
    ),
    MERGE_KEY: ("”<<” (sammanslagning) används inte.", "Skriv ut nycklarna en för en."),
    SECOND_TEXT: (
        "Här tar nycklarna slut (---, ... eller %) och en ny text börjar.",
        "Ta bort raden; alla nycklar ska stå i ett stycke.",
    ),
    HARD_SPACE: (
        "Vid nyckeln ”{words}” står ett hårt mellanslag.",
        "Radera det och skriv ett vanligt mellanslag.",
    ),
    TOO_DEEP: (
        "Här ligger fler än {limit} nivåer i varandra.",
        "Ta bort överflödiga parenteser, eller dra in raderna mindre.",
    ),
    TOO_MANY: ("Här finns fler än {limit} nycklar och värden.", "Dela dokumentet i flera."),
    LIST_ON_THE_LINE: (
        "”{words}” börjar med streck och mellanslag, som en lista, men på nyckelns rad.",
        "Skriv listan på egna rader; efter ett minustecken skrivs inget mellanslag.",
    ),
    KEY_NOT_A_WORD: (
        "En nyckel är ett ord, men här står en lista eller flera nycklar.",
        "Skriv ett ord före kolon. Börjar värdet med {{ eller [: sätt citattecken om det.",
    ),
    CONTROL_ESCAPE: (
        "Ett omvänt snedstreck (\\) i texten ger ett osynligt styrtecken.",
        "Ta bort det, eller sätt enkla citattecken (') om texten.",
    ),
    STRAY_BRACKET: (
        "Tecknet {first} avslutar något som inte har börjat.",
        "Ta bort det, eller sätt citattecken om hela värdet.",
    ),
    INDENTED_KEY: (
        "”{words}” är indraget, men raden ovanför har redan ett värde.",
        "Dra ut raden till nycklarnas kolumn. Fortsätter den texten ovanför: sätt citattecken om "
        "hela texten.",
    ),
    ITEM_AMONG_KEYS: (
        "”{words}” är en rad i en lista, men står bland nycklar.",
        "Skriv listans nyckel på raden ovanför, eller ta bort strecket.",
    ),
    TEXT_AFTER_BRACKET: (
        "Efter ”{whole}” står mer text: ”{words}”.",
        "Sätt citattecken om hela värdet: {quoted}.",
    ),
    NOT_YAML: (
        "”{words}” går inte att läsa som nyckel, kolon och värde.",
        "Se över indrag, kolon och citattecken här och på raden ovanför.",
    ),
}
