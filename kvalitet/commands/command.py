"""What a command is: its name, its purpose, its own options, and what it does."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kvalitet.problems import Problem


@dataclass(frozen=True, slots=True)
class Command:
    """A command, for `cli` to assemble; `--help` and `--root` it gives to all of them."""

    name: str
    purpose: str
    """What it does, as a Swedish clause that starts with a small letter."""
    add_options: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], Sequence[Problem]]
    """Does it, and returns what is wrong with the content; the exit code follows from that.

    What else stops it is raised with a Swedish message: `RefusedError`, or the engine's own.
    """


class FoundError(Exception):
    """What was looked through is not as it should be; the message is Swedish."""


class RefusedError(Exception):
    """The command cannot be carried out as given; the message is Swedish and says what to do."""
