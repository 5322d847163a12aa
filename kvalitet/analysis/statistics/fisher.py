"""Fisher's exact test: whether two shares differ more than chance alone would make them.

Source: Fisher (1935), Journal of the Royal Statistical Society 98, 39–82; two-sided as in R: all
tables that are no more likely than the one observed.
"""

from collections.abc import Iterator

_NEGLIGIBLE = 1e-20
_AS_LIKELY = 1 + 1e-7
"""Tables that are exactly as likely must count as such although their weights are rounded."""


def fisher(count: int, base: int, other_count: int, other_base: int) -> float:
    """The two-sided p of count of base against other_count of other_base."""
    hits, both = count + other_count, base + other_base
    likeliest = (base + 1) * (hits + 1) // (both + 2)
    upwards = _weights(likeliest, 1, base, hits, both)
    downwards = _weights(likeliest, -1, base, hits, both)
    weights = {likeliest: 1.0, **dict(upwards), **dict(downwards)}
    if count not in weights:
        return 0.0
    observed = weights[count] * _AS_LIKELY
    extreme = sum(weight for weight in weights.values() if weight <= observed)
    return min(1.0, extreme / sum(weights.values()))


def _weights(start: int, step: int, base: int, hits: int, both: int) -> Iterator[tuple[int, float]]:
    """How likely each count is beside the likeliest, from there on until it hardly is at all."""
    weight, count, others = 1.0, start, both - base
    while weight > _NEGLIGIBLE:
        if step > 0:
            weight *= (base - count) * (hits - count)
            weight /= (count + 1) * (others - hits + count + 1)
        else:
            weight *= count * (others - hits + count)
            weight /= (base - count + 1) * (hits - count + 1)
        count += step
        if not weight:  # beyond the last possible table
            return
        yield count, weight
