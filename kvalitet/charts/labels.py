"""Keeping labels off each other."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kvalitet.charts.shapes import Label, Mark
from kvalitet.charts.text import widest


@dataclass(frozen=True, slots=True)
class Box:
    """What a label or a mark covers."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(slots=True)
class Occupied:
    """The places already taken."""

    boxes: list[Box] = field(default_factory=list)

    def take(self, box: Box) -> bool:
        """Take the place if it is free."""
        if any(box.meets(taken) for taken in self.boxes):
            return False
        self.boxes.append(box)
        return True


@dataclass(slots=True)
class _Cluster:
    """Labels that touch each other, and so are placed as one."""

    members: list[int]
    height: float
    wish: float  # the mean of where its top would be, had each member its will

    def top(self, low: float, high: float) -> float:
        return max(low, min(self.wish, high - self.height))

    def joined(self, lower: "_Cluster") -> "_Cluster":
        count, more = len(self.members), len(lower.members)
        wish = (self.wish * count + (lower.wish - self.height) * more) / (count + more)
        return _Cluster(self.members + lower.members, self.height + lower.height, wish)


def spread(
    wanted: Sequence[float], heights: Sequence[float], low: float, high: float
) -> list[float]:
    """Middles for labels beside an axis: each as near its wanted place as the others allow.

    Inside `low`–`high` if they fit there; else packed from `low` and on.
    """
    clusters: list[_Cluster] = []
    for index in sorted(range(len(wanted)), key=lambda index: wanted[index]):
        cluster = _Cluster([index], heights[index], wanted[index] - heights[index] / 2)
        while clusters:
            above = clusters[-1]
            if above.top(low, high) + above.height <= cluster.top(low, high):
                break
            cluster = clusters.pop().joined(cluster)
        clusters.append(cluster)
    middles = [0.0] * len(wanted)
    for cluster in clusters:
        top = cluster.top(low, high)
        for index in cluster.members:
            middles[index] = top + heights[index] / 2
            top += heights[index]
    return middles


def rows_apart(stretches: Sequence[tuple[float, float]], gap: float) -> list[int]:
    """For each (left, right), in order, the first row where it keeps its distance."""
    ends: list[float] = []
    rows: list[int] = []
    for left, right in stretches:
        row = next((row for row, end in enumerate(ends) if left >= end + gap), len(ends))
        ends[row : row + 1] = [right]
        rows.append(row)
    return rows


def evenly_apart(stretches: Sequence[tuple[float, float]], gap: float) -> list[int]:
    """Every, every other, every third … of the stretches, back from the last, so that none meet."""
    for stride in range(1, len(stretches) + 1):
        kept = list(range(len(stretches) - 1, -1, -stride))[::-1]
        if all(stretches[a][1] + gap <= stretches[b][0] for a, b in pairwise(kept)):
            return kept
    return []


def text_box(label: Label, size: float) -> Box:
    """About what a label covers."""
    last = f"{label.lines[-1]} {label.strong}" if label.strong else label.lines[-1]
    width = widest((*label.lines[:-1], last), size)
    left = label.x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor]
    bottom = label.y + (len(label.lines) - 1) * 1.3 * size + 0.25 * size
    return Box(left, label.y - 0.8 * size, left + width, bottom)


def mark_box(mark: Mark) -> Box:
    return Box(mark.x - 6, mark.y - 6, mark.x + 6, mark.y + 6)
