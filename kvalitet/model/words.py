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
    RULES = "regler"
    OPEN_DATA = "data"
    LEVELS_WORKED = "exempel nivå"
    CHANGE_WORKED = "exempel förändring"
    TREND_WORKED = "exempel trend"
    VARIATION_WORKED = "exempel variation"
    UNCERTAINTY_WORKED = "exempel osäkerhet"
    COMPARISON_WORKED = "exempel jämförelse"
    TARGET_WORKED = "exempel mål"


class ActionStatus(StrEnum):
    """Åtgärdens status: the traffic light of an action, always shown with its words."""

    ON_SCHEDULE = "följer tidplan"
    AT_RISK = "risk för försening"
    LATE = "försenad"
    DONE = "klar"
    NOT_STARTED = "ej påbörjad"
    UNKNOWN = "uppgift saknas"


class Performed(StrEnum):
    """Utförd: whether a self-check was done as planned."""

    YES = "ja"
    PARTLY = "delvis"
    NO = "nej"
    UNKNOWN = "uppgift saknas"


class Ongoing(StrEnum):
    """Löpande: what an action without an end has instead of a deadline."""

    ONGOING = "löpande"


class RiskGone(StrEnum):
    """What a follow-up says of a risk that is no more."""

    GONE = "kvarstår inte"
