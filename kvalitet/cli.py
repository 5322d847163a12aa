"""The command line: the commands there are, how they are read, and how they end.

Exit codes: 0 all is well, 1 the content has errors or an edition has been altered, 2 the command or
the configuration is wrong, 3 a fault of ours.
"""

import argparse
import platform
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from kvalitet import __version__
from kvalitet.commands import build, check, export, freeze, new, schema, serve, verify
from kvalitet.commands.command import Command, FoundError, RefusedError
from kvalitet.config import CONFIG_FILE
from kvalitet.editions.disk import WriteError
from kvalitet.history import HistoryError
from kvalitet.pdf.press import PdfError
from kvalitet.problems import Problem
from kvalitet.search import SearchError
from kvalitet.shell import ShellError
from kvalitet.terminal import say, speak_utf8

FINE, CONTENT_ERRORS, WRONG_COMMAND, OUR_FAULT = range(4)

COMMANDS = (
    build.COMMAND,
    check.COMMAND,
    new.COMMAND,
    serve.COMMAND,
    freeze.COMMAND,
    verify.COMMAND,
    export.COMMAND,
    schema.COMMAND,
)


class _NotUnderstood(Exception):
    """The command cannot be parsed."""


class _Parser(argparse.ArgumentParser):
    """argparse, whose own English sentences are left out."""

    def error(self, message: str) -> NoReturn:
        raise _NotUnderstood


class _Help(argparse.HelpFormatter):
    """argparse's help, whose first word is Swedish."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Användning: ")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; whatever happens is said in Swedish."""
    speak_utf8()
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        options = _parser().parse_args(arguments)
        _find(options.root)
        command: Command = options.command
        return _exit_code(command.run(options))
    except _NotUnderstood:
        say(f"Kommandot går inte att förstå: {' '.join(arguments) or '(tomt)'}")
        say("Skriv t.ex. build.py build eller build.py check. Hjälp: build.py --help")
        return WRONG_COMMAND
    except FoundError as error:
        say(str(error))
        return CONTENT_ERRORS
    except (
        RefusedError,
        HistoryError,
        WriteError,
        ShellError,
        SearchError,
        PdfError,
    ) as error:
        say(str(error))
        return WRONG_COMMAND
    except KeyboardInterrupt:
        say("Avbrutet. Den tidigare webbplatsen ligger kvar.")
        return WRONG_COMMAND
    except Exception:
        return _our_fault(arguments)


def _find(root: Path) -> None:
    if not root.is_dir():
        what = "är ingen mapp" if root.exists() else "finns inte"
        raise RefusedError(f"Projektets mapp {root} {what}. Rätta det som står efter --root.")


def _exit_code(problems: Sequence[Problem]) -> int:
    errors = [problem for problem in problems if problem.is_error]
    if any(problem.place.path == CONFIG_FILE for problem in errors):
        return WRONG_COMMAND
    return CONTENT_ERRORS if errors else FINE


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="build.py",
        usage=f"build.py {{{','.join(c.name for c in COMMANDS)}}} [--root MAPP] …",
        description="Bygger webbplatsen för kvalitetsarbetet av det som står i content/.",
        add_help=False,
        formatter_class=_Help,
    )
    _add_help(parser)
    parser.add_argument(
        "--version", action="version", version=f"kvalitet {__version__}", help="visa versionen"
    )
    commands = parser.add_subparsers(title="kommandon", required=True, metavar="")
    for command in COMMANDS:
        _add_command(commands, command)
    return parser


def _add_command(commands: "argparse._SubParsersAction[_Parser]", command: Command) -> None:
    parser = commands.add_parser(
        command.name,
        help=command.purpose,
        description=command.purpose.capitalize() + ".",
        add_help=False,
        formatter_class=_Help,
        usage=f"build.py {command.name} [val]",
    )
    _add_help(parser)
    parser.add_argument(
        "--root",
        type=Path,
        default=Path.cwd(),
        metavar="MAPP",
        help="projektets mapp (annars den du står i)",
    )
    command.add_options(parser)
    parser.set_defaults(command=command)


def _add_help(parser: argparse.ArgumentParser) -> None:
    parser._optionals.title = "val"  # argparse has no other way to name it
    parser.add_argument("-h", "--help", action="help", help="visa den här hjälpen")


def _our_fault(arguments: Sequence[str]) -> int:
    """Keep the details in a file that can be sent to us, and say so without a traceback."""
    details = (
        f"kvalitet {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
        f"Kommando: {' '.join(arguments)}\n\n{traceback.format_exc()}"
    )
    say("Något gick fel i programmet, inte i det du har skrivit.")
    say("Den tidigare webbplatsen ligger kvar.")
    try:
        report = _keep(details)
    except OSError:
        say("Felrapporten gick inte att spara. Frigör utrymme på disken och kör igen.")
    else:
        say(f"Skicka filen {report} till den som sköter programmet.")
    return OUR_FAULT


def _keep(details: str) -> str:
    with tempfile.NamedTemporaryFile(
        "w",
        prefix="kvalitet-felrapport-",
        suffix=".txt",
        encoding="utf-8",
        errors="backslashreplace",
        delete=False,
    ) as file:
        file.write(details)
    return file.name
