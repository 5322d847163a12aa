"""Reads the content folder: the texts of the documents and where their images lie."""

import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from kvalitet.problems import Place, Problem, Rule, Severity, in_reading_order

MISSING: Final = Rule("F001", Severity.ERROR, "Mappen eller filen finns inte")
NOT_UTF8: Final = Rule("F002", Severity.ERROR, "Filen är inte sparad som UTF-8")
UNREADABLE: Final = Rule("F003", Severity.ERROR, "Filen eller mappen går inte att läsa")
EMPTY_FILE: Final = Rule("F004", Severity.ERROR, "Filen är tom")
CONTROL_CHARACTER: Final = Rule("F005", Severity.ERROR, "Texten innehåller ett osynligt styrtecken")
TOO_LARGE: Final = Rule("F006", Severity.ERROR, "Filen är för stor")
LONG_LINE: Final = Rule("F007", Severity.ERROR, "En rad är för lång")
SYMLINK: Final = Rule("F008", Severity.ERROR, "En symbolisk länk används i innehållet")
SAME_NAME: Final = Rule("F009", Severity.ERROR, "Två namn i en mapp går inte att skilja åt")
NOT_READ: Final = Rule(
    "F010", Severity.WARNING, "Filen har en filtyp som inte läses", excusable=False
)
NO_DOCUMENTS: Final = Rule("F011", Severity.ERROR, "Mappen innehåller inga dokument")
BAD_NAME: Final = Rule("F012", Severity.ERROR, "Namnet går inte att använda på alla datorer")
LOST_CHARACTER: Final = Rule("F013", Severity.ERROR, "Ett tecken har gått förlorat")
PILED_MARKS: Final = Rule("F014", Severity.ERROR, "En bokstav har för många accenter")

MAX_BYTES: Final = 2_000_000
MAX_LINE: Final = 20_000
MAX_MARKS: Final = 30
"""Accents on one letter, as in Unicode's stream-safe text; to put many in order takes minutes."""

ASSET_TYPES: Final = frozenset({".csv", ".gif", ".jpeg", ".jpg", ".pdf", ".png", ".webp"})

# What YAML and HTML refuse, what ends a line only in some programs, and what turns text around.
CONTROL: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060\u2066-\u2069"
    "\ud800-\udfff\ufeff\ufffe\uffff]"
)
# The first sign stands by itself, since a search for one out of a class is five times as quick.
_MAY_BE_MARKS: Final = re.compile(rf"[\u0300-\U0010ffff][^\w\s\x00-\x7f]{{{MAX_MARKS},}}")
_BAD_IN_NAME: Final = re.compile(rf"""{CONTROL.pattern}|[\t\n\\:*?"<>|]|[ .]$""")
_BACKUP: Final = re.compile(
    r"^(\.|~\$|#.*#$)|(~|\.(bak|orig|sw[op]|tmp))$|^(thumbs\.db|desktop\.ini)$"
)


@dataclass(frozen=True, slots=True)
class Source:
    """A text file as NFC with LF; `path` is posix and relative to the project's root."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Raw:
    """What stands in a file, byte for byte."""

    path: str
    data: bytes


Decoded = tuple[Source | None, tuple[Problem, ...]]
"""The text of a file, or None and why it has none."""

Decode = Callable[[Iterable[Raw]], Iterable[Decoded]]


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that documents may show or link to; its bytes are read when they are needed."""

    path: str
    file: Path


@dataclass(frozen=True, slots=True)
class Sources:
    """All that lies in the content folder, each sorted by path."""

    texts: tuple[Source, ...]
    assets: tuple[Asset, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name in a folder: where it lies on disk and what its path is called in messages."""

    file: Path
    path: str
    is_link: bool
    is_folder: bool
    is_file: bool


def read_sources(
    root: Path, folder: str = "content", decode_each: Decode | None = None
) -> tuple[Sources, tuple[Problem, ...]]:
    """Read every document below `folder`; what cannot be read becomes a problem."""
    files: list[Raw] = []
    assets: list[Asset] = []
    problems: list[Problem] = []
    documents = 0
    for found in _walk(root / folder, folder):
        if isinstance(found, Problem):
            problems.append(found)
        elif (kind := PurePosixPath(found.path).suffix.lower()) == ".md":
            documents += 1
            raw = _read(found.file, found.path)
            if isinstance(raw, Problem):
                problems.append(raw)
            else:
                files.append(raw)
        elif kind in ASSET_TYPES:
            assets.append(Asset(found.path, found.file))
        else:
            problems.append(_not_read(found.path, kind))
    if not documents and not any(problem.is_error for problem in problems):
        problems.append(_no_documents(folder))
    decoded = list(decode_each(files) if decode_each else map(decode, files))
    texts = [source for source, _ in decoded if source]
    problems += [fault for _, faults in decoded for fault in faults]
    texts.sort(key=lambda source: source.path)
    assets.sort(key=lambda asset: asset.path)
    return Sources(tuple(texts), tuple(assets)), in_reading_order(problems)


def read_source(root: Path, path: str) -> tuple[Source | None, tuple[Problem, ...]]:
    """Read one text file that must exist, such as the configuration."""
    raw = _read(root / path, path)
    return (None, (raw,)) if isinstance(raw, Problem) else decode(raw)


def unfit(text: str, path: str, first_line: int = 1) -> Problem | None:
    """What makes a text unsafe to parse: its size, the length of a line, a control character."""
    if len(text) > MAX_BYTES:
        return _too_large(path, first_line)
    if fault := CONTROL.search(text):
        place = _place(text, fault.start(), path, first_line)
        code = f"U+{ord(fault[0]):04X}"
        return Problem(
            place,
            CONTROL_CHARACTER,
            f"Här står ett osynligt styrtecken ({code}).",
            "Ta bort det: radera tecknen runt stället och skriv dem på nytt.",
        )
    for number, line in enumerate(text.split("\n")):
        if len(line) > MAX_LINE:
            return Problem(
                Place(path, first_line + number, MAX_LINE + 1),
                LONG_LINE,
                f"Raden har {len(line)} tecken; den får ha högst {MAX_LINE}.",
                "Dela den i flera rader. Bilder läggs som egna filer bredvid dokumentet.",
            )
    return None


def _walk(top: Path, folder: str) -> Iterator[_Entry | Problem]:
    """All files to consider, and what is wrong with names and folders. Never follows a link."""
    waiting = [_Entry(top, folder, top.is_symlink(), is_folder=True, is_file=False)]
    while waiting:
        here = waiting.pop()
        if here.is_link:
            yield _symlink(here.path)
            continue
        try:
            entries = _entries(here.file, here.path)
        except OSError as error:
            yield _unreadable(here.path, error, "Mappen")
            continue
        for entry in _well_named(entries):
            if isinstance(entry, Problem) or entry.is_file:
                yield entry
            elif entry.is_folder or entry.is_link:
                waiting.append(entry)
            else:
                yield _no_file(entry.path)


def _entries(folder: Path, path: str) -> list[_Entry]:
    """The names in a folder that are someone's work, sorted whatever the file system's order."""
    with os.scandir(folder) as listing:
        entries = [
            _Entry(
                Path(item.path),
                f"{path}/{unicodedata.normalize('NFC', item.name)}",
                item.is_symlink(),
                item.is_dir(follow_symlinks=False),
                item.is_file(follow_symlinks=False),
            )
            for item in listing
            if not _BACKUP.search(item.name.lower())
        ]
    return sorted(entries, key=lambda entry: (entry.path, entry.file.name))


def _well_named(entries: Sequence[_Entry]) -> Iterator[_Entry | Problem]:
    """Refuse names that some system cannot hold, and all but the first that it takes for one."""
    first: dict[str, _Entry] = {}
    for entry in entries:
        if _BAD_IN_NAME.search(_name(entry.path)):
            yield _bad_name(entry.path)
        elif (twin := first.setdefault(entry.path.casefold(), entry)) is not entry:
            yield _same_name(entry.path, twin.path)
        else:
            yield entry


def _read(file: Path, path: str) -> Raw | Problem:
    try:
        with file.open("rb") as stream:
            if os.fstat(stream.fileno()).st_size > MAX_BYTES:
                return _too_large(path)
            return Raw(path, stream.read())
    except OSError as error:
        return _unreadable(path, error, "Filen")


def decode(raw: Raw) -> Decoded:
    """The text of a file, when it is one that can be read safely."""
    path, data = raw.path, raw.data
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        return None, (_not_utf8(data, error.start, path),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if piled := _piled_marks(text, path):
        return None, (piled,)
    text = unicodedata.normalize("NFC", text)
    fault = (
        _empty(path)
        if not text or text.isspace()
        else unfit(text, path) or _lost_character(text, path)
    )
    return (None, (fault,)) if fault else (Source(path, text), ())


def _place(text: str, index: int, path: str, first_line: int = 1) -> Place:
    before = text[:index]
    return Place(path, first_line + before.count("\n"), index - before.rfind("\n"))


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _no_documents(folder: str) -> Problem:
    return Problem(
        Place(folder),
        NO_DOCUMENTS,
        f"Mappen ”{folder}” innehåller inga dokument.",
        "Lägg minst ett dokument där; dess namn ska sluta på .md.",
    )


def _not_utf8(data: bytes, index: int, path: str) -> Problem:
    before = data[:index].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    place = _place(before.removeprefix("\ufeff"), len(before.removeprefix("\ufeff")), path)
    remedy = "Spara om filen i din redigerare med teckenkodningen UTF-8."
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Problem(place, NOT_UTF8, "Filen är sparad som UTF-16, inte som UTF-8.", remedy)
    letter = data[index : index + 1].decode("cp1252", errors="ignore")
    guess = f", troligen ”{letter}” i en äldre teckenkodning" if letter.isalpha() else ""
    message = f"Filen är inte sparad som UTF-8: här står byten {data[index]:02X}{guess}."
    return Problem(place, NOT_UTF8, message, remedy)


def _unreadable(path: str, error: OSError, what: str) -> Problem:
    rule, message, remedy = UNREADABLE, f"{what} går inte att läsa: läsrätt saknas.", ""
    match error:
        case FileNotFoundError():
            rule, message = MISSING, f"{what} ”{path}” finns inte."
            remedy = "Skapa den, eller kontrollera att namnet är rätt stavat."
        case NotADirectoryError() | IsADirectoryError():
            message = f"{what} går inte att läsa: en mapp och en fil har förväxlats."
            remedy = "Här ska dokumenten ligga i en mapp, och inställningarna i en fil."
        case PermissionError():
            remedy = "Ge den som bygger webbplatsen läsrätt."
        case _:
            message = f"{what} går inte att läsa: operativsystemet svarar med fel {error.errno}."
            remedy = "Stäng andra program som använder den, och försök igen."
    return Problem(Place(path), rule, message, remedy)


def _no_file(path: str) -> Problem:
    message = f"”{_name(path)}” är varken en fil eller en mapp."
    return Problem(Place(path), UNREADABLE, message, "Ta bort den ur innehållet.")


def _empty(path: str) -> Problem:
    remedy = "Skriv dokumentet, eller ta bort filen."
    return Problem(Place(path), EMPTY_FILE, "Filen är tom.", remedy)


def _too_large(path: str, line: int = 1) -> Problem:
    message = f"Filen är större än {MAX_BYTES // 1_000_000} MB."
    remedy = "Dela dokumentet i flera. Bilder läggs som egna filer bredvid dokumentet."
    return Problem(Place(path, line), TOO_LARGE, message, remedy)


def _lost_character(text: str, path: str) -> Problem | None:
    if (index := text.find("\ufffd")) < 0:
        return None
    return Problem(
        _place(text, index, path),
        LOST_CHARACTER,
        "Här står ”\ufffd”: en bokstav har gått förlorad när filen sparades.",
        "Skriv den rätta bokstaven i stället, och spara filen som UTF-8.",
    )


def _piled_marks(text: str, path: str) -> Problem | None:
    for found in _MAY_BE_MARKS.finditer(text):
        piled = 0
        for index, sign in enumerate(found[0], found.start()):
            piled = piled + 1 if unicodedata.combining(sign) else 0
            if piled > MAX_MARKS:
                message = f"På en bokstav ligger fler än {MAX_MARKS} accenter."
                remedy = "Radera tecknen runt stället och skriv dem på nytt."
                return Problem(_place(text, index, path), PILED_MARKS, message, remedy)
    return None


def _symlink(path: str) -> Problem:
    return Problem(
        Place(path),
        SYMLINK,
        "Det här är en symbolisk länk; den skulle kunna leda ut ur innehållet.",
        "Lägg själva filen eller mappen här i stället.",
    )


def _same_name(path: str, twin: str) -> Problem:
    name, other = _name(path), _name(twin)
    message = f"”{name}” och ”{other}” i samma mapp skiljer sig bara i stora och små bokstäver."
    if name == other:
        message = f"Två namn i mappen skrivs båda ”{name}”, men är lagrade med olika teckenkoder."
    return Problem(Place(path), SAME_NAME, message, "Byt namn på den ena, eller ta bort den.")


def _not_read(path: str, kind: str) -> Problem:
    what = f"Filtypen ”{kind}”" if kind else "En fil utan filtyp"
    remedy = f"Är ”{_name(path)}” ett dokument: spara det som ren text och låt namnet sluta på .md."
    return Problem(Place(path), NOT_READ, f"{what} läses inte.", remedy)


def _bad_name(path: str) -> Problem:
    # A name that is not text must not stop its own message from being written.
    shown = "".join(letter if letter.isprintable() else "?" for letter in path)
    message = f"Namnet ”{_name(shown)}” går inte att använda på alla datorer."
    remedy = "Byt namn: använd bokstäver, siffror och bindestreck, och ingen punkt sist."
    return Problem(Place(shown), BAD_NAME, message, remedy)
