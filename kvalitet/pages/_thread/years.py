"""A chain of plans as a drawing: its documents from left to right, a line below for each risk."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kvalitet.charts.shapes import Label, Mark, Rect, Shape, Stroke, rounded
from kvalitet.charts.text import text_width, wrap
from kvalitet.pages.thread_chain import Chain, Strand
from kvalitet.pages.thread_geometry import WIDTH

NAMES = 270.0
"""How much room there is for the names of the risks."""
LEADING = 17.0

_SIZE, _SMALL = 13.0, 12.0
_NARROWEST, _WIDEST = 112.0, 170.0  # the column of a document
_HEAD = 78.0  # year, line of documents, and their words
_LINE = 36.0  # where the line of documents runs
_STEP = 62.0  # from one risk to the next
_TILE = 24.0


@dataclass(frozen=True, slots=True)
class YearsDrawing:
    """A finished geometry, back to front."""

    width: float
    height: float
    strokes: tuple[Stroke, ...]
    rects: tuple[Rect, ...]
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]


def draw_years(chain: Chain) -> YearsDrawing:
    """Lay a chain out: as wide as the page, or wider where many documents need it."""
    step = min(_WIDEST, max(_NARROWEST, (WIDTH - NAMES) / len(chain.stops)))
    shapes = [*_documents(chain, step)]
    for number, strand in enumerate(chain.strands):
        shapes += _strand(strand, chain, _HEAD + (number + 0.5) * _STEP, step)
    return YearsDrawing(
        width=rounded(NAMES + step * len(chain.stops)),
        height=rounded(_HEAD + _STEP * len(chain.strands)),
        strokes=tuple(one for one in shapes if isinstance(one, Stroke)),
        rects=tuple(one for one in shapes if isinstance(one, Rect)),
        marks=tuple(one for one in shapes if isinstance(one, Mark)),
        labels=tuple(one for one in shapes if isinstance(one, Label)),
    )


def _x(stop: int, step: float) -> float:
    """The middle of a document's column."""
    return rounded(NAMES + (stop + 0.5) * step)


def _documents(chain: Chain, step: float) -> Iterator[Shape]:
    """The line of documents, with each plan's year above the plan."""
    last = len(chain.stops) - 1
    yield Stroke(((_x(0, step), _LINE), (_x(last, step), _LINE)), "kv-years__line")
    for number, stop in enumerate(chain.stops):
        x = _x(number, step)
        shape = "square" if stop.is_plan else "dot" if stop.judges else "wedge"
        yield Mark(x, _LINE, shape, "kv-years__stop", stop.title)
        yield Label(x, _LINE + 24, (stop.words,), "kv-years__document", "middle")
        if stop.is_plan:
            yield Label(x, 16, (str(stop.year),), "kv-strong", "middle")


def _strand(strand: Strand, chain: Chain, y: float, step: float) -> Iterator[Shape]:
    yield from _name(strand, y)
    yield from (_run(stops, y, step) for stops in _runs(strand, chain) if len(stops) > 1)
    for judged in strand.judged:
        x, tile = _x(judged.stop, step), judged.tile
        colour = tile.colour.name.lower() if tile.colour else "none"
        width = rounded(max(_TILE, text_width(tile.text, _SIZE) + 12))
        box = Rect(rounded(x - width / 2), y - _TILE / 2, width, _TILE, f"kv-years__tile--{colour}")
        yield box
        yield Label(x, y + 5, (tile.text,), f"kv-strong kv-years__level--{colour}", "middle")
        words = wrap(tile.word, _SMALL, step - 8, 1)
        yield Label(x, y + _TILE / 2 + 14, words, "kv-years__word", "middle")
    for number in _without(strand, chain):
        yield Label(_x(number, step), y + 4, ("inte med",), "kv-years__word", "middle")


def _name(strand: Strand, y: float) -> Iterator[Label]:
    indent = rounded(text_width(strand.link.id, _SIZE) * 1.06 + 8)
    lines = wrap(strand.link.name, _SIZE, NAMES - indent - 16, 2)
    top = rounded(y + 5 - (len(lines) - 1) * LEADING / 2)
    yield Label(0, top, (strand.link.id,), "kv-strong")
    yield Label(indent, top, lines, "")


def _runs(strand: Strand, chain: Chain) -> Iterator[Sequence[int]]:
    """The stops of each unbroken stretch: while there is a plan that has it, until it is gone."""
    judged = {one.stop: one for one in strand.judged}
    run: list[int] = []
    gone = False
    for number, stop in enumerate(chain.stops):
        gone = gone and not stop.is_plan
        if strand.reaches(stop) and not gone:
            run.append(number)
            gone = number in judged and judged[number].is_gone
        elif run:
            yield run
            run = []
    yield run


def _run(stops: Sequence[int], y: float, step: float) -> Stroke:
    return Stroke(((_x(stops[0], step), y), (_x(stops[-1], step), y)), "kv-years__risk")


def _without(strand: Strand, chain: Chain) -> Iterator[int]:
    """The plans that do not have the risk."""
    for number, stop in enumerate(chain.stops):
        if stop.is_plan and not strand.reaches(stop):
            yield number
