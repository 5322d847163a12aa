"""M050: groups that are told apart by age meet, with no age in two of them or in none."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from kvalitet.catalogue.checked import Checked
from kvalitet.front.tree import Location
from kvalitet.model.indicator import Indicator
from kvalitet.model.quality_story import QualityStory
from kvalitet.model.report import Report
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.lists import joined, quoted

AGES = Rule("M050", Severity.WARNING, "Åldersgrupper går in i varandra eller lämnar en lucka")

_SPAN = re.compile(r"(?<![0-9])([0-9]{1,2}) ?(?:[–—-]|till) ?([0-9]{1,2}) ?år\b")


@dataclass(frozen=True, slots=True)
class _Group:
    low: int
    high: int
    name: str
    at: Location


def check_ages(document: Checked[Report]) -> Iterator[Problem]:
    """The parts of each dimension of an indicator, and the target groups of a story."""
    match document.form:
        case Indicator() as indicator:
            for dimension, parts in indicator.dimensions.items():
                unit = " år" if dimension.lower().startswith("åld") else ""
                at: Location = ("indelningar", dimension)
                groups = _groups((f"{part}{unit}", (*at, i)) for i, part in enumerate(parts))
                yield from _check(document, groups, longest_overlap=100)
        case QualityStory() as story:
            names = (group.name for group in story.target_groups)
            groups = _groups((name, ("målgrupper", i, "namn")) for i, name in enumerate(names))
            # Groups of different kinds may well share years; a single one is a slip.
            yield from _check(document, groups, longest_overlap=1)


def _groups(named: Iterable[tuple[str, Location]]) -> list[_Group]:
    """Those with an age, the youngest first; what holds the next one whole is the sum of others."""
    found: dict[tuple[int, int], _Group] = {}
    for name, at in named:
        match = _SPAN.search(name)
        if match and int(match[1]) <= int(match[2]):
            ages = int(match[1]), int(match[2])
            found.setdefault(ages, _Group(*ages, match[0], at))
    groups = sorted(found.values(), key=lambda group: (group.low, -group.high))
    parts = [one for one, other in pairwise(groups) if other.high > one.high]
    return [*parts, *groups[-1:]]


def _check(
    document: Checked[Report], groups: list[_Group], longest_overlap: int
) -> Iterator[Problem]:
    """A hole of several years may be meant, but hardly one of a single year."""
    for one, other in pairwise(groups):
        names = [quoted(one.name), quoted(other.name)]
        overlap = one.high - other.low + 1
        if 1 <= overlap <= longest_overlap:
            ages = f"{other.low}" if overlap == 1 else f"{other.low}–{one.high}"
            message = f"{ages} år hör till både {joined(names)}."
        elif overlap == -1:
            message = f"{one.high + 1} år hör varken till {joined(names, 'eller')}."
        else:
            continue
        remedy = "Låt den ena gruppen sluta året innan den andra börjar."
        yield Problem(document.front.place_of(other.at), AGES, message, remedy)
