"""Plans, made up, and the follow-ups that say what came of them."""

from dataclasses import dataclass
from random import Random

from benchmarks.figures import LAST_YEAR, Indicator
from benchmarks.vocabulary import AREAS, GROUPS, TOPICS, bullets, paragraphs, sentence
from benchmarks.world import World, document, lines

MATRIX = """\
riskmatriser:
  - id: matris
    namn: Mätbygdens riskmatris
    gäller_från: 2015
    beslut: {organ: Socialnämnden, datum: 2014-12-06}
    sannolikhet: [Osannolik, Mindre sannolik, Möjlig, Sannolik]
    konsekvens: [Mindre, Måttlig, Betydlig, Hög]
    nivåer:
      grön: {namn: låg risk, produkter: 1–3, innebörd: Normalt läge.}
      gul: {namn: betydande risk, produkter: 4–8, innebörd: Åtgärder planeras.}
      röd: {namn: hög risk, produkter: 9–16, innebörd: Åtgärder vidtas genast.}
"""

YEARS_OF_PLANS = 5
RISKS = 8
STATUSES = ("följer tidplan", "risk för försening", "försenad", "ej påbörjad")
"""None is done, since every action goes on in the next plan."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is settled of plan n, so that its follow-ups can tell of it."""

    id: str
    owner: str
    area: str
    year: int
    previous: str | None
    indicators: tuple[Indicator, ...]


def _settle(world: World, number: int) -> _Plan:
    turn, place = divmod(number, len(world.municipalities))
    owner = world.municipalities[place]
    before = number + len(world.municipalities)
    goes_on = (turn + 1) % YEARS_OF_PLANS and before < world.plans
    known = [one for one in world.indicators if owner in one.owners and _is_by_month(one, owner)]
    return _Plan(
        id=f"plan-{number + 1}",
        owner=owner,
        area=AREAS[turn // YEARS_OF_PLANS % len(AREAS)],
        year=LAST_YEAR - turn % YEARS_OF_PLANS,
        previous=f"plan-{before + 1}" if goes_on else None,
        indicators=tuple(Random(f"plan/{owner}").sample(known, min(RISKS, len(known)))),
    )


def plan(world: World, number: int, random: Random) -> tuple[str, str]:
    """Every other one is called an action plan."""
    settled = _settle(world, number)
    front = [
        f"typ: {'åtgärdsplan' if number % 2 else 'kvalitetsplan'}",
        f"id: {settled.id}",
        f"kommun: {settled.owner}",
        f"område: {settled.area}",
        f"år: {settled.year}",
        f"föregående: {settled.previous or 'uppgift saknas'}",
        "riskmatris: matris",
        f"sammanfattning: {sentence(random)} {sentence(random)}",
        f"målgrupper: [{', '.join(random.sample(GROUPS, 3))}]",
        "mål:",
        *(f"  - {{id: M{n}, namn: {sentence(random)!r}}}" for n in (1, 2)),
        "risker:",
    ]
    for n in range(1, RISKS + 1):
        front += [
            f"  - id: R{n}",
            f"    namn: {sentence(random)!r}",
            f"    beskrivning: {sentence(random)!r}",
            f"    avsnitt: {TOPICS[n // 3]}",
            f"    mål: M{1 + n % 2}",
            f"    sannolikhet: {random.randint(1, 4)}",
            f"    konsekvens: {random.randint(1, 4)}",
            f"    egenkontroller: [EK{n}]",
            f"    åtgärder: [A{n}]",
        ]
    front.append("egenkontroller:")
    front += [
        f"  - {{id: EK{n}, namn: {sentence(random)!r}, ansvarig: Enhetschef, när: varje termin}}"
        for n in range(1, RISKS + 1)
    ]
    front.append("åtgärder:")
    for n in range(1, RISKS + 1):
        measured = settled.indicators[n - 1 : n]
        front += [
            f"  - id: A{n}",
            f"    namn: {sentence(random)!r}",
            f"    beskrivning: {sentence(random)!r}",
            "    ansvarig: Enhetschef",
            f"    klart: {settled.year + 2}-{random.randint(3, 12):02}-28",
            f"    status: {'försenad' if settled.previous else 'ej påbörjad'}",
            f"    nyckeltal: {f'[{measured[0].id}]' if measured else 'saknas'}",
        ]
    if settled.indicators:
        front.append("indikatorer:")
    front += [f"  - {{nyckeltal: {one.id}}}" for one in settled.indicators]
    indicators = f"\n\n## Indikatorer\n\n{sentence(random)}" if settled.indicators else ""
    body = f"""\
{paragraphs(random, 2)}

## Förbättringsområden

{bullets(random, 5)}

## Risker

{paragraphs(random, 1)}

## Egenkontroller

## Åtgärder

{paragraphs(random, 1)}{indicators}"""
    return settled.id, document(front, body)


def follow_up(world: World, number: int, random: Random) -> tuple[str, str]:
    """Three to a plan, the first tertial first."""
    turn, place = divmod(number, world.plans)
    settled, tertial = _settle(world, place), 1 + turn % 3
    name = f"{settled.id}-t{tertial}"
    front = [
        "typ: uppföljning",
        f"id: {name}",
        f"följer_upp: {settled.id}",
        f"kommun: {settled.owner}",
        f"period: {settled.year}-T{tertial}",
        f"sammanfattning: {sentence(random)} {sentence(random)}",
        "risker:",
    ]
    for n in range(1, RISKS + 1):
        likelihood, consequence = random.randint(1, 4), random.randint(1, 4)
        front += [
            f"  R{n}: {{sannolikhet: {likelihood}, konsekvens: {consequence}, "
            f"kommentar: {sentence(random)!r}}}"
        ]
    front.append("egenkontroller:")
    front += [
        f"  EK{n}: {{utförd: {random.choice(('ja', 'delvis', 'nej'))}}}"
        for n in range(1, RISKS + 1)
    ]
    front.append("åtgärder:")
    front += [
        f"  A{n}: {{status: {random.choice(STATUSES)}, kommentar: {sentence(random)!r}}}"
        for n in range(1, RISKS + 1)
    ]
    if settled.indicators:
        front.append("mätningar:")
    for one in settled.indicators:
        front += [f"  {one.id}:", lines(_months(one, settled, tertial), 4)]
    body = f"""\
## Risker

{paragraphs(random, 1)}

## Egenkontroller

## Åtgärder

{bullets(random, 4)}

## Indikatorer

{paragraphs(random, 2)}"""
    return name, document(front, body)


def _is_by_month(one: Indicator, owner: str) -> bool:
    """Whether months can be told of it: made-up ones would not add up to the counts of a year."""
    return one.measure.unit != "antal" or f"{LAST_YEAR}-01" in one.series[owner]


def _months(one: Indicator, settled: _Plan, tertial: int) -> dict[str, str]:
    """The months of a tertial: those of the indicator's series, or made up as it has none.

    The first also tells the months of the year before that no follow-up may have told, so that
    none is left out. What is made up depends on the month alone, since two may tell of the same.
    """
    months = [f"{settled.year}-{month:02}" for month in range(4 * tertial - 3, 4 * tertial + 1)]
    if tertial == 1 and settled.previous:
        months = [f"{settled.year - 1}-{month:02}" for month in range(5, 13)] + months
    known = one.series[settled.owner]
    middle = min(one.measure.middle, 9) if one.measure.unit == "poäng" else one.measure.middle
    return {
        month: known.get(
            month, str(middle + Random(f"{one.id}/{settled.owner}/{month}").randint(-1, 1))
        )
        for month in months
    }
