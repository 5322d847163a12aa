"""`new`: begin a document from the one before it, with places to fill in that `check` lists."""

import unicodedata
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from kvalitet.commands.command import Command, RefusedError
from kvalitet.commands.telling import tell
from kvalitet.model.documents import DOCUMENT_TYPES
from kvalitet.model.period import Period, PeriodError, parse_period
from kvalitet.problems import Problem
from kvalitet.scaffold.begin import Begun, begin
from kvalitet.scaffold.known import know
from kvalitet.scaffold.wish import ScaffoldError, Wish
from kvalitet.scaffold.writing import write_new
from kvalitet.swedish.lists import joined, quoted
from kvalitet.swedish.nearmiss import nearest
from kvalitet.swedish.numbers import counted
from kvalitet.terminal import hand_on, say

_PLAIN_LETTERS = {"--från": "--fran", "--år": "--ar"}
"""For a keyboard or a console without å."""


def _add_options(parser: ArgumentParser) -> None:
    parser.usage = "build.py new TYP [val]"
    group = parser.add_argument_group("vad som ska skrivas")
    group.add_argument("kind", nargs="?", metavar="TYP", help=joined(DOCUMENT_TYPES, "eller"))
    group.add_argument(
        "--från",
        dest="source",
        metavar="ID",
        help="dokumentet före (annars det senaste som passar)",
    )
    group.add_argument("--kommun", dest="owner", metavar="ID", help="kommunens eller enhetens id")
    group.add_argument(
        "--indikator", dest="indicator", metavar="ID", help="nyckeltalet som ska analyseras"
    )
    group.add_argument(
        "--år", dest="period", metavar="ÅR", help="året (annars det som följer på det förra)"
    )
    group.add_argument(
        "--period",
        dest="period",
        metavar="PERIOD",
        help="perioden, om den inte är ett år: 2025-T2",
    )
    group.add_argument("--id", metavar="ID", help="dokumentets id (annars efter det förra)")
    group.add_argument(
        "--out", type=Path, metavar="FIL", help="var det läggs (annars bredvid det förra)"
    )
    for option, plain in _PLAIN_LETTERS.items():
        destination = "source" if option == "--från" else "period"
        group.add_argument(plain, dest=destination, help=SUPPRESS)


def _run(options: Namespace) -> Sequence[Problem]:
    try:
        wish = _wish(options)
        known, problems = know(options.root)
        if known is None:
            tell(problems, "text")
            return problems
        made = begin(wish, known)
        file = _file(options, made)
        write_new(file, made.text)
    except ScaffoldError as error:
        raise RefusedError(str(error)) from None
    _report(made, file)
    return ()


def _wish(options: Namespace) -> Wish:
    return Wish(
        kind=_kind(options.kind),
        source=_composed(options.source),
        owner=_composed(options.owner),
        indicator=_composed(options.indicator),
        period=_period(options.period),
        id=_composed(options.id),
    )


def _composed(text: str | None) -> str | None:
    """What was typed, with å as one letter; some systems hand on a letter and a ring."""
    return None if text is None else unicodedata.normalize("NFC", text)


def _kind(written: str | None) -> str:
    kind = _composed(written)
    if kind in DOCUMENT_TYPES:
        return kind
    types = joined(DOCUMENT_TYPES, "eller")
    if kind is None:
        raise RefusedError(f"Ange vad som ska skrivas: build.py new och {types}.")
    near = nearest(kind, DOCUMENT_TYPES)
    hint = f"Menade du ”{near}”? " if near else ""
    raise RefusedError(f"{quoted(kind)} är ingen dokumenttyp. {hint}Skriv {types}.")


def _period(written: str | None) -> Period | None:
    if written is None:
        return None
    try:
        return parse_period(written)
    except PeriodError as error:
        raise RefusedError(f"{error.message} {error.remedy}") from None


def _file(options: Namespace, made: Begun) -> Path:
    """Where to write: where the writer says, in a folder of hers, or where such documents lie."""
    out: Path | None = options.out
    if out is None:
        return Path(options.root / made.path)
    if out.is_dir():
        return out / Path(made.path).name
    if out.suffix != ".md":
        raise RefusedError(f"{out} ska vara en mapp som finns, eller en fil som slutar på .md.")
    return out


def _report(made: Begun, file: Path) -> None:
    hand_on(f"{file}\n")
    if made.source:
        say(f"Påbörjat från {made.source}, utan dess siffror, beslut och texter.")
    places = counted(made.places, "ställe", "ställen")
    say(f"Att fylla i: {places} i huvudet, och texten under rubrikerna.")
    say("build.py check räknar upp det, först huvudet och sedan texten. Ta sist bort utkast: ja.")


COMMAND = Command("new", "börja på ett dokument efter det förra", _add_options, _run)
