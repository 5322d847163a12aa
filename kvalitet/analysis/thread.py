"""The red thread, understood: risk → self-check → action → indicator → result."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kvalitet.analysis.actions import (
    ActionCourse,
    SelfCheckCourse,
    action_courses,
    self_check_courses,
)
from kvalitet.analysis.assessment import Assessment, Result
from kvalitet.analysis.findings import Findings
from kvalitet.analysis.risks import RiskCourse, courses
from kvalitet.catalogue.catalogue import Catalogue
from kvalitet.catalogue.thread import PlanThread
from kvalitet.model.indicator import Indicator
from kvalitet.model.plan import Plan
from kvalitet.model.risk_matrix import RiskMatrix


@dataclass(frozen=True, slots=True)
class Reported:
    """What became of an indicator of a plan."""

    indicator: Indicator
    promised: bool
    """Whether the plan lists it among its indicators; an action may name others."""
    has_target: bool
    """Whether anyone has a target for the plan's year."""
    results: tuple[tuple[Assessment, Result], ...]
    """The latest result up to the end of the plan's year, for each owner that has one."""
    reported: bool
    """Whether a follow-up or a story of the plan could tell it: a figure of the plan's own year,
    or the word for why there is none."""


@dataclass(frozen=True, slots=True)
class ActionBranch:
    """An action and the indicators that are to show whether it helped."""

    course: ActionCourse
    indicators: tuple[Reported, ...]


@dataclass(frozen=True, slots=True)
class RiskBranch:
    """A risk with how it is watched and what is done about it."""

    course: RiskCourse
    self_checks: tuple[SelfCheckCourse, ...]
    actions: tuple[ActionBranch, ...]
    carried_over: bool
    """Whether the plan before had the same risk."""
    carried_on: bool
    """Whether a plan after has the same risk."""


@dataclass(frozen=True, slots=True)
class RedThread:
    """A plan's red thread, with the ends that hang loose."""

    of: PlanThread
    matrix: RiskMatrix | None
    risks: tuple[RiskBranch, ...]
    self_checks: tuple[SelfCheckCourse, ...]
    """Every self-check of the plan."""
    actions: tuple[ActionBranch, ...]
    """Every action of the plan."""
    indicators: tuple[Reported, ...]
    """Every indicator that the plan names, the promised ones first."""

    @property
    def plan(self) -> Plan:
        return self.of.plan.form

    @property
    def is_followed_up(self) -> bool:
        """Whether anything has been told of what the plan led to."""
        return bool(self.of.follow_ups or self.of.stories)

    @property
    def loose_self_checks(self) -> tuple[SelfCheckCourse, ...]:
        """Self-checks that no risk points at."""
        named = {id for branch in self.risks for id in branch.course.risk.self_checks or ()}
        return tuple(one for one in self.self_checks if one.self_check.id not in named)

    @property
    def loose_actions(self) -> tuple[ActionBranch, ...]:
        """Actions that no risk points at."""
        named = {id for branch in self.risks for id in branch.course.risk.actions or ()}
        return tuple(one for one in self.actions if one.course.action.id not in named)

    @property
    def loose_indicators(self) -> tuple[Reported, ...]:
        """Indicators that no action points at."""
        named = {id for branch in self.actions for id in branch.course.action.indicators or ()}
        return tuple(one for one in self.indicators if one.indicator.id not in named)


def follow(thread: PlanThread, catalogue: Catalogue, findings: Findings) -> RedThread:
    """Follow a plan's thread to its results."""
    plan = thread.plan.form
    matrix = catalogue.config.matrices.get(plan.matrix or "")
    reported = {
        name: _reported(catalogue.indicators[name], plan, catalogue, findings)
        for name in plan.all_indicators
    }
    self_checks = {course.self_check.id: course for course in self_check_courses(thread)}
    actions = {
        course.action.id: ActionBranch(
            course, tuple(reported[name] for name in course.action.indicators or ())
        )
        for course in action_courses(thread)
    }
    before = _risk_ids([thread.previous.form] if thread.previous else [])
    after = _risk_ids([one.form for one in thread.following])
    return RedThread(
        of=thread,
        matrix=matrix,
        risks=tuple(
            RiskBranch(
                course=course,
                self_checks=tuple(self_checks[id] for id in course.risk.self_checks or ()),
                actions=tuple(actions[id] for id in course.risk.actions or ()),
                carried_over=course.risk.id in before,
                carried_on=course.risk.id in after,
            )
            for course in courses(thread, matrix)
        ),
        self_checks=tuple(self_checks.values()),
        actions=tuple(actions.values()),
        indicators=tuple(reported.values()),
    )


def _risk_ids(plans: Sequence[Plan]) -> set[str]:
    return {risk.id for plan in plans for risk in plan.risks}


def _reported(
    indicator: Indicator, plan: Plan, catalogue: Catalogue, findings: Findings
) -> Reported:
    planned = next((one for one in plan.indicators if one.indicator == indicator.id), None)
    owners = _owners(plan, catalogue)
    results = tuple(_results(indicator, owners, plan.year, findings))
    return Reported(
        indicator=indicator,
        promised=planned is not None,
        has_target=any(
            target.year == plan.year and target.owner in (None, *owners)
            for target in indicator.targets
        ),
        results=results,
        reported=any(
            end is not None and end.year == plan.year
            for _, result in results
            for end in [result.figure.period.end]
        ),
    )


def _owners(plan: Plan, catalogue: Catalogue) -> list[str]:
    """Whose figures tell of a plan: its own, then those of the municipality's units."""
    home = catalogue.config.municipality_of(plan.owner)
    assert home is not None, "the catalogue knows every owner"
    units = [] if plan.unit else [unit.id for unit in home.units]
    return list(dict.fromkeys([plan.owner, *units]))


def _results(
    indicator: Indicator, owners: Sequence[str], year: int, findings: Findings
) -> Iterator[tuple[Assessment, Result]]:
    """The latest result of each owner that ends no later than the year does."""
    for owner in owners:
        found = [
            (assessment, result)
            for assessment in findings.of(indicator.id, owner)
            for result in assessment.results
            if result.figure.period.end is not None and result.figure.period.end.year <= year
        ]
        if found:
            yield max(found, key=lambda pair: pair[1].figure.period.sort_key)
