"""How long it takes to judge a series: python -m benchmarks.series.

Each series has twelve figures. They are rounded and given their levels and changes; of the latest
is then worked out what a page tells: trend, usual variation, way to the target and uncertainty. The
same for every figure, as if a report were written about each, and the sentences, are told apart.
"""

import argparse
import platform
import time
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from random import Random

from kvalitet.analysis.assessment import Assessment, Result
from kvalitet.analysis.findings import Evidence, assess_evidence
from kvalitet.analysis.wording import conclusion
from kvalitet.catalogue.observations import Observation
from kvalitet.config import DisclosureLimits
from kvalitet.model.indicator import Indicator
from kvalitet.model.period import parse_period
from kvalitet.model.value import MissingKind, Number, Share, Value

POINTS = 12
PERIODS = (
    [str(year) for year in range(2013, 2025)],
    [f"{year}-H{half}" for year in range(2019, 2025) for half in (1, 2)],
    [f"2024-{month:02}" for month in range(1, 13)],
)
INDICATOR = Indicator.model_validate(
    {
        "typ": "nyckeltal",
        "id": "BM",
        "namn": "Andelen",
        "enhet": "procent",
        "bättre": "högre",
        "avser": "verksamhet",
        "källa": "Påhittat",
        "beskrivning": "Att mäta med.",
        "nivåer": [
            {
                "gäller_från": "2000",
                "avrundning": "heltal",
                "röd": "0–59",
                "gul": "60–79",
                "grön": "80–100",
                "beslut": "uppgift saknas",
            }
        ],
        "mål": [{"år": "2024", "värde": "80"}, {"år": "2027", "värde": "90"}],
    }
)


def made_up(count: int, seed: int) -> list[Evidence]:
    """Shares and plain values by year, half-year and month, that drift a little or not at all."""
    random = Random(seed)
    return [_series(random, number) for number in range(count)]


def _series(random: Random, number: int) -> Evidence:
    level, drift = random.uniform(50, 85), random.choice((0, 0, -1.5, 1.5))
    base = random.choice((25, 60, 140, 900)) if number % 2 else 0
    observations = []
    for written in PERIODS[number % len(PERIODS)]:
        level = min(99, max(1, level + drift))
        value = _value(random, min(100, max(0, random.gauss(level, 4))), base)
        period = parse_period(written)
        observations.append(Observation("BM", "ort", (), period, value, "", False, "", None, ()))
    series = (tuple(observations),)
    return Evidence(INDICATOR, "ort", "Orten", (), series, frozenset(), DisclosureLimits())


def _value(random: Random, level: float, base: int) -> Value:
    if random.random() < 0.02:
        return MissingKind.NOT_MEASURED
    return Share(round(base * level / 100), base) if base else Number(Decimal(round(level)))


def judge_latest(assessments: Iterable[Assessment]) -> None:
    """All that a page may tell of the latest figure."""
    for assessment in assessments:
        judge(assessment.latest)


def judge_each(assessments: Iterable[Assessment]) -> None:
    """The same of every figure."""
    for assessment in assessments:
        for result in assessment.results:
            judge(result)


def judge(result: Result) -> tuple[object, ...]:
    return result.trend, result.control, result.attainment, result.interval


def tell_latest(assessments: Iterable[Assessment]) -> None:
    """Judge the latest figure and put it into words."""
    for assessment in assessments:
        conclusion(assessment.latest)


Finish = Callable[[Iterable[Assessment]], None]


def measure(name: str, evidence: Sequence[Evidence], finish: Finish, runs: int) -> str:
    """Judge all series some times over; what one of them cost in the best run, as a line.

    The processor's time is told, and of the runs the one that was least disturbed by others.
    """
    seconds = []
    for _ in range(runs):
        began = time.process_time()
        for one in evidence:
            finish(assess_evidence(one))
        seconds.append(time.process_time() - began)
    each = min(seconds) / len(evidence)
    return f"{name:<44}{1 / each:>12,.0f}{1000 * each:>12.3f}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.series", description=__doc__)
    parser.add_argument("--series", type=int, default=10_000, metavar="N")
    parser.add_argument("--seed", type=int, default=1, help="other figures (%(default)s)")
    parser.add_argument("--runs", type=int, default=5, help="how many of each (%(default)s)")
    options = parser.parse_args(arguments)
    evidence = made_up(options.series, options.seed)
    machine = f"Python {platform.python_version()}, {options.series} series of {POINTS}"
    print(f"{machine:<44}{'per second':>12}{'ms each':>12}")  # noqa: T201 - a command of its own
    print(measure("the first time", evidence, judge_latest, 1))  # noqa: T201
    steps: dict[str, Finish] = {
        "the latest figure": judge_latest,
        "the latest figure, in words": tell_latest,
        "every figure": judge_each,
    }
    for name, finish in steps.items():
        print(measure(name, evidence, finish, options.runs), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
