"""`schema`: write the JSON Schemas where an editor can find them."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from kvalitet.commands.command import Command, RefusedError
from kvalitet.problems import Problem
from kvalitet.schemas import schema_files
from kvalitet.terminal import hand_on


def _add_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--out", type=Path, metavar="MAPP", help="var de läggs (annars .vscode/scheman i projektet)"
    )


def _run(options: Namespace) -> Sequence[Problem]:
    folder = options.out or options.root / ".vscode" / "scheman"
    written = [(folder / name, content) for name, content in schema_files()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file, content in written:
            file.write_bytes(content)
    except OSError as error:
        raise RefusedError(
            f"Scheman kunde inte skrivas till {folder}. Ange en annan mapp med --out."
        ) from error
    hand_on("".join(f"{file}\n" for file, _ in written))
    return ()


COMMAND = Command("schema", "skriv scheman som hjälper textredigeraren", _add_options, _run)
