"""The document before: the one that is named, or the latest of its kind."""

from collections.abc import Callable, Collection, Iterable
from typing import TypeVar, cast

from kvalitet.catalogue.checked import Checked
from kvalitet.config import SiteConfig
from kvalitet.model.documents import DOCUMENT_TYPES
from kvalitet.model.follow_up import FollowUp
from kvalitet.model.indicator_analysis import IndicatorAnalysis
from kvalitet.model.period import Period, PeriodKind
from kvalitet.model.plan import Plan
from kvalitet.model.quality_story import QualityStory
from kvalitet.model.report import Report
from kvalitet.scaffold.known import Known
from kvalitet.scaffold.moving import following, year
from kvalitet.scaffold.wish import ScaffoldError, Wish
from kvalitet.swedish.lists import joined, quoted
from kvalitet.swedish.nearmiss import nearest

R = TypeVar("R", bound=Report)


def named(wish: Wish, known: Known, allowed: tuple[type[Report], ...]) -> Checked[Report] | None:
    """The document that the writer has named; None when she has not."""
    if wish.source is None:
        return None
    found = known.document(wish.source)
    if found is None:
        raise ScaffoldError(_not_found(wish.source, known))
    if not isinstance(found.form, allowed):
        words = [word for word, form in DOCUMENT_TYPES.items() if issubclass(form, allowed)]
        raise ScaffoldError(
            f"{quoted(wish.source)} har en annan typ. "
            f"Ange med --från ett dokument av typen {joined(words, 'eller')}."
        )
    if wish.owner and wish.owner not in owners_of(found.form):
        whose = joined(owners_of(found.form), "och")
        raise ScaffoldError(
            f"{quoted(wish.source)} gäller {whose}, inte {wish.owner}. "
            "Ta bort --kommun, eller ange ett annat dokument med --från."
        )
    return found


def latest(
    documents: Iterable[Checked[R]], wish: Wish, chain: Callable[[R], object]
) -> Checked[R] | None:
    """The latest document that the wish fits; where several may be meant the writer is asked."""
    chains: dict[object, list[Checked[R]]] = {}
    for one in documents:
        is_about = wish.owner is None or wish.owner in owners_of(one.form)
        if is_about and (wish.period is None or _order(one.form) < wish.period.sort_key):
            chains.setdefault(chain(one.form), []).append(one)
    last = []
    for documents_in_chain in chains.values():
        newest = max(_order(one.form) for one in documents_in_chain)
        last += [one for one in documents_in_chain if _order(one.form) == newest]
    if len(last) > 1:
        names = joined(sorted(one.form.id for one in last), "eller")
        raise ScaffoldError(f"Flera dokument kan vara det förra. Ange ett med --från: {names}.")
    return last[0] if last else None


def same_kind(form: type[R], known: Known) -> list[Checked[R]]:
    """Every sound document of a type."""
    return list(known.catalogue.of_type(form))


def period_of(form: Report) -> Period | None:
    """The period that a document is about; None for what is about no time."""
    match form:
        case Plan() | QualityStory():
            return year(form.year)
        case FollowUp() | IndicatorAnalysis():
            return form.period
    return None


def owners_of(form: Report) -> tuple[str, ...]:
    """The municipality that a document is about, and its unit if it is about one."""
    match form:
        case Plan() | FollowUp() | IndicatorAnalysis():
            return (form.municipality, form.unit) if form.unit else (form.municipality,)
        case QualityStory():
            return (form.municipality,)
    return ()


def next_period(wish: Wish, then: Period | None) -> Period:
    """The period to write about: the one asked for, else the one after the last."""
    now = wish.period or (following(then) if then else None)
    if now is None:
        raise ScaffoldError("Ange vilken tid det gäller, t.ex. --period 2025-T1 eller --år 2025.")
    if then is not None and now.sort_key <= then.sort_key:
        raise ScaffoldError(
            f"{now.name.capitalize()} kommer inte efter {then.name}, som {wish.source} gäller. "
            "Ange en senare tid, eller ett tidigare dokument med --från."
        )
    return now


def next_year(wish: Wish, then: int | None) -> Period:
    """The year to write about."""
    if wish.period is not None and wish.period.kind is not PeriodKind.YEAR:
        raise ScaffoldError(f"Typen {wish.kind} gäller ett helt år. Skriv t.ex. --år 2025.")
    return next_period(wish, year(then) if then is not None else None)


def whose(wish: Wish, config: SiteConfig) -> tuple[str, str | None]:
    """The municipality, and the unit if it is one, that a document without precedent is about."""
    if wish.owner is None:
        municipalities = [one.id for one in config.municipalities]
        if len(municipalities) == 1:
            return municipalities[0], None
        raise ScaffoldError(f"Ange kommunen med --kommun: {joined(municipalities, 'eller')}.")
    home = config.municipality_of(wish.owner)
    assert home is not None, "an owner that does not exist has been refused"
    return home.id, None if home.id == wish.owner else wish.owner


def refuse_unknown(wish: Wish, known: Known) -> None:
    """Refuse what the wish names but the project has not."""
    config, catalogue = known.catalogue.config, known.catalogue
    if wish.owner is not None and wish.owner not in config.owners:
        raise ScaffoldError(
            f"Ingen kommun eller enhet heter {quoted(wish.owner)}. "
            f"{_meant(wish.owner, config.owners)}"
            f"De som finns är {joined(config.owners)}."
        )
    indicators = [*catalogue.indicators, *sorted(catalogue.unsound)]
    if wish.indicator is not None and wish.indicator not in indicators:
        raise ScaffoldError(
            f"Nyckeltalet {quoted(wish.indicator)} finns inte. "
            f"{_meant(wish.indicator, indicators)}"
            "Skriv det först: build.py new nyckeltal --id …"
        )


def _order(form: Report) -> tuple[int, int, int]:
    period = period_of(form)
    return period.sort_key if period else (0, 0, 0)


def _not_found(name: str, known: Known) -> str:
    if name.casefold() in known.taken:
        path = known.taken[name.casefold()] or f"Dokumentet {name}"
        return f"{path} går inte att utgå från, eftersom det har fel. Rätta dem: build.py check"
    ids = [one.form.id for one in known.catalogue.documents]
    return f"Inget dokument har id {quoted(name)}. {_meant(name, ids)}".rstrip()


def _meant(name: str, known: Collection[str]) -> str:
    near = nearest(name, known)
    return f"Menade du ”{near}”? " if near else ""


def as_type(document: Checked[Report] | None, form: type[R]) -> Checked[R] | None:
    """The document if it is of a type."""
    if document is not None and isinstance(document.form, form):
        return cast("Checked[R]", document)
    return None
