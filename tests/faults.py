"""Faults put into the very calls that change a disk: refused, or the process killed around them."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any

from kvalitet.editions import disk

CALLS = ("mkdir", "open", "write", "fsync", "rename", "replace", "unlink", "rmdir", "truncate")
"""Every call of the system by which an edition is written, moved or taken away."""


class Fault(StrEnum):
    """What happens at a point."""

    KILLED_BEFORE = "dödad före"
    KILLED_AFTER = "dödad efter"
    """After half of it, for a write."""
    REFUSED = "nekad"


class Points:
    """Counts the calls that change the disk, and lets one of them go wrong."""

    def __init__(self, at: int = 0, fault: Fault | None = None, number: int = 0) -> None:
        self.count = 0
        self._at, self._fault, self._number = at, fault, number

    def wrap(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*given: Any, **named: Any) -> Any:
            if name == "open" and not given[1] & os.O_CREAT:
                return call(*given, **named)  # only looks
            self.count += 1
            if self.count != self._at:
                return call(*given, **named)
            if self._fault is Fault.REFUSED:
                raise OSError(self._number, os.strerror(self._number))
            if self._fault is Fault.KILLED_AFTER:
                if name == "write":
                    handle, content = given
                    given = handle, content[: len(content) // 2]
                call(*given, **named)
            os.kill(os.getpid(), signal.SIGKILL)
            return None

        return counted


@contextmanager
def injected(points: Points, *, on_linux: bool = True) -> Iterator[None]:
    """Let every call that changes the disk pass by `points`."""
    calls = {name: getattr(os, name) for name in CALLS}
    exchange, flush = disk.exchange, disk.flush
    try:
        for name, call in calls.items():
            setattr(os, name, points.wrap(name, call))
        disk.exchange = points.wrap("exchange", exchange) if on_linux else lambda *_: False
        disk.flush = points.wrap("flush", flush) if on_linux else lambda *_: False
        yield
    finally:
        for name, call in calls.items():
            setattr(os, name, call)
        disk.exchange, disk.flush = exchange, flush
