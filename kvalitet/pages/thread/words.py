"""What is said of a whole thread: how far its risks can be followed, and what hangs loose."""

from collections.abc import Iterator
from dataclasses import dataclass

from kvalitet.analysis.thread import RedThread
from kvalitet.pages.listing import plan_kind
from kvalitet.pages.studio import Studio
from kvalitet.swedish.lists import joined
from kvalitet.swedish.numbers import counted

KIND = "Röd tråd"


@dataclass(frozen=True, slots=True)
class Step:
    """How many of a plan's risks have got as far as a column of the table."""

    count: int
    words: str


def thread_title(studio: Studio, thread: RedThread) -> str:
    """Which plan's thread it is: its kind, its year and whose it is."""
    plan = thread.plan
    return f"Röda tråden i {plan_kind(plan).lower()}en {plan.year}, {studio.owner_name(plan.owner)}"


def steps(thread: RedThread) -> tuple[Step, ...]:
    """How many risks there are, and how many of them have each thing that a thread is made of."""
    risks = thread.risks
    return (
        Step(len(risks), "risk" if len(risks) == 1 else "risker"),
        Step(sum(bool(one.self_checks) for one in risks), "med egenkontroll"),
        Step(sum(bool(one.actions) for one in risks), "med åtgärd"),
        Step(sum(bool(one.indicators) for one in risks), "med nyckeltal"),
        Step(sum(one.has_result for one in risks), "med resultat"),
    )


def conclusion(thread: RedThread) -> str:
    """How many risks hold together to a result, and how many ends hang loose, as sentences."""
    return " ".join((*_followed(thread), _hanging(thread)))


def not_yet(thread: RedThread) -> str:
    """Why what has not been told is no gap yet; "" once the year has been told to the end."""
    if not thread.is_followed_up:
        return "Planen är inte uppföljd ännu, så resultat räknas inte."
    if not thread.is_told_to_the_end:
        return f"Hela {thread.plan.year} är inte redovisat ännu, så det som återstår räknas inte."
    return ""


def _followed(thread: RedThread) -> Iterator[str]:
    risks = thread.risks
    if not thread.is_followed_up:
        yield "Planen är inte uppföljd ännu."
    if not risks:
        yield "Planen har inga risker."
    elif thread.is_followed_up:
        until_now = "" if thread.is_told_to_the_end else "hittills "
        where = f"{until_now}att följa hela vägen till ett resultat"
        yield _of_all(sum(one.holds for one in risks), len(risks), where)
    else:
        planned = sum(bool(one.self_checks and one.actions and one.indicators) for one in risks)
        yield _of_all(planned, len(risks), "att följa ända till ett nyckeltal")


def _of_all(some: int, all_: int, where: str) -> str:
    if all_ == 1:
        return f"Planens enda risk går {'' if some else 'inte '}{where}."
    if some == all_:
        return f"Alla planens {all_} risker går {where}."
    return f"{some or 'Ingen'} av planens {all_} risker går {where}."


def _hanging(thread: RedThread) -> str:
    counts = (
        (len(thread.loose_self_checks), "egenkontroll", "egenkontroller"),
        (len(thread.loose_actions), "åtgärd", "åtgärder"),
        (len(thread.loose_indicators) + len(thread.unplanned), "nyckeltal", "nyckeltal"),
    )
    said = [counted(*count) for count in counts if count[0]]
    if not said:
        return "Inget hänger löst."
    ends = counted(thread.loose_ends, "tråd hänger lös", "trådar hänger lösa")
    return f"{ends}: {joined(said)}."
