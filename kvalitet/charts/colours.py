"""The colours of drawings that leave the page, and so know nothing of its style sheet."""

import re
from collections.abc import Mapping
from functools import lru_cache

from kvalitet.templating import Templates

_TOKENS = "theme/assets/stylesheets/tokens.css"
_COLOUR = re.compile(r"--kv-([a-z0-9-]+): (#[0-9a-f]{6});")
_USED = re.compile(r"var\(--kv-([a-z0-9-]+)\)")


@lru_cache(maxsize=4)
def colours_of(templates: Templates) -> Mapping[str, str]:
    """The colours of the light palette, by their names in the style sheet of tokens."""
    found: dict[str, str] = {}
    for name, colour in _COLOUR.findall(templates.render(_TOKENS)):
        found.setdefault(name, colour)  # what comes again is for the dark
    return found


@lru_cache(maxsize=4)
def drawing_style(templates: Templates) -> str:
    """The style sheet of drawings, without tokens."""
    return coloured(templates.render("charts/drawing.css"), colours_of(templates))


def coloured(stylesheet: str, colours: Mapping[str, str]) -> str:
    """A style sheet with its colours written out."""
    return _USED.sub(lambda used: colours[used[1]], stylesheet)
