"""Every rule of the engine in one list; each stands beside the code that applies it."""

from kvalitet import config, documents, sources, validation
from kvalitet.body import faults
from kvalitet.catalogue import catalogue, contradictions, dangling, statements
from kvalitet.checks import (
    exemptions,
    links,
    references,
    scales,
    sections,
    subjects,
    unmarked_figures,
)
from kvalitet.front import rules
from kvalitet.problems import Rule

_WHERE_RULES_STAND = (
    sources,
    rules,
    documents,
    faults,
    validation,
    config,
    catalogue,
    contradictions,
    dangling,
    statements,
    exemptions,
    links,
    references,
    scales,
    sections,
    subjects,
    unmarked_figures,
)

RULEBOOK: tuple[Rule, ...] = tuple(
    sorted(
        {
            constant
            for module in _WHERE_RULES_STAND
            for constant in vars(module).values()
            if isinstance(constant, Rule)
        },
        key=lambda rule: rule.code,
    )
)
"""All rules, by their codes."""
