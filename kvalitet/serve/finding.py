"""The search of a preview. Its index is made when somebody searches, and may then be out of date.

Every page must be drawn for it. That is done beside all else, and given up if the content changes.
"""

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from threading import Condition, Thread

from kvalitet import search
from kvalitet.composition import INDEX
from kvalitet.serve.preview import Preview, Searchable, State, UndrawableError

_PATIENCE = 120.0  # seconds, for the first index of a very large site

Files = Mapping[str, bytes]


class Finder:
    """Makes the index of a preview, and keeps the one before for pages that still search in it."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._files: Files = {}
        self._before: Files = {}
        self._turn = Condition()

    def file(self, path: str) -> bytes | None:
        """A file of the newest index there is; the first time, of the one that must be made."""
        with self._turn:
            state = self._preview.state
            now = state.searchable
            if state.drawn != now.drawn and not now.working:
                self._preview.note(replace(now, working=True))
                Thread(target=self._work, daemon=True).start()
            self._turn.wait_for(self._is_ready, _PATIENCE)
            return self._files.get(path, self._before.get(path))

    def _is_ready(self) -> bool:
        return bool(self._files) or not self._preview.state.searchable.working

    def _work(self) -> None:
        """Make an index. The first one is needed even if the content changes meanwhile."""
        made: Files | None = None
        state = self._preview.state
        try:
            made = self._made_of(state)
            while made is None and not self._files:
                state = self._preview.state
                made = self._made_of(state)
        except (search.SearchError, UndrawableError, OSError):
            made = None
        with self._turn:
            now = replace(self._preview.state.searchable, working=False)
            if made is not None:
                self._before, self._files = self._files, made
                now = Searchable(state.drawn, state.at)
            self._preview.note(now)
            self._turn.notify_all()

    def _made_of(self, state: State) -> Files | None:
        """The index of a state, or None when that has passed."""
        assert state.site is not None, "what is searched has been drawn"
        with tempfile.TemporaryDirectory(prefix="kvalitet-sok-") as folder:
            for address in state.site.atlas.pages:
                if self._preview.state.drawn != state.drawn:
                    return None
                file = Path(folder, address, INDEX)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(self._preview.draw(state.site, f"{address}{INDEX}") or b"")
            return dict(search.index(Path(folder)))
