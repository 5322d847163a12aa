"""What became of a plan's indicators: results of the right year and owner, beside their targets."""

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal

from kvalitet.analysis.assessment import Assessment, Result
from kvalitet.analysis.attainment import reached
from kvalitet.analysis.figures import exact_value
from kvalitet.analysis.findings import Findings
from kvalitet.catalogue.checked import Checked
from kvalitet.catalogue.statements import statements_of
from kvalitet.catalogue.thread import PlanThread
from kvalitet.config import SiteConfig
from kvalitet.model.indicator import Indicator
from kvalitet.model.period import Period
from kvalitet.model.plan import Plan
from kvalitet.model.quality_story import QualityStory
from kvalitet.model.reference import ReferenceProblem, parse_reference
from kvalitet.model.report import Report
from kvalitet.model.value import MissingKind
from kvalitet.swedish.numbers import round_half_up


@dataclass(frozen=True, slots=True)
class Outcome:
    """The latest result of an indicator for one owner, no later than the plan's year."""

    assessment: Assessment
    result: Result
    of_the_year: bool
    """Whether it tells of the plan's own year; an older one only tells where the plan began."""
    has_result: bool
    """Whether there is a value, a value of some part, or one that is hidden to protect someone."""
    aim: Decimal | None
    """The target for the plan's year, rounded as the result is."""
    reached: bool | None
    """None where there is no target, no value of the year, or no direction that is better."""
    is_final: bool
    """Whether its period ends with the year, so that nothing more is to come."""
    told_in: tuple[Checked[Report], ...]
    """The follow-ups and stories of the plan that tell this figure, in time order."""


@dataclass(frozen=True, slots=True)
class Reported:
    """What became of an indicator of a plan."""

    indicator: Indicator
    promised: bool
    """Whether the plan lists it as its own; an action or a self-check may name others."""
    aims: tuple[tuple[str, Decimal], ...]
    """The targets for the plan's year: the plan's own, and those of units that have one."""
    outcomes: tuple[Outcome, ...]
    """One for each owner that has any result: the plan's own, then those of the units."""

    @property
    def reported(self) -> bool:
        """Whether the plan's year has a figure, or the word for why it has none."""
        return any(outcome.of_the_year for outcome in self.outcomes)

    @property
    def has_result(self) -> bool:
        """Whether the plan's year has a result, shown or hidden."""
        return any(outcome.of_the_year and outcome.has_result for outcome in self.outcomes)


class Outcomes:
    """Looks up what became of the indicators of one plan."""

    def __init__(self, thread: PlanThread, config: SiteConfig, findings: Findings) -> None:
        self._plan = thread.plan.form
        self._owners = owners_of(self._plan, config)
        self._findings = findings
        self._told = [
            (document, frozenset(_told(document, findings)))
            for document in (*thread.follow_ups, *thread.stories)
        ]

    def of(self, indicator: Indicator) -> Reported:
        """What became of an indicator."""
        stated = {
            target.owner: round_half_up(exact, indicator.decimals)
            for target in indicator.targets
            if target.year == self._plan.year and (exact := exact_value(target.value)) is not None
        }
        # A target for everybody is the plan's own unless it has one, and so for each unit.
        aims = {owner: stated.get(owner, stated.get(None)) for owner in self._owners}
        return Reported(
            indicator=indicator,
            promised=any(one.indicator == indicator.id for one in self._plan.indicators),
            aims=tuple(
                (owner, aim)
                for owner, aim in aims.items()
                if aim is not None and (owner in stated or owner == self._plan.owner)
            ),
            outcomes=tuple(self._outcomes(indicator, aims)),
        )

    def _outcomes(
        self, indicator: Indicator, aims: Mapping[str, Decimal | None]
    ) -> Iterator[Outcome]:
        for owner in self._owners:
            found = [
                (assessment, result)
                for assessment in self._findings.of(indicator.id, owner)
                for result in assessment.results
                if (end := result.figure.period.end) is not None and end.year <= self._plan.year
            ]
            if found:
                pair = max(found, key=lambda pair: pair[1].figure.period.sort_key)
                yield self._outcome(*pair, aims.get(owner))

    def _outcome(self, assessment: Assessment, result: Result, aim: Decimal | None) -> Outcome:
        figure, end = result.figure, result.figure.period.end
        of_the_year = end is not None and end.year == self._plan.year
        parts = self._findings.parts_at(assessment, figure.period)
        return Outcome(
            assessment=assessment,
            result=result,
            of_the_year=of_the_year,
            has_result=figure.value is not None
            or figure.missing is MissingKind.CONFIDENTIAL
            or any(part.figure.value is not None for _, part in parts),
            aim=aim,
            reached=reached(figure.value, aim, assessment.indicator.polarity)
            if of_the_year and figure.value is not None and aim is not None
            else None,
            is_final=end == dt.date(self._plan.year, 12, 31),
            told_in=tuple(self._who_tell(assessment, figure.period)) if of_the_year else (),
        )

    def _who_tell(self, assessment: Assessment, period: Period) -> Iterator[Checked[Report]]:
        indicator, owner = assessment.indicator.id, assessment.owner
        for document, told in self._told:
            form = document.form
            if (indicator, owner, period) in told or (
                isinstance(form, QualityStory)
                and form.year == self._plan.year
                and form.municipality == owner
                and any(indicator in group.indicators for group in form.target_groups)
            ):
                yield document


def owners_of(plan: Plan, config: SiteConfig) -> tuple[str, ...]:
    """Whose figures tell of a plan: its own, then those of the municipality's units."""
    home = config.municipality_of(plan.owner)
    assert home is not None, "the catalogue knows every owner"
    units = [] if plan.unit else [unit.id for unit in home.units]
    return tuple(dict.fromkeys([plan.owner, *units]))


def _told(document: Checked[Report], findings: Findings) -> Iterator[tuple[str, str, Period]]:
    """The figures that a document states or refers to: of what, whose, and when."""
    for statement in statements_of(document.form):
        for period in statement.series:
            yield statement.indicator, statement.owner, period
    for reference in document.references:
        with suppress(ReferenceProblem):  # told by the checks
            found = findings.resolve(parse_reference(reference.text), document.owner or "")
            if found:
                assessment, result = found
                yield assessment.indicator.id, assessment.owner, result.figure.period
