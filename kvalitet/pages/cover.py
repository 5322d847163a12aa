"""What a report says of itself on its cover: whose it is, of when, and who has decided it."""

from kvalitet.model.report import Report
from kvalitet.page import Cover
from kvalitet.pages.studio import Studio
from kvalitet.swedish.dates import day


def cover_of(studio: Studio, form: Report, owner: str, *, period: str, area: str = "") -> Cover:
    """The cover of a report about an owner's period; what it does not state is left out."""
    municipality = studio.municipality(owner)
    name = studio.owner_name(owner)
    facts = {
        "Kommun": municipality.name,
        "Verksamhet": name if name != municipality.name else "",
        "Område": area,
        "Period": period,
        "Beslutad av": form.decided_by or "",
        "Beslutsdatum": day(form.decided) if form.decided else "",
        "Diarienummer": form.record_number or "",
        "Ansvarig": form.responsible or "",
    }
    return Cover(
        owner=name,
        facts=tuple((term, words) for term, words in facts.items() if words),
        record_number=form.record_number or "",
        draft=form.draft,
        fictional=municipality.name if municipality.fictional else "",
    )
