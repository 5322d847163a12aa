"""Closed vocabularies that writers choose from; the values are the Swedish words they write."""

from enum import StrEnum


class QualityLevel(StrEnum):
    """Kvalitetsnivå: the decided traffic light of a value."""

    RED = "röd"
    YELLOW = "gul"
    GREEN = "grön"


class Polarity(StrEnum):
    """Bättre: which direction is an improvement."""

    HIGHER = "högre"
    LOWER = "lägre"
    NEITHER = "ingetdera"


class Counts(StrEnum):
    """Avser: what the indicator counts. Persons and events that concern a person are protected."""

    PERSONS = "personer"
    EVENTS = "händelser"
    OPERATIONS = "verksamhet"


class PeriodRole(StrEnum):
    """What a figure's period says: when it was measured, whom it follows, or when it came out."""

    MEASURED = "mätperiod"
    COHORT = "kohort"
    PUBLISHED = "publicering"


class Generated(StrEnum):
    """What a plain page can show that the site itself knows."""

    SYMBOLS = "tecken"
    CONTACT = "kontakt"
