"""How the figures of an indicator hang together, with each other and with other indicators'."""

from collections.abc import Iterator

from pydantic import Field

from kvalitet.model.fields import Form, Id, Words


class Relations(Form):
    """Samband: what must add up when the figures are counted again."""

    numerator: Id | None = Field(
        default=None,
        alias="täljare",
        description="Andelen är så många: id för nyckeltalet med antalet.",
    )
    denominator: Id | None = Field(
        default=None,
        alias="nämnare",
        description="Andelen är räknad av så många: id för nyckeltalet med alla.",
    )
    within: Id | None = Field(
        default=None,
        alias="ryms_i",
        description="Det nyckeltal som det här är en del av, och aldrig mer än.",
    )
    made_up_of: tuple[Id, ...] = Field(
        default=(),
        alias="består_av",
        description="De nyckeltal som tillsammans är det här, lagda till varandra.",
    )
    complements: tuple[Id, ...] = Field(
        default=(),
        alias="helhet_med",
        description="De andelar som tillsammans med den här är alla, 100 procent.",
    )
    distributions: tuple[Words, ...] = Field(
        default=(),
        alias="fördelning",
        description="De indelningar som visar hur alla fördelar sig: delarna är tillsammans 100 "
        "procent.",
    )
    overlapping: tuple[Words, ...] = Field(
        default=(),
        alias="överlappar",
        description="De indelningar där samma person eller händelse kan finnas i flera delar.",
    )

    def named(self) -> Iterator[tuple[str, tuple[str | int, ...], str]]:
        """Every indicator that is named: by which key, where below `samband:`, and its id."""
        single = {"täljare": self.numerator, "nämnare": self.denominator, "ryms_i": self.within}
        for key, name in single.items():
            if name is not None:
                yield key, (key,), name
        for key, names in {"består_av": self.made_up_of, "helhet_med": self.complements}.items():
            for i, name in enumerate(names):
                yield key, (key, i), name
