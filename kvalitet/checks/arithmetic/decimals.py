"""A020: more decimals than the number of people behind a share can carry.

"A percentage … should contain no more than the number of digits in the denominator": 9 of 28 is
32 %, not 32.1 % (AMA Manual of Style, 10th ed., 4.1, on visual presentation of data). So no decimal
is due below 100, one below 1 000, and so on: there, one person more or less moves the share by more
than the last digit, which adds nothing but a way to find out how few they were.
"""

from collections.abc import Iterator, Mapping
from statistics import median_low

from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.checks.arithmetic.sheets import Known, Sheet
from kvalitet.model.indicator import Indicator
from kvalitet.model.value import Share
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.numbers import counted, decimal

TOO_MANY_DECIMALS = Rule("A020", Severity.WARNING, "Fler decimaler än underlaget bär")


def check_decimals(catalogue: Catalogue, known: Mapping[str, Sheet]) -> Iterator[Problem]:
    """The `decimaler:` of each share against the bases that are known, most of which count."""
    for document in catalogue.of_type(Indicator):
        indicator = document.form
        if indicator.unit != "procent" or not indicator.decimals or indicator.id not in known:
            continue
        found = sorted(_bases(indicator, known))
        least = 10 ** (indicator.decimals + 1)
        if found and median_low(found) < least:
            shown = counted(indicator.decimals, "decimal", "decimaler")
            message = (
                f"{indicator.id} visas med {shown}, men de flesta andelar är räknade av färre än "
                f"{decimal(least, 0)}, som minst av {decimal(found[0], 0)}."
            )
            yield Problem(
                document.front.place_of(("decimaler",)),
                TOO_MANY_DECIMALS,
                message,
                f"Skriv decimaler: {_due(median_low(found))}.",
            )


def _bases(indicator: Indicator, known: Mapping[str, Sheet]) -> Iterator[int]:
    """The bases of whole figures, from the share itself or from its denominator."""
    denominator = known.get(indicator.relations.denominator or "")
    sheet = known[indicator.id]
    for owner in sheet.figures:
        beside = denominator.column(owner) if denominator else {}
        for period, share in sheet.column(owner).items():
            base = _base(share, beside.get(period))
            if base is not None:
                yield base


def _base(share: Known, whole: Known | None) -> int | None:
    if isinstance(share.value, Share):
        return share.value.denominator
    return whole.counts[0] if whole is not None and whole.counts is not None else None


def _due(base: int) -> int:
    """How many decimals a base carries."""
    return max(0, len(str(base)) - 2)
