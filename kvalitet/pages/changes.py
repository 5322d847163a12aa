"""What changed between any two editions: a page and a JSON file for each pair, and a list of them.

These stand above the editions, since an edition knows nothing of those that come after it.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import combinations, pairwise
from typing import Any

from kvalitet.chronicle.differences import Difference, Differences, How, compare
from kvalitet.chronicle.facts import Facts
from kvalitet.swedish.numbers import counted
from kvalitet.templating import Templates

COMPARISONS = "andringar"
"""The folder of the site that holds it all."""

_STYLE = ("assets/stylesheets/tokens.css", "assets/javascripts/palette.js")
"""What of the theme the pages lean on; copied, so that they need no edition."""


@dataclass(frozen=True, slots=True)
class Volume:
    """An edition among others: its folder's name, its title, and what it says in short."""

    name: str
    title: str
    facts: Facts
    corrects: str = ""
    """The name of the edition that it corrects."""
    reason: str = ""
    is_frozen: bool = True

    @property
    def called(self) -> str:
        """What it is called in the middle of a sentence."""
        return f"utgåva\N{NO-BREAK SPACE}{self.title}" if self.is_frozen else "den pågående utgåvan"


@dataclass(frozen=True, slots=True)
class Chapter:
    """Differences of one kind, parted by how they differ."""

    title: str
    anchor: str
    groups: tuple[tuple[str, tuple[Difference, ...]], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A pair of editions, the older one first."""

    older: Volume
    newer: Volume
    differences: Differences

    @property
    def folder(self) -> str:
        return f"{self.older.name}/{self.newer.name}/"

    @property
    def is_correction(self) -> bool:
        """The newer one was made to correct the older, or what came before it."""
        return self.newer.corrects in {self.older.name, self.older.corrects} - {""}

    @property
    def summary(self) -> tuple[str, ...]:
        return tuple(summary_of(self.differences))


def draw_comparisons(
    title: str, volumes: Sequence[Volume], assets: Mapping[str, bytes], templates: Templates
) -> Iterator[tuple[str, bytes]]:
    """All comparisons of the editions, the newest of which comes first, as (path, bytes).

    `title` is the site's own.
    """
    pairs = [
        Comparison(older, newer, compare(older.facts, newer.facts))
        for newer, older in combinations(volumes, 2)
    ]
    shown = {"home": volumes[0].name, "site_title": title}
    steps = {*pairwise(volume.name for volume in volumes)}
    near = [pair for pair in pairs if (pair.newer.name, pair.older.name) in steps]
    far = [pair for pair in pairs if pair not in near]
    page = templates.render("site/comparisons.html", near=near, far=far, base="../", **shown)
    yield f"{COMPARISONS}/index.html", page.encode()
    for path in _STYLE:
        yield f"{COMPARISONS}/{path.rpartition('/')[2]}", assets[path]
    css = templates.render("site/comparison.css")
    yield f"{COMPARISONS}/andringar.css", css.encode()
    for pair in pairs:
        chapters = [chapter for chapter in _chapters(pair.differences) if chapter.groups]
        page = templates.render(
            "site/comparison.html", pair=pair, chapters=chapters, base="../../../", **shown
        )
        yield f"{COMPARISONS}/{pair.folder}index.html", page.encode()
        yield f"{COMPARISONS}/{pair.folder}andringar.json", _as_json(_told(pair))


def summary_of(differences: Differences) -> Iterator[str]:
    """What has changed, counted, with what matters most first."""
    risks = [one.how for one in differences.risks]
    figures = [one.how for one in differences.figures]
    documents = [one.how for one in differences.documents]
    for number, one, many in (
        (len(differences.levels), "nivå har ändrats", "nivåer har ändrats"),
        (risks.count(How.ROSE), "risk har stigit", "risker har stigit"),
        (risks.count(How.FELL), "risk har sjunkit", "risker har sjunkit"),
        (figures.count(How.CHANGED), "siffra är ändrad", "siffror är ändrade"),
        (figures.count(How.NEW), "ny siffra", "nya siffror"),
        (figures.count(How.GONE), "siffra är borta", "siffror är borta"),
        (len(differences.actions), "åtgärd har ändrats", "åtgärder har ändrats"),
        (documents.count(How.NEW), "nytt dokument", "nya dokument"),
        (documents.count(How.CHANGED), "ändrat dokument", "ändrade dokument"),
        (documents.count(How.GONE), "dokument är borta", "dokument är borta"),
    ):
        if number:
            yield counted(number, one, many)


_GROUPS = {
    How.ROSE: "Stigit",
    How.FELL: "Sjunkit",
    How.CHANGED: "Ändrade",
    How.NEW: "Nya",
    How.GONE: "Borta",
}
"""How something differs → the heading above it, in the order that they are told."""


def _chapters(differences: Differences) -> Iterator[Chapter]:
    for title, anchor, found in (
        ("Nivåer", "nivaer", differences.levels),
        ("Risker", "risker", differences.risks),
        ("Siffror", "siffror", differences.figures),
        ("Åtgärder", "atgarder", differences.actions),
        ("Dokument", "dokument", differences.documents),
    ):
        groups = ((_GROUPS[how], tuple(one for one in found if one.how is how)) for how in _GROUPS)
        yield Chapter(title, anchor, tuple(group for group in groups if group[1]))


def _told(pair: Comparison) -> dict[str, Any]:
    """The comparison as JSON; what is empty is left out."""
    return {
        "older": pair.older.name,
        "newer": pair.newer.name,
        "summary": list(pair.summary),
        **{
            field.name: [_told_of(one) for one in getattr(pair.differences, field.name)]
            for field in fields(pair.differences)
        },
    }


def _as_json(said: object) -> bytes:
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def _told_of(one: Difference) -> dict[str, str]:
    said = {name.name: str(getattr(one, name.name)) for name in fields(one)}
    return {name: text for name, text in said.items() if text}
