"""The commands, and the only module that prints.

Exit codes: 0 all is well, 1 the content has errors, 2 the command or the configuration is wrong,
3 a fault of ours.
"""

import argparse
import os
import platform
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

from kvalitet import __version__
from kvalitet.config import CONFIG_FILE
from kvalitet.editions import ROLLING, WriteError, publish
from kvalitet.pipeline import Examination, compose, examine
from kvalitet.problems import Problem
from kvalitet.provenance import provenance
from kvalitet.reporting import as_json, as_text, tally
from kvalitet.schemas import schema_files
from kvalitet.search import SearchError
from kvalitet.shell import ShellError
from kvalitet.swedish.numbers import counted, decimal

FINE, CONTENT_ERRORS, WRONG_COMMAND, OUR_FAULT = range(4)


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


def say(text: str) -> None:
    """Tell the person at the terminal; what machines read goes to standard output."""
    print(text, file=sys.stderr)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; whatever happens is said in Swedish."""
    _speak_utf8()
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        options = _parser().parse_args(arguments)
        command: Callable[[argparse.Namespace], int] = options.command
        return command(options)
    except _NotUnderstood:
        say(f"Kommandot går inte att förstå: {' '.join(arguments) or '(tomt)'}")
        say("Skriv t.ex. build.py build eller build.py check. Hjälp: build.py --help")
        return WRONG_COMMAND
    except (WriteError, ShellError, SearchError) as error:
        say(str(error))
        return WRONG_COMMAND
    except KeyboardInterrupt:
        say("Avbrutet. Den tidigare webbplatsen ligger kvar.")
        return WRONG_COMMAND
    except BrokenPipeError:
        # Whoever read what we say (head, less) has seen enough; the rest goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WRONG_COMMAND
    except Exception:
        return _our_fault(arguments)


def build(options: argparse.Namespace) -> int:
    """Build the site, or leave the old one alone and say why."""
    started = time.monotonic()
    examination = examine(options.root, _progress)
    if examination.understood is None:
        _tell(examination.problems)
        say(f"\n{tally(examination.problems)}. Webbplatsen byggdes inte; en tidigare ligger kvar.")
        return _exit_code(examination)
    facts = provenance(options.root)
    site = options.site or options.root / "site"
    edition = compose(options.root, ROLLING, examination.understood, facts, _progress)
    files = publish(edition, site)
    _tell(examination.problems)
    seconds = decimal(Decimal(time.monotonic() - started), 1)
    say(f"{tally(examination.problems)}. {counted(files, 'fil', 'filer')} på {seconds} s.")
    say(f"Öppna {site / ROLLING / 'index.html'}")
    return FINE


def check(options: argparse.Namespace) -> int:
    """Do all that `build` does before it draws, and report."""
    examination = examine(options.root, _progress)
    if options.format == "json":
        print(as_json(examination.problems), end="", flush=True)
    else:
        _tell(examination.problems)
        say(f"{tally(examination.problems)}.")
    return _exit_code(examination)


def schema(options: argparse.Namespace) -> int:
    """Write the JSON Schemas where an editor can find them."""
    folder = options.out or options.root / ".vscode" / "scheman"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in schema_files():
            (folder / name).write_bytes(content)
            print(folder / name, flush=True)
    except OSError:
        say(f"Scheman kunde inte skrivas till {folder}. Ange en annan mapp med --out.")
        return WRONG_COMMAND
    return FINE


def _tell(problems: Sequence[Problem]) -> None:
    if problems:
        print(as_text(problems), end="", flush=True)


def _exit_code(examination: Examination) -> int:
    errors = [problem for problem in examination.problems if problem.is_error]
    if any(problem.place.path == CONFIG_FILE for problem in errors):
        return WRONG_COMMAND
    return CONTENT_ERRORS if errors else FINE


def _progress(step: str) -> None:
    """Tell how far the work has come, to a person; a log needs no such lines."""
    if sys.stderr.isatty() and not os.environ.get("CI"):
        say(f"{step} …")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="build.py",
        usage="build.py {build,check,schema} [--root MAPP] …",
        description="Bygger webbplatsen för kvalitetsarbetet av det som står i content/.",
        add_help=False,
        formatter_class=_Help,
    )
    _add_help(parser)
    parser.add_argument(
        "--version", action="version", version=f"kvalitet {__version__}", help="visa versionen"
    )
    commands = parser.add_subparsers(title="kommandon", required=True, metavar="")
    building = _add_command(commands, build, "build", "kontrollera innehållet och bygg webbplatsen")
    building.add_argument(
        "--site", type=Path, metavar="MAPP", help="var webbplatsen läggs (annars site/ i projektet)"
    )
    checking = _add_command(commands, check, "check", "kontrollera innehållet utan att bygga")
    checking.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="text för människor (förval) eller json",
    )
    writing = _add_command(commands, schema, "schema", "skriv scheman som hjälper textredigeraren")
    writing.add_argument(
        "--out", type=Path, metavar="MAPP", help="var de läggs (annars .vscode/scheman i projektet)"
    )
    return parser


def _add_command(
    commands: "argparse._SubParsersAction[_Parser]",
    command: Callable[[argparse.Namespace], int],
    name: str,
    purpose: str,
) -> _Parser:
    parser = commands.add_parser(
        name,
        help=purpose,
        description=purpose.capitalize() + ".",
        add_help=False,
        formatter_class=_Help,
        usage=f"build.py {name} [val]",
    )
    _add_help(parser)
    parser.add_argument(
        "--root",
        type=Path,
        default=Path.cwd(),
        metavar="MAPP",
        help="projektets mapp (annars den du står i)",
    )
    parser.set_defaults(command=command)
    return parser


def _add_help(parser: argparse.ArgumentParser) -> None:
    parser._optionals.title = "val"  # argparse has no other way to name it
    parser.add_argument("-h", "--help", action="help", help="visa den här hjälpen")


def _speak_utf8() -> None:
    """A Windows console or a log in another encoding must not stop a Swedish sentence."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


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
