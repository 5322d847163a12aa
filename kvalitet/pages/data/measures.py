"""What explains the figures, as tables: the indicators, their levels and rules, and owners."""

from collections.abc import Iterator
from functools import partial

from kvalitet.config import SiteConfig
from kvalitet.model.indicator import UNITS, Indicator
from kvalitet.model.words import Counts, PeriodRole, Polarity, QualityLevel
from kvalitet.pages.data.table import Column, Row, Table
from kvalitet.pages.measure import decision_words
from kvalitet.pages.studio import Studio

_MUST = {"required": True}
_OF_INDICATOR = Column("nyckeltal", "string", "Nyckeltalets id.", _MUST)

_INDICATORS = (
    Column("nyckeltal", "string", "Nyckeltalets id, som aldrig ändras.", _MUST),
    Column("namn", "string", "Nyckeltalets namn.", _MUST),
    Column("kallas_också", "string", "Andra namn, med komma emellan."),
    Column("fråga", "string", "Frågan som nyckeltalet svarar på."),
    Column("beskrivning", "string", "Vad nyckeltalet visar.", _MUST),
    Column("enhet", "string", "Vad värdet mäts i.", _MUST | {"enum": list(UNITS)}),
    Column("decimaler", "integer", "Hur många decimaler som visas.", _MUST | {"minimum": 0}),
    Column(
        "bättre", "string", "Åt vilket håll som är en förbättring.", _MUST | {"enum": [*Polarity]}
    ),
    Column("avser", "string", "Vad som räknas.", _MUST | {"enum": [*Counts]}),
    Column("period_avser", "string", "Vad perioden säger.", _MUST | {"enum": [*PeriodRole]}),
    Column("källa", "string", "Varifrån siffrorna kommer.", _MUST),
    Column("förbehåll", "string", "Vad man måste veta för att inte läsa fel."),
    Column("sida", "string", "Nyckeltalets sida i den här utgåvan, räknat från dess mapp.", _MUST),
)

_OWNERS = (
    Column("vem", "string", "Id, som aldrig ändras.", _MUST),
    Column("namn", "string", "Vad kommunen, enheten eller gruppen heter.", _MUST),
    Column("slag", "string", "Vad det är.", _MUST | {"enum": ["kommun", "enhet", "grupp"]}),
    Column("påhittad", "boolean", "Ja om den är påhittad, med påhittade siffror.", _MUST),
    Column("kommunkod", "string", "Kommunens kod, fyra siffror."),
    Column("kommun", "string", "Id för kommunen som en enhet hör till."),
    Column("källa", "string", "Varifrån en grupp och dess värden kommer."),
    Column("metod", "string", "Hur en grupps värde är räknat."),
    Column("medlemmar", "string", "Kommunerna i en grupp, med komma emellan."),
)

_LEVELS = (
    _OF_INDICATOR,
    Column("gäller_från", "date", "Dagen då nivåerna började gälla.", _MUST),
    Column("nivå", "string", "Nivån.", _MUST | {"enum": [*QualityLevel]}),
    Column("värden", "string", "Vilka värden som har nivån, i ord.", _MUST),
    Column("avrundning", "integer", "Antal decimaler som värdet avrundas till först. Tomt: inte."),
    Column("beslut", "string", "Vem som beslutade om nivåerna, och när.", _MUST),
)

_RULES = (
    _OF_INDICATOR,
    Column("räknesätt", "integer", "Vilket i ordningen det är.", _MUST | {"minimum": 1}),
    Column("från", "date", "Dagen då det började gälla.", _MUST),
    Column("beskrivning", "string", "Hur det räknas från och med då.", _MUST),
)


def tables_of_measures(studio: Studio) -> tuple[Table, ...]:
    """The tables that the figures point at, and what is known of each indicator over time."""
    indicators = tuple(studio.catalogue.indicators.values())
    of_indicator = {"nyckeltal": "nyckeltal"}
    return (
        Table(
            "nyckeltal",
            "Nyckeltalen",
            "Vad varje nyckeltal mäter, i vilken enhet, och vilken riktning som är bättre.",
            _INDICATORS,
            ("nyckeltal",),
            lambda: [_indicator(studio, one) for one in indicators],
        ),
        Table(
            "vem",
            "Kommuner, enheter och grupper",
            "Vems siffrorna är. Påhittade exempel är utmärkta.",
            _OWNERS,
            ("vem",),
            partial(_owners, studio.catalogue.config),
        ),
        Table(
            "nivaer",
            "Nivåernas gränser",
            "Vilka värden som är röda, gula och gröna, från när och enligt vilket beslut.",
            _LEVELS,
            ("nyckeltal", "gäller_från", "nivå"),
            lambda: [row for one in indicators for row in _levels(one)],
            of_indicator,
        ),
        Table(
            "raknesatt",
            "Räknesätt",
            "Hur nyckeltal räknas, och när det har ändrats.",
            _RULES,
            ("nyckeltal", "räknesätt"),
            lambda: [row for one in indicators for row in _rules(one)],
            of_indicator,
        ),
    )


def _indicator(studio: Studio, one: Indicator) -> Row:
    return (
        one.id,
        one.name,
        ", ".join(one.also_called) or None,
        one.question,
        one.description,
        one.unit,
        one.decimals,
        one.polarity.value,
        one.counts.value,
        one.period_role.value,
        one.source,
        " ".join(one.caveats) or None,
        studio.addresses.by_id[one.id],
    )


def _owners(config: SiteConfig) -> Iterator[Row]:
    for one in config.municipalities:
        yield one.id, one.name, "kommun", one.fictional, one.code, None, None, None, None
        for unit in one.units:
            yield unit.id, unit.name, "enhet", one.fictional, None, one.id, None, None, None
    for group in config.comparators:
        members = "uppgift saknas" if group.members is None else ", ".join(group.members)
        yield (
            group.id,
            group.name,
            "grupp",
            group.fictional,
            None,
            None,
            group.source,
            group.method,
            members,
        )


def _levels(one: Indicator) -> Iterator[Row]:
    for scale in sorted(one.scales, key=lambda scale: scale.valid_from):
        banding, decision = scale.banding(one.unit), decision_words(scale.decision)
        for level, band in banding.bands:
            yield (
                one.id,
                scale.valid_from,
                level.value,
                band.in_words,
                banding.decimals,
                decision,
            )


def _rules(one: Indicator) -> Iterator[Row]:
    for number, rule in enumerate(sorted(one.definitions, key=lambda rule: rule.since), 1):
        yield one.id, number, rule.since, rule.text
