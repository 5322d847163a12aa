"""Where a line may be drawn and where the pen is lifted."""

from collections.abc import Iterator, Sequence

from kvalitet.charts.description import Break, Line, Point


def segments(line: Line, breaks: Sequence[Break]) -> Iterator[tuple[Point, ...]]:
    """The stretches that may be drawn as one: no missing value, gap or break within."""
    run: list[Point] = []
    for point in line.points:
        if run and (point.value is None or is_parted(run[-1], point, breaks)):
            yield tuple(run)
            run = []
        if point.value is not None:
            run.append(point)
    if run:
        yield tuple(run)


def is_parted(before: Point, after: Point, breaks: Sequence[Break]) -> bool:
    """Whether the pen is lifted between two points that follow each other."""
    return after.apart or any(before.at < one.at <= after.at for one in breaks)
