"""What the preview adds to a page, and what that is told as long as the page is open."""

import json
from collections.abc import Sequence
from html import escape
from pathlib import Path

from kvalitet.problems import Problem
from kvalitet.reporting import tally
from kvalitet.serve.preview import State

FOLDER = "forhandsvisning/"
"""Where the preview's own files are; no edition is called so."""
EVENTS = f"{FOLDER}laget"
ASSETS = ("live.js", "live.css")

_MOST = 200  # problems; whoever has more will not read them here

_WAITING = """\
<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="icon" href="data:,">
<title>{title}</title>
<style>
  :root {{ color-scheme: light dark; }}
  body {{ max-width: 34rem; padding: 4rem 1.5rem; margin: 0 auto; font: 1rem/1.55 sans-serif; }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p>{text}</p>
</main>
</body>
</html>
"""


def read_asset(name: str) -> bytes:
    """The preview's own script or style sheet."""
    return (Path(__file__).parent / "assets" / name).read_bytes()


def plain_page(title: str, text: str) -> bytes:
    """A page that leans on nothing, for when there is no other."""
    return _WAITING.format(title=escape(title), text=escape(text)).encode()


def with_script(html: bytes, boot: str, state: State) -> bytes:
    """The page with the script that keeps it up to date; published pages have none."""
    script = (
        f'<script src="/{FOLDER}live.js" data-kv-boot="{boot}" data-kv-drawn="{state.drawn}" '
        "defer></script>\n"
    )
    before, end, after = html.rpartition(b"</body>")
    return before + script.encode() + end + after


def told(state: State, boot: str) -> str:
    """The state as JSON. What is told in it is shown as text, never as markup."""
    errors = sum(problem.is_error for problem in state.problems)
    searchable = state.searchable
    return json.dumps(
        {
            "boot": boot,
            "drawn": state.drawn,
            "errors": errors,
            "summary": tally(state.problems) if state.problems else "",
            "problems": _listed(state.problems[:_MOST]),
            "left": max(0, len(state.problems) - _MOST),
            "trouble": state.trouble,
            "search": {
                "at": f"{searchable.at:%H:%M}" if searchable.at else "",
                "old": searchable.drawn not in (0, state.drawn),
                "working": searchable.working,
            },
        },
        ensure_ascii=False,
    )


def _listed(problems: Sequence[Problem]) -> list[dict[str, str]]:
    return [
        {
            "place": str(problem.place),
            "kind": problem.rule.severity.value,
            "code": problem.rule.code,
            "message": problem.message,
            "remedy": problem.remedy,
        }
        for problem in problems
    ]
