"""Where a figure comes from: its source, and the edition that it is published in."""

from collections.abc import Sequence

from kvalitet.charts.figure import Origin
from kvalitet.config import Municipality, SiteConfig
from kvalitet.model.indicator import Indicator
from kvalitet.pages.imprint import Imprint
from kvalitet.swedish.dates import day


def origin_of(
    place: str,
    municipality: Municipality,
    indicator: Indicator | None,
    explained: Sequence[tuple[str, str]],
    imprint: Imprint,
    config: SiteConfig,
) -> Origin:
    """The origin of a figure at a place in the edition; one of no indicator has no other source."""
    built = f", {day(imprint.built.date())}" if imprint.built else ""
    return Origin(
        source=indicator.source if indicator else "",
        explained=tuple(explained),
        publisher=config.organisation.name,
        edition=f"{config.organisation.title}, {imprint.called_within}{built}",
        address=f"{imprint.folder}/{place}".lstrip("/"),
        fictional=municipality.name if municipality.fictional else "",
        frozen=imprint.frozen,
    )


def small_print(origin: Origin) -> tuple[str, ...]:
    """What stands under a figure that has left its page."""
    source = f"Källa: {origin.source}" if origin.source else ""
    fictional = f"{origin.fictional} är en påhittad kommun." if origin.fictional else ""
    where = f"{origin.publisher}: {origin.edition}. {origin.address}"
    return tuple(line for line in (source, fictional, where) if line)
