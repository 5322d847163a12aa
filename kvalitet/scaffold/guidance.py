"""What belongs under the headings that a report must have, in words for the one who writes it."""

from collections.abc import Mapping
from typing import Final

from kvalitet.model import plan, quality_story
from kvalitet.model.follow_up import FollowUp
from kvalitet.model.indicator_analysis import OBLIGATORY_SECTIONS, IndicatorAnalysis
from kvalitet.model.plan import Plan
from kvalitet.model.quality_story import QualityStory
from kvalitet.model.report import Report

_SITUATION, _FACTORS, _PROPOSALS, _CONSEQUENCES = OBLIGATORY_SECTIONS

_ANALYSIS = {
    _SITUATION: (
        "Resultat, nivå, förändring, trend och jämförelse skriver webbplatsen själv. Skriv det som "
        "behövs för att förstå dem: vilka som ingår och vilka som saknas, hur många det gäller, "
        "och om något i mätningen är ändrat. Siffror hämtas med [[NYCKELTAL PERIOD]]."
    ),
    _FACTORS: (
        "Varför blev det så? Skilj det ni kan påverka från det som ligger utanför, och säg hur ni "
        "vet: granskning, avvikelser, samtal med dem det gäller. Är det en gissning: skriv det. "
        "Ta också med det som talar emot."
    ),
    _PROPOSALS: (
        "Vad ska göras, vilken funktion svarar för det och när ska det vara klart? Varje förslag "
        "ska svara mot en orsak i avsnittet ovanför. Säg också om mål eller nivåer behöver ändras."
    ),
    _CONSEQUENCES: (
        "Vad händer om inget görs, och vad kräver förslagen? Tänk på dem som får stöd, på "
        "personalen, på ekonomin och på nämnden. Väntas inga följder: skriv varför."
    ),
}

_PLAN = {
    plan.RISKS_SECTION: (
        "Riskerna och matrisen visas här, ur dokumentets huvud. Skriv hur de har bedömts och av "
        "vilka funktioner, och vad som är ändrat sedan förra planen."
    ),
    plan.SELF_CHECKS_SECTION: (
        "Egenkontrollerna visas här, ur dokumentets huvud. Skriv vem som tar emot det de visar, "
        "och vad som händer om något är fel."
    ),
    plan.ACTIONS_SECTION: (
        "Åtgärderna visas här, ur dokumentets huvud. Skriv varför just de är valda, och vad som "
        "har valts bort."
    ),
    plan.INDICATORS_SECTION: (
        "Nyckeltalen och målen visas här, ur dokumentets huvud. Skriv varför målen ligger där de "
        "ligger, och varför något nyckeltal saknar mål."
    ),
}

_FOLLOW_UP = {
    plan.RISKS_SECTION: (
        "Varje risks nivå då och nu visas här, ur dokumentets huvud. Skriv vad som har fått den "
        "att röra sig, och varför någon risk inte är bedömd."
    ),
    plan.SELF_CHECKS_SECTION: (
        "Vilka egenkontroller som är utförda visas här, ur dokumentets huvud. Skriv vad de visade "
        "och vad ni har gjort åt det."
    ),
    plan.ACTIONS_SECTION: (
        "Åtgärdernas status visas här, ur dokumentets huvud. Skriv vad som hindrar dem som är "
        "försenade, och vad som görs åt det."
    ),
    plan.INDICATORS_SECTION: (
        "Planens nyckeltal visas här, även de som inte har redovisats. Skriv varför de saknas, "
        "och när de kommer."
    ),
}

_STORY = {
    quality_story.HOW_SECTION: (
        "Hur har ni arbetat med kvaliteten under året? Ta med egenkontroller, riskanalyser, "
        "klagomål, avvikelser och samverkan, vad de som får stöd har sagt, och vad ni har lärt er."
    ),
    quality_story.ACTIONS_SECTION: (
        "Vad gjordes för målgruppen under året? Säg också vad som var planerat men inte blev av."
    ),
    quality_story.RESULTS_SECTION: (
        "Vad ledde det till? Hämta siffrorna med [[NYCKELTAL PERIOD]], jämför med målet och med "
        "tidigare, och säg vad som inte går att veta."
    ),
    quality_story.DEVIATIONS_SECTION: (
        "Diagrammet ritas av avvikelserna i dokumentets huvud. Skriv vad de handlade om, varför "
        "de inträffade och vad ni har ändrat. Beskriv aldrig enskilda händelser."
    ),
}

GUIDANCE: Final[Mapping[type[Report], Mapping[str, str]]] = {
    IndicatorAnalysis: _ANALYSIS,
    Plan: _PLAN,
    FollowUp: _FOLLOW_UP,
    QualityStory: _STORY,
}
"""Type of document → heading → what to write under it."""


def guidance_for(form: type[Report], heading: str) -> str | None:
    """What to write under a heading; None for one that the writer has made up herself."""
    words = (found for known, found in GUIDANCE.items() if issubclass(form, known))
    return next(words, {}).get(heading)
