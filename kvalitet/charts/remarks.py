"""The words under an axis: why there is no value, and which values are preliminary."""

from collections.abc import Sequence
from dataclasses import dataclass

from kvalitet.charts.labels import rows_apart
from kvalitet.charts.shapes import Format, Label, rounded
from kvalitet.charts.text import text_width, wrap

_MOST_ROWS = 2
_MOST_LINES = 4
_GAP = 8


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say about the `place`th period of an axis, which is drawn at x."""

    place: int
    x: float
    short: str
    text: str


def lay_out_remarks(
    remarks: Sequence[Remark], form: Format, top: float
) -> tuple[tuple[Label, ...], float]:
    """Labels under their periods, or a list where they would be too crowded; and their height."""
    runs = _runs(remarks)
    stretches = [_stretch(run, form) for run in runs]
    rows = rows_apart(stretches, _GAP)
    if max(rows, default=-1) >= _MOST_ROWS:
        return _as_list(runs, form, top)
    labels = tuple(
        Label(
            rounded((left + right) / 2),
            rounded(top + row * form.leading + form.size),
            (run[0].text,),
            "kv-chart-remark",
            "middle",
        )
        for run, (left, right), row in zip(runs, stretches, rows, strict=True)
    )
    return labels, (max(rows, default=-1) + 1) * form.leading


def _runs(remarks: Sequence[Remark]) -> list[list[Remark]]:
    """What is said of one period after the other is said once."""
    runs: list[list[Remark]] = []
    for remark in sorted(remarks, key=lambda one: (one.text, one.place)):
        last = runs[-1][-1] if runs else None
        if last and last.text == remark.text and remark.place - last.place <= 1:
            runs[-1].append(remark)
        else:
            runs.append([remark])
    return sorted(runs, key=lambda run: (run[0].place, run[0].text))


def _stretch(run: Sequence[Remark], form: Format) -> tuple[float, float]:
    width = text_width(run[0].text, form.size)
    middle = (run[0].x + run[-1].x) / 2
    left = max(0.0, min(middle - width / 2, form.width - width))
    return left, left + width


def _as_list(
    runs: Sequence[Sequence[Remark]], form: Format, top: float
) -> tuple[tuple[Label, ...], float]:
    said = " · ".join(f"{_periods(run)} {run[0].text}" for run in runs)
    lines = wrap(said, form.size, form.width, _MOST_LINES)
    label = Label(0.0, rounded(top + form.size), lines, "kv-chart-remark")
    return (label,), len(lines) * form.leading


def _periods(run: Sequence[Remark]) -> str:
    return run[0].short if len(run) == 1 else f"{run[0].short}–{run[-1].short}"
