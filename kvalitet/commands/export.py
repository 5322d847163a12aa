"""`export`: an edition as a zip file, to hand over or to archive."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from kvalitet.commands.command import Command, RefusedError
from kvalitet.commands.options import add_site, site_of
from kvalitet.editions.export import export
from kvalitet.editions.verify import editions_to_verify, verify
from kvalitet.editions.wish import RECORDS
from kvalitet.problems import Problem
from kvalitet.terminal import hand_on


def _add_options(parser: ArgumentParser) -> None:
    parser.usage = "build.py export UTGÅVA [val]"
    parser.add_argument("edition", nargs="?", metavar="UTGÅVA", help="utgåvan: 2024")
    parser.add_argument(
        "--out", type=Path, metavar="FIL", help="var den läggs (annars UTGÅVA.zip där du står)"
    )
    add_site(parser)


def _run(options: Namespace) -> Sequence[Problem]:
    site, records, name = site_of(options), options.root / RECORDS, options.edition
    known = editions_to_verify(site, records)
    if name not in known:
        there = f"I {site} finns {', '.join(known) or 'ingen utgåva'}."
        what = f"Utgåvan {name} finns inte." if name else "Ange en utgåva: build.py export 2024."
        raise RefusedError(f"{what} {there}")
    if verify(name, site, records).findings:
        raise RefusedError(
            f"Utgåvan {name} är inte som när den skapades. Se efter vad som är ändrat med "
            f"build.py verify {name}. Ingenting skrevs."
        )
    goal = options.out or Path(f"{name}.zip")
    if goal.is_dir():
        goal /= f"{name}.zip"
    try:
        total = export(site / name, goal)
    except OSError as error:
        raise RefusedError(
            f"{goal} kunde inte skrivas (systemet svarar med fel {error.errno}). "
            "Ange en annan fil med --out."
        ) from error
    hand_on(f"{total}  {goal}\n")
    return ()


COMMAND = Command("export", "packa en utgåva som en zip-fil", _add_options, _run)
