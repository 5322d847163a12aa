"""`check`: do all that `build` does before it draws, and report."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from kvalitet.analysis.shown import editions_beside
from kvalitet.commands.command import Command
from kvalitet.commands.hiding import LIST_HIDDEN, say_what_is_hidden
from kvalitet.commands.telling import add_format, say_if_more_may_come, tell
from kvalitet.editions.shelf import ROLLING
from kvalitet.history import past_of
from kvalitet.memory import Memory
from kvalitet.pipeline import examine
from kvalitet.problems import Problem
from kvalitet.proposal import brought
from kvalitet.provenance import today
from kvalitet.reporting import tally
from kvalitet.swedish.numbers import counted
from kvalitet.terminal import progress, say


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--release",
        action="store_true",
        help="kontrollera också det som en utgåva ska ha innan den beslutas",
    )
    parser.add_argument(
        "--changed",
        nargs="?",
        const="",
        metavar="GREN",
        help="visa bara det som har ändrats sedan en gren (annars huvudgrenen), och vad det medför",
    )
    parser.add_argument(
        LIST_HIDDEN, action="store_true", help="visa också vilka siffror som döljs och varför"
    )
    parser.add_argument(
        "--site", type=Path, metavar="MAPP", help="var utgåvorna ligger (annars site/ i projektet)"
    )
    add_format(parser)


def _run(options: Namespace) -> Sequence[Problem]:
    past = None if options.changed is None else past_of(options.root, options.changed)
    release = today() if options.release else None
    editions = editions_beside(ROLLING, options.site or options.root / "site")
    look = partial(examine, progress=progress, memory=Memory(), release=release, editions=editions)
    examination = look(options.root)
    everything = examination.problems
    problems = everything
    if past is not None:
        progress(f"Jämför med {past.branch}")
        problems = brought(everything, past, lambda folder: look(folder).problems)
    tell(problems, options.format)
    if options.format != "json":
        say(f"{tally(problems)}.")
        say_if_more_may_come(problems)
        if past is not None and (others := len(everything) - len(problems)):
            said = counted(others, "meddelande", "meddelanden")
            say(f"{said} om annat fanns redan i {past.branch} och visas inte.")
        if options.release and not any(problem.is_error for problem in everything):
            say("Inget hindrar att utgåvan beslutas.")
    if options.hidden or options.format != "json":
        say_what_is_hidden(examination.masked, options.format, is_listed=options.hidden)
    return problems


COMMAND = Command("check", "kontrollera innehållet utan att bygga", _add_options, _run)
