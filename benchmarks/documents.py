"""The types of document, made up: a new one is one more function, and its line in `TYPES`."""

from collections.abc import Iterable
from random import Random

from benchmarks.figures import COMPARATORS, LAST_YEAR, PARTS, Indicator
from benchmarks.plans import follow_up, plan
from benchmarks.vocabulary import (
    AREAS,
    DEVIATION_AREAS,
    GROUPS,
    TOPICS,
    bullets,
    paragraphs,
    sentence,
)
from benchmarks.world import Type, World, document, lines

YEARS_OF_STORIES = 5
GROUPS_OF_A_STORY = 3


def _indicator(world: World, number: int, random: Random) -> tuple[str, str]:
    indicator = world.indicators[number]
    measure = indicator.measure
    front = [
        "typ: nyckeltal",
        f"id: {indicator.id}",
        f"namn: {indicator.group} {measure.name}, mått {number + 1}",
        f"kortnamn: {indicator.group}, mått {number + 1}",
        f"fråga: Hur går det för gruppen {indicator.group.lower()}?",
        f"enhet: {measure.unit}",
        f"decimaler: {1 if measure.unit == 'poäng' else 0}",
        f"bättre: {measure.better}",
        f"avser: {measure.counts}",
        "källa: Påhittade siffror",
        f"beskrivning: {sentence(random)}",
        f"förbehåll: [{sentence(random)!r}]",
    ]
    if indicator.has_parts:
        front.append(f"indelningar: {{kön: [{', '.join(PARTS)}]}}")
    if measure.unit == "poäng":
        front.append("spann: 1–10")
    if measure.bands:
        red, yellow, green = measure.bands
        front += [
            "nivåer:",
            "  - gäller_från: 2018",
            "    avrundning: heltal",
            f"    röd: {red}",
            f"    gul: {yellow}",
            f"    grön: {green}",
            "    beslut: {organ: Socialnämnden, datum: 2017-12-06, paragraf: '§ 101'}",
        ]
    years = range(LAST_YEAR - 4, LAST_YEAR + 1)
    targets = [(owner, year) for owner in indicator.owners for year in years]
    front += ["mål:"]
    front += [
        f"  - {{kommun: {who}, år: {year}, värde: {measure.middle}}}" for who, year in targets
    ]
    front += ["mätningar:"]
    for owner in indicator.owners:
        front += [f"  {owner}:", lines(indicator.series[owner], 4)]
    body = f"{paragraphs(random, 2)}\n\n## Så läser du måttet\n\n{paragraphs(random, 1)}"
    return indicator.id.lower(), document(front, body)


def _analysis(world: World, number: int, random: Random) -> tuple[str, str]:
    turn, place = divmod(number, len(world.indicators))
    indicator = world.indicators[place]
    owners = indicator.owners
    owner = owners[turn % len(owners)]
    period = indicator.latest(owner, turn // len(owners))
    earlier = indicator.latest(owner, turn // len(owners) + 1)
    this, before = f"{indicator.id} {period}", f"{indicator.id} {earlier}"
    front = [
        "typ: nyckeltalsanalys",
        f"id: analys-{number + 1}",
        f"indikator: {indicator.id}",
        f"kommun: {owner}",
        f"period: {period}",
        f'sammanfattning: "Resultatet blev [[{this}]]. {sentence(random)}"',
        "mätningar:",
        lines({period: indicator.series[owner][period]}, 2),
        "jämförelser:",
    ]
    for group in COMPARATORS:
        front += [f"  {group}:", lines(dict(list(indicator.series[group].items())[-4:]), 4)]
    parts = "".join(f" För {part} var det [[{this} kön={part}]]." for part in PARTS)
    result = (
        f"Resultatet blev [[{this}]], mot [[{before}]] gången före. Det är [[{this} förändring]], "
        f"och över tid [[{this} trend]].{parts if indicator.has_parts else ''}"
    )
    if indicator.measure.bands:
        result += f" Det motsvarar [[{this} nivå]]."
    body = f"""\
## Nulägesbeskrivning

{result}

{paragraphs(random, 2)}

## Påverkande faktorer

{paragraphs(random, 1)}

{bullets(random, 3)}

## Förslag på åtgärder

{bullets(random, 4)}

## Konsekvensbeskrivning

{paragraphs(random, 1)}

Måttet beskrivs på [sin egen sida](../nyckeltal/{indicator.id.lower()}.md)."""
    return f"analys-{number + 1}", document(front, body)


def _story(world: World, number: int, random: Random) -> tuple[str, str]:
    turn, place = divmod(number, len(world.municipalities))
    owner = world.municipalities[place]
    year = LAST_YEAR - turn % YEARS_OF_STORIES
    area = AREAS[turn // YEARS_OF_STORIES % len(AREAS)]
    groups = random.sample(GROUPS, GROUPS_OF_A_STORY)
    known = [i for i in world.indicators if owner in i.owners and str(year) in i.series[owner]]
    told = random.sample(known, min(len(known), 2 * GROUPS_OF_A_STORY))
    shares = [told[position::GROUPS_OF_A_STORY] for position in range(GROUPS_OF_A_STORY)]
    front = [
        "typ: kvalitetsberättelse",
        f"id: berättelse-{number + 1}",
        f"titel: Kvalitetsberättelse {year}, {area.lower()}",
        f"kommun: {owner}",
        f"område: {area}",
        f"år: {year}",
        "följer_upp: uppgift saknas",
        f"sammanfattning: {sentence(random)} {sentence(random)}",
        "målgrupper:",
    ]
    for group, indicators in zip(groups, shares, strict=True):
        front += [f"  - id: {group.lower().replace(' ', '-')}", f"    namn: {group}"]
        if indicators:
            front.append("    mätningar:")
        for indicator in indicators:
            value = {str(year): indicator.series[owner][str(year)]}
            front += [f"      {indicator.id}:", lines(value, 8)]
    front += ["avvikelser:", f"  områden: [{', '.join(DEVIATION_AREAS)}]", "  per_månad:"]
    for month in range(1, 13):
        counts = ", ".join(f"{area}: {random.randint(0, 9)}" for area in DEVIATION_AREAS)
        front.append(f"    {year}-{month:02}: {{{counts}}}")
    sections = [
        _group_section(group, indicators, year, random)
        for group, indicators in zip(groups, shares, strict=True)
    ]
    body = "\n\n".join(
        [
            f"{paragraphs(random, 1)}\n\n## Så har kvalitetsarbetet bedrivits",
            f"{paragraphs(random, 2)}\n\n{bullets(random, 4)}",
            *sections,
            f"## Avvikelser\n\n{paragraphs(random, 2)}",
            f"## Vad vi gör härnäst\n\n{bullets(random, 4)}",
        ]
    )
    return f"berättelse-{number + 1}", document(front, body)


def _group_section(group: str, indicators: Iterable[Indicator], year: int, random: Random) -> str:
    results = "\n\n".join(
        f"Måttet [{one.id}](../nyckeltal/{one.id.lower()}.md) blev [[{one.id} {year}]]. "
        f"{sentence(random)}"
        for one in indicators
    )
    return f"""\
## {group}

### Åtgärder

{bullets(random, 4)}

{paragraphs(random, 1)}

### Resultat

{results}

{paragraphs(random, 3)}"""


def _page(world: World, number: int, random: Random) -> tuple[str, str]:
    front = [
        "typ: sida",
        f"id: sida-{number + 1}",
        f"titel: {random.choice(TOPICS)} {number + 1}",
        f"beskrivning: {sentence(random)}",
    ]
    rows = "\n".join(f"| {topic} | {sentence(random)} |" for topic in TOPICS)
    links = "\n".join(
        f"- [{i.group} {i.measure.name}](../nyckeltal/{i.id.lower()}.md)"
        for i in random.sample(world.indicators, min(5, len(world.indicators)))
    )
    body = "\n\n".join(
        [
            paragraphs(random, 2),
            f"## Ord och begrepp\n\n| Ord | Betyder |\n|---|---|\n{rows}",
            f"## Så gör vi\n\n{paragraphs(random, 2)}",
            f"## Läs vidare\n\n{links}",
        ]
    )
    return f"sida-{number + 1}", document(front, body)


TYPES = (
    Type("nyckeltal", 0.15, _indicator),
    Type("analyser", 0.50, _analysis),
    Type("planer", 0.06, plan),
    Type("uppföljningar", 0.12, follow_up),
    Type("berättelser", 0.14, _story),
    Type("sidor", 0.03, _page),
)
