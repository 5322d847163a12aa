"""Charts to try things on: small ones, with one of everything that a chart can hold."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from kvalitet.charts.description import (
    Band,
    Bar,
    BarChart,
    Break,
    Cell,
    Chart,
    Line,
    LineChart,
    Path,
    Point,
    Role,
    Span,
    Spread,
    Stack,
    StackedBars,
    Target,
    TargetStep,
    Usual,
    Whisker,
)
from kvalitet.charts.figure import Origin, Ways, render_figure
from kvalitet.charts.static import draw
from kvalitet.model.words import QualityLevel
from kvalitet.templating import Templates

SHARES = Span(Decimal(0), Decimal(100))


def point(year: int, value: str | None, text: str = "", level: QualityLevel | None = None) -> Point:
    amount = None if value is None else Decimal(value)
    return Point(date(year, 7, 2), f"år {year}", str(year), amount, text or f"{value} %", level)


def whisker(low: str, high: str) -> Whisker:
    return Whisker(Decimal(low), Decimal(high), f"{low}–{high} %")


def line(
    *values: str | None, name: str = "Hylte", role: Role = Role.OWN, first: int = 2015
) -> Line:
    """A yearly line; None is a year without a value."""
    years = enumerate(values, start=first)
    points = (point(year, value, "" if value else "ej mätt") for year, value in years)
    return Line(name, role, tuple(points))


LINES = LineChart(
    id="linjer",
    title="Hylte nådde målet 2024",
    description="Från 60 procent 2015 till 92 procent 2018.",
    unit="Procent",
    lines=(
        Line(
            "Hylte",
            Role.OWN,
            (
                replace(point(2015, "60", level=QualityLevel.RED), whisker=whisker("41", "77")),
                point(2016, None, "ej mätt"),
                Point(
                    date(2017, 7, 2),
                    "år 2017",
                    "2017",
                    Decimal(80),
                    "80 %",
                    QualityLevel.YELLOW,
                    note="Avser andra halvåret.",
                ),
                Point(
                    date(2018, 7, 2),
                    "år 2018",
                    "2018",
                    Decimal(92),
                    "92 %",
                    QualityLevel.GREEN,
                    preliminary=True,
                    whisker=whisker("75", "98"),
                ),
            ),
        ),
        line("70", "72", "73", "75", name="Alla kommuner", role=Role.COMPARATOR),
        line("61", None, "79", "91", name="Flickor", role=Role.PART),
    ),
    bands=(
        Band("röd", "0–75", None, Decimal("75.5"), QualityLevel.RED),
        Band("gul", "76–90", Decimal("75.5"), Decimal("90.5"), QualityLevel.YELLOW),
        Band("grön", "91–100", Decimal("90.5"), None, QualityLevel.GREEN, start=date(2017, 1, 1)),
    ),
    target=Target(
        "Mål",
        (
            TargetStep(Decimal(80), "80 %", end=date(2016, 12, 31)),
            TargetStep(Decimal(91), "91 %", start=date(2017, 1, 1)),
        ),
    ),
    breaks=(Break(date(2018, 1, 1), "nytt sätt att räkna"),),
    span=SHARES,
)

BARS = BarChart(
    id="staplar",
    title="Hylte ligger under genomsnittet",
    description="Hylte 67 %, alla kommuner 76 %.",
    unit="Procent",
    bars=(
        Bar("Hylte", Role.OWN, Decimal(67), "67 %", QualityLevel.RED, whisker=whisker("58", "75")),
        Bar("Alla kommuner", Role.COMPARATOR, Decimal(76), "76 %", note="Ovägt medel."),
        Bar("Hallands län", Role.COMPARATOR, None, "uppgift saknas"),
    ),
    target=TargetStep(Decimal(91), "91 %"),
    span=SHARES,
)


def _stack(month: str, *counts: int | None) -> Stack:
    cells = tuple(
        Cell(None, "uppgift saknas") if count is None else Cell(Decimal(count), str(count))
        for count in counts
    )
    known = [count for count in counts if count is not None]
    return Stack(f"{month} 2024", month[:3], cells, str(sum(known)) if known else "uppgift saknas")


STACKS = StackedBars(
    id="avvikelser",
    title="Flest avvikelser i mars",
    description="Avvikelser per månad.",
    unit="Antal",
    parts=("Handläggning", "Bemötande"),
    stacks=(_stack("januari", 3, 2), _stack("februari", None, None), _stack("mars", 5, 0)),
)

AHEAD = replace(
    LINES,
    id="framåt",
    lines=LINES.lines[:1],
    target=Target("Mål", (TargetStep(Decimal(95), "95 %"),)),
    usual=(
        Usual(
            low=Decimal(70),
            high=Decimal(90),
            mean=Decimal(80),
            text="70–90 %",
            mean_text="80 %",
            start=date(2015, 1, 1),
            end=date(2018, 12, 31),
        ),
    ),
    path=Path(
        date(2018, 7, 2), Decimal(92), date(2020, 7, 2), Decimal(95), 2020, "Krävd takt: +1,5."
    ),
    spreads=(
        Spread(
            "3 grupper, lägst–högst",
            "60–80 %",
            line("55", "60", name="Lägst av 3 grupper", role=Role.COMPARATOR),
            line("75", "80", name="Högst av 3 grupper", role=Role.COMPARATOR),
        ),
    ),
    said="Det är 12 procentenheter högre än 2017.",
)

CHARTS = (LINES, AHEAD, BARS, STACKS)

ORIGIN = Origin(
    source="Kolada",
    explained=(("om måttet", "#kv-om"),),
    publisher="Testkommunen",
    edition="Kvalitet i Testkommunen, utgåva 2024, 1 mars 2025",
    address="2024/nyckeltal/u33461/#linjer",
    fictional="",
    frozen=True,
)


def figure_of(chart: Chart, templates: Templates, ways: Ways, origin: Origin = ORIGIN) -> Markup:
    """The whole figure of a chart."""
    return render_figure(chart, draw(chart, templates), templates, ways, origin)
