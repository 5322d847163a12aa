"""What plans, and those who follow them up, name must exist: plans, matrices, steps and ids."""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from kvalitet.catalogue.checked import Checked
from kvalitet.catalogue.plan_entries import same_entries, unknown_entries
from kvalitet.config import SiteConfig
from kvalitet.front.tree import Location
from kvalitet.model.follow_up import FollowUp
from kvalitet.model.plan import Plan
from kvalitet.model.quality_story import QualityStory
from kvalitet.model.report import Report
from kvalitet.model.risk import Judged
from kvalitet.model.risk_matrix import RiskMatrix
from kvalitet.problems import Place, Problem, Rule, Severity
from kvalitet.swedish.lists import quoted
from kvalitet.swedish.nearmiss import nearest

UNKNOWN_PLAN = Rule("K013", Severity.ERROR, "Planen finns inte")
OTHER_PLACE = Rule("K015", Severity.ERROR, "Planen gäller en annan kommun eller enhet")
UNKNOWN_MATRIX = Rule("K016", Severity.ERROR, "Riskmatrisen finns inte")
OUTSIDE_MATRIX = Rule("K017", Severity.ERROR, "Steget eller nivån finns inte i riskmatrisen")
CIRCLE = Rule("K020", Severity.ERROR, "Planer tar vid efter varandra i en ring")
OTHER_TIME = Rule("K021", Severity.WARNING, "Uppföljningen gäller en annan tid än planen")
SAME_PLAN = Rule("K022", Severity.WARNING, "Två planer gäller samma år och verksamhet")


def unresolved(
    documents: Sequence[Checked[Report]], unsound: frozenset[str], config: SiteConfig
) -> Iterator[Problem]:
    """Everything that a plan, a follow-up or a story names in a plan and that is not there."""
    plans = {one.form.id: one.form for one in documents if isinstance(one.form, Plan)}
    known = _Known(plans, unsound, config)
    for document in documents:
        match document.form:
            case Plan():
                yield from known.of_plan(cast("Checked[Plan]", document))
            case FollowUp():
                yield from known.of_follow_up(cast("Checked[FollowUp]", document))
            case QualityStory() as story if story.follows_up is not None:
                yield from known.plan_named(story.follows_up, document, "följer_upp")
                yield from known.elsewhere(story.follows_up, story.municipality, document)
    yield from _same_plans(documents)


class _Known:
    """What there is to point at. Plans in `unsound` documents exist, though nobody knows more."""

    def __init__(
        self, plans: Mapping[str, Plan], unsound: frozenset[str], config: SiteConfig
    ) -> None:
        self._plans = plans
        self._unsound = unsound
        self._matrices = config.matrices
        self._config = config

    def of_plan(self, document: Checked[Plan]) -> Iterator[Problem]:
        plan = document.form
        if plan.continues is not None:
            yield from self.plan_named(plan.continues, document, "föregående")
            key = "föregående"
            yield from self.elsewhere(plan.continues, plan.municipality, document, key)
            yield from self._circle(document)
        if plan.matrix is not None and plan.matrix not in self._matrices:
            yield _unknown_matrix(plan.matrix, document, list(self._matrices))
        yield from same_entries(document)
        yield from self._stray_targets(document)
        named: dict[str, list[tuple[str, Place]]] = {
            "mål": [],
            "egenkontroller": [],
            "åtgärder": [],
        }
        place_of = document.front.place_of
        for i, risk in enumerate(plan.risks):
            at = ("risker", i)
            yield from self._outside(risk, plan, document, at)
            if risk.goal:
                named["mål"].append((risk.goal, place_of((*at, "mål"))))
            for key, ids in (("egenkontroller", risk.self_checks), ("åtgärder", risk.actions)):
                named[key] += [(name, place_of((*at, key, j))) for j, name in enumerate(ids or ())]
        for key, pairs in named.items():
            yield from unknown_entries(key, pairs, plan)

    def of_follow_up(self, document: Checked[FollowUp]) -> Iterator[Problem]:
        form = document.form
        yield from self.plan_named(form.follows_up, document, "följer_upp")
        plan = self._plans.get(form.follows_up)
        if plan is None:
            return
        yield from _other_time(document, plan)
        if plan.municipality != form.municipality:
            yield from self.elsewhere(form.follows_up, form.municipality, document)
            return
        if plan.unit != form.unit:
            whose = quoted(plan.owner)
            yield Problem(
                document.front.place_of(("enhet",) if form.unit else ("kommun",)),
                OTHER_PLACE,
                f"Uppföljningen gäller {quoted(form.owner)}, men planen gäller {whose}.",
                "Skriv samma kommun och enhet som i planen, eller rätta följer_upp:.",
            )
        for key, ids in (
            ("risker", form.risks),
            ("egenkontroller", form.self_checks),
            ("åtgärder", form.actions),
        ):
            pairs = ((name, document.front.place_of_key((key, name))) for name in ids)
            yield from unknown_entries(key, pairs, plan)
        for name, judged in form.risks.items():
            yield from self._outside(judged, plan, document, ("risker", name))

    def plan_named(self, name: str, document: Checked[Report], key: str) -> Iterator[Problem]:
        if name not in self._plans and name not in self._unsound:
            near = nearest(name, self._plans)
            hint = f"Menade du ”{near}”? " if near else ""
            remedy = "Rätta id, eller skriv ett dokument med typ: kvalitetsplan och detta id."
            place = document.front.place_of((key,))
            yield Problem(place, UNKNOWN_PLAN, f"Planen ”{name}” finns inte.", hint + remedy)

    def elsewhere(
        self, name: str, municipality: str, document: Checked[Report], key: str = "följer_upp"
    ) -> Iterator[Problem]:
        """A plan of another municipality than the document's own."""
        plan = self._plans.get(name)
        if plan is not None and plan.municipality != municipality:
            yield Problem(
                document.front.place_of((key,)),
                OTHER_PLACE,
                f"Planen ”{name}” gäller {quoted(plan.municipality)}, "
                f"men dokumentet gäller {quoted(municipality)}.",
                f"Rätta {key}:, eller kommun:.",
            )

    def _stray_targets(self, document: Checked[Plan]) -> Iterator[Problem]:
        plan = document.form
        for i, planned in enumerate(plan.indicators):
            for owner in planned.targets:
                home = self._config.municipality_of(owner)
                if home is not None and home.id != plan.municipality:
                    yield Problem(
                        document.front.place_of_key(("indikatorer", i, "mål", owner)),
                        OTHER_PLACE,
                        f"Målet gäller {quoted(owner)}, men planen gäller "
                        f"{quoted(plan.municipality)}.",
                        f"Skriv {plan.municipality}, eller en av kommunens enheter.",
                    )

    def _circle(self, document: Checked[Plan]) -> Iterator[Problem]:
        """A plan that continues itself, over one step or many."""
        start, passed = document.form.id, set[str]()
        name = document.form.continues
        while name and name in self._plans and name not in passed:
            if name == start:
                message = f"Planen ”{start}” tar vid efter sig själv, direkt eller via andra."
                remedy = "Rätta föregående: så att varje plan pekar på en äldre."
                yield Problem(document.front.place_of(("föregående",)), CIRCLE, message, remedy)
                return
            passed.add(name)
            name = self._plans[name].continues

    def _outside(
        self, judged: Judged, plan: Plan, document: Checked[Report], at: Location
    ) -> Iterator[Problem]:
        matrix = self._matrices.get(plan.matrix or "")
        if matrix is not None:
            for key, message, remedy in _off_the_matrix(judged, matrix):
                yield Problem(document.front.place_of((*at, key)), OUTSIDE_MATRIX, message, remedy)


def _other_time(document: Checked[FollowUp], plan: Plan) -> Iterator[Problem]:
    """A period outside the plan's year and the one after, when the year is summed up."""
    end = document.form.period.end
    if end is not None and end.year not in (plan.year, plan.year + 1):
        yield Problem(
            document.front.place_of(("period",)),
            OTHER_TIME,
            f"Uppföljningen gäller {document.form.period.name}, men planen gäller {plan.year}.",
            "Rätta period: eller följer_upp:.",
        )


def _same_plans(documents: Sequence[Checked[Report]]) -> Iterator[Problem]:
    """Most likely a copy that nobody meant to keep."""
    first: dict[tuple[str, int, str], Checked[Report]] = {}
    for document in documents:
        if isinstance(plan := document.form, Plan):
            subject = (plan.owner, plan.year, plan.area)
            if subject in first:
                yield Problem(
                    document.id_place,
                    SAME_PLAN,
                    f"Planen gäller samma år, kommun och område som ”{first[subject].form.id}”.",
                    "Ta bort den ena, eller skriv i område: vad som skiljer dem åt.",
                )
            first.setdefault(subject, document)


def _off_the_matrix(judged: Judged, matrix: RiskMatrix) -> Iterator[tuple[str, str, str]]:
    for key, step, words in (
        ("sannolikhet", judged.likelihood, matrix.likelihoods),
        ("konsekvens", judged.consequence, matrix.consequences),
    ):
        if step is not None and step > len(words):
            message = f"Riskmatrisen ”{matrix.id}” har {len(words)} steg för {key}, inte {step}."
            yield key, message, "Rätta steget, eller matrisen i site_config.yml."
    if isinstance(judged.stated, int) and judged.stated not in matrix.products:
        message = f"Riskmatrisen ”{matrix.id}” kan inte ge nivån {judged.stated}."
        possible = ", ".join(str(product) for product in matrix.products)
        yield "risknivå", message, f"Den kan ge {possible}."


def _unknown_matrix(name: str, document: Checked[Plan], known: list[str]) -> Problem:
    near = nearest(name, known)
    hint = f"Menade du ”{near}”? " if near else ""
    listing = f"Här kan stå {', '.join(known)}" if known else "Inga riskmatriser är skrivna"
    return Problem(
        document.front.place_of(("riskmatris",)),
        UNKNOWN_MATRIX,
        f"Riskmatrisen ”{name}” finns inte.",
        f"{hint}{listing}; nya skrivs under riskmatriser: i site_config.yml. Är ingen beslutad, "
        "skriv uppgift saknas.",
    )
