"""What a document takes over from the one before: its keys, their order, and most of its values."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from kvalitet.front.tree import Tree
from kvalitet.model.report import Report
from kvalitet.scaffold.fields import filled, key_of, offered
from kvalitet.scaffold.lines import Line, value_of
from kvalitet.scaffold.moving import Move


def carried(
    data: Mapping[str, Tree], changes: Sequence[Line], left_out: Collection[str] = ()
) -> tuple[Line, ...]:
    """The keys of a document in its own order, changed as `changes` has them.

    A change whose key the document lacks comes after the nearest one before it that is there.
    """
    by_key = {line.key: line for line in changes}
    kept = [
        by_key.get(key) or Line(key, value_of(tree))
        for key, tree in data.items()
        if key in by_key or key not in left_out
    ]
    for number, line in enumerate(changes):
        is_idle = line.is_offered and line.value is None
        if line.key not in data and not is_idle:
            before = {one.key for one in changes[:number]}
            place = max((i for i, one in enumerate(kept, 1) if one.key in before), default=0)
            kept.insert(place, line)
    return tuple(kept)


def renewed(
    form: type[Report], kind: str, name: str, data: Mapping[str, Tree], move: Move | None
) -> Iterator[Line]:
    """The keys that every type shares, as they are in a new document: nothing is decided yet."""
    yield filled(form, "type", kind)
    yield filled(form, "id", name)
    yield _title(form, data, move)
    yield filled(form, "draft", "ja")
    yield offered(form, "record_number")
    yield offered(form, "decided")
    if "summary" in form.model_fields:
        yield offered(form, "summary")


def never_carried(form: type[Report]) -> set[str]:
    """The keys of decisions about a single document."""
    return {key_of(form, "exemptions")}


def _title(form: type[Report], data: Mapping[str, Tree], move: Move | None) -> Line:
    """The title with its period moved on; only an offer where it names a time in its own way."""
    title = data.get(key_of(form, "title"))
    if isinstance(title, str) and move:
        moved = move.text(title)
        if moved or not re.search(r"\d", title):
            return filled(form, "title", moved or title)
    before = f"Förut: {title}" if isinstance(title, str) else ""
    return offered(form, "title", before)
