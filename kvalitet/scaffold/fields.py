"""Lines made from the model: its keys in its order, with its own descriptions as guidance."""

from collections.abc import Mapping
from typing import Any, Final, get_args, get_origin

from pydantic.fields import FieldInfo

from kvalitet.model.fields import OR_UNKNOWN, Form
from kvalitet.scaffold.lines import UNJUDGED, Block, Entries, Line, Value

_FIRST: Final = ("type", "id", "title", "name", "draft")
_NOT_FROM_THE_START: Final = frozenset({"exemptions"})
"""Keys that answer to something that `check` has told."""


def key_of(form: type[Form], name: str) -> str:
    """The key that a field of the model is written with."""
    return form.model_fields[name].alias or name


def guidance_of(form: type[Form], name: str) -> str:
    """What a key is for, in the model's own words."""
    return form.model_fields[name].description or ""


def filled(form: type[Form], name: str, value: Value, remark: str = "") -> Line:
    """A key with its value."""
    return Line(key_of(form, name), value, remark=remark)


def asked(form: type[Form], name: str, remark: str = "", above: tuple[str, ...] = ()) -> Line:
    """A key that the writer is to fill in."""
    value = _empty(form.model_fields[name])
    return Line(key_of(form, name), value, guidance_of(form, name), remark, above)


def unjudged(form: type[Form], name: str, above: tuple[str, ...] = ()) -> Line:
    """A step of a risk matrix that the writer is to judge."""
    return Line(key_of(form, name), UNJUDGED, guidance_of(form, name), above=above)


def offered(form: type[Form], name: str, remark: str = "") -> Line:
    """A key that the writer may want, as a comment."""
    return Line(key_of(form, name), None, guidance_of(form, name), remark, is_offered=True)


def blank(form: type[Form], known: Mapping[str, Value], *remarked: Line) -> Block:
    """Every key of a form: those that are known, those to fill in, and those that may be of use.

    `remarked` are lines to have in place of the ones that the model gives.
    """
    instead = {line.key: line for line in remarked}
    lines = [
        instead.get(key_of(form, name)) or _line(form, name, known)
        for name in sorted(form.model_fields, key=lambda name: _rank(name, known))
        if name not in _NOT_FROM_THE_START
    ]
    return Block(tuple(lines))


def _rank(name: str, known: Mapping[str, Value]) -> tuple[int, int]:
    """What identifies comes first, then what is known in a word, then the model's order."""
    if name in _FIRST:
        return 0, _FIRST.index(name)
    return (1, 0) if isinstance(known.get(name), str) else (2, 0)


def _line(form: type[Form], name: str, known: Mapping[str, Value]) -> Line:
    field = form.model_fields[name]
    guidance = guidance_of(form, name)
    if name in known:
        return Line(key_of(form, name), known[name], guidance)
    return Line(key_of(form, name), _empty(field), guidance, is_offered=not field.is_required())


def _empty(field: FieldInfo) -> Value:
    """An empty value in the shape of a field, so that the keys inside it are seen."""
    inner = _form_in(field.annotation)
    if inner is None:
        return None
    form, is_list = inner
    block = blank(form, {})
    if is_list:
        return Entries((block,))
    if OR_UNKNOWN in field.metadata:
        return Block(tuple(_as_offer(line) for line in block.lines))
    return block


def _as_offer(line: Line) -> Line:
    return Line(line.key, line.value, line.guidance, is_offered=True)


def _form_in(annotation: Any) -> tuple[type[Form], bool] | None:
    """The form that a value consists of, and whether in a list; none where a writer names keys."""
    if isinstance(annotation, type) and issubclass(annotation, Form):
        return annotation, False
    if get_origin(annotation) is dict:
        return None
    found = next(filter(None, map(_form_in, get_args(annotation))), None)
    is_list = get_origin(annotation) is tuple
    return (found[0], is_list or found[1]) if found else None
