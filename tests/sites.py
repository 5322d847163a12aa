"""Small projects for tests, made of literal texts and taken through the real stages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kvalitet.analysis.assessment import Result
from kvalitet.analysis.disclosure.hidden import masking
from kvalitet.analysis.figures import Figure
from kvalitet.analysis.findings import Findings, understand
from kvalitet.catalogue.catalogue import Catalogue, join
from kvalitet.checks.judge import judge
from kvalitet.config import CONFIG_FILE, SiteConfig
from kvalitet.front.parse import parse_front
from kvalitet.memory import Memory
from kvalitet.model.reference import parse_reference
from kvalitet.problems import Ledger, Problem
from kvalitet.sources import Source, Sources

CONFIG = """\
organisation:
  namn: Testkommunen
  titel: Kvalitet i Testkommunen
  beskrivning: En webbplats att pröva med.
kommuner:
  - {id: hylte, namn: Hylte, kod: "1315", enheter: [{id: lotsen, namn: Lotsen}]}
  - {id: nacka, namn: Nacka}
jämförelsegrupper:
  - id: alla-2015
    namn: alla kommuner 2015
    år: 2015
    källa: Kolada
    medlemmar: uppgift saknas
    metod: ovägt medel
utgåva: {titel: "2024"}
tillgänglighet: {kontakt: kvalitet@kommun.example, granskad: 2024-11-01}
"""

INDICATOR = """\
---
typ: nyckeltal
id: U33461
namn: Ej återaktualiserade barn
enhet: procent
bättre: högre
avser: personer
källa: Egen undersökning
beskrivning: Barn som inte kom tillbaka inom ett år.
---
"""

FIGURE = "mätningar: {2018-H1: 67}\n"
"""What ANALYSIS is about, the last line of its front matter."""

ANALYSIS = """\
---
typ: nyckeltalsanalys
id: analys
indikator: U33461
kommun: hylte
period: 2018-H1
mätningar: {2018-H1: 67}
---
## Nulägesbeskrivning

Som det är.

## Påverkande faktorer

Varför det är så.

## Förslag på åtgärder

Vad som kan göras.

## Konsekvensbeskrivning

Vad det leder till.
"""

STORY = """\
---
typ: kvalitetsberättelse
id: hylte-2024
titel: Kvalitetsberättelse 2024
kommun: hylte
område: Individ- och familjeomsorg
år: 2024
målgrupper:
  - id: barn
    namn: Barn 0–12 år
avvikelser: uppgift saknas
följer_upp: uppgift saknas
---

## Så har kvalitetsarbetet bedrivits

Med egenkontroller.

## Barn 0–12 år

### Åtgärder

Det som gjordes.

### Resultat

Det som nåddes.
"""

MATRIX = """\
riskmatriser:
  - id: matris
    namn: Testkommunens riskmatris
    gäller_från: 2024
    beslut: uppgift saknas
    sannolikhet: [Osannolik, Mindre sannolik, Möjlig, Sannolik]
    konsekvens: [Mindre, Måttlig, Betydlig, Hög]
    nivåer:
      grön: {namn: låg risk, produkter: 1–3, innebörd: Normalt läge.}
      gul: {namn: betydande risk, produkter: 4–8, innebörd: Åtgärder planeras.}
      röd: {namn: hög risk, produkter: 9–16, innebörd: Åtgärder vidtas genast.}
"""
"""A complete risk matrix, to be added to CONFIG."""

PLAN = """\
---
typ: kvalitetsplan
id: plan-2024
kommun: hylte
område: Individ- och familjeomsorg
år: 2024
riskmatris: matris
mål:
  - {id: M1, namn: Barn får skydd i tid}
risker:
  - id: R1
    namn: Barn väntar på skydd
    mål: M1
    sannolikhet: 3
    konsekvens: 4
    egenkontroller: [EK1]
    åtgärder: [A1]
egenkontroller:
  - {id: EK1, namn: Granskning av förhandsbedömningar, ansvarig: Enhetschef, när: varje månad}
åtgärder:
  - id: A1
    namn: Fasta tider för skyddsbedömning
    ansvarig: Enhetschef
    klart: 2024-06-30
    nyckeltal: [U33461]
indikatorer:
  - nyckeltal: U33461
    mål: {hylte: 91}
---

## Risker

## Egenkontroller

## Åtgärder

## Indikatorer
"""
"""A plan whose thread holds together; its matrix is in MATRIX, its indicator is INDICATOR."""

FOLLOW_UP = """\
---
typ: uppföljning
id: plan-2024-t1
följer_upp: plan-2024
kommun: hylte
period: 2024-T1
risker:
  R1: {sannolikhet: 2, konsekvens: 4}
egenkontroller:
  EK1: {utförd: ja}
åtgärder:
  A1: {status: följer tidplan}
---

## Risker

## Egenkontroller

## Åtgärder

## Indikatorer
"""

DECISION = """\
diarienummer: SN 2025/0031
beslutad: 2025-03-19
beslutsorgan: Socialnämnden
ansvarig: Kvalitetsstrateg
"""

SHOWING_STORY = (
    STORY.replace("följer_upp: uppgift saknas", "följer_upp: plan-2024")
    .replace(
        "Med egenkontroller.",
        "Varje enhet har gått igenom sina avvikelser en gång i månaden. Ett urval av\n"
        "utredningarna har granskats varje termin av en kollega från en annan enhet.",
    )
    .replace("Det som gjordes.", "Alla familjer fick ett startmöte.")
    .replace("Det som nåddes.", "Fler utredningar blev klara i tid.")
)
"""A story that shows what it should before it is decided; it follows up PLAN."""

RELEASE_DAY = date(2025, 6, 30)
"""A day on which an edition with CONFIG's settings may be decided."""

RELEASE_CONFIG = (CONFIG + MATRIX).replace('{titel: "2024"}', '{titel: "2024", år: 2024}')

PAGE = """\
---
typ: sida
id: om
titel: Om webbplatsen
---

Text.
"""


def with_keys(document: str, keys: str) -> str:
    """Add lines to the front matter of a document, last in it but for the figure of ANALYSIS.

    Other figures take the place of that one.
    """
    start, front, body = document.split("---\n", 2)
    front, figure, _ = front.partition(FIGURE)
    figure = "" if "mätningar:" in keys else figure
    return f"{start}---\n{front}{keys.rstrip()}\n{figure}---\n{body}"


def decided(document: str) -> str:
    """Say in the front matter of a report who decided it, when, and in which matter."""
    return with_keys(document, DECISION)


def with_text(document: str, text: str) -> str:
    """Add text below everything that a document says."""
    return f"{document}\n{text}\n"


def indicator(keys: str = "") -> str:
    """Write the indicator U33461 with more keys."""
    return with_keys(INDICATOR, keys)


def measured(series: str, keys: str = "") -> str:
    """Write the indicator U33461 with a series for Hylte: "{2015: 78, 2016: 80}"."""
    return indicator(f"{keys.rstrip()}\nmätningar:\n  hylte: {series}".lstrip())


@dataclass(frozen=True)
class Site:
    """What the stages made of some documents."""

    catalogue: Catalogue
    findings: Findings
    problems: tuple[Problem, ...]
    """Those of every stage, checks included."""

    @property
    def told(self) -> list[str]:
        """Every problem as "file:line:column code"."""
        return [
            f"{p.place.path.removeprefix('content/')}:{p.place.line}:{p.place.column} {p.rule.code}"
            for p in self.problems
        ]

    @property
    def problem(self) -> Problem:
        """The only problem."""
        (problem,) = self.problems
        return problem

    def result(self, reference: str) -> Result:
        """What a reference in prose points at: "U33461 2018-H1 kommun=hylte"."""
        found = self.findings.resolve(parse_reference(reference), "hylte")
        assert found is not None, f"no figure for {reference}"
        return found[1]

    def figure(self, reference: str) -> Figure:
        """The figure that a reference in prose points at."""
        return self.result(reference).figure


def config_of(text: str = CONFIG) -> SiteConfig:
    """Read a configuration that has no faults."""
    front, problems = parse_front(text, CONFIG_FILE)
    assert front is not None, problems
    return SiteConfig.model_validate(front.data)


def site(documents: Mapping[str, str] | str, config: str = CONFIG) -> Site:
    """Take documents (file name → text, or the text of a single one) through every stage."""
    if isinstance(documents, str):
        documents = {"dokument.md": documents}
    texts = [Source(f"content/{name}", text) for name, text in sorted(documents.items())]
    sources = Sources(tuple(texts), ())
    ledger = Ledger()
    memory, settings = Memory(), config_of(config)
    readings = memory.readings(sources.texts)
    checked = [reading.checked for reading in readings if reading.checked]
    catalogue = ledger.note(join(checked, sources, settings))
    masked = masking(catalogue.store, catalogue.indicators, settings)
    findings = understand(catalogue, masked)
    ledger.add(problem for one in readings for problem in one.problems)
    ledger.add(problem for some in memory.judgements(settings)(readings) for problem in some)
    return Site(catalogue, findings, judge(catalogue, findings, masked, ledger.problems))


def write_project(root: Path, documents: Mapping[str, str], config: str = CONFIG) -> Path:
    """Write a project folder to build from, or to run the commands in."""
    root.mkdir(parents=True, exist_ok=True)
    (root / CONFIG_FILE).write_text(config, encoding="utf-8")
    for name, text in documents.items():
        file = root / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root
