"""M031–M033: the ways of counting follow each other, and every value is counted by one of them."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.checked import Checked
from kvalitet.catalogue.observations import Observation
from kvalitet.model.indicator import Indicator
from kvalitet.model.report import Report
from kvalitet.model.value import MissingKind
from kvalitet.problems import Place, Problem, Rule, Severity
from kvalitet.swedish.dates import day

OUT_OF_ORDER = Rule("M031", Severity.ERROR, "Räknesätten står inte i tidsordning", excusable=True)
BEFORE_THE_FIRST = Rule("M032", Severity.WARNING, "Ett värde är äldre än räknesätten")
WITHIN_A_PERIOD = Rule("M033", Severity.WARNING, "Räknesättet byts inne i en period")


def check_definition_order(document: Checked[Report]) -> Iterator[Problem]:
    """Each way of counting begins later than the one that stands before it."""
    form = document.form
    beginnings = [one.since for one in form.definitions] if isinstance(form, Indicator) else []
    for i, (earlier, later) in enumerate(pairwise(beginnings), start=1):
        if later <= earlier:
            message = f"Räknesättet från {day(later)} står efter det från {day(earlier)}."
            if later == earlier:
                message = f"Två räknesätt gäller från {day(later)}."
            remedy = "Skriv det äldsta räknesättet först, och ge vart och ett sitt eget datum."
            yield Problem(_place(document, i), OUT_OF_ORDER, message, remedy)


def check_definitions(catalogue: Catalogue) -> Iterator[Problem]:
    """The ways of counting of every indicator, beside the periods that have a value."""
    measured = _measured(catalogue)
    for document in catalogue.of_type(Indicator):
        observations = measured.get(document.form.id, ())
        since = [definition.since for definition in document.form.definitions]
        for i, beginning in enumerate(since):
            place = _place(document, i)
            if beginning == min(since):
                yield from _before(beginning, observations, place)
            else:
                yield from _within(beginning, observations, place)


def _measured(catalogue: Catalogue) -> Mapping[str, list[Observation]]:
    """Indicator with ways of counting → every dated value, the earliest first."""
    counted = {name for name, one in catalogue.indicators.items() if one.definitions}
    found: dict[str, list[Observation]] = {}
    for key, series in catalogue.store.items():
        if key.indicator in counted:
            values = (o for o in series if not isinstance(o.value, MissingKind) and o.period.end)
            found.setdefault(key.indicator, []).extend(values)
    for observations in found.values():
        observations.sort(key=lambda one: one.period.sort_key)
    return found


def _before(
    beginning: dt.date, observations: Sequence[Observation], place: Place
) -> Iterator[Problem]:
    """The first way of counting is taken for that of every earlier value, too."""
    earliest = observations[0].period if observations else None
    if earliest is not None and earliest.end is not None and earliest.end < beginning:
        yield Problem(
            place,
            BEFORE_THE_FIRST,
            f"Värdet för {earliest.name} är äldre än det första räknesättet, från "
            f"{day(beginning)}, men behandlas som om det räknades likadant.",
            "Skriv även det äldre räknesättet, eller låt det första gälla från det värdet.",
        )


def _within(
    beginning: dt.date, observations: Sequence[Observation], place: Place
) -> Iterator[Problem]:
    """A value that is counted partly in one way and partly in another."""
    for one in observations:
        start, end = one.period.start, one.period.end
        if start and end and start < beginning <= end and not one.note:
            yield Problem(
                place,
                WITHIN_A_PERIOD,
                f"Räknesättet gäller från {day(beginning)}, mitt i {one.period.name}, som har "
                f"ett värde för {one.owner}.",
                "Låt räknesättet gälla från periodens början eller slut, eller säg med not: vid "
                "värdet hur det är räknat.",
            )
            return


def _place(document: Checked[Report], i: int) -> Place:
    return document.front.place_of(("definitioner", i, "från"))
