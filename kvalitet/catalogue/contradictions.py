"""A figure exists once: what is stated in several places must be the same, or marked as revised."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kvalitet.catalogue.observations import Observation
from kvalitet.model.indicator import Indicator
from kvalitet.model.value import Share, same_value, write_value
from kvalitet.problems import Problem, Rule, Severity

CONTRADICTION = Rule("K005", Severity.ERROR, "Två dokument säger olika om samma siffra")


def reconcile(
    observations: Iterable[Observation], indicators: Mapping[str, Indicator]
) -> tuple[list[Observation], list[Problem]]:
    """Leave one observation for each key; a value marked as revised replaces the others."""
    by_key: dict[object, list[Observation]] = {}
    for observation in observations:
        by_key.setdefault(observation.key, []).append(observation)
    kept: list[Observation] = []
    problems: list[Problem] = []
    for rivals in by_key.values():
        if len(rivals) == 1:
            kept += rivals
            continue
        revised = [o for o in rivals if o.revision]
        contenders = revised or rivals
        best = _most_telling(contenders)
        decimals = indicators[best.indicator].decimals
        for other in contenders:
            if not same_value(best.value, other.value, decimals):
                problems.append(_contradiction(best, other))
        places = sorted(place for rival in rivals for place in rival.stated_in)
        preliminary = any(contender.preliminary for contender in contenders)
        kept.append(replace(best, stated_in=tuple(places), preliminary=preliminary))
    return kept, problems


def _most_telling(contenders: list[Observation]) -> Observation:
    """The one with numerator and denominator, else with a note, else stated first.

    Beside it every other is judged: 80 agrees with both 24 of 30 and 8 of 10, which disagree.
    """
    in_order = sorted(contenders, key=lambda o: o.stated_in)
    return max(in_order, key=lambda o: (isinstance(o.value, Share), bool(o.note)))


def _contradiction(first: Observation, other: Observation) -> Problem:
    earlier, later = sorted((first, other), key=lambda o: o.stated_in[0])
    what = f"{later.indicator} {later.period.canonical}"
    if later.parts:
        what += " " + ", ".join(part for _, part in later.parts)
    return Problem(
        later.stated_in[0],
        CONTRADICTION,
        f"Här är {what} ”{write_value(later.value)}”, "
        f"men i {earlier.stated_in[0]} är det ”{write_value(earlier.value)}”.",
        "Skriv siffran på ett ställe och hänvisa till den, rätta den felaktiga, "
        "eller märk den nya med reviderad: och skälet.",
    )
