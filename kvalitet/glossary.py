"""The glossary: what Swedish words are called in the code, as `docs/ordlista.md`."""

import importlib
import inspect
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import StrEnum

from kvalitet import config, model
from kvalitet.model.documents import DOCUMENT_TYPES
from kvalitet.model.fields import Form

_HEAD = """\
# Ordlista

Vad orden heter i koden. Listan görs av modellen med `make update`; ändra den inte för hand.
"""

_TERM = re.compile(r"([A-ZÅÄÖ][a-zåäö]+): ")
"""How the docstring of a class begins that stands for a Swedish term."""

_ALPHABET = str.maketrans("åäö", "{|}")
"""The last letters sort after z, in this order."""

Entry = tuple[str, str, str]
"""A Swedish word, its English name, and where it stands."""


def glossary() -> str:
    """The whole glossary, as Markdown."""
    classes = tuple(_classes())
    tables = (
        _table("Dokumenttyper", "typ", "Modul", _types()),
        _table("Begrepp", "Begrepp", "Modul", _terms(classes)),
        _table("Nycklar", "Nyckel", "Står i", _keys(classes)),
        _table("Ord att välja bland", "Ord", "Modul", _words(classes)),
    )
    return "\n".join((_HEAD, *tables))


def _classes() -> Iterator[type]:
    """Every class of the model and of the configuration, where it is defined."""
    names = [module.name for module in pkgutil.iter_modules(model.__path__, f"{model.__name__}.")]
    for module in (*map(importlib.import_module, names), config):
        for _, found in inspect.getmembers(module, inspect.isclass):
            if found.__module__ == module.__name__:
                yield found


def _types() -> Iterator[Entry]:
    for kind, form in DOCUMENT_TYPES.items():
        yield kind, form.__name__, form.__module__


def _terms(classes: Iterable[type]) -> Iterator[Entry]:
    for found in classes:
        if term := _TERM.match(found.__doc__ or ""):
            yield term[1].lower(), found.__name__, found.__module__


def _keys(classes: Iterable[type]) -> Iterator[Entry]:
    for form in classes:
        if issubclass(form, Form):
            own = {name: form.model_fields[name] for name in inspect.get_annotations(form)}
            for name, field in own.items():
                yield field.alias or name, name, form.__name__


def _words(classes: Iterable[type]) -> Iterator[Entry]:
    for words in classes:
        if issubclass(words, StrEnum):
            for word in words:
                yield word.value, f"{words.__name__}.{word.name}", words.__module__


def _table(title: str, word: str, where: str, entries: Iterable[Entry]) -> str:
    """One table, in alphabetical order; a word that is the same in several places stands once."""
    places: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for swedish, english, place in entries:
        places[swedish, english].append(place)
    rows = (
        f"| {swedish} | `{english}` | {', '.join(f'`{place}`' for place in sorted(found))} |\n"
        for (swedish, english), found in sorted(
            places.items(), key=lambda item: (item[0][0].translate(_ALPHABET), item[0][1])
        )
    )
    return f"## {title}\n\n| {word} | I koden | {where} |\n|---|---|---|\n{''.join(rows)}"
