"""Values: a number, a share with its counts, or the reason why there is none."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from kvalitet.swedish.lists import joined, quoted
from kvalitet.swedish.nearmiss import nearest
from kvalitet.swedish.numbers import MINUS, round_half_up

_LONGEST_WHOLE = 12
_LONGEST_DECIMALS = 6


class MissingKind(StrEnum):
    """Why a value is missing; the word is what a writer writes and a reader reads."""

    NOT_MEASURED = "ej mätt"
    UNKNOWN = "uppgift saknas"
    TOO_FEW = "för få svar"
    CONFIDENTIAL = "sekretess"
    NOT_APPLICABLE = "ej tillämpligt"
    NON_RESPONSE = "bortfall"
    NOT_PUBLISHED = "ej publicerat"

    @property
    def explanation(self) -> str:
        """What the word means, as a sentence for the page of symbols."""
        return _EXPLANATIONS[self]

    @property
    def other_spellings(self) -> tuple[str, ...]:
        """What a writer may write instead of the word."""
        return _OTHER_SPELLINGS.get(self, ())


_EXPLANATIONS = {
    MissingKind.NOT_MEASURED: "Ingen mätning gjordes för perioden.",
    MissingKind.UNKNOWN: "En mätning kan ha gjorts, men uppgiften går inte att få fram.",
    MissingKind.TOO_FEW: "Mätningen gjordes, men för få svarade för att resultatet ska redovisas.",
    MissingKind.CONFIDENTIAL: "Uppgiften finns men visas inte, för att skydda enskilda.",
    MissingKind.NOT_APPLICABLE: "Frågan är inte aktuell här, t.ex. för att insatsen inte ges.",
    MissingKind.NON_RESPONSE: "Mätningen gjordes, men svaren eller underlaget kom inte in.",
    MissingKind.NOT_PUBLISHED: "Uppgiften finns men är ännu inte offentliggjord av källan.",
}

_OTHER_SPELLINGS = {MissingKind.UNKNOWN: ("u.s.", "us")}

_KINDS = {
    spelling: kind for kind in MissingKind for spelling in (kind.value, *kind.other_spellings)
}

# What writers write when they mean one of the kinds; suggested, never taken for granted.
_PROBABLY = {
    "saknas": MissingKind.UNKNOWN,
    "ingen uppgift": MissingKind.UNKNOWN,
    "inga uppgifter": MissingKind.UNKNOWN,
    "inga tillgängliga data": MissingKind.UNKNOWN,
    "okänt": MissingKind.UNKNOWN,
    "inte mätt": MissingKind.NOT_MEASURED,
    "mäts ej": MissingKind.NOT_MEASURED,
    "mäts inte": MissingKind.NOT_MEASURED,
    "få svar": MissingKind.TOO_FEW,
    "för få": MissingKind.TOO_FEW,
    "inte tillämpligt": MissingKind.NOT_APPLICABLE,
    "ej aktuellt": MissingKind.NOT_APPLICABLE,
    "inte aktuellt": MissingKind.NOT_APPLICABLE,
    "inte publicerat": MissingKind.NOT_PUBLISHED,
    "hemligt": MissingKind.CONFIDENTIAL,
}

_KINDS_LISTED = joined((kind.value for kind in MissingKind), "eller")
_WAY_OUT = "Skriv t.ex. 67, 67,5, 24 av 30 eller ej mätt."


@dataclass(eq=False)
class ValueProblem(ValueError):
    """A text that is no value: what is wrong and the way out, in Swedish."""

    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the indicator's unit, with the decimals it was written with."""

    amount: Decimal

    @property
    def exact(self) -> Fraction:
        return Fraction(self.amount)


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    numerator: int
    denominator: int

    @property
    def percent(self) -> Fraction:
        """The share in percent, exact until somebody rounds it."""
        return Fraction(100 * self.numerator, self.denominator)

    @property
    def exact(self) -> Fraction:
        return self.percent


Value = Number | Share | MissingKind

NUMBER_FORM = r"(?:[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+|[0-9]+)(?:[.,][0-9]+)?"
"""A number without its sign, thousands apart or not, as a pattern."""

_NUMBER = re.compile(rf"[-{MINUS}]?{NUMBER_FORM}")
_SHARE = re.compile(rf"(?P<part>{NUMBER_FORM}) ?av ?(?P<whole>{NUMBER_FORM})")
_WITH_UNIT = re.compile(
    rf"(?P<number>[-{MINUS}]?{NUMBER_FORM}) ?(?:%|:-|(?!av\b)[a-zåäö]+\.?)", re.IGNORECASE
)
_WITH_SLASH = re.compile(r"(?P<part>[0-9]+) ?/ ?(?P<whole>[0-9]+)")
_EMPTY_WORDS = {"-", "–", "—", MINUS, "--", "null", "~", "none", "nil", ".", "..", "...", "x", "?"}
_EMPTY_WORDS |= {"n/a", "na", "nan", "#n/a"}


def parse_value(text: str) -> Value:
    """Read a value as a writer writes it; raise ValueProblem, in Swedish, when it is none."""
    line = " ".join(text.split())
    word = line.casefold()
    if word in _KINDS:
        return _KINDS[word]
    if not line:
        raise ValueProblem(
            "Värdet är tomt.", f"Skriv ett tal, eller varför det saknas: {_KINDS_LISTED}."
        )
    if word in _EMPTY_WORDS:
        raise ValueProblem(
            f"{quoted(line)} säger inte varför värdet saknas.", f"Skriv {_KINDS_LISTED}."
        )
    if _NUMBER.fullmatch(line):
        return Number(read_number(line))
    share = _SHARE.fullmatch(line)
    if share:
        return _share(line, share["part"], share["whole"])
    raise ValueProblem(
        f'{quoted(line)} är inte ett tal, en andel ("24 av 30") eller '
        "ett av orden för saknat värde.",
        _way_out(line),
    )


def write_value(value: Value) -> str:
    """Write a value so that `parse_value` reads the same: "87,5", "24 av 30", "ej mätt"."""
    match value:
        case Number(amount):
            return f"{amount:f}".replace(".", ",")
        case Share(numerator, denominator):
            return f"{numerator} av {denominator}"
    return value.value


def same_value(a: Value, b: Value, decimals: int) -> bool:
    """Whether two statements agree: 80 and 24 av 30 do, rounded half up to `decimals`.

    Two shares agree only when their counts do, and a missing value only with its own kind.
    """
    if a == b:
        return True
    if isinstance(a, MissingKind) or isinstance(b, MissingKind):
        return False
    if isinstance(a, Share) and isinstance(b, Share):
        return False
    return round_half_up(a.exact, decimals) == round_half_up(b.exact, decimals)


def read_number(text: str) -> Decimal:
    """Read text of the form of a number; raise ValueProblem when it is absurdly long."""
    plain = re.sub(r"\s", "", text).replace(MINUS, "-").replace(",", ".")
    whole, _, decimals = plain.lstrip("-").partition(".")
    if len(whole) > _LONGEST_WHOLE or len(decimals) > _LONGEST_DECIMALS:
        raise ValueProblem(
            f"{quoted(text)} har orimligt många siffror.",
            f"Skriv högst {_LONGEST_WHOLE} siffror och {_LONGEST_DECIMALS} decimaler.",
        )
    amount = Decimal(plain)
    return amount if amount else amount.copy_abs()


def _share(line: str, part: str, whole: str) -> Share:
    if re.search(r"[.,]", part + whole):
        raise ValueProblem(
            f"{quoted(line)} är ett medelvärde, inte en andel: en andel räknas i hela tal.",
            f"Skriv bara {part}, och låt nyckeltalets spann säga hur långt skalan går.",
        )
    numerator, denominator = int(read_number(part)), int(read_number(whole))
    if denominator == 0:
        raise ValueProblem(
            f"{quoted(line)} går inte att räkna ut: nämnaren är noll.",
            "Skriv varför andelen saknas, t.ex. ej tillämpligt om ingen var berörd.",
        )
    if numerator > denominator:
        raise ValueProblem(
            f"{quoted(line)} är mer än det hela.",
            f"Rätta det ena talet, eller vänd på dem: {whole} av {part}.",
        )
    return Share(numerator, denominator)


def _way_out(line: str) -> str:
    """Say what to write instead of what was probably meant."""
    unit, slash = _WITH_UNIT.fullmatch(line), _WITH_SLASH.fullmatch(line)
    word = line.casefold()
    if slash:
        return f"Skriv {slash['part']} av {slash['whole']}."
    if re.fullmatch(r"[-−]?[0-9]+(?:[.,][0-9]+)?e[-+]?[0-9]+", word):
        return "Skriv ut talet med alla sina siffror."
    if unit:
        return f"Skriv bara {unit['number']}: enheten står i nyckeltalet."
    if re.fullmatch(r"[–+]\s?" + NUMBER_FORM, line):
        sign = "-" if line[0] == "–" else ""
        return f"Skriv {sign}{line[1:].strip()}."
    if re.fullmatch(r"(?:<|≤|färre än|under|mindre än) ?[0-9]+", word):
        return "Skriv antalet som det är (små antal döljs när sidan byggs), eller för få svar."
    if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+", line):
        return "Skriv tusental med mellanslag och decimaler med komma: 1 234,5."
    near = _PROBABLY.get(word) or nearest(line, [kind.value for kind in MissingKind])
    return f"Menade du ”{near}”? {_WAY_OUT}" if near else _WAY_OUT
