"""What git knows: the last commit, what has changed since another branch, and what was there then.

Only this module asks git. Nothing is written to the repository, not even its index.
"""

import os
import subprocess
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_DEFAULTS = ("origin/HEAD", "origin/main", "main", "origin/master", "master")
"""Where a proposal is meant to go when nobody says: the first of these that there is."""

_LINK, _FOLDER = "120000", "160000"
"""The modes of a symbolic link, and of another repository inside this one."""

_SHALLOW = (
    "Bara en del av historiken finns här, så det går inte att se vad som har ändrats. "
    "Hämta resten med: git fetch --unshallow. Sker det i ett arbetsflöde, skriv fetch-depth: 0 "
    'på GitHub och GIT_DEPTH: "0" på GitLab.'
)


class HistoryError(Exception):
    """What has changed cannot be told; the message is Swedish and says what to do."""


@dataclass(frozen=True, slots=True)
class Past:
    """The project as it was where the work in its folder parted from another branch."""

    root: Path
    commit: str
    branch: str
    """The branch as it is called in git: "origin/main"."""

    def touched(self) -> frozenset[str]:
        """Paths from the project's folder: changed, new, renamed (both names) or taken away."""
        changed = ("diff", "--name-only", "-z", "--no-renames", "--relative", self.commit, "--")
        new = ("ls-files", "-z", "--others", "--exclude-standard")
        names = [*_names(_ask(self.root, *changed)), *_names(_ask(self.root, *new))]
        return frozenset(unicodedata.normalize("NFC", name) for name in names)

    def restore(self, folder: Path, *paths: str) -> None:
        """Write some files and folders of the project into a folder, as they were.

        Of what is not text only the name is restored.
        """
        listed = _names(_ask(self.root, "ls-tree", "-r", "-z", self.commit, "--", *paths))
        entries = [_Entry.parse(line) for line in listed]
        texts = [e for e in entries if e.name.lower().endswith((".md", ".yml"))]
        contents = dict(zip((e.name for e in texts), self._contents(texts), strict=True))
        for entry in entries:
            if entry.mode != _FOLDER:
                _write(folder / entry.name, contents.get(entry.name, b""), entry.mode)

    def _contents(self, entries: Sequence["_Entry"]) -> Iterator[bytes]:
        """The bytes of each, all asked for at once."""
        wanted = "".join(f"{entry.object}\n" for entry in entries)
        answer = _ask(self.root, "cat-file", "--batch", given=wanted.encode())
        at = 0
        for _ in entries:
            end = answer.index(b"\n", at)
            size = int(answer[at:end].split()[-1])
            yield answer[end + 1 : end + 1 + size]
            at = end + 1 + size + 1


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file in a commit."""

    mode: str
    object: str
    name: str

    @classmethod
    def parse(cls, line: str) -> "_Entry":
        """Read a line of `git ls-tree`."""
        facts, _, name = line.partition("\t")
        mode, _, found = facts.split()
        return cls(mode, found, name)


def last_commit(root: Path) -> tuple[str, int | None]:
    """The newest commit's hash and time; an empty hash and None outside git."""
    try:
        commit, seconds = _line(root, "log", "-1", "--format=%H %ct").split()
    except (HistoryError, ValueError):
        return "", None
    return commit, int(seconds)


def is_changed(root: Path, *paths: str) -> bool:
    """Tell whether any of these differs from the last commit, or is not in it."""
    try:
        return bool(_ask(root, "status", "--porcelain", "--untracked-files=all", "--", *paths))
    except HistoryError:
        return True  # nobody can say that it does not


def past_of(root: Path, branch: str = "") -> Past:
    """Find where the work in a project's folder parted from a branch, a tag or a commit."""
    _ask(root, "rev-parse", "--git-dir")  # which tells what is in the way of git itself
    if not _commit(root, "HEAD"):
        raise HistoryError("Inget är sparat i git ännu, så det finns inget att jämföra med.")
    wanted = (branch, f"origin/{branch}") if branch else _DEFAULTS
    found = next((name for name in wanted if _commit(root, name)), None)
    is_shallow = _line(root, "rev-parse", "--is-shallow-repository") == "true"
    if found is None:
        raise HistoryError(_SHALLOW if is_shallow else _no_branch(branch))
    try:
        commit = _line(root, "merge-base", _commit(root, found), "HEAD")
    except HistoryError:
        apart = f"{found} och det du arbetar med har ingen gemensam historik i git."
        raise HistoryError(_SHALLOW if is_shallow else apart) from None
    return Past(root, commit, _line(root, "rev-parse", "--abbrev-ref", found) or found)


def _no_branch(branch: str) -> str:
    if branch:
        return f"Grenen {branch} finns inte här. Hämta den med: git fetch, eller ange en annan."
    return "Det går inte att se vilken gren som är huvudgren. Ange den: --changed GREN."


def _commit(root: Path, name: str) -> str:
    """The hash of what a name stands for; "" if it stands for nothing."""
    if name.startswith("-"):  # which git would take for an option
        return ""
    try:
        return _line(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    except HistoryError:
        return ""


def _line(root: Path, *command: str) -> str:
    """The single line that git answers."""
    return os.fsdecode(_ask(root, *command)).strip()


def _ask(root: Path, *command: str, given: bytes = b"") -> bytes:
    """What git answers."""
    surroundings = os.environ | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *command],
            input=given,
            capture_output=True,
            env=surroundings,
            check=True,
        )
    except OSError:
        raise HistoryError("Programmet git finns inte här, så det går inte att jämföra.") from None
    except subprocess.CalledProcessError as error:
        raise HistoryError(_refusal(root, os.fsdecode(error.stderr))) from None
    return done.stdout


def _refusal(root: Path, said: str) -> str:
    if "safe.directory" in said:
        folder = root.resolve()
        return (
            f"Git läser inte {folder}, för mappen har en annan ägare. Är den er, skriv: "
            f"git config --global --add safe.directory {folder}"
        )
    if "not a git repository" in said:
        return f"Mappen {root.resolve()} är inte sparad i git, så det finns inget att jämföra med."
    return f"Git svarar: {said.strip()}"


def _names(answer: bytes) -> list[str]:
    """Names that end in a null, as -z has them: whatever letters and blanks they hold."""
    return [os.fsdecode(name) for name in answer.split(b"\0") if name]


def _write(file: Path, content: bytes, mode: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    if mode == _LINK:
        file.symlink_to("..")  # where to is never asked
    else:
        file.write_bytes(content)
