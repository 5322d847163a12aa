"""Jinja2, and the only module that knows it: page templates and the slots of the compiled shell."""

import re
from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

# The shell is HTML made by the theme, full of braces in scripts and styles;
# its slots therefore have brackets that no theme writes.
_OPEN, _CLOSE = "⟦", "⟧"

_UNSAFE = re.compile(r"[\\\"<>&\x00-\x1f]")


class Templates:
    """The templates of a folder; everything is escaped, and a missing value is a fault."""

    def __init__(self, folder: Path) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(folder, encoding="utf-8"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,  # or each use would ask the disk whether the file has changed
        )

    def render(self, name: str, /, **values: object) -> Markup:
        """Fill the template `name` (a path below the folder) with `values`."""
        return Markup(self._environment.get_template(name).render(values))


def compile_slots(html: str) -> Callable[..., str]:
    """Turn a page of the shell into a function from slot values to the finished page.

    Slots are written ⟦ name ⟧; what fills them is escaped unless it is `Markup`.
    """
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        variable_start_string=_OPEN,
        variable_end_string=_CLOSE,
        block_start_string=f"{_OPEN}%",
        block_end_string=f"%{_CLOSE}",
        comment_start_string=f"{_OPEN}#",
        comment_end_string=f"#{_CLOSE}",
    )
    environment.filters["css_string"] = _css_string
    return environment.from_string(html).render


def _css_string(text: str) -> Markup:
    """A text as a string of a style sheet in the page's head, where nothing may end it early."""
    escaped = _UNSAFE.sub(lambda found: f"\\{ord(found[0]):x} ", text)
    return Markup(f'"{escaped}"')
