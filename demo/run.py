"""Three years of the example, with a correction: python -m demo.run, or make demo.

Exempelby, its error and its decisions are made up; what the other municipalities reported is as it
was, in the editions of the years when it had been reported.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from demo.snapshot import rewind
from kvalitet import cli
from kvalitet.terminal import say

ROOT = Path(__file__).parent.parent
PARTS = ("content", "templates", "mkdocs.yml", "site_config.yml")

ERROR = ("content/nyckeltal/ex-utredningstid.md", "2023-H2: 116", "2023-H2: 161")
"""In which file, what should be there, and what somebody wrote."""
REASON = (
    "Utredningstiden för andra halvåret 2023 skrevs med omkastade siffror, 161 i stället för 116."
)


@dataclass(frozen=True, slots=True)
class Step:
    """The content as it stood on a day, and what was done with it."""

    day: date
    arguments: tuple[str, ...]
    faulty: bool = False
    written: date | None = None
    """The day whose content it was, when that was an earlier one."""


def decided(day: str, paragraph: int) -> tuple[str, ...]:
    return ("--decision", f"Socialnämnden i Exempelby {day} § {paragraph} (påhittat)")


STEPS = (
    Step(
        date(2024, 4, 30),
        ("freeze", "2023", "--alias", "beslutad", *decided("2024-05-15", 61)),
        faulty=True,
    ),
    Step(date(2024, 6, 10), ("freeze", "2023", "--correct", REASON), written=date(2024, 4, 30)),
    Step(
        date(2025, 5, 2),
        ("freeze", "2024", "--alias", "beslutad", *decided("2025-05-14", 58)),
    ),
    Step(date.max, ("build",)),
)


def make(folder: Path) -> Path:
    """Live through the three years in an empty folder; returns the site."""
    project = folder / "projekt"
    project.mkdir(parents=True)
    (project / ".gitignore").write_text("/.cache/\n/editions/\n", encoding="utf-8")
    _git(project, "init", "--quiet")
    for step in STEPS:
        _write(project, step)
        _commit(project, step.day)
        options = ("--root", str(project), "--site", str(folder / "site"))
        with _on(min(step.day, date.today())):
            if (code := cli.main([*step.arguments, *options])) != cli.FINE:
                raise SystemExit(code)
    return folder / "site"


@contextmanager
def _on(day: date) -> Iterator[None]:
    """Let it be noon on a day."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(noon.timestamp()))
    try:
        yield
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before


def _write(project: Path, step: Step) -> None:
    for name in PARTS:
        source, goal = ROOT / name, project / name
        if source.is_dir():
            shutil.rmtree(goal, ignore_errors=True)
            shutil.copytree(source, goal)
        else:
            shutil.copy(source, goal)
    written = step.written or step.day
    _settle(project / "site_config.yml", written)
    rewind(project, written)
    if step.faulty:
        name, right, wrong = ERROR
        text = (project / name).read_text(encoding="utf-8")
        (project / name).write_text(text.replace(right, wrong), encoding="utf-8")


def _settle(settings: Path, day: date) -> None:
    """Set what the settings say of their own time."""
    text = settings.read_text(encoding="utf-8")
    reviewed = min(day, date.today()) - timedelta(days=30)
    for pattern, new in (
        (r'titel: "\d{4}"', f'titel: "{reviewed.year - 1}"'),
        (r"år: \d{4}$", f"år: {reviewed.year - 1}"),
        (r"granskad: .*", f"granskad: {reviewed}"),
    ):
        text = re.sub(rf"^  {pattern}", f"  {new}", text, count=1, flags=re.MULTILINE)
    settings.write_text(text, encoding="utf-8")


def _commit(project: Path, day: date) -> None:
    written = min(day, date.today())
    _git(project, "add", "--all")
    _git(project, "commit", "--quiet", "--message", f"Läget {written}", day=written)


def _git(project: Path, *arguments: str, day: date | None = None) -> None:
    who = {
        f"GIT_{role}_{what}": text
        for role in ("AUTHOR", "COMMITTER")
        for what, text in (
            ("NAME", "Exempelby"),
            ("EMAIL", "kvalitet@exempelby.example"),
            ("DATE", f"{day}T12:00:00+0000"),
        )
    }
    known = {name: text for name, text in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run(["git", *arguments], cwd=project, env=known | who, check=True)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of every request."""


def main(arguments: Sequence[str]) -> None:
    """Make it, and show it until somebody has seen enough."""
    folder = Path(arguments[0]) if arguments else ROOT / ".cache" / "demo"
    shutil.rmtree(folder, ignore_errors=True)
    site = make(folder)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        address = f"http://127.0.0.1:{server.server_port}/"
        say(f"\nÖppna {address} i webbläsaren. Avsluta med Ctrl+C.")
        with suppress(KeyboardInterrupt):
            server.serve_forever()


if __name__ == "__main__":
    main(sys.argv[1:])
