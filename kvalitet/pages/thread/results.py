"""What became of an indicator, in few words: value, level, target, and who tells it."""

from dataclasses import dataclass
from decimal import Decimal

from kvalitet.analysis.outcomes import Outcome, Reported
from kvalitet.analysis.thread import RedThread
from kvalitet.catalogue.checked import Checked
from kvalitet.model.follow_up import FollowUp
from kvalitet.model.indicator import Indicator
from kvalitet.model.quality_story import QualityStory
from kvalitet.model.report import Report
from kvalitet.model.words import QualityLevel
from kvalitet.pages.remarks import flags
from kvalitet.pages.rows import divided_words
from kvalitet.pages.studio import Sheet
from kvalitet.swedish.numbers import with_unit

NOT_TOLD = "inte redovisat"
NOT_YET = "inte uppföljt ännu"

Linked = tuple[str, str]
"""Words, and the address they lead to."""


@dataclass(frozen=True, slots=True)
class ResultWords:
    """A result as words and a level."""

    owner: str
    """Whose it is, where it is not the whole plan's; else ""."""
    text: str
    is_missing: bool
    period: str
    flags: tuple[str, ...]
    is_judged: bool
    """Whether it has a level, or would have one if there were a value."""
    level: QualityLevel | None
    aim: str
    """The target, and whether it is reached; "" where there is none."""
    reached: bool | None
    told_in: tuple[Linked, ...]
    """The follow-ups and stories that tell it."""
    is_earlier: bool
    """Whether it is older than the plan's year."""


@dataclass(frozen=True, slots=True)
class IndicatorWords:
    """An indicator with what became of it."""

    indicator: Indicator
    href: str
    results: tuple[ResultWords, ...]
    aims: tuple[str, ...]
    """Targets of those who have no result to stand beside."""
    absence: str
    """Why there is no result of the plan's year; "" where there is one."""
    is_gap: bool
    """Whether somebody should have told it by now."""


def indicator_words(sheet: Sheet, thread: RedThread, one: Reported) -> IndicatorWords:
    """What a plan's indicator came to."""
    not_told = NOT_TOLD if thread.is_told_to_the_end else f"{NOT_TOLD} hittills"
    told = {outcome.assessment.owner for outcome in one.outcomes if outcome.of_the_year}
    return IndicatorWords(
        indicator=one.indicator,
        href=indicator_href(sheet, one.indicator.id, thread.plan.owner),
        results=tuple(_result_words(sheet, thread, outcome) for outcome in one.outcomes),
        aims=tuple(
            _aim_words(sheet, thread, one.indicator, owner, aim)
            for owner, aim in one.aims
            if owner not in told
        ),
        absence="" if one.reported else not_told if thread.is_followed_up else NOT_YET,
        is_gap=thread.is_told_to_the_end and not one.reported,
    )


def indicator_href(sheet: Sheet, indicator: str, owner: str) -> str:
    """The link to an indicator's page: to the owner's part of it, where there is one."""
    has_part = owner in sheet.studio.findings.owners_of(indicator)
    anchor = f"#{sheet.studio.owner_anchor(owner)}" if has_part else ""
    return f"{sheet.to(indicator)}{anchor}"


def _result_words(sheet: Sheet, thread: RedThread, outcome: Outcome) -> ResultWords:
    figure, indicator = outcome.result.figure, outcome.assessment.indicator
    divided = divided_words(sheet.studio, outcome.assessment, outcome.result)
    return ResultWords(
        owner=_whose(sheet, thread, outcome.assessment.owner),
        text=divided or figure.text,
        is_missing=figure.value is None and not divided,
        period=figure.period.name,
        flags=flags(figure),
        is_judged=bool(indicator.scales),
        level=figure.level,
        aim=_attained(outcome),
        reached=outcome.reached,
        told_in=tuple((told_name(one), sheet.to(one.form.id)) for one in outcome.told_in),
        is_earlier=not outcome.of_the_year,
    )


def _whose(sheet: Sheet, thread: RedThread, owner: str) -> str:
    """The name of a unit within the plan's municipality; "" for the plan's own owner."""
    if owner == thread.plan.owner:
        return ""
    home = sheet.studio.municipality(owner)
    return next(unit.name for unit in home.units if unit.id == owner)


def _amount(aim: Decimal, indicator: Indicator) -> str:
    return with_unit(aim, indicator.unit, indicator.decimals)


def _attained(outcome: Outcome) -> str:
    """The target of the plan's year beside a result of that year."""
    if outcome.aim is None or not outcome.of_the_year:
        return ""
    aim = _amount(outcome.aim, outcome.assessment.indicator)
    match outcome.reached, outcome.is_final:
        case None, _:
            return f"målet är {aim}"
        case True, is_final:
            return f"målet {aim} är nått{'' if is_final else ' hittills'}"
        case _, is_final:
            return f"målet {aim} är inte nått{'' if is_final else ' ännu'}"


def _aim_words(
    sheet: Sheet, thread: RedThread, indicator: Indicator, owner: str, aim: Decimal
) -> str:
    whose = _whose(sheet, thread, owner)
    amount = _amount(aim, indicator)
    return f"målet är {amount} för {whose}" if whose else f"målet är {amount}"


def told_name(document: Checked[Report]) -> str:
    """A follow-up or a story in two or three words: "uppföljningen T2 2020"."""
    match document.form:
        case FollowUp() as form:
            return f"uppföljningen {form.period.short}"
        case QualityStory() as form:
            return f"berättelsen {form.year}"
        case form:
            return form.title or form.id
