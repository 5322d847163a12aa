"""Problems as text for people and JSON for machines. Formatters return strings; `cli` prints."""

import json
from collections.abc import Sequence

from kvalitet.problems import Problem
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
    return (
        json.dumps(
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
            ],
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


def tally(problems: Sequence[Problem]) -> str:
    """How many there are: "3 fel och 1 varning i 2 filer"."""
    errors = sum(p.is_error for p in problems)
    warnings = len(problems) - errors
    files = len({p.place.path for p in problems})
    kinds = [counted(errors, "fel", "fel")] if errors else []
    kinds += [counted(warnings, "varning", "varningar")] if warnings else []
    return f"{joined(kinds)} i {counted(files, 'fil', 'filer')}" if kinds else "Inga fel"
