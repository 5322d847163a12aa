"""The gate: front matter becomes a form of the model, or problems with their places."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from kvalitet.front.tree import Front, Location, Tree
from kvalitet.model import written
from kvalitet.model.documents import DOCUMENT_TYPES
from kvalitet.model.fields import OR_UNKNOWN, READABLE, UNKNOWN, Form
from kvalitet.model.report import Report
from kvalitet.problems import Place, Problem, Rule, Severity
from kvalitet.swedish.lists import quoted
from kvalitet.swedish.nearmiss import nearest

UNKNOWN_KEY = Rule("N001", Severity.ERROR, "Nyckeln finns inte")
MISSING_KEY = Rule("N002", Severity.ERROR, "En obligatorisk nyckel saknas")
WRONG_SHAPE = Rule("N003", Severity.ERROR, "Värdet har fel form")
UNKNOWN_TYPE = Rule("N004", Severity.ERROR, "Dokumenttypen finns inte")
NOT_A_PERIOD = Rule("N010", Severity.ERROR, "Perioden går inte att läsa")
NOT_A_DATE = Rule("N011", Severity.ERROR, "Datumet går inte att läsa")
NOT_A_VALUE = Rule("N012", Severity.ERROR, "Värdet går inte att läsa")
NOT_AN_ID = Rule("N013", Severity.ERROR, "Id går inte att använda")
NOT_AN_INTERVAL = Rule("N014", Severity.ERROR, "Intervallet går inte att läsa")
NEITHER_YES_NOR_NO = Rule("N015", Severity.ERROR, "Här ska det stå ja eller nej")
NOT_A_WORD_OF_THE_LIST = Rule("N016", Severity.ERROR, "Ordet finns inte i listan")
SAME_PERIOD = Rule("N017", Severity.ERROR, "Samma period står två gånger")
SAME_PART = Rule("N018", Severity.ERROR, "Två delar av ett nyckeltal har samma namn")
SAME_TARGET = Rule("N019", Severity.ERROR, "Två mål gäller samma år")
SAME_GROUP = Rule("N020", Severity.ERROR, "Målgruppens namn är upptaget")
NO_RISK_LEVEL = Rule("N021", Severity.ERROR, "Riskens nivå går inte att läsa")
HOLE_IN_MATRIX = Rule("N022", Severity.ERROR, "Riskmatrisens nivåer går inte ihop")
SAME_PROMISE = Rule("N023", Severity.ERROR, "Samma nyckeltal står två gånger i planen")

_RULES = {rule.code: rule for rule in list(globals().values()) if isinstance(rule, Rule)}

F = TypeVar("F", bound=Form)

Sentence = tuple[Rule, str, str]
"""A rule, what is wrong, and the way out."""


def validate(front: Front) -> tuple[Report | None, tuple[Problem, ...]]:
    """Check front matter against the form of its `typ:`; None when anything is wrong."""
    kind = front.data.get("typ")
    form = DOCUMENT_TYPES.get(kind) if isinstance(kind, str) else None
    if form is None:
        return None, (_unknown_type(front, kind),)
    return fit(form, front)


def fit(form: type[F], front: Front) -> tuple[F | None, tuple[Problem, ...]]:
    """Read a front as a form; None when anything in it is wrong.

    Of a front with faulty lines only that is told which does not follow from them.
    """
    fitted: F | None = None
    problems: tuple[Problem, ...] = ()
    try:
        fitted = form.model_validate(front.data)
    except ValidationError as error:
        problems = explain(error, form, front)
    told = {problem.place for problem in problems}
    problems = (*problems, *_empty_keys(front, front.data, (), told))
    if fitted is not None and not problems and not front.faulty:
        return fitted, ()
    return None, tuple(problem for problem in problems if not _follows(problem, front))


def _empty_keys(
    front: Front, tree: Tree, at: Location, told: Collection[Place]
) -> Iterator[Problem]:
    """Keys without a value, which are not the same as keys that are left out.

    One that must be there has been told already, at its value or its key.
    """
    items: Iterable[tuple[str | int, Tree]] = ()
    if isinstance(tree, dict):
        items = tree.items()
    elif isinstance(tree, list):
        items = enumerate(tree)
    for step, inner in items:
        location = (*at, step)
        place = front.place_of(location)
        if inner is None and isinstance(step, str):
            if place not in told and front.place_of_key(location) not in told:
                message = f"Nyckeln {quoted(step)} är tom."
                yield Problem(
                    place, WRONG_SHAPE, message, "Skriv ett värde, eller ta bort nyckeln."
                )
        elif place not in told:
            yield from _empty_keys(front, inner, location, told)


def _follows(problem: Problem, front: Front) -> bool:
    """Whether a problem may be there only because some lines could not be read.

    A key may stand on such a line, and a value may run on into it.
    """
    line = problem.place.line
    return bool(front.faulty) and (
        problem.rule is MISSING_KEY or line in front.faulty or line + 1 in front.faulty
    )


def explain(error: ValidationError, form: type[Form], front: Front) -> tuple[Problem, ...]:
    """Turn pydantic's errors into problems: one for each cause, in Swedish, with its place."""
    details = error.errors(include_url=False)
    meant = {(*d["loc"][:-1], _meant(d, form)) for d in details if d["type"] == "extra_forbidden"}
    # What only follows from an error inside it, as "too short" does from a bad item.
    shadows = {d["loc"][:length] for d in details for length in range(len(d["loc"]))}
    causes = [
        d
        for d in details
        if d["loc"] not in shadows and not (d["type"] == "missing" and d["loc"] in meant)
    ]
    return tuple(_explain_one(cause, form, front) for cause in causes)


def _unknown_type(front: Front, kind: object) -> Problem:
    types = ", ".join(DOCUMENT_TYPES)
    if not isinstance(kind, str):
        why = "saknas eller är tom" if kind is None else "ska ha ett enda ord"
        message = f"Dokumentet säger inte vad det är: nyckeln ”typ” {why}."
        remedy = f"Skriv typ: och ett av {types}."
        return Problem(front.place_of(("typ",)), MISSING_KEY, message, remedy)
    near = nearest(kind, DOCUMENT_TYPES)
    hint = f"Menade du ”{near}”? " if near else ""
    message = f"{quoted(kind)} är ingen dokumenttyp."
    return Problem(front.place_of(("typ",)), UNKNOWN_TYPE, message, f"{hint}Skriv ett av {types}.")


def _explain_one(detail: ErrorDetails, form: type[Form], front: Front) -> Problem:
    location = _location_in(front.data, detail["loc"])
    blamed = detail.get("ctx", {}).get("key")
    if blamed is not None:
        location = (*location, blamed)
    at_key = blamed or detail["type"] == "extra_forbidden" or "[key]" in detail["loc"]
    place = front.place_of_key(location) if at_key else front.place_of(location)
    rule, message, remedy = _sentence(detail, form)
    key = next((step for step in reversed(location) if isinstance(step, str)), None)
    if detail["input"] is None and detail["type"] == READABLE and key is not None:
        message = f"Nyckeln {quoted(key)} är tom."
    return Problem(place, rule, message, remedy)


def _location_in(data: Any, loc: tuple[int | str, ...]) -> Location:
    """The part of pydantic's location that stands in the front matter: tags and "[key]" do not."""
    found: list[str | int] = []
    for step in loc:
        inside = (isinstance(data, dict) and step in data) or (
            isinstance(data, list) and isinstance(step, int) and step < len(data)
        )
        if inside:
            found.append(step)
            data = data[step]
    return tuple(found)


def _sentence(detail: ErrorDetails, form: type[Form]) -> Sentence:
    context = detail.get("ctx", {})
    if detail["type"] == READABLE:
        return _RULES[context["code"]], context["message"], context["remedy"]
    sentence = _SENTENCES.get(detail["type"], _general)
    return sentence(detail, context, form)


def _general(detail: ErrorDetails, _: Mapping[str, Any], __: type[Form]) -> Sentence:
    return (
        WRONG_SHAPE,
        f"{_name_of(detail)} har ett värde som inte passar här.",
        "Jämför med ett liknande dokument.",
    )


def _name_of(detail: ErrorDetails) -> str:
    """The key that an error is about, or the item of a list, as the writer knows it."""
    keys = [step for step in detail["loc"] if isinstance(step, str) and step != "[key]"]
    last = detail["loc"][-1] if detail["loc"] else None
    if isinstance(last, int):
        return f"Post {last + 1} under {quoted(keys[-1])}"
    return f"Nyckeln {quoted(keys[-1])}" if keys else "Dokumentet"


def _meant(detail: ErrorDetails, form: type[Form]) -> str | None:
    """The key that an unknown one was probably meant to be."""
    return nearest(str(detail["loc"][-1]), _keys_at(form, detail["loc"][:-1]))


def _unknown_key(detail: ErrorDetails, _: Mapping[str, Any], form: type[Form]) -> Sentence:
    near, known = _meant(detail, form), _keys_at(form, detail["loc"][:-1])
    remedy = f"Menade du ”{near}”?" if near else f"Här kan stå: {', '.join(known)}."
    return UNKNOWN_KEY, f"Nyckeln {quoted(str(detail['loc'][-1]))} finns inte här.", remedy


def _missing_key(detail: ErrorDetails, _: Mapping[str, Any], form: type[Form]) -> Sentence:
    key = detail["loc"][-1]
    remedy = f"Lägg till raden ”{key}: …”{_or_unknown(detail, form, f'{key}: ')}."
    return MISSING_KEY, f"Nyckeln ”{key}” saknas.", remedy


def _or_unknown(detail: ErrorDetails, form: type[Form], before: str = "") -> str:
    """Tell of the way out for who does not know, where the field has one."""
    field = _field_at(form, detail["loc"])
    if field is not None and written.IDS_OR_NONE in field.metadata:
        return f", eller ”{before}{written.NONE}”"
    may = field is not None and OR_UNKNOWN in field.metadata
    return f", eller ”{before}{UNKNOWN}”" if may else ""


def _mapping(detail: ErrorDetails, context: Mapping[str, Any], form: type[Form]) -> Sentence:
    """What needs keys of its own and has something else; the keys are told when they are given."""
    keys = f" ({', '.join(_keys_at(form, detail['loc']))})" if "class_name" in context else ""
    return (
        WRONG_SHAPE,
        f"{_name_of(detail)} ska ha egna nycklar med värden.",
        f"Skriv dem på egna, indragna rader{keys}{_or_unknown(detail, form)}.",
    )


def _list(detail: ErrorDetails, _: Mapping[str, Any], form: type[Form]) -> Sentence:
    """What needs a list and has something else; a single word is shown as a list."""
    given, name = detail["input"], _name_of(detail)
    items = "Skriv en post per rad med ”- ” framför"
    if given is None:
        return WRONG_SHAPE, f"{name} är tom.", f"{items}, eller ta bort nyckeln."
    if isinstance(given, str) and _PLAIN.fullmatch(given) and not _keys_at(form, detail["loc"]):
        items = f"Skriv [{given}] eller en post per rad med ”- ” framför"
    return WRONG_SHAPE, f"{name} ska ha en lista.", f"{items}{_or_unknown(detail, form)}."


def _expected(what: str, remedy: str) -> Callable[..., Sentence]:
    def sentence(detail: ErrorDetails, _: Mapping[str, Any], __: type[Form]) -> Sentence:
        fault = "är tom" if detail["input"] is None else f"ska vara {what}"
        return WRONG_SHAPE, f"{_name_of(detail)} {fault}.", remedy

    return sentence


def _integer(detail: ErrorDetails, _: Mapping[str, Any], __: type[Form]) -> Sentence:
    return (
        NOT_A_VALUE,
        f"{quoted(str(detail['input']))} är inte ett heltal.",
        "Skriv bara siffror: 24.",
    )


def _too_small(detail: ErrorDetails, context: Mapping[str, Any], _: type[Form]) -> Sentence:
    return (
        NOT_A_VALUE,
        f"{quoted(str(detail['input']))} är för litet.",
        f"Skriv minst {context['ge']}.",
    )


def _too_large(detail: ErrorDetails, context: Mapping[str, Any], _: type[Form]) -> Sentence:
    return (
        NOT_A_VALUE,
        f"{quoted(str(detail['input']))} är för stort.",
        f"Skriv högst {context['le']}.",
    )


def _too_short(detail: ErrorDetails, _: Mapping[str, Any], __: type[Form]) -> Sentence:
    return WRONG_SHAPE, f"{_name_of(detail)} är tom.", "Skriv minst en post."


def _pattern(detail: ErrorDetails, _: Mapping[str, Any], __: type[Form]) -> Sentence:
    return (
        NOT_A_VALUE,
        f"{quoted(str(detail['input']))} är ingen kommunkod.",
        'Skriv fyra siffror inom citattecken: "1315".',
    )


_PLAIN = re.compile(r"[\w .–-]+")
"""Words that a list in brackets can hold without quotes."""

_SENTENCES: dict[str, Callable[[ErrorDetails, Mapping[str, Any], type[Form]], Sentence]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing_key,
    "model_type": _mapping,
    "model_attributes_type": _mapping,
    "dict_type": _mapping,
    "mapping_type": _mapping,
    "tuple_type": _list,
    "list_type": _list,
    "string_type": _expected("en text", "Skriv en text, eller ta bort nyckeln."),
    "int_type": _expected("ett heltal", "Skriv bara siffror: 24."),
    "int_parsing": _integer,
    "int_parsing_size": _integer,
    "int_from_float": _integer,
    "greater_than_equal": _too_small,
    "less_than_equal": _too_large,
    "too_short": _too_short,
    "string_pattern_mismatch": _pattern,
}
"""What pydantic's error types mean to a writer; the others fall back to a general sentence."""


def _keys_at(form: type[Form], loc: tuple[int | str, ...]) -> list[str]:
    """The keys that may be written where `loc` points."""
    field = _field_at(form, loc)
    forms = _forms_in(field.annotation if field else form)
    keys = [f.alias or name for inner in forms for name, f in inner.model_fields.items()]
    return list(dict.fromkeys(keys))


def _field_at(form: type[Form], loc: tuple[int | str, ...]) -> FieldInfo | None:
    """The innermost field on the way that `loc` points."""
    found: FieldInfo | None = None
    for step in loc:
        forms = _forms_in(found.annotation if found else form)
        fields = (field for inner in forms for field in inner.model_fields.items())
        found = next((f for name, f in fields if (f.alias or name) == step), found)
    return found


def _forms_in(annotation: Any) -> list[type[Form]]:
    """The forms that an annotation holds, however deep in tuples, dicts and unions."""
    if isinstance(annotation, type) and issubclass(annotation, Form):
        return [annotation]
    return [form for inner in get_args(annotation) for form in _forms_in(inner)]
