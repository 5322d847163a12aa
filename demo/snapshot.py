"""The example's content as it stood on an earlier day, with nothing in it that came later."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kvalitet.front.parse import parse_front
from kvalitet.model.period import PeriodError, parse_period
from kvalitet.pipeline import examine

_FRONT = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)
_FIGURE = re.compile(r"^ +(?P<period>\d{4}[\w-]*):.*\n", re.MULTILINE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATED = re.compile(rf"datum: (?P<day>{_DAY.pattern})")
_LINK = re.compile(r"\[(?P<text>[^\[\]]*)\]\((?P<path>[^()\s#:]+\.md)(#[^()\s]*)?\)")


def rewind(root: Path, day: date) -> None:
    """Take away what had not been written by that day, and what cannot stand without it."""
    for file in _documents(root):
        text = file.read_text(encoding="utf-8")
        written = _written(text)
        if written is not None and written > day:
            file.unlink()
            continue
        if "typ: nyckeltal\n" in text:
            text = _without_later_figures(text, day)
        file.write_text(_excused_by(text, day), encoding="utf-8")
    _unlink(root)
    while lost := list(_at_fault(root)):
        for file in lost:
            file.unlink()
        _unlink(root)


def _documents(root: Path) -> list[Path]:
    return sorted((root / "content").rglob("*.md"))


def _written(text: str) -> date | None:
    """The day of the decision, else the last day of what the document is about."""
    front = _FRONT.match(text)
    parsed, _ = parse_front(front[1], "") if front else (None, ())
    said = parsed.data if parsed else {}
    decided = said.get("beslutad")
    if isinstance(decided, str) and _DAY.fullmatch(decided):
        return date.fromisoformat(decided)
    about = said.get("period") or said.get("år")
    return _last_day(about) if isinstance(about, str) else None


def _without_later_figures(text: str, day: date) -> str:
    def kept(line: re.Match[str]) -> str:
        last = _last_day(line["period"])
        return "" if last is not None and last > day else line[0]

    return _FIGURE.sub(kept, text)


def _excused_by(text: str, day: date) -> str:
    """What has been excused later was excused by that day, or nothing could have been frozen."""

    def no_later(said: re.Match[str]) -> str:
        return f"datum: {min(day, date.fromisoformat(said['day']))}"

    return _DATED.sub(no_later, text)


def _last_day(period: str) -> date | None:
    try:
        return parse_period(period).end
    except PeriodError:
        return None


def _unlink(root: Path) -> None:
    """Leave of a link only its words where it leads to what was not yet written."""
    for file in _documents(root):
        text = file.read_text(encoding="utf-8")

        def led(link: re.Match[str], folder: Path = file.parent) -> str:
            return link[0] if (folder / link["path"]).exists() else link["text"]

        file.write_text(_LINK.sub(led, text), encoding="utf-8")


def _at_fault(root: Path) -> Iterator[Path]:
    """The documents that ask for what is no longer there."""
    problems = examine(root, lambda _: None).problems
    for path in sorted({problem.place.path for problem in problems if problem.is_error}):
        yield root / path
