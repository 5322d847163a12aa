"""Whether a target has been reached."""

from decimal import Decimal

import pytest

from kvalitet.analysis.attainment import reached
from kvalitet.model.words import Polarity


@pytest.mark.parametrize(
    ("value", "polarity", "verdict"),
    [
        ("91", Polarity.HIGHER, True),
        ("90.9", Polarity.HIGHER, False),
        ("91", Polarity.LOWER, True),
        ("91.1", Polarity.LOWER, False),
        ("91", Polarity.NEITHER, None),
    ],
)
def test_a_target_of_91(value: str, polarity: Polarity, verdict: bool | None) -> None:
    assert reached(Decimal(value), Decimal(91), polarity) is verdict
