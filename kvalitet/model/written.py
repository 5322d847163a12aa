"""What each kind of value looks like when it is written, as JSON Schema: what an editor can check.

The gate reads every value as text, while an editor's YAML makes numbers of some: a schema here
takes both. It knows the form of a value only; what needs counting or a calendar is left to the
gate.
"""

from collections.abc import Iterable, Sequence

from pydantic import WithJsonSchema

from kvalitet.model import period, scale
from kvalitet.model.value import NUMBER_FORM, MissingKind
from kvalitet.model.words import Ongoing, RiskGone
from kvalitet.swedish.lists import joined
from kvalitet.swedish.numbers import MINUS

LONGEST_ID = 60

NONE = "saknas"
"""What stands where there is nothing to point at, and that is known."""


def _text(pattern: str, remedy: str, examples: Sequence[object], **more: object) -> WithJsonSchema:
    """A text of a form; `patternErrorMessage` is what VS Code says when it has another."""
    return WithJsonSchema(
        {
            "type": "string",
            "pattern": f"^(?:{pattern})$",
            "patternErrorMessage": remedy,
            **({"examples": list(examples)} if examples else {}),
            **more,
        }
    )


def words_of(words: Iterable[str]) -> WithJsonSchema:
    """One of the words of a list, spelt as there."""
    return WithJsonSchema({"type": "string", "enum": list(words)})


def _capital_or_not(words: Iterable[str]) -> str:
    """The pattern of some words, each with a capital or without; JSON Schema has no flag for it."""
    return "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in words)


# Every pattern is understood alike by Python and by JavaScript, which reads them in an editor.

_YEAR = "(?:19|20)[0-9]{2}"
_MONTH = f"{_YEAR}-(?:0[1-9]|1[0-2])"
_DAY = f"{_MONTH}-(?:0[1-9]|[12][0-9]|3[01])"
_PART = f"{_YEAR}-(?:[Hh][12]|[Tt][1-3]|[KkQq][1-4])"
_ROLLING = f"{_MONTH} rullande [0-9]{{1,2}}"
_CUMULATIVE = f"(?:{_MONTH}|{_PART}) ackumulera[dt]"
_DATED = "|".join((_YEAR, _PART, _MONTH, _DAY, _ROLLING, _CUMULATIVE))

_WHOLE = r"(?:[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+|[0-9]+)"
_NUMBER = rf"[-{MINUS}]?{NUMBER_FORM}"
_KINDS = [kind.value for kind in MissingKind]
_MISSING = f"{_capital_or_not(_KINDS)}|[Uu][.][Ss][.]|[Uu][Ss]"

_ABOVE = f"(?:{_capital_or_not(('över', 'minst'))}) {_NUMBER}"
_BELOW = f"(?:{_capital_or_not(('under', 'högst'))}) {_NUMBER}"
_DASH = f"[-–—{MINUS}]"

PERIOD = _text(
    f"{_DATED}|[Ii]ngångsvärde",
    period.FORMS,
    [2018, "2018-H1", "2020-T2", "2024-K3", "2024-06", "2024-06-30"],
    type=["integer", "string"],
    minimum=1900,
    maximum=2099,
)
BEGINNING = _text(
    _DATED,
    "Skriv ett år, en period eller ett datum.",
    [2018, "2018-H1", "2018-07-01"],
    type=["integer", "string"],
    minimum=1900,
    maximum=2099,
)
MONTH = _text(_MONTH, "Skriv år och månad: 2024-01.", ["2024-01"])
DATE = _text(_DAY, "Skriv år, månad och dag: 2024-06-30.", ["2024-06-30"])
YEAR = _text(
    _YEAR,
    "Skriv året med fyra siffror: 2024.",
    [2024],
    type=["integer", "string"],
    minimum=1900,
    maximum=2099,
)

VALUE = _text(
    f"{_NUMBER}|{_WHOLE} ?av ?{_WHOLE}|{_MISSING}",
    "Skriv ett tal (67 eller 87,5), en andel (24 av 30) eller varför värdet saknas: "
    f"{joined(_KINDS, 'eller')}.",
    [67, "87,5", "24 av 30", *_KINDS],
    type=["number", "string"],
)
COUNT = _text(
    f"{_WHOLE}|{_MISSING}",
    f"Skriv hur många de är, eller varför antalet saknas: {joined(_KINDS, 'eller')}.",
    [0, 3, *_KINDS],
    type=["integer", "string"],
    minimum=0,
)
NO_COUNT = _text(_MISSING, "Skriv antalet för varje område: {Handläggning: 3}.", _KINDS)
INTERVAL = _text(
    f"{_NUMBER}|{_NUMBER}(?: ?{_DASH} ?| till ){_NUMBER}|{_NUMBER} ?[-–]"
    f"|{_ABOVE}(?: (?:och|till|men) {_BELOW})?|{_BELOW}|{_capital_or_not([scale.EVERYTHING])}",
    scale.FORMS,
    ["0–75", "över 10", "under 5", "minst 91", "högst 75", "över 75 och under 91"],
    type=["number", "string"],
)

ID = _text(
    "[0-9A-Za-zÅÄÖåäö]+(?:-[0-9A-Za-zÅÄÖåäö]+)*",
    f"Använd bokstäver, siffror och enkla bindestreck, högst {LONGEST_ID} tecken: hylte-2024.",
    [],
    type=["string", "integer"],
    maxLength=LONGEST_ID,
)
IDS_OR_NONE = WithJsonSchema(
    {
        "anyOf": [
            {"type": "array", "minItems": 1, "items": ID.json_schema},
            {"enum": [NONE, MissingKind.UNKNOWN.value]},
        ]
    }
)
STEP = _text(
    "[1-9]",
    "Skriv steget i riskmatrisen med en siffra: 1, 2, 3 eller 4.",
    [1, 2, 3, 4],
    type=["integer", "string"],
    minimum=1,
    maximum=9,
)
RISK_LEVEL = _text(
    f"[0-9]{{1,2}}|röd|gul|grön|{RiskGone.GONE}|{MissingKind.UNKNOWN.value}",
    "Skriv risknivån som ett tal (8), en färg (grön, gul, röd) eller uppgift saknas.",
    [8, "gul", MissingKind.UNKNOWN.value],
    type=["integer", "string"],
)
DEADLINE = _text(
    f"{_YEAR}|{_PART}|{_MONTH}|{_DAY}|{Ongoing.ONGOING}|{MissingKind.UNKNOWN.value}",
    "Skriv ett datum eller en period (2024-12-31, 2024-T2), löpande eller uppgift saknas.",
    ["2024-12-31", "2024-T2", Ongoing.ONGOING.value, MissingKind.UNKNOWN.value],
    type=["integer", "string"],
    minimum=1900,
    maximum=2099,
)
WORDS = WithJsonSchema({"type": ["string", "number"], "minLength": 1})
YES_NO = words_of(("ja", "nej"))
