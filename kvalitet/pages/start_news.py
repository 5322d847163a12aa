"""What is new since the edition before: counted, with the levels that have changed by name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kvalitet.chronicle.differences import Difference, How, compare
from kvalitet.chronicle.facts import Facts
from kvalitet.model.indicator import Indicator
from kvalitet.pages.changes import summary_of
from kvalitet.pages.chronicle import findings_of
from kvalitet.pages.studio import Studio

_MOST_LEVELS = 4


@dataclass(frozen=True, slots=True)
class LevelMove:
    """A level that is another than it was, and whether the municipality is made up."""

    told: Difference
    fictional: bool


@dataclass(frozen=True, slots=True)
class News:
    """What is new, since which edition."""

    edition: str
    """The name of its folder."""
    title: str
    counts: tuple[str, ...]
    levels: tuple[LevelMove, ...]


def news_of(studio: Studio) -> News | None:
    """What is new since the edition before; None where there is none.

    Documents are told when they are new: whether the words of one have changed is not known until
    all pages are drawn.
    """
    before = studio.imprint.before
    if before is None:
        return None
    older = before.facts.model_copy(update={"documents": ()})
    found = compare(older, findings_of(studio))
    found = replace(found, documents=tuple(_new_documents(studio, before.facts)))
    levels = tuple(_moves(studio, found.levels[:_MOST_LEVELS]))
    return News(before.name, before.title, tuple(summary_of(found)), levels)


def _moves(studio: Studio, levels: Iterable[Difference]) -> Iterator[LevelMove]:
    anchors = studio.addresses.anchors
    made_up = {anchor for owner, anchor in anchors.items() if studio.municipality(owner).fictional}
    for one in levels:
        yield LevelMove(one, one.page_after.partition("#")[2] in made_up)


def _new_documents(studio: Studio, older: Facts) -> Iterator[Difference]:
    known = {fact.key for fact in older.documents}
    for document in studio.catalogue.documents:
        if document.form.id not in known and not isinstance(document.form, Indicator):
            yield Difference(How.NEW, document.form.id)
