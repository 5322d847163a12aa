"""What takes longest of all that bites, and what grows too fast: python -m benchmarks.damage.

Each text of `tests.damage` and each project of `tests.plenty` is read and checked in one size and
in half of it, and each pattern of the engine is tried on the same texts. What takes four times as
long for twice as much is marked; told is processor time, so that other programs do not count.
"""

import argparse
import re
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import NamedTuple

import kvalitet
from kvalitet.pipeline import examine
from tests.damage import SHAPES, UNITS
from tests.plenty import PLENTY, SETTINGS
from tests.sites import ANALYSIS, measured, with_keys, with_text, write_project

LARGEST_TEXT = 99_000
TRIED = 1_000
"""How much of each text shows which one is the worst for a pattern."""

SQUARE, NOTICEABLE = 3.0, 0.2
"""What is marked: so much longer for twice as much, and not too short to be measured."""

Project = dict[str, str]


class Measured(NamedTuple):
    """How long something took, in one size and in half of it."""

    seconds: float
    half: float
    name: str

    def __str__(self) -> str:
        grows = self.seconds > NOTICEABLE and self.seconds > SQUARE * self.half
        return f"{self.seconds:>9.3f}{self.half:>9.3f}  {self.name}{'  GROWS' if grows else ''}"


def measure(name: str, work: Callable[[int], object], size: int) -> Measured:
    """Do some work in half the size, and then in the whole."""
    seconds = []
    for one in (size // 2, size):
        began = time.process_time()
        work(one)
        seconds.append(time.process_time() - began)
    return Measured(seconds[1], seconds[0], name)


def checking(write: Callable[[int], Project]) -> Callable[[int], object]:
    """The work of reading and checking a project of some size."""

    def work(size: int) -> None:
        with tempfile.TemporaryDirectory(prefix="kvalitet-bench-") as folder:
            examine(write_project(Path(folder), write(size), SETTINGS), lambda _: None)

    return work


def texts(size: int) -> Iterator[Measured]:
    """Every unit in every shape, in the text of an analysis and in its head."""
    known = {"nyckeltal.md": measured("{2018-H1: 67}")}

    def in_text(unit: str, shape: str) -> Callable[[int], Project]:
        return lambda n: known | {"s.md": with_text(ANALYSIS, SHAPES[shape](unit, n))}

    def in_head(unit: str, opening: str) -> Callable[[int], Project]:
        line = f"  {unit * (70 // len(unit))}\n"
        return lambda n: (
            known
            | {"s.md": with_keys(ANALYSIS, f"diarienummer: {opening}\n{line * (n // len(line))}")}
        )

    for unit in UNITS:
        for shape in SHAPES:
            yield measure(f"text, {shape}: {unit!r}", checking(in_text(unit, shape)), size)
        for opening in (">-", '"'):
            yield measure(f"head, {opening}: {unit!r}", checking(in_head(unit, opening)), 5 * size)


def plenty(count: int) -> Iterator[Measured]:
    """Very much of one thing."""
    for name, write in PLENTY.items():
        yield measure(f"plenty: {name}", checking(write), count)


def patterns(size: int) -> Iterator[Measured]:
    """Every pattern of the engine, by itself, on what is worst for it."""
    for name, pattern in sorted(_patterns().items()):
        tried = (measure(unit, _finding(pattern, unit), min(size, TRIED)) for unit in UNITS)
        worst = max(tried).name
        yield measure(f"pattern {name}: {worst!r}", _finding(pattern, worst), size)


def _finding(pattern: re.Pattern[str], unit: str) -> Callable[[int], object]:
    """The work of finding all that a pattern finds where a unit is repeated."""
    return lambda size: [*pattern.finditer(unit * (size // len(unit)))]


def _patterns() -> dict[str, re.Pattern[str]]:
    """Module and name → a pattern that is kept by a module, by itself or in a table."""
    found: dict[str, re.Pattern[str]] = {}

    def keep(name: str, constant: object) -> None:
        if isinstance(constant, re.Pattern) and isinstance(constant.pattern, str):
            found[name] = constant
        elif isinstance(constant, tuple):
            for number, inner in enumerate(constant):
                keep(f"{name}.{number}", inner)

    for module in walk_packages(kvalitet.__path__, "kvalitet."):
        for name, constant in vars(import_module(module.name)).items():
            keep(f"{module.name.removeprefix('kvalitet.')} {name}", constant)
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print the slowest of each."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.damage", description=__doc__)
    parser.add_argument("--size", type=int, default=LARGEST_TEXT, help="signs (%(default)s)")
    parser.add_argument("--count", type=int, default=1000, help="of one thing (%(default)s)")
    parser.add_argument("--show", type=int, default=15, help="of each sort (%(default)s)")
    options = parser.parse_args(arguments)
    print(f"{'seconds':>9}{'half':>9}", flush=True)  # noqa: T201 - a command of its own
    for found in (patterns(options.size), plenty(options.count), texts(options.size)):
        slowest = sorted(found, reverse=True)
        marked = [one for one in slowest[options.show :] if str(one).endswith("GROWS")]
        for one in (*slowest[: options.show], *marked):
            print(one, flush=True)  # noqa: T201 - a command of its own


if __name__ == "__main__":
    main()
