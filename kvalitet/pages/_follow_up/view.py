"""What a follow-up tells, beside what was known before it; what came later it does not know."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from kvalitet.catalogue.checked import Checked
from kvalitet.catalogue.thread import PlanThread
from kvalitet.model.follow_up import FollowUp
from kvalitet.model.plan import Plan
from kvalitet.model.risk_matrix import RiskMatrix
from kvalitet.pages.entries import EntryLink, link_to
from kvalitet.pages.studio import Sheet
from kvalitet.pages.texts import Texts


@dataclass(frozen=True, slots=True)
class FollowUpView:
    """A follow-up on its sheet, with its plan's thread up to it."""

    sheet: Sheet
    document: Checked[FollowUp]
    thread: PlanThread
    """The follow-ups that came after this one are left out."""
    matrix: RiskMatrix | None
    texts: Texts

    @property
    def form(self) -> FollowUp:
        return self.document.form

    @property
    def plan(self) -> Plan:
        return self.thread.plan.form

    def comment(self, key: str, entry: str) -> Markup | None:
        """What the writer says of a risk, a self-check or an action, by its id."""
        return self.texts.written(key, entry, "kommentar")

    def entry(self, entry: str, name: str) -> EntryLink:
        """The link to an entry's place on the plan's page."""
        return link_to(self.sheet, self.plan.id, entry, name)


def view_of(sheet: Sheet, document: Checked[FollowUp]) -> FollowUpView:
    """The follow-up as it was written: without those that came later."""
    catalogue = sheet.studio.catalogue
    thread = catalogue.threads[document.form.follows_up]
    number = [one.form.id for one in thread.follow_ups].index(document.form.id)
    return FollowUpView(
        sheet=sheet,
        document=document,
        thread=replace(thread, follow_ups=thread.follow_ups[: number + 1]),
        matrix=catalogue.config.matrices.get(thread.plan.form.matrix or ""),
        texts=Texts(sheet, document),
    )
