"""Other names of an edition: a folder with a page for each of its own, which leads there.

Only pages have another name. A file – data, a PDF – is downloaded to be kept and quoted, and then
its address had better say which edition it is of.
"""

import json
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from pathlib import Path
from urllib.parse import quote

from kvalitet.editions.manifest import Manifest

_MARK = "alias.json"
"""What tells such a folder from an edition."""

_SCRIPT = 'location.replace(document.querySelector("a").href + location.hash);'
"""Leads to the same place on the page, which what the head says cannot."""

_SUM = b64encode(sha256(_SCRIPT.encode()).digest()).decode()

_PAGE = f"""\
<!doctype html>
<html lang="sv">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
script-src 'sha256-{_SUM}'; img-src data:; base-uri 'none'; form-action 'none'">
  <meta name="viewport" content="width=device-width,initial-scale=1">
  <meta name="robots" content="noindex">
  <noscript><meta http-equiv="refresh" content="0; url={{address}}"></noscript>
  <link rel="icon" href="data:,">
  <title>Utgåva {{title}}</title>
</head>
<body>
  <p><a href="{{address}}">Gå till utgåva {{title}}</a></p>
  <script>{_SCRIPT}</script>
</body>
</html>
"""


def lane(alias: str, name: str, edition: Manifest) -> Iterator[tuple[str, bytes]]:
    """The files of an alias: a page wherever the edition has one."""
    mark = {"alias": alias, "edition": name}
    yield f"{alias}/{_MARK}", (json.dumps(mark, ensure_ascii=False) + "\n").encode()
    for path in edition.files:
        if path.endswith(".html"):
            address = f"{'../' * (path.count('/') + 1)}{quote(name)}/{quote(path)}"
            page = _PAGE.format(address=escape(address), title=escape(edition.title))
            yield f"{alias}/{path}", page.encode()


def leads_to(folder: Path) -> str | None:
    """The edition that a folder leads to; None when it is no alias."""
    try:
        return str(json.loads((folder / _MARK).read_bytes())["edition"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
