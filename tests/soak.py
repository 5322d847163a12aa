"""Every point where a disk can fail or a process be killed, tried one after the other.

    python -m tests.soak            all of it: takes a long time (make soak)
    python -m tests.soak --brief    what `make test` has time for

Whatever happens, each thing that readers see is as it was before or as it was to be, nothing that
is listed is missing, what is frozen is never touched, and the next run puts all else right.
"""

import errno
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kvalitet.editions import export
from kvalitet.editions.disk import RETIRED, WriteError
from kvalitet.editions.freeze import freeze
from kvalitet.editions.lock import LOCK
from kvalitet.editions.manifest import MANIFEST, SUMS
from kvalitet.editions.publish import publish
from kvalitet.editions.shelf import ROLLING, VERSIONS
from kvalitet.editions.verify import verify
from kvalitet.editions.wish import FreezeError, Wish
from kvalitet.pipeline import BuildFacts, Edition
from tests.building import ROOT, SOURCES, SURROUNDINGS, build, contents, copy_sources
from tests.faults import Fault, Points, injected

File = tuple[str, bytes]
Seen = dict[str, dict[str, bytes]]
FAULTS = (
    (Fault.KILLED_BEFORE, 0),
    (Fault.KILLED_AFTER, 0),
    (Fault.REFUSED, errno.ENOSPC),
    (Fault.REFUSED, errno.EACCES),
    (Fault.REFUSED, errno.EIO),
)
IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""A disk that only pretends to be slow would make this take hours."""
DONE, REFUSED, TOLD = 0, 10, 11


@dataclass(frozen=True)
class Scenario:
    """Something that is done to a store: what is there before, and the act itself."""

    name: str
    prepare: tuple[Callable[[Path], None], ...]
    act: Callable[[Path], None]
    stride: int = 1
    """Every how many points are tried; of the thousands of a large site most are alike."""


def edition(name: str, title: str, files: tuple[File, ...]) -> Edition:
    facts = BuildFacts(datetime(2024, 11, 1, tzinfo=UTC), "0123abc", "0.1.0")
    doors = (("404.html", title.encode()), ("index.html", name.encode()))
    return Edition(name, title, facts, iter(files), lambda _: iter([("sök/index", b"sok")]), doors)


def some(text: str) -> tuple[File, ...]:
    return (("index.html", text.encode() * 9), ("nyckeltal/u33461/index.html", text.encode()))


def built(files: Callable[[], tuple[File, ...]], title: str) -> Callable[[Path], None]:
    return lambda root: void(publish(edition(ROLLING, title, files()), root / "site"))


def frozen(text: str, name: str = "2024", reason: str | None = None) -> Callable[[Path], None]:
    wish = Wish(name, text, aliases=("beslutad",), reason=reason)

    def act(root: Path) -> None:
        freeze(
            wish,
            root / "site",
            root / "editions",
            name,
            lambda own, title, _: edition(own, title, some(text)),
        )

    return act


def withdrawn(name: str) -> Callable[[Path], None]:
    return lambda root: shutil.rmtree(root / "site" / name)


class ToldError(Exception):
    """It did not go well, and the command says so without a word of what is left."""


def exported(root: Path) -> None:
    try:
        export.export(root / "site" / "2024", root / "2024.zip")
    except OSError as error:
        raise ToldError from error


def void(_: object) -> None:
    """Let go of what an act gives back."""


OLD, NEW = built(lambda: some("old"), "Old"), built(lambda: some("newer"), "New")
SCENARIOS = (
    Scenario("första bygget", (), NEW),
    Scenario("ett nytt bygge", (OLD, frozen("fryst", "2023")), NEW),
    Scenario("frysning", (OLD, frozen("fryst", "2023")), frozen("årets")),
    Scenario("rättelse", (OLD, frozen("årets")), frozen("rätt", reason="Fel täljare.")),
    Scenario("återkallad", (OLD, frozen("fryst", "2023"), withdrawn("2023")), NEW),
    Scenario("export", (frozen("årets"),), exported),
)


def visible(root: Path) -> Seen:
    """What readers and archives can see: each name in the store and the project, with all in it."""
    seen: Seen = {}
    for path, data in contents(root).items():
        *above, name = path.split("/")
        if not any(part.startswith(".") for part in (*above, name)):
            top = "/".join(path.split("/")[:2])
            seen.setdefault(top, {})[path] = data
    return seen


def run(act: Callable[[Path], None], root: Path, points: Points, on_linux: bool) -> int:
    """Do it in a process of its own; how it ended."""
    child = os.fork()
    if child == 0:
        code = 99
        try:
            with injected(points, on_linux=on_linux):
                act(root)
            code = DONE
        except (FreezeError, ToldError):
            code = TOLD
        except WriteError:
            code = REFUSED
        finally:
            os._exit(code)
    return os.waitpid(child, 0)[1]


def demand(condition: bool, what: str) -> None:
    if not condition:
        raise AssertionError(what)


@dataclass(frozen=True)
class Trial:
    """A scenario that is ready to be tried: a store to copy, and what it becomes."""

    scenario: Scenario
    on_linux: bool
    ready: Path
    points: int
    before: Seen
    after: Seen
    lost: frozenset[str]
    """What is led to, but was taken away by somebody before."""

    def attempt(self, root: Path, at: int, fault: Fault, number: int) -> None:
        """Let one point go wrong, look at what is left, and see the next run put it right."""
        shutil.copytree(self.ready, root)
        status = run(self.scenario.act, root, Points(at, fault, number), self.on_linux)
        self._look(root, status)
        with injected(Points(), on_linux=self.on_linux):
            self.scenario.act(root)
        demand(visible(root) == self.after, "the next run did not put it right")
        hidden = [p.name for p in root.rglob(".*") if p.name != LOCK]
        demand(not hidden, f"the next run left {hidden}")
        shutil.rmtree(root)

    def _look(self, root: Path, status: int) -> None:
        now = visible(root)
        ended = os.WEXITSTATUS(status) if os.WIFEXITED(status) else None
        demand(ended in (None, DONE, REFUSED, TOLD), f"it crashed: {ended}")
        if ended == REFUSED:
            demand(now == self.before, "it said that nothing had been changed")
        elif ended == DONE:
            demand(now == self.after, "it said that all was done")
        for name in self.before.keys() | self.after.keys() | now.keys():
            set_aside = root / "site" / f"{RETIRED}{Path(name).name}"
            if name not in now and not self.on_linux and set_aside.exists():
                demand(self.before[name].keys() == named(set_aside, name), "what is set aside")
                continue
            known = (self.before.get(name), self.after.get(name))
            demand(now.get(name) in known, f"{name} is neither the old nor the new")
        for name in led_to(root / "site") - self.lost:
            there = (root / "site" / name / "index.html").exists()
            demand(there or (root / "site" / f"{RETIRED}{name}").exists(), f"{name} is not there")


def named(set_aside: Path, name: str) -> set[str]:
    return {f"{name}/{path}" for path in contents(set_aside)}


def led_to(site: Path) -> set[str]:
    """Every name that a reader is led to from the store's own files."""
    led = set()
    if (site / VERSIONS).exists():
        for one in json.loads((site / VERSIONS).read_bytes()):
            led |= {one["version"], *one["aliases"]}
    if (site / "index.html").exists():
        door = (site / "index.html").read_text("utf-8")
        led |= {ROLLING if "<" in door else door}
    return led


def prepared(scenario: Scenario, folder: Path, *, on_linux: bool) -> Trial:
    ready, done = folder / "ready", folder / "done"
    ready.mkdir(parents=True)
    for step in scenario.prepare:
        step(ready)
    shutil.copytree(ready, done)
    points = Points()
    with injected(points, on_linux=on_linux):
        scenario.act(done)
    site = ready / "site"
    lost = frozenset(name for name in led_to(site) if not (site / name).exists())
    return Trial(scenario, on_linux, ready, points.count, visible(ready), visible(done), lost)


def tried(scenario: Scenario, *, brief: bool, on_linux: bool) -> tuple[int, int]:
    """Try the points of a scenario, each in every way; how many points, and trials."""
    stride, faults = (7, FAULTS[:3]) if brief else (scenario.stride, FAULTS)
    trials = 0
    with tempfile.TemporaryDirectory(dir=IN_MEMORY) as folder:
        trial = prepared(scenario, Path(folder), on_linux=on_linux)
        for at in range(1, trial.points + 1, stride):
            for fault, number in faults:
                try:
                    trial.attempt(Path(folder, "try"), at, fault, number)
                except AssertionError as wrong:
                    where = f"{scenario.name}, point {at} of {trial.points}, {fault} {number}"
                    raise SystemExit(f"LOST: {where}: {wrong}") from wrong
                trials += 1
    return len(range(1, trial.points + 1, stride)), trials


def large(folder: Path) -> Scenario:
    """A new build of the whole example in the place of an old one."""
    files = tuple(contents(build(ROOT, folder / "site")).items())
    plain = tuple((path, data) for path, data in files if path not in (MANIFEST, SUMS))
    return Scenario("exemplet", (OLD,), built(lambda: plain, "New"), stride=29)


def command_killed(folder: Path, times: int) -> int:
    """Kill the real command at any moment of a build, again and again, and look at the site."""
    root = copy_sources(folder / "project", *SOURCES)
    command = [sys.executable, str(ROOT / "build.py"), "build", "--root", str(root)]
    environment = os.environ | SURROUNDINGS
    subprocess.run(command, env=environment, capture_output=True, check=True)
    started = time.monotonic()
    subprocess.run(command, env=environment, capture_output=True, check=True)
    whole = time.monotonic() - started
    for turn in range(times):
        page = root / "content" / "sidor" / "om.md"
        page.write_text(f"{page.read_text('utf-8')}\n\nÄndring {turn}.\n", "utf-8")
        with subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            time.sleep(whole * (0.3 + 0.8 * turn / times))  # earlier there is nothing at stake
            process.kill()
        found = verify(ROLLING, root / "site", root / "editions").findings
        demand(not found, f"killed in turn {turn} of {times}: {found[:3]}")
        demand(led_to(root / "site") >= {ROLLING}, "the list of editions is broken")
    subprocess.run(command, env=environment, capture_output=True, check=True)
    hidden = [path.name for path in (root / "site").glob(".*") if path.name != LOCK]
    demand(not hidden, f"the next run left {hidden}")
    return times


def main(arguments: Sequence[str]) -> None:
    """Try all there is, or a part of it, and tell how many points were tried."""
    brief = "--brief" in arguments
    points = trials = 0
    started = time.monotonic()
    with tempfile.TemporaryDirectory(dir=IN_MEMORY) as folder:
        scenarios = SCENARIOS if brief else (*SCENARIOS, large(Path(folder)))
        for scenario in scenarios:
            for on_linux in (True, False):
                found, done = tried(scenario, brief=brief, on_linux=on_linux)
                way = "as on Linux" if on_linux else "as elsewhere"
                print(f"{scenario.name}, {way}: {found} points, {done} trials", flush=True)
                points, trials = points + found, trials + done
        if not brief:
            killed = command_killed(Path(folder), 60)
            print(f"build.py build, killed at any moment: {killed} times", flush=True)
    seconds = time.monotonic() - started
    print(f"{points} points, {trials} trials in {seconds:.0f} s, and nothing was lost.")


if __name__ == "__main__":
    main(sys.argv[1:])
