"""B030–B032: what site_config.yml must say of an edition, and that a story is part of it."""

from collections.abc import Iterator
from datetime import date

from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.front.parse import parse_front
from kvalitet.front.tree import Front
from kvalitet.model.quality_story import QualityStory
from kvalitet.problems import Place, Problem, Rule, Severity
from kvalitet.sources import Source
from kvalitet.swedish.dates import day

NO_YEAR = Rule("B030", Severity.ERROR, "Utgåvan säger inte vilket år den gäller")
NO_STORY = Rule("B031", Severity.WARNING, "Ingen berättelse gäller utgåvans år", excusable=False)
NOT_REVIEWED = Rule("B032", Severity.ERROR, "Tillgängligheten är inte granskad det senaste året")


def check_edition(catalogue: Catalogue, settings: Source, today: date) -> Iterator[Problem]:
    """The settings, and the stories of the edition's year."""
    front, _ = parse_front(settings.text, settings.path)
    assert front is not None, "the settings have passed the gate"
    yield from _year(catalogue, front)
    place = front.place_of(("tillgänglighet", "granskad"))
    yield from _reviewed(catalogue.config.accessibility.reviewed, today, place)


def _year(catalogue: Catalogue, front: Front) -> Iterator[Problem]:
    year, place = catalogue.config.edition.year, front.place_of(("utgåva", "år"))
    told = {document.form.year for document in catalogue.of_type(QualityStory)}
    if year is None:
        remedy = "Skriv år: under utgåva:, till exempel år: 2024."
        yield Problem(place, NO_YEAR, "Utgåvan har inget år.", remedy)
    elif year not in told and not catalogue.unsound:
        message = f"Ingen kvalitetsberättelse gäller {year}."
        remedy = "Lägg till årets berättelse, eller rätta året."
        yield Problem(place, NO_STORY, message, remedy)


def _reviewed(reviewed: date, today: date, place: Place) -> Iterator[Problem]:
    message = f"Tillgängligheten granskades senast {day(reviewed)}, för mer än ett år sedan."
    if reviewed > today:
        message = f"Granskningen är daterad {day(reviewed)}, men i dag är det {day(today)}."
    elif (today.year - reviewed.year, today.month, today.day) <= (1, reviewed.month, reviewed.day):
        return
    remedy = "Granska att webbplatsen går att använda för alla, och skriv dagen efter granskad:."
    yield Problem(place, NOT_REVIEWED, message, remedy)
