"""`freeze`: seal what the content says now as an edition that is never changed."""

import unicodedata
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from kvalitet.analysis.shown import editions_beside
from kvalitet.commands.command import Command, RefusedError
from kvalitet.commands.options import add_site, site_of
from kvalitet.commands.telling import add_format, say_if_more_may_come, tell
from kvalitet.composition import INDEX
from kvalitet.editions.freeze import RECORDS, FreezeError, Frozen, Wish, freeze
from kvalitet.editions.manifest import MANIFEST
from kvalitet.editions.shelf import ROLLING
from kvalitet.pipeline import BuildFacts, Edition, Examination, compose, examine
from kvalitet.problems import Problem
from kvalitet.provenance import COMMIT, content_digest, provenance, today
from kvalitet.reporting import tally
from kvalitet.swedish.numbers import counted
from kvalitet.terminal import progress, say

_LONGEST = 200


def _add_options(parser: ArgumentParser) -> None:
    parser.usage = "build.py freeze NAMN [val]"
    group = parser.add_argument_group("vad som fryses")
    group.add_argument("name", nargs="?", metavar="NAMN", help="utgåvans namn i adressen: 2024")
    group.add_argument(
        "--title", metavar="TEXT", help="vad läsaren ser (annars som i site_config.yml)"
    )
    group.add_argument(
        "--alias",
        action="append",
        metavar="NAMN",
        help="ett annat namn som leder dit, till nästa utgåva tar över det; flera går bra",
    )
    group.add_argument("--decision", metavar="TEXT", help="beslutet: organ, dag och paragraf")
    group.add_argument("--diarienummer", metavar="TEXT", help="ärendets nummer i diariet")
    group.add_argument(
        "--correct", metavar="SKÄL", help="rätta det som är fryst: en ny utgåva bredvid, och varför"
    )
    add_site(parser)
    add_format(parser)


def _run(options: Namespace) -> Sequence[Problem]:
    examination = _examine_for_release(options)
    if examination.understood is None:
        tell(examination.problems, options.format)
        say(f"\n{tally(examination.problems)}. Ingenting frystes.")
        say_if_more_may_come(examination.problems)
        return examination.problems
    understood = examination.understood
    facts = _sealable(provenance(options.root))

    def composed(name: str, title: str) -> Edition:
        return compose(options.root, name, understood, facts, progress, title, frozen=True)

    title = understood[0].config.edition.title
    records = options.root / RECORDS
    try:
        frozen = freeze(_wish(options), site_of(options), records, title, composed)
    except FreezeError as error:
        raise RefusedError(str(error)) from None
    tell(examination.problems, options.format)
    _report(frozen, options)
    return examination.problems


def _examine_for_release(options: Namespace) -> Examination:
    """Ask of the content all that must be in order before it is decided on."""
    editions = editions_beside(ROLLING, site_of(options))
    return examine(options.root, progress, release=today(), editions=editions)


def _wish(options: Namespace) -> Wish:
    if options.name is None:
        raise RefusedError("Ange vad utgåvan ska heta: build.py freeze 2024.")
    return Wish(
        name=options.name,
        content=content_digest(options.root),
        title=_line(options.title, "--title"),
        aliases=tuple(dict.fromkeys(options.alias)) if options.alias else None,
        decision=_line(options.decision, "--decision"),
        register_number=_line(options.diarienummer, "--diarienummer"),
        reason=_line(options.correct, "--correct"),
    )


def _line(text: str | None, option: str) -> str | None:
    """What was typed, as a line that can stand on a page."""
    if text is None:
        return None
    line = unicodedata.normalize("NFC", " ".join(text.split()))
    if line and line.isprintable() and len(line) <= _LONGEST:
        return line
    raise RefusedError(f"{option} ska följas av en rad text, högst {_LONGEST} tecken.")


def _sealable(facts: BuildFacts) -> BuildFacts:
    """What is frozen can be made again by anybody, so all of it must be known to git."""
    if facts.uncommitted:
        raise RefusedError(
            "Det finns ändringar som inte är sparade i git, och då kan ingen återskapa utgåvan. "
            "Spara dem (git commit), eller ta bort dem, och frys igen."
        )
    if not facts.commit:
        raise RefusedError(
            "Det går inte att se vilken ändring i git som innehållet kommer från. Frys i en klon, "
            f"eller sätt {COMMIT} till ändringens nummer och SOURCE_DATE_EPOCH till dess tid."
        )
    return facts


def _report(frozen: Frozen, options: Namespace) -> None:
    name = frozen.manifest.edition
    if frozen.is_new:
        files = counted(len(frozen.manifest.files), "fil", "filer")
        say(f"Utgåvan {name} är fryst: {files}.")
    else:
        say(f"Utgåvan {name} är redan fryst, med samma innehåll. Ingenting har ändrats.")
    say(f"Kontrollsumma att skriva i protokollet (SHA-256 för {name}/{MANIFEST}):")
    say(f"    {frozen.digest}")
    if frozen.is_new:
        say(f"Spara {RECORDS}/{frozen.record.name} i git. Öppna {site_of(options) / name / INDEX}")


COMMAND = Command("freeze", "frys innehållet som en utgåva som aldrig ändras", _add_options, _run)
