"""`check`: do all that `build` does before it draws, and report."""

from argparse import Namespace
from collections.abc import Sequence

from kvalitet.commands.command import Command
from kvalitet.commands.telling import add_format, say_if_more_may_come, tell
from kvalitet.pipeline import examine
from kvalitet.problems import Problem
from kvalitet.reporting import tally
from kvalitet.terminal import progress, say


def _run(options: Namespace) -> Sequence[Problem]:
    problems = examine(options.root, progress).problems
    tell(problems, options.format)
    if options.format != "json":
        say(f"{tally(problems)}.")
        say_if_more_may_come(problems)
    return problems


COMMAND = Command("check", "kontrollera innehållet utan att bygga", add_format, _run)
