"""The one place for speaking: to the person at the terminal, and to what reads after us."""

import os
import sys
from typing import TextIO


def say(text: str) -> None:
    """Tell the person at the terminal; what machines read goes to standard output."""
    _write(f"{text}\n", sys.stderr)


def hand_on(text: str) -> None:
    """Write a whole text, its last line ended, to standard output."""
    _write(text, sys.stdout)


def progress(step: str) -> None:
    """Tell how far the work has come, to a person; a log needs no such lines."""
    if sys.stderr.isatty() and not os.environ.get("CI"):
        say(f"{step} …")


def _write(text: str, stream: TextIO) -> None:
    try:
        print(text, end="", file=stream, flush=True)
    except BrokenPipeError:
        # Whoever read what we say (head, less) has seen enough; the rest goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def speak_utf8() -> None:
    """A Windows console or a log in another encoding must not stop a Swedish sentence."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
