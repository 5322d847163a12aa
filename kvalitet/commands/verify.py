"""`verify`: recompute every sum, and name what has been altered, added or lost."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from kvalitet.commands.command import Command, FoundError, RefusedError
from kvalitet.commands.options import add_site, site_of
from kvalitet.editions.verify import Verdict, editions_to_verify, verify
from kvalitet.editions.wish import RECORDS
from kvalitet.problems import Problem
from kvalitet.swedish.numbers import counted
from kvalitet.terminal import hand_on


def _add_options(parser: ArgumentParser) -> None:
    parser.usage = "build.py verify [UTGÅVA] [val]"
    parser.add_argument("edition", nargs="?", metavar="UTGÅVA", help="en utgåva (annars alla)")
    add_site(parser)


def _run(options: Namespace) -> Sequence[Problem]:
    site, records = site_of(options), options.root / RECORDS
    known = editions_to_verify(site, records)
    if options.edition is not None and options.edition not in known:
        there = f"Där finns {', '.join(known)}." if known else "Där finns ingen utgåva."
        raise RefusedError(f"Utgåvan {options.edition} finns inte i {site}. {there}")
    if not known:
        raise RefusedError(f"I {site} finns ingen utgåva att kontrollera.")
    verdicts = [verify(n, site, records) for n in known if options.edition in (None, n)]
    hand_on("".join(_told(verdict) for verdict in verdicts))
    damaged = [verdict.name for verdict in verdicts if verdict.findings]
    if damaged:
        raise FoundError(
            f"Inte som när de skapades: {', '.join(damaged)}. Hämta tillbaka dem ur en "
            "säkerhetskopia. En fryst utgåva kan också återskapas: flytta undan mappen, ställ "
            "projektet på utgåvans ändring i git och frys den igen."
        )
    return ()


def _told(verdict: Verdict) -> str:
    if verdict.findings:
        lines = "".join(f"    {finding.what}: {finding.path}\n" for finding in verdict.findings)
        return f"{verdict.name}: SKADAD\n{lines}"
    compared = f" (ingen kopia i {RECORDS}/ att jämföra med)" if verdict.lacks_record else ""
    files = counted(verdict.files, "fil", "filer")
    return f"{verdict.name}: orörd, {files}, kontrollsumma {verdict.digest}{compared}\n"


COMMAND = Command("verify", "kontrollera att utgåvorna är som när de skapades", _add_options, _run)
