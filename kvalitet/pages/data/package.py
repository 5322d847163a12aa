"""The Data Package: what tells a program everything about the data of an edition."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from kvalitet.model.indicator import Indicator
from kvalitet.pages.addresses import slugs_of
from kvalitet.pages.data.paths import SERIES, series_slug
from kvalitet.pages.data.table import CSV_FORM, JSON_FORM, Table
from kvalitet.pages.studio import Studio

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

Described = dict[str, Any]


def schema_file(table: Table) -> str:
    """What a table's schema is called, beside the package."""
    return f"{table.name}.schema.json"


def package_of(
    studio: Studio, figures: Table, others: Sequence[Table], measured: Sequence[Indicator]
) -> bytes:
    """The descriptor; `measured` are the indicators that have figures."""
    config, imprint = studio.catalogue.config, studio.imprint
    said: Described = {
        "$schema": _PROFILE,
        "name": slugs_of([config.organisation.title])[config.organisation.title],
        "title": f"{config.organisation.title}, {imprint.called_within}",
        "description": config.organisation.description,
        "contributors": [{"title": config.organisation.name, "roles": ["publisher"]}],
    }
    if imprint.title:
        said["version"] = imprint.title
    if imprint.built:
        said["created"] = imprint.built.isoformat()
    if config.licence:
        said["licenses"] = [{"title": config.licence.name, "path": config.licence.address}]
    said["resources"] = [
        *_twice(figures, figures.name, figures.name, figures.title),
        *(_resource(one, one.name, f"{one.name}.csv", one.title, CSV_FORM) for one in others),
        *(resource for one in measured for resource in _series(studio, figures, one)),
    ]
    return as_json(said)


def _series(studio: Studio, figures: Table, one: Indicator) -> Iterator[Described]:
    slug = series_slug(studio, one.id)
    for resource in _twice(figures, f"serie-{slug}", f"{SERIES}{slug}", one.name):
        yield resource | {"description": one.description, "sources": [{"title": one.source}]}


def _twice(table: Table, name: str, path: str, title: str) -> Iterator[Described]:
    """The same rows in both forms."""
    yield _resource(table, name, f"{path}.csv", title, CSV_FORM)
    yield _resource(table, f"{name}-json", f"{path}.json", title, JSON_FORM)


def _resource(table: Table, name: str, path: str, title: str, form: Described) -> Described:
    return {
        "name": name,
        "type": "table",
        "path": path,
        "title": title,
        "description": table.description,
        **form,
        "schema": schema_file(table),
    }


def as_json(said: object) -> bytes:
    """Written so that a person can read it too."""
    return f"{json.dumps(said, ensure_ascii=False, indent=1)}\n".encode()
