"""Measurements as writers write them: a value, or a breakdown, for each period."""

from fractions import Fraction
from typing import Annotated, Any

from pydantic import (
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    WithJsonSchema,
    model_validator,
)

from kvalitet.model.fields import (
    Form,
    PeriodField,
    ValueField,
    Words,
    YesNo,
    read_value,
    refuse,
    vocabulary,
)
from kvalitet.model.period import Period, PeriodError, parse_period
from kvalitet.model.value import MissingKind, Number, Share, Value, same_value
from kvalitet.model.words import PeriodRole
from kvalitet.swedish.numbers import as_written, percent

TOTAL = "totalt"
"""The part of a breakdown that is the whole."""


class Measurement(Form):
    """Mätvärde: one value, with what must be said about it."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [{"required": ["värde"]}, {"required": ["täljare", "nämnare"]}],
            "dependencies": {"täljare": ["nämnare"], "nämnare": ["täljare"]},
        }
    )

    stated: ValueField | None = Field(
        default=None, alias="värde", description="Värdet, när mer ska sägas om det."
    )
    numerator: int | None = Field(
        default=None, alias="täljare", description="Hur många av nämnaren; andelen räknas ut.", ge=0
    )
    denominator: int | None = Field(
        default=None, alias="nämnare", description="Hur många det är av.", ge=1
    )
    note: Words | None = Field(
        default=None, alias="not", description="En upplysning som visas intill värdet."
    )
    preliminary: YesNo = Field(
        default=False, alias="preliminär", description="ja så länge värdet kan ändras."
    )
    revised: Words | None = Field(
        default=None, alias="reviderad", description="Varför värdet ersätter ett tidigare."
    )
    """Why this value replaces one stated before."""
    role: Annotated[PeriodRole | None, vocabulary(PeriodRole)] = Field(
        default=None,
        alias="roll",
        description="Vad perioden säger, där det är något annat än nyckeltalet anger.",
    )
    """What the period says, where it is another than the indicator declares."""

    @property
    def value(self) -> Value:
        """The value: the share where numerator and denominator are given, else what is stated."""
        if self.numerator is not None and self.denominator is not None:
            return Share(self.numerator, self.denominator)
        assert self.stated is not None, "_complete lets no empty measurement through"
        return self.stated

    @model_validator(mode="after")
    def _complete(self) -> "Measurement":
        counts = (self.numerator, self.denominator)
        if None in counts and counts != (None, None):
            raise refuse(
                "Täljare och nämnare hör ihop, men bara den ena är skriven.",
                "Skriv båda, eller andelen som ”24 av 30”.",
            )
        if self.stated is None and None in counts:
            remedy = "Lägg till värde: eller täljare: och nämnare:."
            raise refuse("Mätvärdet har inget värde.", remedy)
        if self.numerator is not None and self.denominator is not None:
            self._agree(self.numerator, self.denominator)
        return self

    def _agree(self, numerator: int, denominator: int) -> None:
        if numerator > denominator:
            raise refuse(
                f"Täljaren {numerator} är större än nämnaren {denominator}.",
                "En andel kan inte vara mer än det hela: rätta den ena.",
            )
        if isinstance(self.stated, Number):
            written = -int(self.stated.amount.as_tuple().exponent)
            if not same_value(self.stated, Share(numerator, denominator), max(0, written)):
                share = percent(Fraction(100 * numerator, denominator), 1)
                raise refuse(
                    f"Värdet är {as_written(self.stated.amount)} "
                    f"men {numerator} av {denominator} är {share}.",
                    "Rätta värdet, eller ta bort det: andelen räknas ut.",
                )
        elif isinstance(self.stated, (Share, MissingKind)):
            raise refuse(
                "Värdet är redan en andel eller saknas, men täljare och nämnare är också skrivna.",
                "Behåll det ena.",
            )


def _spell_out(raw: Any) -> Any:
    """A bare value is a measurement with nothing more to say; an empty cell is refused as one."""
    return raw if isinstance(raw, dict) else {"värde": read_value(raw) if raw is None else raw}


MEASUREMENT_KEYS = tuple(
    field.alias for field in Measurement.model_fields.values() if field.alias is not None
)
"""The keys of a value about which more is said; a mapping with none of them is a breakdown."""


def _shape(raw: Any) -> str:
    if isinstance(raw, dict) and raw and raw.keys().isdisjoint(MEASUREMENT_KEYS):
        return "indelning"
    return "mätvärde"


One = Annotated[
    Measurement, BeforeValidator(_spell_out, json_schema_input_type=ValueField | Measurement)
]
Part = Annotated[str, WithJsonSchema({"not": {"enum": list(MEASUREMENT_KEYS)}})]
Breakdown = dict[Part, One]
"""Part ("kvinnor", or "totalt" for the whole) → its measurement."""
Cell = Annotated[
    Annotated[One, Tag("mätvärde")] | Annotated[Breakdown, Tag("indelning")],
    Discriminator(_shape),
]


def _each_period_once(raw: Any) -> Any:
    """Two spellings of one period ("2024-K1" and "2024-Q1") would silently become one value."""
    spellings: dict[Period, str] = {}
    for key in raw if isinstance(raw, dict) else ():
        try:
            period = parse_period(key)
        except PeriodError:
            continue  # the key itself is reported where it stands
        if period in spellings:
            message = f"”{spellings[period]}” och ”{key}” är samma period."
            raise refuse(message, "Behåll en av dem.", "N017", key=key)
        spellings[period] = key
    return raw


Series = Annotated[dict[PeriodField, Cell], BeforeValidator(_each_period_once)]
"""Mätningar: period → value or breakdown, the periods of any kind and in any order."""


def by_part(cell: Measurement | dict[str, Measurement]) -> dict[str, Measurement]:
    """A cell as a breakdown: a bare value is the whole."""
    return {TOTAL: cell} if isinstance(cell, Measurement) else cell
