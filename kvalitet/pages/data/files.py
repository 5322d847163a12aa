"""The files that readers and programs download: every table, and what tells of them."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from kvalitet.analysis.shown import SHOWN
from kvalitet.pages.data.figures import rows_of, table_of_figures
from kvalitet.pages.data.measures import tables_of_measures
from kvalitet.pages.data.package import as_json, package_of, schema_file
from kvalitet.pages.data.paths import PACKAGE, series_file
from kvalitet.pages.studio import DATA, Make, Studio


def data_files(studio: Studio) -> Iterator[tuple[str, Make]]:
    """All of the data, by path. What later editions read is the figures as JSON."""
    findings = studio.findings
    figures, others = table_of_figures(findings), tables_of_measures(studio)
    known = studio.catalogue.indicators.values()
    measured = [one for one in known if findings.owners_of(one.id)]
    yield PACKAGE, partial(package_of, studio, figures, others, measured)
    for table in (figures, *others):
        yield f"{DATA}{schema_file(table)}", partial(as_json, table.schema)
        yield f"{DATA}{table.name}.csv", table.as_csv
    yield SHOWN, figures.as_json
    for one in measured:
        series = replace(figures, rows=partial(rows_of, findings, one.id))
        yield series_file(studio, one.id), series.as_csv
        yield series_file(studio, one.id, "json"), series.as_json
