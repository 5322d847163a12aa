"""Mann–Kendall: whether values in order of time rise or fall more than chance would make them.

Sources: Mann (1945), Econometrica 13, 245–259; Kendall (1975), Rank Correlation Methods. The exact
distribution of S is the Mahonian numbers; with ties it is the q-multinomial coefficients of the tie
groups.
"""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from math import erfc, factorial, prod, sqrt

LONGEST_EXACT = 100
"""The exact distribution takes a tenth of a second to count here, and ever longer after; the normal
approximation is then within a thousandth of it."""


def mann_kendall(values: Sequence[int]) -> tuple[int, Fraction]:
    """Kendall's S of a series and its two-sided p: the share of orderings as extreme."""
    s = sum((later > earlier) - (later < earlier) for earlier, later in combinations(values, 2))
    ties = tuple(sorted(Counter(values).values()))
    return s, two_sided_p(abs(s), ties)


@lru_cache(maxsize=4096)
def two_sided_p(s: int, ties: tuple[int, ...]) -> Fraction:
    """P(|S| ≥ s) when all orderings of values that are tied in groups are equally likely."""
    if s == 0:
        return Fraction(1)
    if sum(ties) > LONGEST_EXACT:
        return _approximate_p(s, ties)
    orderings, width = _orderings(ties)
    most = (sum(ties) ** 2 - sum(tied**2 for tied in ties)) // 2  # S = most − 2·inversions
    # Of the two tails, which mirror each other, the one with few inversions is counted.
    tail = orderings & ((1 << ((most - s) // 2 + 1) * width) - 1)
    # Casting out: digits in base b leave the same remainder as their sum when divided by b − 1.
    extreme = 2 * (tail % ((1 << width) - 1))
    return Fraction(extreme, factorial(sum(ties)) // prod(map(factorial, ties)))


@lru_cache(maxsize=256)
def _orderings(ties: tuple[int, ...]) -> tuple[int, int]:
    """How many orderings of a multiset have each number of inversions, and the bits of each count.

    It is the q-multinomial [n]!/([t₁]!·[t₂]!…), with so large a power of two for q that the
    coefficients stand side by side in one whole number, the first of them last. The product is made
    up of Gaussian binomials, so that every division is exact.
    """
    width = factorial(sum(ties)).bit_length() + 1
    counts, placed = 1, 0
    for tied in ties:
        for k in range(1, tied + 1):
            placed += 1
            counts = (counts << placed * width) - counts
            counts //= (1 << k * width) - 1
    return counts, width


def _approximate_p(s: int, ties: tuple[int, ...]) -> Fraction:
    """The normal approximation, corrected for ties and for S going in steps of two."""
    n = sum(ties)
    tied = sum(t * (t - 1) * (2 * t + 5) for t in ties)
    variance = (n * (n - 1) * (2 * n + 5) - tied) / 18
    return Fraction(erfc((s - 1) / sqrt(2 * variance)))
