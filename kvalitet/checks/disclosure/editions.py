"""D004 and D005: what editions published earlier have told already, or may have."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kvalitet.analysis.disclosure.hidden import Masking
from kvalitet.analysis.shown import EarlierEdition
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.observations import Observation
from kvalitet.model.value import write_value
from kvalitet.problems import Place, Problem, Rule, Severity

TOLD = Rule("D004", Severity.WARNING, "En tidigare utgåva visar det som döljs nu")
UNREADABLE = Rule(
    "D005",
    Severity.WARNING,
    "Det går inte att läsa vad en tidigare utgåva visar",
    excusable=False,
)


_WAY_OUT = "Låt den som ansvarar för utgåvan bedöma om den ska dras tillbaka."


def check_told(catalogue: Catalogue, masked: Masking) -> Iterator[Problem]:
    """Every hidden figure that readers have already got, or can compute with what they have."""
    for one in masked.told:
        o = one.observation
        shown = f"utgåvan {one.edition} visar {write_value(one.value)}"
        message = f"{o.indicator}: {one.name} döljs, men {shown}."
        remedy = f"{_WAY_OUT} Här räknas siffran som känd, och annat döljs efter det."
        yield Problem(o.stated_in[0], TOLD, message, remedy)
    for given_away in masked.exposed:
        if given_away.is_told:
            o = given_away.observation
            way = "går att räkna ut med det som tidigare utgåvor visar"
            message = f"{o.indicator}: {given_away.name} {way}."
            yield Problem(_place(o, catalogue), TOLD, message, _WAY_OUT)


def _place(o: Observation, catalogue: Catalogue) -> Place:
    """Where it stands; the indicator's own place when only an earlier edition has it."""
    if o.stated_in:
        return o.stated_in[0]
    return next(d.id_place for d in catalogue.documents if d.form.id == o.indicator)


def check_editions(editions: Iterable[EarlierEdition], root: Path) -> Iterator[Problem]:
    """Every edition whose figures nobody can take into account."""
    for edition in editions:
        if edition.trouble:
            file = edition.path
            place = Place(
                (file.relative_to(root) if file.is_relative_to(root) else file).as_posix()
            )
            yield Problem(
                place,
                UNREADABLE,
                f"Det går inte att läsa vad utgåvan {edition.name} visar. {edition.trouble}",
                "Återställ filen. Till dess kan det som döljs nu gå att räkna ut med hjälp av den.",
            )
