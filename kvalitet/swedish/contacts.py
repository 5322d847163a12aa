"""Phone numbers and e-mail addresses, and which of them lead to a person."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from kvalitet.swedish.first_names import FIRST_NAMES

_PHONE = re.compile(
    # The look behind comes second, so that the search begins at a plain 0.
    r"0(?<![0-9A-Za-zÅÄÖåäö,./+–-]0)(?:046[ -]?(?:\(0\) ?)?[1-9][0-9]{0,2}|8|[1-79][0-9]{1,2})"
    r"(?:\)? ?[-–/] ?(?:[0-9]{2,3}(?: ?[0-9]{2,3}){1,3}|[0-9]{3}-[0-9]{2}-[0-9]{2})"
    r"|\)? [0-9]{2,3}(?: [0-9]{2,3}){1,3}|[0-9]{5,8})(?![0-9]|[-–.,/][0-9])"
)
_ABROAD = re.compile(r"\+46[ -]?(?:\(0\) ?)?[1-9][0-9]{0,2}(?:[ -]?[0-9]{2,3}){2,4}(?![0-9])")
_MOBILE = re.compile(r"07[02369][0-9]{7}")
_LEAST_DIGITS, _MOST_DIGITS = 9, 14

_SERVICE = ("020", "077", "099", "116", "+4620", "+4677")
"""Beginnings of numbers that cannot be a person's own."""

_FUNCTION_BEFORE = re.compile(
    r"(?:växel|kundtjänst|kundcenter|kontaktcenter|servicecenter|medborgar|reception|mottagning"
    r"|jouren|journummer|jourtelefon|socialjour|hjälplinje|stödlinje|fridslinje)[^.!?\n]{0,50}$",
    re.IGNORECASE,
)
_CALLED_PHONE = re.compile(
    r"(?:tel|tfn|telefon|mobil|mobiltelefon|sms|fax|ring|ringa|(?:telefon|mobil)nummer)\b\W{0,3}"
    r"(?:till |på |är |\w{1,12}: ?)?$",
    re.IGNORECASE,
)

_ADDRESS = re.compile(r"(?<![\w.+-])([\w.+-]{3,64})@[\w-]+(?:\.[\w-]+)+")
_OFFICIAL = """
adm administration akut aldre aldreomsorg anhorig anmalan anmalning arbete arbetsmarknad
arende arkiv avdelning avvikelse barn bistand boende budget center chef chefer dataskydd
diarium drift efternamn ekonomi ekonomiskt enhet enheten faktura familj familjehem
familjeratt familjeradgivning fornamn forsorjning forvaltning fraga fragor
funktion grupp grupper halsa helpdesk hemtjanst hr ifo info information insats intro it jour
klagomal kommun kommunen kommunikation kontakt kontaktcenter kontor kultur kund kundcenter
kundtjanst kvalitet lex ledning lss mail mejl medborgare missbruk mottagning myndighet
namn namnd natverk no noreply ny oppenvard omsorg omvardnad orosanmalan personal placering post
press radgivning reception region registrator registratur reply service skola skydd
social socialjour socialnamnd socialtjanst socialtjansten stab statistik stod stodet support
synpunkter system team tillganglighet ung unga ungdom ungdomar upphandling utbildning
utredning utforare vald vard vaxel verksamhet vuxen vuxna webb webbplats
"""
_OF_FUNCTIONS = frozenset(_OFFICIAL.split())


@dataclass(frozen=True, slots=True)
class Contact:
    """A number or an address as it is written, and where in the text it begins."""

    start: int
    text: str


def persons_addresses(text: str) -> Iterator[Contact]:
    """E-mail addresses made of a person's names: anna.lind@kommun.se.

    An address is a function's when it is a single word, or when one of its words is such as
    "barn", "social" or "kontakt" and the first is no common first name.
    """
    if "@" in text:
        for match in _ADDRESS.finditer(text):
            if _is_of_person(match[1]):
                yield Contact(match.start(), match[0])


def _is_of_person(local: str) -> bool:
    first, *others = re.split(r"[._-]", _plain(local).strip("._-"))
    if not others or not all(re.fullmatch(r"[a-z]+[0-9]{0,2}", word) for word in (first, *others)):
        return False
    if first in _PLAIN_FIRST_NAMES:
        return True
    has_two_names = "." in local or "_" in local
    return has_two_names and len(first) > 1 and _OF_FUNCTIONS.isdisjoint((first, *others))


def phone_numbers(text: str) -> Iterator[Contact]:
    """Phone numbers that no function is named before, and that are no service numbers."""
    abroad = _ABROAD.finditer(text) if "+46" in text else ()
    for match in (*_PHONE.finditer(text), *abroad):
        written = match[0]
        digits = re.sub(r"[^0-9+]", "", written)
        is_bare = written.isdigit() and not _MOBILE.fullmatch(written)
        if is_bare and not is_called_phone(text, match.start()):
            continue
        fits = _LEAST_DIGITS <= len(digits) <= _MOST_DIGITS and not digits.startswith(_SERVICE)
        if fits and not _FUNCTION_BEFORE.search(_before(text, match.start())):
            is_in_parentheses = ")" in written and text[match.start() - 1 : match.start()] == "("
            yield Contact(match.start() - is_in_parentheses, "(" * is_in_parentheses + written)


def is_called_phone(text: str, start: int) -> bool:
    """Whether the digits that begin at `start` are said to be a phone number, and can be one."""
    return text.startswith("0", start) and _CALLED_PHONE.search(_before(text, start)) is not None


def _before(text: str, start: int) -> str:
    return text[max(0, start - 80) : start]


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


_PLAIN_FIRST_NAMES = frozenset(map(_plain, FIRST_NAMES))
