"""How a scalar of the front matter becomes a value of the model: the gate's own field types.

Front matter arrives as text exactly as written, so every type here reads text. What cannot be
read is raised as a `PydanticCustomError` of type "kvalitet" whose context carries the Swedish
message and the way out; `validation` turns it into a problem with a place.
"""

import datetime as dt
import re
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from kvalitet.model import written
from kvalitet.model.period import Period, PeriodError, parse_period
from kvalitet.model.scale import Interval, IntervalProblem, parse_interval
from kvalitet.model.value import MissingKind, Value, ValueProblem, parse_value
from kvalitet.swedish.lists import quoted
from kvalitet.swedish.nearmiss import nearest

READABLE = "kvalitet"
"""The type of every error raised here: its message is already Swedish."""

UNKNOWN = MissingKind.UNKNOWN.value
"""What stands where a decision, a plan or a list is known to exist but not what it says."""

_ID = re.compile(r"[0-9A-Za-zÅÄÖåäö]+(?:-[0-9A-Za-zÅÄÖåäö]+)*")


class Form(BaseModel):
    """A part of the front matter: frozen, and without room for keys that mean nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False)


def refuse(
    message: str, remedy: str, code: str = "N012", key: str | None = None
) -> PydanticCustomError:
    """Say in Swedish why a text is no value of its field, and what to write instead.

    `key` is the key inside the field's mapping that is to blame.
    """
    context = {"message": message, "remedy": remedy, "code": code, "key": key}
    return PydanticCustomError(READABLE, "{message}", context)


def _text_or_refuse(raw: Any, what: str, remedy: str, code: str) -> str:
    if raw is None:
        raise refuse(f"Här saknas {what}.", remedy, code)
    if not isinstance(raw, str):
        raise refuse(f"Här ska det stå {what}, inte en lista eller flera nycklar.", remedy, code)
    return raw.strip()


def read_period(raw: Any) -> Period:
    """Read a period, or say in Swedish why it is none."""
    remedy = "Skriv t.ex. 2018, 2018-H1, 2020-T2, 2024-K3, 2024-06 eller 2024-06-30."
    text = _text_or_refuse(raw, "en period", remedy, "N010")
    try:
        return parse_period(text)
    except PeriodError as error:
        raise refuse(error.message, error.remedy, "N010") from None


def read_value(raw: Any) -> Value:
    """Read a measured value; the empty cell, null and "-" are refused with the kinds of missing."""
    kinds = ", ".join(kind.value for kind in MissingKind)
    remedy = f"Skriv ett tal, en andel (24 av 30) eller varför värdet saknas: {kinds}."
    text = _text_or_refuse(raw, "ett värde", remedy, "N012")
    try:
        return parse_value(text)
    except ValueProblem as error:
        raise refuse(error.message, error.remedy, "N012") from None


def _read_interval(raw: Any) -> Interval:
    remedy = "Skriv t.ex. 0–75, över 10 eller minst 91."
    text = _text_or_refuse(raw, "ett intervall", remedy, "N014")
    try:
        return parse_interval(text)
    except IntervalProblem as error:
        raise refuse(error.message, error.remedy, "N014") from None


def _read_yes(raw: Any) -> bool:
    text = _text_or_refuse(raw, "ja eller nej", "Skriv ja eller nej.", "N015")
    if text.lower() not in {"ja", "nej"}:
        raise refuse(f"{quoted(text)} är varken ja eller nej.", "Skriv ja eller nej.", "N015")
    return text.lower() == "ja"


def _read_date(raw: Any) -> dt.date:
    remedy = "Skriv år, månad och dag: 2024-06-30."
    text = _text_or_refuse(raw, "ett datum", remedy, "N011")
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            message = f"{quoted(text)} finns inte i kalendern."
            raise refuse(message, "Rätta månaden eller dagen.", "N011") from None
    raise refuse(f"{quoted(text)} är inte ett datum.", remedy, "N011")


def _read_id(raw: Any) -> str:
    remedy = "Använd bokstäver, siffror och enkla bindestreck, högst 60 tecken: hylte-2024."
    text = _text_or_refuse(raw, "ett id", remedy, "N013")
    if len(text) > written.LONGEST_ID or not _ID.fullmatch(text):
        raise refuse(f"{quoted(text)} går inte att använda som id.", remedy, "N013")
    return text


def _read_year(raw: Any) -> int:
    remedy = "Skriv året med fyra siffror: 2024."
    text = _text_or_refuse(raw, "ett år", remedy, "N010")
    if not re.fullmatch(r"(19|20)\d{2}", text):
        raise refuse(f"{quoted(text)} är inte ett år.", remedy, "N010")
    return int(text)


def _read_words(raw: Any) -> str:
    remedy = "Skriv en text, eller ta bort nyckeln om den inte behövs."
    text = _text_or_refuse(raw, "en text", remedy, "N003")
    if not text:
        raise refuse("Texten är tom.", remedy, "N003")
    return text


def one_of(words: dict[str, Any]) -> Callable[[Any], Any]:
    """A reader of a closed vocabulary: Swedish word → meaning, with near misses suggested."""
    listing = ", ".join(words)

    def read(raw: Any) -> Any:
        text = _text_or_refuse(raw, "ett ord", f"Skriv ett av {listing}.", "N016")
        if text in words:
            return words[text]
        near = nearest(text, words)
        hint = f"Menade du ”{near}”? " if near else ""
        raise refuse(
            f"{quoted(text)} är inget av orden här.", f"{hint}Skriv ett av {listing}.", "N016"
        )

    return read


def vocabulary(words: type[StrEnum]) -> BeforeValidator:
    """A field whose value is one of the words of an enumeration."""
    return BeforeValidator(one_of({word.value: word for word in words}))


def _none_if_unknown(raw: Any) -> Any:
    """Read None of the words that say it; an empty key says nothing and is refused."""
    if raw is None:
        raise refuse("Här står inget.", f"Skriv det som gäller, eller {UNKNOWN}.", "N003")
    return None if raw == UNKNOWN else raw


class _OrUnknown(BeforeValidator):
    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [handler(schema), {"const": UNKNOWN}]}


OR_UNKNOWN = _OrUnknown(_none_if_unknown)
"""A field that may say "uppgift saknas", which is None, instead of what it asks for."""


def _read_ids(raw: Any) -> Any:
    """Read ids in a list, or a word that says there are none, or that nobody knows."""
    if raw == written.NONE:
        return ()
    if raw == UNKNOWN:
        return None
    if isinstance(raw, list) and raw:
        return raw
    meant = raw if isinstance(raw, str) and _ID.fullmatch(raw) else "A1, A2"
    remedy = f"Skriv id inom hakparenteser: [{meant}]"
    message = "Här ska det stå ett eller flera id, eller ett ord om att de saknas."
    raise refuse(message, f"{remedy}, eller {written.NONE}, eller {UNKNOWN}.", "N003")


PeriodField = Annotated[Period, BeforeValidator(read_period), written.PERIOD]
ValueField = Annotated[Value, BeforeValidator(read_value), written.VALUE]
IntervalField = Annotated[Interval, BeforeValidator(_read_interval), written.INTERVAL]
YesNo = Annotated[bool, BeforeValidator(_read_yes), written.YES_NO]
DateField = Annotated[dt.date, BeforeValidator(_read_date), written.DATE]
Id = Annotated[str, BeforeValidator(_read_id), written.ID]
Year = Annotated[int, BeforeValidator(_read_year), written.YEAR]
IdsOrNone = Annotated[tuple[Id, ...] | None, BeforeValidator(_read_ids), written.IDS_OR_NONE]
"""Ids; () where it is said that there are none, None where it is said to be unknown."""
Words = Annotated[str, BeforeValidator(_read_words), written.WORDS]
