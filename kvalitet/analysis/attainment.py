"""Whether a target has been reached."""

from decimal import Decimal

from kvalitet.model.words import Polarity


def reached(value: Decimal, target: Decimal, polarity: Polarity) -> bool | None:
    """Whether a value is as good as its target, both rounded; None where no way is better."""
    match polarity:
        case Polarity.HIGHER:
            return value >= target
        case Polarity.LOWER:
            return value <= target
        case Polarity.NEITHER:
            return None
