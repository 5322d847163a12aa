"""One build in a process of its own, told stage by stage: seconds and peak memory, as JSON.

The stages are those that the pipeline itself announces; nothing of it is repeated here.
"""

import json
import resource
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from kvalitet.editions.publish import publish
from kvalitet.editions.shelf import ROLLING
from kvalitet.pipeline import BuildFacts, compose, examine

STAGE_OF = {
    "Läser innehållet": "read",
    "Kontrollerar": "check, join, understand",
    "Förbereder formen": "compile or load the shell",
    "Ritar sidorna": "draw and write",
    "Gör sidorna sökbara": "search",
}

_STATUS, _RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")


class Stopwatch:
    """Notes how long each stage took and the most memory that this process held in it."""

    def __init__(self) -> None:
        self.stages: dict[str, tuple[float, float]] = {}
        """Stage → seconds and megabytes."""
        self._stage = ""
        self._began = time.perf_counter()

    def begin(self, stage: str) -> None:
        """End the stage before, and begin another."""
        now = time.perf_counter()
        if self._stage:
            self.stages[self._stage] = (now - self._began, _take_peak())
        self._stage, self._began = stage, now


def _take_peak() -> float:
    """The most megabytes held since last asked; where the system cannot tell, since the start."""
    try:
        status = _STATUS.read_text(encoding="ascii")
        _RESET.write_text("5", encoding="ascii")
    except OSError:
        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024 / 1e6


def main(root: Path, site: Path) -> dict[str, tuple[float, float]]:
    """Build the project in `root` into the folder `site`."""
    watch = Stopwatch()

    def announced(step: str) -> None:
        watch.begin(STAGE_OF[step])

    examination = examine(root, announced)
    assert examination.understood is not None, examination.problems
    facts = BuildFacts(datetime(2025, 1, 1, tzinfo=UTC), "", "")
    edition = compose(root, ROLLING, examination.understood, facts, announced)
    publish(edition, site)
    watch.begin("")
    return watch.stages


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]))))
