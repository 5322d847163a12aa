"""What an address in a link leads to, judged by how it is written."""

import re
from enum import StrEnum

LONGEST_ADDRESS = 2000

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_WEB = re.compile(r"https?://[^/?#\s]", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class LinkKind(StrEnum):
    """Where a link leads."""

    WEB = "webbplats"
    MAIL = "e-post"
    ANCHOR = "på samma sida"
    RELATIVE = "fil i innehållet"
    REFUSED = "tillåts inte"


def kind_of(address: str) -> LinkKind:
    """Judge an address as a browser would read it; everything unknown is refused."""
    # Browsers strip blanks, skip control characters and read a backslash as a slash.
    bare = address.strip()
    if not bare or len(bare) > LONGEST_ADDRESS or _CONTROL.search(bare) or "\\" in bare:
        return LinkKind.REFUSED
    if bare.startswith("#"):
        return LinkKind.ANCHOR
    if bare.startswith("/"):
        return LinkKind.REFUSED
    scheme = _SCHEME.match(bare)
    if scheme is None:
        return LinkKind.RELATIVE
    if scheme[1].lower() == "mailto":
        return LinkKind.MAIL
    return LinkKind.WEB if _WEB.match(bare) else LinkKind.REFUSED


def is_from_elsewhere(address: str) -> bool:
    """Whether showing this as an image would make the reader's browser ask another host."""
    return re.match(r"\s*(?:https?:|[/\\]{2})", address, re.IGNORECASE) is not None
