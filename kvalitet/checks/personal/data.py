"""Family P: what points out a person and must not stand in the content, comments included.

The source text is read, not what becomes of it: a comment is published with the project in git.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from urllib.parse import unquote

from kvalitet.analysis.findings import Findings
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.checked import Checked
from kvalitet.front.tree import Location, Tree
from kvalitet.model.report import Report
from kvalitet.problems import Place, Problem, Rule, Severity
from kvalitet.sources import Source
from kvalitet.swedish.contacts import (
    Contact,
    is_called_phone,
    persons_addresses,
    phone_numbers,
)
from kvalitet.swedish.identity_numbers import IdentityNumber, identity_numbers, may_hold_numbers
from kvalitet.swedish.lists import quoted

IDENTITY_NUMBER = Rule("P001", Severity.ERROR, "Ett personnummer står i innehållet")
LIKE_IDENTITY_NUMBER = Rule("P002", Severity.WARNING, "Något ser ut som ett personnummer")
PERSONS_ADDRESS = Rule("P003", Severity.WARNING, "En persons e-postadress står i innehållet")
PHONE_NUMBER = Rule("P004", Severity.WARNING, "Ett telefonnummer står i innehållet")

_ENCODED = ("%2", "&#", "\\")
"""Beginnings of digits and dashes that are not written as such."""

_CLEAN = "Är det redan sparat i git, be den som sköter projektet att rensa historiken."
_TAKE_AWAY = f"Ta bort det. {_CLEAN}"


class _Places:
    """Where the characters of a source text stand; its lines are counted when one is asked for."""

    def __init__(self, source: Source) -> None:
        self._source = source

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self._source.text))]

    def at(self, index: int) -> Place:
        """The place of the character at `index`."""
        line = bisect_right(self._starts, index)
        return Place(self._source.path, line, index - self._starts[line - 1] + 1)


def check_personal_data(source: Source, document: Checked[Report] | None) -> Iterator[Problem]:
    """Numbers and addresses in a text, whether it could be read as a document or not."""
    yield from _in_name(source.path)
    places = _Places(source)
    numbers = {problem.place: problem for problem in _numbers(source.text, places, document)}
    yield from numbers.values()
    for address in persons_addresses(source.text):
        yield _persons_address(address, places.at(address.start))
    for phone in phone_numbers(source.text):
        place = places.at(phone.start)
        if place not in numbers:
            yield _phone_number(phone, place)


def check_file_names(catalogue: Catalogue, _: Findings) -> Iterator[Problem]:
    """The names of images and other files; those of documents are judged with their texts."""
    for path in catalogue.assets:
        yield from _in_name(path)


def _in_name(path: str) -> Iterator[Problem]:
    for number in identity_numbers(path):
        if number.is_sound:
            message = f"I filens namn eller mapp står {_kind(number)} {number.masked}."
            yield Problem(Place(path), IDENTITY_NUMBER, message, f"Byt namn. {_CLEAN}")


def _numbers(text: str, places: _Places, document: Checked[Report] | None) -> Iterator[Problem]:
    # A single sign is looked for much faster than two.
    is_encoded = any(one[0] in text and one in text for one in _ENCODED)
    if not is_encoded and not may_hold_numbers(text):
        return
    told: set[tuple[str, int | None]] = set()
    for number in identity_numbers(text):
        place = places.at(number.start)
        told |= {(number.digits, None), (number.digits, place.line)}
        if number.has_dash or not is_called_phone(text, number.start):
            yield _identity_number(number, place)
    if document is None:
        return
    for run in document.text_runs:
        for number in identity_numbers(run.text):
            place = run.place_at(number.start)
            if (number.digits, place.line) not in told:
                yield _identity_number(number, place)
    for shown, place in _as_read(document):
        for number in identity_numbers(shown):
            if (number.digits, None) not in told:
                yield _identity_number(number, place)


def _as_read(document: Checked[Report]) -> Iterator[tuple[str, Place]]:
    """Addresses and front matter without what they are encoded or escaped with."""
    for link in document.links:
        yield unquote(link.target), link.place
    yield from _scalars(document.front.data, (), document)


def _scalars(tree: Tree, at: Location, document: Checked[Report]) -> Iterator[tuple[str, Place]]:
    if isinstance(tree, str):
        yield tree, document.front.place_of(at)
    elif tree is not None:
        items = tree.items() if isinstance(tree, dict) else enumerate(tree)
        for step, inner in items:
            if isinstance(step, str):
                yield step, document.front.place_of_key((*at, step))
            yield from _scalars(inner, (*at, step), document)


def _kind(number: IdentityNumber) -> str:
    return "samordningsnumret" if number.is_coordination else "personnumret"


def _identity_number(number: IdentityNumber, place: Place) -> Problem:
    if not number.is_sound:
        message = f"{number.masked} ser ut som ett personnummer med en felskriven siffra."
        remedy = f"{_TAKE_AWAY} Är det något annat, skriv det utan bindestreck."
        return Problem(place, LIKE_IDENTITY_NUMBER, message, remedy)
    message = f"Här står {_kind(number)} {number.masked}."
    may_be_phone = not number.has_dash and number.digits.startswith("0")
    hint = " Är det ett telefonnummer, skriv det som 070-123 45 67." if may_be_phone else ""
    return Problem(place, IDENTITY_NUMBER, message, f"{_TAKE_AWAY}{hint}")


def _persons_address(address: Contact, place: Place) -> Problem:
    message = f"{quoted(address.text)} ser ut som en persons e-postadress."
    remedy = "Skriv en funktions adress i stället, t.ex. kvalitet@…, eller ta bort den."
    return Problem(place, PERSONS_ADDRESS, message, remedy)


def _phone_number(phone: Contact, place: Place) -> Problem:
    message = f"{quoted(phone.text)} är ett telefonnummer."
    remedy = "Ta bort det. Går det till en växel eller jour, skriv det före: Växel 0345-180 00."
    return Problem(place, PHONE_NUMBER, message, remedy)
