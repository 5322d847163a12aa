"""D001: what must be hidden, but can be computed however much else is hidden with it.

What only an earlier edition gives away is told with what else it shows: nobody can take it back.
"""

from collections.abc import Iterator

from kvalitet.analysis.disclosure.hidden import Exposed, Masking
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.model.value import MissingKind
from kvalitet.problems import Problem, Rule, Severity
from kvalitet.swedish.lists import quoted

EXPOSED = Rule("D001", Severity.ERROR, "Det som ska döljas går att räkna ut", excusable=True)


def check_exposed(catalogue: Catalogue, masked: Masking) -> Iterator[Problem]:
    """Every figure that nothing protects, at its place."""
    for one in masked.exposed:
        o = one.observation
        if o.indicator not in catalogue.in_doubt and not one.is_told:
            message = f"{o.indicator}: {one.name} går att räkna ut, eller nästan, ur det som visas."
            yield Problem(o.stated_in[0], EXPOSED, message, _way_out(one))


def _way_out(one: Exposed) -> str:
    o = one.observation
    begin = "Slå ihop "
    if one.is_written and o.value is MissingKind.CONFIDENTIAL:
        begin = "Skriv siffran i stället för sekretess, så döljs det som behövs, eller slå ihop "
    if o.parts:
        dimension, part = o.parts[-1]
        return f"{begin}{quoted(part)} med en annan del av {dimension}."
    if not one.is_written:
        return f"{begin}delar eller perioder, så att resten blir större."
    return f"{begin}{o.period.canonical} med perioden bredvid till en längre."
