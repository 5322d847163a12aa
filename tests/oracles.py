"""What the sources of the methods compute themselves, which ours is held against."""

import json
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import lcm
from pathlib import Path
from typing import Any


def vectors(name: str) -> Any:
    """Read tests/vectors/<name>.json; numbers with decimals are exact."""
    file = Path(__file__).with_name("vectors") / f"{name}.json"
    return json.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)


def whole(values: Iterable[Decimal | int]) -> tuple[list[int], int]:
    """The values in so small a unit that they are whole, and how many of it make one."""
    exact = [Fraction(value) for value in values]
    unit = lcm(*(value.denominator for value in exact))
    return [int(value * unit) for value in exact], unit
