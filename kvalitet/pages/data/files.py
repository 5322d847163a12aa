"""The files that readers and programs download: every table, and what tells of them."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from kvalitet.analysis.shown import SHOWN
from kvalitet.model.indicator import Indicator
from kvalitet.pages.data.figures import rows_of, table_of_figures
from kvalitet.pages.data.measures import tables_of_measures
from kvalitet.pages.data.package import as_json, package_of, schema_file
from kvalitet.pages.data.paths import PACKAGE, series_file
from kvalitet.pages.data.table import Table
from kvalitet.pages.studio import DATA, Make, Studio


def data_files(studio: Studio) -> Iterator[tuple[str, Make]]:
    """All of the data, by path. What later editions read is the figures as JSON."""
    figures, others = tables_of(studio)
    yield PACKAGE, lambda: package_of(studio, figures, others, measured(studio))
    for table in (figures, *others):
        yield f"{DATA}{schema_file(table)}", partial(as_json, table.schema)
        yield f"{DATA}{table.name}.csv", table.as_csv
    yield SHOWN, figures.as_json
    for one in measured(studio):
        series = replace(figures, rows=partial(rows_of, studio.findings, one.id))
        yield series_file(studio, one.id), series.as_csv
        yield series_file(studio, one.id, "json"), series.as_json


def tables_of(studio: Studio) -> tuple[Table, tuple[Table, ...]]:
    """The table of the figures, and those that explain them."""
    return table_of_figures(studio.findings), tables_of_measures(studio)


def measured(studio: Studio) -> list[Indicator]:
    """The indicators that have figures."""
    known = studio.catalogue.indicators.values()
    return [one for one in known if studio.findings.owners_of(one.id)]
