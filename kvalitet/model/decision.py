"""Who decided something, and when; and the day something decided begins to hold."""

import datetime as dt
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from kvalitet.model import written
from kvalitet.model.fields import DateField, Form, Words, read_period, refuse
from kvalitet.swedish.lists import quoted


def _read_beginning(raw: Any) -> dt.date:
    """The first day of a period, or a date: "2018" is 1 January 2018."""
    period = read_period(raw)
    if period.start is None:
        remedy = "Skriv ett år, en period eller ett datum."
        raise refuse(f"{quoted(period.written)} har inget datum.", remedy, "N010")
    return period.start


Beginning = Annotated[dt.date, BeforeValidator(_read_beginning), written.BEGINNING]


class Decision(Form):
    """Beslut: who decided, when, and under which paragraph of the minutes."""

    body: Words = Field(
        alias="organ", description="Vem som beslutade, till exempel Kommunfullmäktige."
    )
    date: DateField | None = Field(default=None, alias="datum", description="Dagen för beslutet.")
    paragraph: Words | None = Field(
        default=None, alias="paragraf", description="Paragrafen i protokollet: § 98."
    )
