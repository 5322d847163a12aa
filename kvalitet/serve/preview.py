"""A site as it would be if it were built now, and what stands in the way of that."""

import hashlib
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from threading import Condition, Lock
from typing import Any

from kvalitet.analysis.shown import editions_beside
from kvalitet.composition import Composition, Form, composition_of, read_form
from kvalitet.editions.shelf import ROLLING, VERSIONS, Listing, versions
from kvalitet.memory import Memory
from kvalitet.pages.imprint import ONGOING, Imprint
from kvalitet.pipeline import Examination, examine
from kvalitet.problems import Problem
from kvalitet.shell import ShellError

_FORM_FOLDER, _FORM_FILE = "templates", "mkdocs.yml"


class UndrawableError(Exception):
    """A page could not be drawn; the message is Swedish and says where the fault is."""


@dataclass(frozen=True, slots=True)
class Searchable:
    """What can be searched: the site of some state, and whether a newer one is being made ready."""

    drawn: int = 0
    """The number of that state; 0 when nothing has been searched yet."""
    at: datetime | None = None
    working: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """What the preview knows at a moment. Each change gives a new one, with a higher number."""

    number: int = 0
    problems: tuple[Problem, ...] = ()
    trouble: str = ""
    """What is wrong with the site's own form, in Swedish."""
    site: Composition | None = None
    """The last good one, which the problems may have come after."""
    drawn: int = 0
    """The number of the state that it came with."""
    at: datetime | None = None
    """When it came."""
    searchable: Searchable = field(default_factory=Searchable)


class Preview:
    """The project in a folder, kept up to date."""

    def __init__(
        self, root: Path, built: Callable[[], datetime], clock: Callable[[], datetime]
    ) -> None:
        self._root = root
        self._built = built
        self._clock = clock
        self._memory = Memory()
        self._form: tuple[str, Form] | None = None
        self._state = State()
        self._changed = Condition()
        self._drawing = Lock()

    @property
    def state(self) -> State:
        return self._state

    def update(self) -> State:
        """Read what has changed; whatever is wrong, what was good before remains."""
        examination, site, trouble = None, None, ""
        try:
            editions = editions_beside(ROLLING, self._root / "site")
            examination = examine(self._root, lambda _: None, self._memory, editions=editions)
            site = self._composed(examination)
        except ShellError as error:
            trouble = str(error)
        except Exception as error:
            trouble = _explained(error, self._root)
        problems = examination.problems if examination else self._state.problems
        return self._enter(site, problems=problems, trouble=trouble)

    def note(self, searchable: Searchable) -> None:
        """Note what can be searched now."""
        self._enter(None, searchable=searchable)

    def wait(self, known: int, seconds: float) -> State:
        """The state, as soon as it is another than the known one or the time is up."""
        with self._changed:
            self._changed.wait_for(lambda: self._state.number != known, seconds)
            return self._state

    def stir(self) -> None:
        """Wake whoever waits, although nothing has changed."""
        self._enter(None)

    def file(self, site: Composition, path: str) -> bytes | None:
        """A file of a site folder with this as its only edition. Raises UndrawableError."""
        if path == VERSIONS:
            return versions([Listing(ROLLING, ONGOING)])
        edition, slash, inner = path.partition("/")
        if not slash:
            return dict(site.doors).get(path)
        return self.draw(site, inner) if edition == ROLLING else None

    def draw(self, site: Composition, path: str) -> bytes | None:
        """A file of an edition, made while no other is. Raises UndrawableError."""
        with self._drawing:
            try:
                return site.file(path)
            except FileNotFoundError:  # an image that is just being taken away
                return None
            except Exception as error:
                raise UndrawableError(_explained(error, self._root)) from error

    def _enter(self, site: Composition | None, **news: Any) -> State:
        with self._changed:
            number = self._state.number + 1
            if site is not None:
                news |= {"site": site, "drawn": number, "at": self._clock()}
            self._state = replace(self._state, number=number, **news)
            self._changed.notify_all()
            return self._state

    def _composed(self, examination: Examination) -> Composition | None:
        if examination.understood is None:
            return None
        fingerprint = _fingerprint(self._root)
        if self._form is None or self._form[0] != fingerprint:
            self._form = fingerprint, read_form(self._root)
        imprint = Imprint(ROLLING, built=self._built())
        return composition_of(*examination.understood, self._form[1], imprint)


def _fingerprint(root: Path) -> str:
    """Changes with everything that gives the site its form."""
    digest = hashlib.sha256()
    for path in (root / _FORM_FILE, *sorted((root / _FORM_FOLDER).rglob("*"))):
        if path.is_file():
            content = path.read_bytes()
            digest.update(f"\0{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


def _explained(error: Exception, root: Path) -> str:
    """Where a fault that is no writer's is found: in a template, if that is where it is."""
    said = f"{type(error).__name__}: {error}"
    inside = [
        (Path(frame.filename).relative_to(root), frame.lineno)
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(root / _FORM_FOLDER)
    ]
    if not inside:
        return f"Något gick fel i programmet, inte i det du har skrivit. {said}"
    path, line = inside[-1]
    return f"{path.as_posix()}:{line}: mallen går inte att använda. {said}"
