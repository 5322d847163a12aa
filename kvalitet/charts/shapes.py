"""What a drawing is made of: rectangles, strokes, marks and labels, with one decimal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kvalitet.model.words import QualityLevel

LEVEL_CLASS: Mapping[QualityLevel, str] = MappingProxyType(
    {QualityLevel.RED: "red", QualityLevel.YELLOW: "yellow", QualityLevel.GREEN: "green"}
)

# Outlines around (0, 0). A level has the shape it has everywhere else on the site;
# the parts of a breakdown have others, so that the two are never mistaken for each other.
_OUTLINES = {
    "dot": "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z",
    "halo": "M-10.5 0a10.5 10.5 0 1 0 21 0a10.5 10.5 0 1 0-21 0z",
    "small halo": "M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0z",
    "small": "M-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0z",
    "ring": "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    "green": "M-6.5 0a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0z",
    "yellow": "M0-7.4L7.4 5.6H-7.4z",
    "red": "M0-7.2L7.2 0L0 7.2L-7.2 0z",
    "square": "M-4-4H4V4H-4z",
    "wedge": "M-5.2-4H5.2L0 5.2z",
    "plus": "M-1.6-5H1.6V-1.6H5V1.6H1.6V5H-1.6V1.6H-5V-1.6H-1.6z",
    "bar": "M-2-5.5H2V5.5H-2z",
    "hexagon": "M-5 0L-2.5-4.4H2.5L5 0L2.5 4.4H-2.5z",
    "bow": "M-5-4.5L0-1L5-4.5V4.5L0 1L-5 4.5z",
}
PART_SHAPES = ("square", "wedge", "plus", "hexagon", "bar", "bow")


@dataclass(frozen=True, slots=True)
class Rect:
    """A filled box."""

    x: float
    y: float
    width: float
    height: float
    css: str
    title: str = ""
    hatch: int = 0
    behind: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through its points, which are rounded."""

    points: tuple[tuple[float, float], ...]
    css: str
    behind: bool = False

    @property
    def path(self) -> str:
        return " ".join(f"{x},{y}" for x, y in self.points)


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign at a place; `title` is what a pointer resting on it is told."""

    x: float
    y: float
    shape: str
    css: str
    title: str = ""

    @property
    def outline(self) -> str:
        return _OUTLINES[self.shape]


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text; `strong` follows the last one. `anchor` is start, middle or end."""

    x: float
    y: float
    lines: tuple[str, ...]
    css: str
    anchor: str = "start"
    strong: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """A width to draw for: one for columns of text, one for phones."""

    name: str
    width: float
    plot_height: float
    size: float  # of text
    margin_labels: bool  # room beside the plot for names at the ends of lines

    @property
    def leading(self) -> float:
        return round(self.size * 1.3, 1)


WIDE = Format("wide", 760, 250, 14, margin_labels=True)
NARROW = Format("narrow", 328, 200, 13, margin_labels=False)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished geometry, back to front; what is behind comes first of its kind."""

    format: Format
    height: float
    rects: tuple[Rect, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    marks: tuple[Mark, ...] = ()
    labels: tuple[Label, ...] = ()
    hatches: int = 0  # how many hatchings the rects refer to


Shape = Rect | Stroke | Mark | Label


def assemble(form: Format, height: float, shapes: Iterable[Shape], hatches: int = 0) -> Drawing:
    """A drawing of the shapes: boxes behind strokes, behind marks, behind words."""
    found = list(shapes)
    return Drawing(
        form,
        rounded(height),
        tuple(shape for shape in found if isinstance(shape, Rect)),
        tuple(shape for shape in found if isinstance(shape, Stroke)),
        tuple(shape for shape in found if isinstance(shape, Mark)),
        tuple(shape for shape in found if isinstance(shape, Label)),
        hatches,
    )


def rounded(number: float) -> float:
    """One decimal is a tenth of a pixel; whole numbers are written without any."""
    tenth = round(number, 1)
    return int(tenth) if tenth == int(tenth) else tenth


def level_shape(level: QualityLevel | None, otherwise: str = "dot") -> str:
    return otherwise if level is None else LEVEL_CLASS[level]
