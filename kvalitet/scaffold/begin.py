"""A new document, whole: what was wished for, what is known already, and the text of the two."""

from dataclasses import dataclass, replace

from kvalitet.documents import FENCE
from kvalitet.model.documents import DOCUMENT_TYPES
from kvalitet.model.follow_up import FollowUp
from kvalitet.model.indicator_analysis import IndicatorAnalysis
from kvalitet.model.plan import Plan
from kvalitet.model.quality_story import QualityStory
from kvalitet.scaffold.analyses import sketch_analysis
from kvalitet.scaffold.emitter import emit
from kvalitet.scaffold.follow_ups import sketch_follow_up
from kvalitet.scaffold.known import Known
from kvalitet.scaffold.lines import UNJUDGED, Block, to_fill_in
from kvalitet.scaffold.others import sketch_other
from kvalitet.scaffold.outline import sections_of, text_of
from kvalitet.scaffold.plans import sketch_plan
from kvalitet.scaffold.precedent import refuse_unknown
from kvalitet.scaffold.sketch import Sketch
from kvalitet.scaffold.stories import sketch_story
from kvalitet.scaffold.wish import Wish


@dataclass(frozen=True, slots=True)
class Begun:
    """A document to write, and what to say of it."""

    path: str
    text: str
    source: str | None
    """The path of the document that it was begun from."""
    places: int
    """How many places of its front matter are to be filled in."""


def begin(wish: Wish, known: Known) -> Begun:
    """Begin a document of a type that exists."""
    refuse_unknown(wish, known)
    form = DOCUMENT_TYPES[wish.kind]
    if issubclass(form, Plan):
        sketch = sketch_plan(form, wish, known)
    elif issubclass(form, FollowUp):
        sketch = sketch_follow_up(wish, known)
    elif issubclass(form, QualityStory):
        sketch = sketch_story(wish, known)
    elif issubclass(form, IndicatorAnalysis):
        sketch = sketch_analysis(wish, known)
    else:
        sketch = sketch_other(form, wish, known)
    before = sketch.headings
    text_before = known.texts[before.path] if before else ""
    sections = sections_of(form, before, text_before, sketch.move, sketch.wanted)
    front, places = _front(sketch)
    body = text_of(sections, needs_heading=not places and not sketch.asks_for_text)
    source = sketch.source.path if sketch.source else None
    return Begun(sketch.path, f"{FENCE}\n{front}{FENCE}\n\n{body}", source, places)


def _front(sketch: Sketch) -> tuple[str, int]:
    first, *rest = sketch.lines
    begun = f", påbörjat från {sketch.source.path}" if sketch.source else ""
    head = (
        f"Ett utkast{begun}. Fyll i det som är tomt eller har {UNJUDGED}; build.py check räknar "
        "upp det. Ta bort # framför en nyckel som ska vara med.",
    )
    block = Block((replace(first, above=head), *rest))
    return emit(block), to_fill_in(block)
