"""Every rule of the engine in one list; each stands beside the code that applies it."""

from collections.abc import Mapping

from kvalitet import config, documents, sources, validation
from kvalitet.body import faults
from kvalitet.catalogue import catalogue, contradictions, dangling, plans, statements, targets
from kvalitet.checks import (
    bare_sections,
    contradicted_figures,
    exemptions,
    links,
    parents,
    percent_words,
    personal_data,
    personal_names,
    placeholders,
    references,
    scales,
    sections,
    subjects,
    trend_words,
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
    plans,
    statements,
    targets,
    exemptions,
    links,
    parents,
    references,
    scales,
    sections,
    subjects,
    unmarked_figures,
    placeholders,
    bare_sections,
    trend_words,
    contradicted_figures,
    percent_words,
    personal_data,
    personal_names,
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

FAMILIES: Mapping[str, str] = {
    "F": "Filer och mappar",
    "Y": "Huvudets rader",
    "N": "Nycklar och värden",
    "C": "Inställningarna",
    "K": "Det som ska stämma mellan dokument",
    "S": "Nivåer och möjliga värden",
    "R": "Siffror i texten",
    "T": "Texten",
    "P": "Personuppgifter",
    "U": "Undantag",
}
"""What the first letter of a code says that the rule is about, in the order of the stages."""
