"""What the made-up documents tell of, and what they have in common."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random
from textwrap import indent

from benchmarks.figures import Indicator, Series


@dataclass(frozen=True, slots=True)
class World:
    """What the documents tell of."""

    municipalities: tuple[str, ...]
    indicators: tuple[Indicator, ...]
    plans: int
    """How many plans there are to follow up."""


@dataclass(frozen=True, slots=True)
class Type:
    """A type of document: its folder, its share of all documents, and who writes number n."""

    folder: str
    share: float
    write: Callable[[World, int, Random], tuple[str, str]]
    """Gives the file's name, without ending, and its text."""


def document(front: Iterable[str], body: str) -> str:
    return "---\n{}\n---\n\n{}\n".format("\n".join(front), body)


def lines(series: Series, depth: int) -> str:
    return indent("\n".join(f"{period}: {value}" for period, value in series.items()), " " * depth)
