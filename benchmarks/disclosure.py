"""How long it takes to decide what must be hidden: python -m benchmarks.disclosure.

First in a made-up project, as `benchmarks.run` builds; then where nearly every count is small and
every sum is published; and last where shares, percentages and parts of parts tell of the same small
counts as well, in one family of indicators and in many. That is as hard as it gets.
"""

import argparse
import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from random import Random
from statistics import median

from benchmarks.content import project
from benchmarks.run import write
from benchmarks.world import document
from kvalitet.analysis.disclosure.hidden import masking
from kvalitet.pipeline import examine

CONFIG = """\
organisation: {namn: Mätbygden, titel: Kvalitet i Mätbygden, beskrivning: Att mäta med.}
kommuner:
  - id: mätbygden
    namn: Mätbygden
    enheter: [{id: lotsen, namn: Lotsen}, {id: kajen, namn: Kajen}]
utgåva: {titel: "2024"}
tillgänglighet: {kontakt: kvalitet@kommun.example, granskad: 2024-11-01}
"""
DEFINITION = (
    "typ: nyckeltal",
    "id: HOT",
    "namn: Hot mot enskilda",
    "enhet: antal",
    "bättre: lägre",
    "avser: händelser",
    "källa: Egen undersökning",
    "beskrivning: Antalet hot mot enskilda.",
    "indelningar: {orsak: [trappuppgång, telefon, brev]}",
    "mätningar:",
)
UNITS = ("lotsen", "kajen")
CAUSES = ("trappuppgång", "telefon", "brev")
PERIODS = {
    **{f"-{month:02}": range(month, month + 1) for month in range(1, 13)},
    **{f"-T{tertial}": range(4 * tertial - 3, 4 * tertial + 1) for tertial in (1, 2, 3)},
    "-T2 ackumulerad": range(1, 9),
    "": range(1, 13),
}
"""What follows the year → the months that are counted."""

Events = dict[tuple[int, str, str, int], int]
"""Year, unit, cause and month → how many."""


def small_counts(years: int, seed: int) -> dict[str, str]:
    """Write a project with a few events of each sort, and with all their sums."""
    random = Random(seed)
    sorts = product(range(2025 - years, 2025), UNITS, CAUSES, range(1, 13))
    events = {sort: random.choice((0, 1, 1, 2, 3, 9)) for sort in sorts}
    lines = [line for owner in ("mätbygden", *UNITS) for line in _series(owner, events, years)]
    indicator = document((*DEFINITION, *lines), "Hoten.")
    return {"site_config.yml": CONFIG, "content/nyckeltal/hot.md": indicator}


def _series(owner: str, events: Events, years: int) -> Iterator[str]:
    yield f"  {owner}:"
    units = (owner,) if owner in UNITS else UNITS
    for year, (ending, months) in product(range(2025 - years, 2025), PERIODS.items()):
        counts = {
            cause: sum(events[year, unit, cause, month] for unit, month in product(units, months))
            for cause in CAUSES
        }
        parts = ", ".join(f"{cause}: {count}" for cause, count in counts.items())
        yield f"    {year}{ending}: {{totalt: {sum(counts.values())}, {parts}}}"


BOUND = {
    "X": ("antal", "består_av: [A, B]"),
    "A": ("antal", ""),
    "B": ("antal", ""),
    "C": ("antal", "ryms_i: B"),
    "S": ("procent", "täljare: A, nämnare: X, helhet_med: [T]"),
    "T": ("procent", "täljare: B, nämnare: X"),
    "P": ("procent", "täljare: C, nämnare: B"),
}
"""Indicator → its unit, and what binds it to others."""


def tight(families: int, seed: int) -> dict[str, str]:
    """Write a project of indicators that tell of the same few events in many ways."""
    random = Random(seed)
    files = {"site_config.yml": CONFIG}
    for n in range(1, families + 1):
        sorts = product(UNITS, CAUSES, range(1, 5), range(3))
        events = {sort: random.choice((0, 1, 1, 2, 3, 9)) for sort in sorts}
        # The third kind is a part of the second.
        for unit, cause, quarter in product(UNITS, CAUSES, range(1, 5)):
            events[unit, cause, quarter, 1] += events[unit, cause, quarter, 2]
        for name, (unit, relations) in BOUND.items():
            head = (
                "\n".join(DEFINITION).replace("HOT", f"{name}{n}").replace("antal\n", f"{unit}\n")
            )
            bound = re.sub(r"\b([A-Z])\b", rf"\g<1>{n}", relations)
            lines = [head.replace("\nmätningar:", f"\nsamband: {{{bound}}}\nmätningar:")]
            for owner in ("mätbygden", *UNITS):
                lines += [f"  {owner}:", *_bound_series(name, owner, events)]
            files[f"content/nyckeltal/{name.lower()}{n}.md"] = document(lines, "Hoten.")
    return files


def _bound_series(
    name: str, owner: str, events: dict[tuple[str, str, int, int], int]
) -> Iterator[str]:
    """The quarters and the year of an indicator: counts, shares, or whole per cent."""
    units = (owner,) if owner in UNITS else UNITS
    for ending, quarters in {**{f"-K{k}": (k,) for k in range(1, 5)}, "": range(1, 5)}.items():
        cells = []
        for part, causes in {"totalt": CAUSES, **{cause: (cause,) for cause in CAUSES}}.items():
            a, b, c = (
                sum(events[u, cause, k, kind] for u, cause, k in product(units, causes, quarters))
                for kind in range(3)
            )
            told: dict[str, int | str] = {"X": a + b, "A": a, "B": b, "C": c}
            told |= {"S": f"{a} av {a + b}", "T": f"{b} av {a + b}"} if a + b else {}
            told |= {"P": (200 * c + b) // (2 * b)} if b else {}
            cells += [f"{part}: {told[name]}"] if name in told else []
        if cells:
            yield f"    2024{ending}: {{{', '.join(cells)}}}"


def measure(name: str, files: dict[str, str], runs: int) -> str:
    """Decide some times over what is to be hidden; the median as a line of a table."""
    with tempfile.TemporaryDirectory(prefix="kvalitet-bench-") as folder:
        write(Path(folder), files)
        examination = examine(Path(folder), lambda _: None)
    assert examination.understood is not None, examination.problems
    catalogue = examination.understood[0]
    seconds = []
    for _ in range(runs):
        began = time.perf_counter()
        found = masking(catalogue.store, catalogue.indicators, catalogue.config)
        seconds.append(time.perf_counter() - began)
    figures = sum(map(len, catalogue.store.values()))
    return f"{name:<40}{figures:>9}{len(found.hidden):>9}{median(seconds):>9.3f}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.disclosure", description=__doc__)
    parser.add_argument("--documents", type=int, default=1000, metavar="N")
    parser.add_argument("--years", type=int, nargs="+", default=[1, 3], metavar="N")
    parser.add_argument("--runs", type=int, default=3, help="how many of each (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="other figures (%(default)s)")
    options = parser.parse_args(arguments)
    projects = {f"{options.documents} documents": project(options.documents, options.seed)}
    for years in options.years:
        projects[f"small counts, years: {years}"] = small_counts(years, options.seed)
    for number in (1, 5):
        projects[f"tightly bound, families: {number}"] = tight(number, options.seed)
    print(f"{'':<40}{'figures':>9}{'hidden':>9}{'seconds':>9}")  # noqa: T201 - a command of its own
    for name, files in projects.items():
        print(measure(name, files, options.runs), flush=True)  # noqa: T201 - a command of its own


if __name__ == "__main__":
    main()
