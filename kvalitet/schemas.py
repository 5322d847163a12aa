"""JSON Schemas of what writers write, so that an editor can help while they write it.

They are made from the model and know what it knows of keys, words and forms. The rest – what
must add up, and what other documents say – only `check` can tell.
"""

import json
import unicodedata
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from kvalitet.config import CONFIG_FILE, SiteConfig
from kvalitet.model.documents import DOCUMENT_TYPES
from kvalitet.model.fields import Form

_FOLDER = "scheman/"
"""Where the schemas stand in an edition."""

ANY_DOCUMENT = "dokument.json"
"""The schema that leads to the one of the document's `typ:`."""


def schema_files() -> Iterator[tuple[str, bytes]]:
    """Every schema as (file name, bytes): one per type, one for all, one for site_config.yml."""
    for kind, form in DOCUMENT_TYPES.items():
        yield file_name(kind), _bytes(schema_of(form))
    yield ANY_DOCUMENT, _bytes(_any_document())
    yield f"{PurePath(CONFIG_FILE).stem}.json", _bytes(schema_of(SiteConfig))


def published_schemas() -> Iterator[tuple[str, bytes]]:
    """The schemas with their addresses in an edition."""
    return ((f"{_FOLDER}{name}", content) for name, content in schema_files())


def file_name(kind: str) -> str:
    """The file of a document type's schema, in plain ASCII: "kvalitetsberattelse.json"."""
    plain = unicodedata.normalize("NFKD", kind).encode("ascii", "ignore").decode()
    return f"{plain}.json"


def schema_of(form: type[Form]) -> JsonSchemaValue:
    """The JSON Schema of a form, as it is written."""
    return form.model_json_schema(
        ref_template="#/definitions/{model}", schema_generator=_Written, mode="validation"
    )


def _any_document() -> JsonSchemaValue:
    return {
        "$schema": _Written.schema_dialect,
        "title": "Dokument",
        "type": "object",
        "properties": {
            "typ": {"description": "Vad dokumentet är.", "enum": list(DOCUMENT_TYPES)},
        },
        "required": ["typ"],
        "allOf": [
            {
                "if": {"properties": {"typ": {"const": kind}}, "required": ["typ"]},
                "then": {"$ref": file_name(kind)},
            }
            for kind in DOCUMENT_TYPES
        ],
    }


def _bytes(schema: JsonSchemaValue) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()


class _Written(GenerateJsonSchema):
    """pydantic's own generator, told how front matter differs from JSON and English from Swedish.

    Draft-07 is what every version of VS Code's extensions understands.
    """

    schema_dialect = "http://json-schema.org/draft-07/schema#"

    def generate(self, schema: CoreSchema, mode: JsonSchemaMode = "validation") -> JsonSchemaValue:
        written = super().generate(schema, mode)
        definitions = {
            name: _without_english(definition)
            for name, definition in written.pop("$defs", {}).items()
        }
        head = {"$schema": self.schema_dialect} | _head(written["properties"].get("typ"))
        return head | _without_english(written) | {"definitions": definitions}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Nobody writes null: what there is none of is left out."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """A default as it would be written, where there is something to write."""
        written = super().default_schema(schema)
        default = written.pop("default", None)
        if isinstance(default, bool):
            return written | {"default": "ja" if default else "nej"}
        return written | {"default": default} if isinstance(default, (str, int)) else written

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """A key that has not the form it should is a fault; pydantic would let it be anything."""
        written = super().dict_schema(schema)
        keys = self.generate_inner(schema["keys_schema"])
        form = {word: keys[word] for word in _OF_KEYS if word in keys}
        written.pop("patternProperties", None)
        values = self.generate_inner(schema["values_schema"])
        return written | {"propertyNames": form, "additionalProperties": values}

    def field_title_should_be_set(self, schema: Any) -> bool:
        return True

    def get_title_from_name(self, name: str) -> str:
        """The key as a heading: "kallas_också" → "Kallas också"."""
        return name.replace("_", " ").capitalize()


_OF_KEYS = ("pattern", "patternErrorMessage", "maxLength", "minLength", "not")
"""What can be asked of a key, which in JSON is always a text."""


def _head(kind: JsonSchemaValue | None) -> JsonSchemaValue:
    """What a schema is called: the type's word, explained as in `typ:`, or the configuration."""
    if kind is None:
        return {"title": CONFIG_FILE}
    return {"title": kind["const"].capitalize(), "description": kind["description"]}


def _without_english(schema: JsonSchemaValue) -> JsonSchemaValue:
    """Leave out the class's own name and docstring, which are for programmers."""
    return {word: value for word, value in schema.items() if word not in ("title", "description")}
