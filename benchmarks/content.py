"""Made-up projects of any size: valid, realistic in shape, and the same for the same seed."""

from random import Random

from benchmarks.documents import TYPES
from benchmarks.figures import COMPARATORS, LAST_YEAR, measure_all
from benchmarks.plans import MATRIX
from benchmarks.vocabulary import GROUPS, MUNICIPALITIES
from benchmarks.world import World

DOCUMENTS_PER_MUNICIPALITY = 80


def project(documents: int, seed: int = 1) -> dict[str, str]:
    """Write a project of so many documents: path → text, site_config.yml included."""
    counts = _counts(documents)
    owners = _municipalities(documents)
    indicators = measure_all(counts["nyckeltal"], owners, GROUPS, Random(f"{seed}/figures"))
    world = World(tuple(owners), indicators, counts["planer"])
    files = {"site_config.yml": _config(world)}
    for type_ in TYPES:
        for number in range(counts[type_.folder]):
            random = Random(f"{seed}/{type_.folder}/{number}")
            name, text = type_.write(world, number, random)
            files[f"content/{type_.folder}/{name}.md"] = text
    return files


def _counts(documents: int) -> dict[str, int]:
    """How many of each type, one at least; the most common type takes what rounding leaves."""
    counts = {type_.folder: max(1, round(documents * type_.share)) for type_ in TYPES}
    most = max(TYPES, key=lambda type_: type_.share).folder
    counts[most] += documents - sum(counts.values())
    return counts


def _municipalities(documents: int) -> list[str]:
    count = max(2, documents // DOCUMENTS_PER_MUNICIPALITY)
    names = [MUNICIPALITIES[i % len(MUNICIPALITIES)].lower() for i in range(count)]
    return [
        f"{name}-{i // len(MUNICIPALITIES)}" if i >= len(MUNICIPALITIES) else name
        for i, name in enumerate(names)
    ]


def _config(world: World) -> str:
    municipalities = "\n".join(
        f"  - {{id: {name}, namn: {name.capitalize()}, påhittad: ja}}"
        for name in world.municipalities
    )
    comparators = "\n".join(
        f"  - {{id: {group}, namn: Gruppen {group}, år: {LAST_YEAR}, källa: Påhittade värden, "
        "medlemmar: uppgift saknas, metod: ovägt medel, påhittad: ja}"
        for group in COMPARATORS
    )
    return f"""\
organisation:
  namn: Mätbygden
  titel: Kvalitet i Mätbygden
  beskrivning: Påhittade rapporter att mäta med.
kommuner:
{municipalities}
jämförelsegrupper:
{comparators}
{MATRIX}utgåva: {{titel: "{LAST_YEAR}"}}
tillgänglighet: {{kontakt: kvalitet@matbygden.example, granskad: {LAST_YEAR}-11-01}}
"""
