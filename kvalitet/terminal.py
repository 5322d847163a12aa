"""The one place for speaking: to the person at the terminal, and to what reads after us."""

import os
import sys


def say(text: str) -> None:
    """Tell the person at the terminal; what machines read goes to standard output."""
    print(text, file=sys.stderr)


def hand_on(text: str) -> None:
    """Write a whole text, its last line ended, to standard output."""
    print(text, end="", flush=True)


def progress(step: str) -> None:
    """Tell how far the work has come, to a person; a log needs no such lines."""
    if sys.stderr.isatty() and not os.environ.get("CI"):
        say(f"{step} …")


def speak_utf8() -> None:
    """A Windows console or a log in another encoding must not stop a Swedish sentence."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
