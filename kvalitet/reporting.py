"""Problems as text for people and as data for machines; formatters only return strings."""

import json
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256

from kvalitet.problems import Problem, Severity, told_apart
from kvalitet.swedish.lists import joined
from kvalitet.swedish.numbers import counted


def as_text(problems: Sequence[Problem]) -> str:
    """Each problem with its clickable place, what is wrong and the way out."""
    return "".join(
        f"{p.place}: {p.rule.severity} {p.rule.code}: {p.message}\n    {p.remedy}\n"
        for p in problems
    )


def as_json(problems: Sequence[Problem]) -> str:
    """An array of objects, in reading order, with the keys of the text in Swedish."""
    return _json(
        [
            {
                "fil": p.place.path,
                "rad": p.place.line,
                "kolumn": p.place.column,
                "kod": p.rule.code,
                "allvar": p.rule.severity.value,
                "meddelande": p.message,
                "råd": p.remedy,
            }
            for p in problems
        ]
    )


_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def as_github(problems: Sequence[Problem]) -> str:
    """GitHub's workflow commands, which become annotations on the lines of a pull request."""
    return "".join(
        f"::{_GITHUB[p.rule.severity]} file={_property(p.place.path)},line={p.place.line},"
        f"col={p.place.column},title={_property(p.rule.code)}::"
        + _data(f"{p.message}\n{p.remedy}")
        + "\n"
        for p in problems
    )


def _data(text: str) -> str:
    """Escaped as a workflow command's message is; the percent sign comes first."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escaped as a workflow command's property is, which ends at a comma or a colon."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


_GITLAB = {Severity.ERROR: "blocker", Severity.WARNING: "minor"}


def as_gitlab(problems: Sequence[Problem]) -> str:
    """GitLab's Code Quality report, which a merge request compares with its target branch's."""
    found = []
    for identity, p in told_apart(problems).items():
        mark = "\0".join(map(str, identity)).encode(errors="backslashreplace")
        found.append(
            {
                "description": f"{p.message} {p.remedy}",
                "check_name": p.rule.code,
                "fingerprint": sha256(mark).hexdigest(),
                "severity": _GITLAB[p.rule.severity],
                "location": {"path": p.place.path, "lines": {"begin": p.place.line}},
            }
        )
    return _json(found)


FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "gitlab": as_gitlab,
}


def tally(problems: Sequence[Problem]) -> str:
    """How many there are: "3 fel och 1 varning i 2 filer"."""
    errors = sum(p.is_error for p in problems)
    warnings = len(problems) - errors
    files = len({p.place.path for p in problems})
    kinds = [counted(errors, "fel", "fel")] if errors else []
    kinds += [counted(warnings, "varning", "varningar")] if warnings else []
    return f"{joined(kinds)} i {counted(files, 'fil', 'filer')}" if kinds else "Inga fel"


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
