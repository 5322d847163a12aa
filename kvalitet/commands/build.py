"""`build`: check the content and build the site, or leave the old one alone and say why."""

import time
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from decimal import Decimal

from kvalitet.analysis.shown import editions_beside
from kvalitet.commands.command import Command
from kvalitet.commands.hiding import say_what_is_hidden
from kvalitet.commands.options import add_site, site_of
from kvalitet.commands.telling import add_format, say_if_more_may_come, tell
from kvalitet.editions.previous import previous
from kvalitet.editions.publish import publish
from kvalitet.editions.shelf import ROLLING
from kvalitet.pipeline import compose, examine
from kvalitet.problems import Problem
from kvalitet.provenance import provenance
from kvalitet.reporting import tally
from kvalitet.swedish.numbers import counted, decimal
from kvalitet.terminal import progress, say


def _add_options(parser: ArgumentParser) -> None:
    add_site(parser)
    parser.add_argument(
        "--pdf", action="store_true", help="gör också en PDF av varje rapport (kräver Pango)"
    )
    add_format(parser)


def _run(options: Namespace) -> Sequence[Problem]:
    started = time.monotonic()
    site = site_of(options)
    examination = examine(options.root, progress, editions=editions_beside(ROLLING, site))
    if examination.understood is None:
        tell(examination.problems, options.format)
        say(f"\n{tally(examination.problems)}. Webbplatsen byggdes inte; en tidigare ligger kvar.")
        say_if_more_may_come(examination.problems)
        return examination.problems
    facts = provenance(options.root)
    edition = compose(
        options.root,
        ROLLING,
        examination.understood,
        facts,
        progress,
        pdf=options.pdf,
        before=previous(site, ROLLING, facts.built),
    )
    files = len(publish(edition, site).files)
    tell(examination.problems, options.format)
    seconds = decimal(Decimal(time.monotonic() - started), 1)
    say(f"{tally(examination.problems)}. {counted(files, 'fil', 'filer')} på {seconds} s.")
    say_what_is_hidden(examination.masked, options.format, is_listed=False)
    say(f"Öppna {site / ROLLING / 'index.html'}")
    return examination.problems


COMMAND = Command("build", "kontrollera innehållet och bygg webbplatsen", _add_options, _run)
