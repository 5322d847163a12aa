"""The rules of family G: one for each kind of gap, with the words that a writer is told."""

from collections.abc import Mapping
from dataclasses import dataclass

from kvalitet.analysis.carried import MANY_YEARS
from kvalitet.analysis.gaps import GapKind
from kvalitet.problems import Rule, Severity

_W = Severity.WARNING

NO_SELF_CHECK = Rule("G001", _W, "Risken har ingen egenkontroll")
NO_ACTION = Rule("G002", _W, "Risken har ingen åtgärd")
NO_RISK = Rule("G003", _W, "Egenkontrollen hör inte till någon risk")
ACTION_WITHOUT_RISK = Rule("G004", _W, "Åtgärden hör inte till någon risk")
NO_RESPONSIBLE = Rule("G005", _W, "Åtgärden har ingen ansvarig")
NO_DEADLINE = Rule("G006", _W, "Åtgärden har ingen sluttid")
NO_INDICATOR = Rule("G007", _W, "Åtgärden har inget nyckeltal")
INDICATOR_WITHOUT_ACTION = Rule("G008", _W, "Nyckeltalet hör inte till någon åtgärd")
NO_TARGET = Rule("G009", _W, "Nyckeltalet har inget mål")
NO_LEVEL = Rule("G010", _W, "Risken har ingen känd nivå")
UNEXPLAINED_LEVEL = Rule("G011", _W, "Ingen riskmatris förklarar riskens nivå")
NOT_REPORTED = Rule("G020", _W, "Nyckeltalet har lovats men inte redovisats")
UNPLANNED = Rule("G021", _W, "Nyckeltalet redovisas men nämns inte i planen")
RISK_NOT_FOLLOWED = Rule("G022", _W, "Risken är inte bedömd i någon uppföljning")
SELF_CHECK_NOT_FOLLOWED = Rule("G023", _W, "Egenkontrollen nämns inte i någon uppföljning")
ACTION_NOT_FOLLOWED = Rule("G024", _W, "Åtgärden har ingen status i uppföljningen")
DROPPED_RISK = Rule("G030", _W, "Risken i förra planen är varken avslutad eller med")
DROPPED_ACTION = Rule("G031", _W, "Åtgärden i förra planen är varken klar eller med")
DONE_BUT_KEPT = Rule("G032", _W, "Åtgärden var klar men står kvar i nästa plan")
PUT_OFF = Rule("G033", _W, "Åtgärden har fått en senare sluttid utan att det sägs")
UNCHANGED_RISK = Rule("G034", _W, "Risken följer med oförändrad år efter år")
UNCHANGED_ACTION = Rule("G035", _W, "Åtgärden följer med år efter år utan att bli klar")


@dataclass(frozen=True, slots=True)
class Noun:
    """What an entry is called: one at the start of a sentence, and several inside it."""

    one: str
    many: str


RISK = Noun("Risk", "risker")
SELF_CHECK = Noun("Egenkontroll", "egenkontroller")
ACTION = Noun("Åtgärd", "åtgärder")
INDICATOR = Noun("Nyckeltal", "nyckeltal")


@dataclass(frozen=True, slots=True)
class Telling:
    """How a kind of gap is told. `{year}` and `{before}` are the plan's year and the one before."""

    rule: Rule
    noun: Noun
    lacks: str
    """What is said of the entry, be it one or several."""
    remedy: str
    key: str = "id"
    """The key of the entry in the plan where the writer acts."""
    unknown: str = ""
    """What is said instead where the documents say that nobody knows."""


_EXCUSE = "eller säg i undantag: varför"

TELLINGS: Mapping[GapKind, Telling] = {
    GapKind.NO_LEVEL: Telling(
        NO_LEVEL,
        RISK,
        "har ingen känd nivå",
        "Skriv sannolikhet: och konsekvens:, så syns det vilka risker som går först.",
        "risknivå",
    ),
    GapKind.UNEXPLAINED_LEVEL: Telling(
        UNEXPLAINED_LEVEL,
        RISK,
        "har en nivå som ingen riskmatris förklarar",
        "Skriv under riskmatris: vilken matris som gäller, och ge talet en nivå i den.",
        "risknivå",
    ),
    GapKind.NO_SELF_CHECK: Telling(
        NO_SELF_CHECK,
        RISK,
        "har ingen egenkontroll",
        f"Skriv egenkontrollens id här, {_EXCUSE} ingen behövs.",
        "egenkontroller",
        "har ingen uppgift om egenkontroll",
    ),
    GapKind.NO_ACTION: Telling(
        NO_ACTION,
        RISK,
        "har ingen åtgärd",
        f"Skriv åtgärdens id här, {_EXCUSE} ingen behövs.",
        "åtgärder",
        "har ingen uppgift om åtgärd",
    ),
    GapKind.NO_RISK: Telling(
        NO_RISK,
        SELF_CHECK,
        "hör inte till någon risk",
        f"Skriv dess id hos den risk som den bevakar, {_EXCUSE} den görs ändå.",
    ),
    GapKind.ACTION_WITHOUT_RISK: Telling(
        ACTION_WITHOUT_RISK,
        ACTION,
        "hör inte till någon risk",
        f"Skriv dess id hos den risk som den ska minska, {_EXCUSE} den görs ändå.",
    ),
    GapKind.NO_RESPONSIBLE: Telling(
        NO_RESPONSIBLE,
        ACTION,
        "har ingen ansvarig",
        "Skriv den funktion som ansvarar, t.ex. Enhetschef.",
        "ansvarig",
    ),
    GapKind.NO_DEADLINE: Telling(
        NO_DEADLINE,
        ACTION,
        "har ingen sluttid",
        "Skriv ett datum eller en period, t.ex. {year}-10-31 eller {year}-T2, annars löpande.",
        "klart",
    ),
    GapKind.NO_INDICATOR: Telling(
        NO_INDICATOR,
        ACTION,
        "har inget nyckeltal",
        f"Skriv id för det som visar om den hjälper, {_EXCUSE} det inte går att mäta.",
        "nyckeltal",
        "har ingen uppgift om nyckeltal",
    ),
    GapKind.INDICATOR_WITHOUT_ACTION: Telling(
        INDICATOR_WITHOUT_ACTION,
        INDICATOR,
        "hör inte till någon åtgärd eller egenkontroll",
        f"Skriv dess id hos åtgärden som det ska visa effekten av, {_EXCUSE} det följs ändå.",
        "nyckeltal",
    ),
    GapKind.NO_TARGET: Telling(
        NO_TARGET,
        INDICATOR,
        "har inget mål för {year}",
        f"Skriv målet under indikatorer:, {_EXCUSE} inget är satt.",
        "nyckeltal",
    ),
    GapKind.NOT_REPORTED: Telling(
        NOT_REPORTED,
        INDICATOR,
        "har lovats i planen men har inget värde för {year}",
        "Skriv värdet under mätningar:, eller ordet för varför det saknas, t.ex. ej mätt.",
    ),
    GapKind.UNPLANNED: Telling(
        UNPLANNED,
        INDICATOR,
        "redovisas här men nämns inte i planen",
        f"Kontrollera att det inte har lovats med ett annat id, {_EXCUSE} det redovisas.",
    ),
    GapKind.RISK_NOT_FOLLOWED: Telling(
        RISK_NOT_FOLLOWED,
        RISK,
        "har inte bedömts i någon uppföljning {year}",
        "Skriv hur risken bedöms nu, eller risknivå: kvarstår inte.",
        "risknivå",
        "har ingen känd nivå i uppföljningen",
    ),
    GapKind.SELF_CHECK_NOT_FOLLOWED: Telling(
        SELF_CHECK_NOT_FOLLOWED,
        SELF_CHECK,
        "nämns inte i någon uppföljning {year}",
        "Skriv utförd: ja, delvis eller nej för egenkontrollen.",
        "utförd",
        "har ingen uppgift om den är utförd",
    ),
    GapKind.ACTION_NOT_FOLLOWED: Telling(
        ACTION_NOT_FOLLOWED,
        ACTION,
        "nämns inte i den senaste uppföljningen",
        "Skriv status: för åtgärden, och ny_tid: om tiden har gått ut.",
        "status",
        "har ingen känd status i uppföljningen",
    ),
    GapKind.DROPPED_RISK: Telling(
        DROPPED_RISK,
        RISK,
        "i planen för {before} har inte avslutats och följer inte med hit",
        "Ta med risken med samma id, skriv i uppföljningen att den inte kvarstår, "
        f"{_EXCUSE} den inte följer med.",
    ),
    GapKind.DROPPED_ACTION: Telling(
        DROPPED_ACTION,
        ACTION,
        "i planen för {before} har inte blivit klar och följer inte med hit",
        "Ta med åtgärden med samma id, skriv i uppföljningen att den är klar, "
        f"{_EXCUSE} den inte följer med.",
    ),
    GapKind.DONE_BUT_KEPT: Telling(
        DONE_BUT_KEPT,
        ACTION,
        "var klar enligt uppföljningen av planen för {before}, men står kvar här",
        "Ta bort den ur planen, eller skriv status: klar. Ett nytt arbete får ett nytt id.",
    ),
    GapKind.PUT_OFF: Telling(
        PUT_OFF,
        ACTION,
        "har en senare sluttid än i planen för {before}, utan att det sägs",
        "Skriv status: försenad, eller ny_tid: i uppföljningen av förra planen.",
        "klart",
    ),
    GapKind.UNCHANGED_RISK: Telling(
        UNCHANGED_RISK,
        RISK,
        f"har stått i {MANY_YEARS} planer i rad med samma nivå och samma åtgärder",
        f"Bedöm risken på nytt och pröva andra åtgärder, {_EXCUSE} inget ändras.",
    ),
    GapKind.UNCHANGED_ACTION: Telling(
        UNCHANGED_ACTION,
        ACTION,
        f"har stått i {MANY_YEARS} planer i rad utan att bli klar",
        f"Dela upp den eller ta bort den, {_EXCUSE} den tar längre tid.",
    ),
}
"""How each kind of gap is told."""
