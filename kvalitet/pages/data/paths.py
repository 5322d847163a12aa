"""Where the data that readers download lies; every path is relative to the edition's root."""

from kvalitet.pages.studio import DATA, Studio

PACKAGE = f"{DATA}datapackage.json"
"""What describes all of it."""

SERIES = "serier/"
"""Where the files of each indicator lie, below the data: nothing else there can have their name."""


def series_file(studio: Studio, indicator: str, ending: str = "csv") -> str:
    """The path of an indicator's data, named as its page is."""
    return f"{DATA}{SERIES}{series_slug(studio, indicator)}.{ending}"


def series_slug(studio: Studio, indicator: str) -> str:
    return studio.addresses.by_id[indicator].rstrip("/").rpartition("/")[2]
