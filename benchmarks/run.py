"""How long a build takes, beside mkdocs-material on the same text: python -m benchmarks.run.

Both are run in turn, each in a process of its own, and of every figure the median is told.
For Linux and macOS, whose systems say how much memory a process has held.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median

from benchmarks.content import project

ROOT = Path(__file__).parent.parent

THEIRS = """\
site_name: Benchmark
docs_dir: ../content
site_dir: site
theme: {name: material, language: sv}
"""
"""mkdocs-material as it comes: its navigation of all pages, and its search."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process or a stage of it cost; `cpu` is None where only the clock was read."""

    seconds: float
    megabytes: float
    cpu: float | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both builds of the same documents, run after run."""

    documents: int
    ours: list[Cost]
    theirs: list[Cost]
    stages: list[dict[str, Cost]]
    first: dict[str, Cost]
    """The stages of a first build, which also compiles the shell."""
    preview: list[float]
    """Seconds from a save until the preview serves the new page."""


def say(text: str = "") -> None:
    """Tell the person who waits; the table alone goes to standard output."""
    print(text, file=sys.stderr, flush=True)  # noqa: T201 - a command of its own


def compare(documents: int, runs: int, seed: int) -> Comparison:
    """Build the same documents with both, in turn, after one build of ours to warm up."""
    with tempfile.TemporaryDirectory(prefix="kvalitet-bench-") as folder:
        root = Path(folder)
        say(f"{documents} documents: writing them")
        write(root, project(documents, seed))
        say(f"{documents} documents: first build, which compiles the shell")
        _, first = build_ours(root)
        result = Comparison(documents, [], [], [], first, [])
        for number in range(1, runs + 1):
            say(f"{documents} documents, run {number} of {runs}: ours")
            whole, stages = build_ours(root)
            result.ours.append(whole)
            result.stages.append(stages)
            say(f"{documents} documents, run {number} of {runs}: mkdocs-material")
            result.theirs.append(build_theirs(root))
        say(f"{documents} documents: writing with a preview open")
        _, said = measure(["-m", "benchmarks.preview", str(root)], ROOT)
        result.preview.extend(json.loads(said))
    return result


def write(root: Path, files: dict[str, str]) -> None:
    """Write a project that can be built with either."""
    for path, text in {**files, "mkdocs-material/mkdocs.yml": THEIRS}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "templates", root / "templates")
    shutil.copy(ROOT / "mkdocs.yml", root)


def build_ours(root: Path) -> tuple[Cost, dict[str, Cost]]:
    """Build anew with this project: the whole, and its stages."""
    shutil.rmtree(root / "site", ignore_errors=True)
    whole, said = measure(["-m", "benchmarks.stages", str(root), str(root / "site")], ROOT)
    return whole, {stage: Cost(*cost) for stage, cost in json.loads(said).items()}


def build_theirs(root: Path) -> Cost:
    """Build anew with mkdocs-material."""
    folder = root / "mkdocs-material"
    shutil.rmtree(folder / "site", ignore_errors=True)
    return measure(["-m", "mkdocs", "build", "--quiet"], folder)[0]


def measure(arguments: Sequence[str], folder: Path) -> tuple[Cost, str]:
    """Run Python in a process of its own; its cost as the system counts it, and what it said."""
    # Spawned with little in memory: a child's peak starts where its parent stands.
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        began = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=folder,
            stdout=said,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONUTF8": "1"},
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"python {' '.join(arguments)} failed: run it in {folder} to see why")
        said.seek(0)
        unit = 1 if sys.platform == "darwin" else 1024
        cpu = usage.ru_utime + usage.ru_stime
        return Cost(seconds, usage.ru_maxrss * unit / 1e6, cpu), said.read()


def table(comparison: Comparison) -> str:
    """The medians as lines of text, ready to be pasted into a report."""
    stages = [
        (stage, middle(run[stage] for run in comparison.stages)) for stage in comparison.stages[0]
    ]
    ours, theirs = middle(comparison.ours), middle(comparison.theirs)
    around = ours.seconds - sum(cost.seconds for _, cost in stages)
    rows = [("start and end Python", Cost(around, 0)), *stages, ("whole", ours)]
    lines = [
        f"{comparison.documents} documents, medians of {len(comparison.ours)}",
        f"{'':<28}{'seconds':>9}{'CPU s':>9}{'peak MB':>9}",
        *(_row(name, cost) for name, cost in rows),
        _row("mkdocs-material, whole", theirs),
        f"{'mkdocs-material / ours':<28}{theirs.seconds / ours.seconds:>8.1f}×"
        f"{(theirs.cpu or 0) / (ours.cpu or 1):>8.1f}×{theirs.megabytes / ours.megabytes:>8.1f}×",
        f"The seconds of each whole, run by run: ours {_each(comparison.ours)}; "
        f"mkdocs-material {_each(comparison.theirs)}.",
        "The shell is compiled once and kept: "
        f"{comparison.first['compile or load the shell'].seconds:.1f} s in the first build.",
        f"Preview: a saved change is served after {median(comparison.preview):.2f} s, the median "
        f"of {len(comparison.preview)} ({min(comparison.preview):.2f}–"
        f"{max(comparison.preview):.2f}).",
    ]
    return "\n".join(lines)


def middle(costs: Iterable[Cost]) -> Cost:
    """The median of each part of the costs."""
    known = list(costs)
    cpu = [cost.cpu for cost in known if cost.cpu is not None]
    return Cost(
        median(cost.seconds for cost in known),
        median(cost.megabytes for cost in known),
        median(cpu) if cpu else None,
    )


def _row(name: str, cost: Cost) -> str:
    cpu = "" if cost.cpu is None else f"{cost.cpu:.1f}"
    megabytes = f"{cost.megabytes:.0f}" if cost.megabytes else ""
    return f"{name:<28}{cost.seconds:>9.2f}{cpu:>9}{megabytes:>9}"


def _each(costs: Iterable[Cost]) -> str:
    return ", ".join(f"{cost.seconds:.1f}" for cost in costs)


def _machine() -> str:
    tools = ("mkdocs", "mkdocs-material", "pagefind")
    versions = ", ".join(f"{tool} {version(tool)}" for tool in tools)
    return (
        f"Python {platform.python_version()}, {versions}; {platform.system()} "
        f"{platform.machine()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print a table for every number of documents."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=[100, 1000], metavar="N")
    parser.add_argument("--runs", type=int, default=3, help="how many of each (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="other figures, other words")
    options = parser.parse_args(arguments)
    say(_machine())
    for documents in options.documents:
        comparison = compare(documents, options.runs, options.seed)
        print(f"\n{table(comparison)}", flush=True)  # noqa: T201 - a command of its own


if __name__ == "__main__":
    main()
