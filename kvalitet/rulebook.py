"""Every rule of the engine in one list; each stands beside the code that applies it."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from kvalitet import body, catalogue, checks, config, documents, front, sources, validation
from kvalitet.problems import Rule

_WHERE_RULES_STAND = (sources, documents, front, validation, config, body, catalogue, checks)

FAMILIES: Mapping[str, str] = {
    "F": "Filer och mappar",
    "Y": "Huvudets rader",
    "N": "Nycklar och värden",
    "C": "Inställningarna",
    "K": "Det som ska stämma mellan dokument",
    "S": "Nivåer och möjliga värden",
    "A": "Det som ska gå ihop när det räknas efter",
    "M": "Mätningarnas perioder",
    "R": "Siffror i texten",
    "T": "Texten",
    "G": "Den röda tråden",
    "P": "Personuppgifter",
    "D": "Det som döljs",
    "B": "Före beslut",
    "U": "Undantag",
}
"""What the first letter of a code says that the rule is about, in the order of the stages."""


def _modules(module: ModuleType) -> Iterator[ModuleType]:
    """A module, and everything in it when it is a package."""
    yield module
    for found in iter_modules(getattr(module, "__path__", ())):
        yield from _modules(import_module(f"{module.__name__}.{found.name}"))


RULEBOOK: tuple[Rule, ...] = tuple(
    sorted(
        {
            constant
            for place in _WHERE_RULES_STAND
            for module in _modules(place)
            for constant in vars(module).values()
            if isinstance(constant, Rule)
        },
        key=lambda rule: rule.code,
    )
)
"""All rules, by their codes."""
