"""What is read: a tree of scalars as written, each with its place."""

from collections.abc import Mapping
from dataclasses import dataclass

from kvalitet.problems import Place

Tree = None | str | list["Tree"] | dict[str, "Tree"]
"""Every scalar as written; an empty plain scalar, ~ and null are None."""

Location = tuple[str | int, ...]
"""The way to a value: keys and positions in lists, from the top."""


@dataclass(frozen=True, slots=True)
class Front:
    """Keys and values as written, with the place of every key and every value."""

    path: str
    data: dict[str, Tree]
    values: Mapping[Location, Place]
    keys: Mapping[Location, Place]
    faulty: frozenset[int] = frozenset()
    """Lines that could not be read; what stands there is not what was written."""

    def place_of(self, location: Location) -> Place:
        """Where the value stands, or the nearest known one around it."""
        while location and location not in self.values:
            location = location[:-1]
        return self.values.get(location, Place(self.path))

    def place_of_key(self, location: Location) -> Place:
        """Where the key stands; for what has no key of its own, its value."""
        return self.keys.get(location) or self.place_of(location)
