"""An example: made-up figures of a made-up indicator, and what the site would say of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kvalitet.analysis.aims import Aims
from kvalitet.analysis.assessment import Result, assess
from kvalitet.analysis.figures import publish
from kvalitet.catalogue.observations import Observation
from kvalitet.config import DisclosureLimits
from kvalitet.model.indicator import Indicator
from kvalitet.model.period import parse_period
from kvalitet.model.value import parse_value

EXAMPLE = Indicator.model_validate(
    {
        "typ": "nyckeltal",
        "id": "exempel",
        "namn": "Andelen som är nöjda",
        "enhet": "procent",
        "bättre": "högre",
        "avser": "verksamhet",
        "källa": "Påhittat",
        "beskrivning": "Ett påhittat nyckeltal.",
        "nivåer": [
            {
                "gäller_från": "2000",
                "avrundning": "heltal",
                "röd": "0–75",
                "gul": "76–90",
                "grön": "91–100",
                "beslut": "uppgift saknas",
            }
        ],
    }
)


@dataclass(frozen=True, slots=True)
class Worked:
    """An example: made-up figures in a table, the steps of the method, and what is said then."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    steps: tuple[str, ...] = ()
    said: str = ""


def results_of(series: Mapping[str, str], aims: Aims | None = None) -> tuple[Result, ...]:
    """What the site would say of made-up figures: period → value, as a writer writes it."""
    figures = [
        publish(
            Observation(
                "exempel", "", (), parse_period(period), parse_value(value), "", False, "", None, ()
            ),
            EXAMPLE,
            DisclosureLimits(),
            hidden=False,
        )
        for period, value in series.items()
    ]
    return assess(figures, (), EXAMPLE, aims or {})


def series_example(caption: str, last: Result, steps: Sequence[str], said: str) -> Worked:
    """An example about a series, which stands in the table."""
    figures = last.so_far
    rows = tuple((figure.period.name, figure.text) for figure in figures)
    return Worked(caption, ("Period", "Värde"), rows, tuple(steps), said)
