"""What must be said beside a figure: that it is preliminary, revised, or rests on few persons."""

from kvalitet.analysis.figures import Figure
from kvalitet.model.indicator import Indicator
from kvalitet.model.words import PeriodRole

_ROLES = {
    PeriodRole.MEASURED: "perioden är den då mätningen gjordes",
    PeriodRole.COHORT: "perioden säger vilka som har följts upp",
    PeriodRole.PUBLISHED: "perioden är den då siffran publicerades",
}


def flags(figure: Figure) -> tuple[str, ...]:
    """Short words that stand beside the value, always in the same order."""
    found = {
        "preliminärt": figure.preliminary,
        "reviderat": bool(figure.revision),
        "litet underlag": figure.small_base,
    }
    return tuple(word for word, holds in found.items() if holds)


def note_on(figure: Figure, indicator: Indicator) -> str:
    """Everything that is to be known of a figure, as sentences; "" when there is nothing."""
    said = [figure.note]
    if figure.revision:
        said.append(f"Reviderat: {figure.revision}")
    if figure.small_base:
        said.append("Litet underlag.")
    if figure.role is not indicator.period_role:
        said.append(f"{_ROLES[figure.role].capitalize()}.")
    return " ".join(_as_sentence(text) for text in said if text)


def role_words(role: PeriodRole) -> str:
    """What the period of a figure stands for, as a sentence without its full stop."""
    return _ROLES[role].capitalize()


def _as_sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
