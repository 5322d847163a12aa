"""Which plan is to be followed up, for which period, and after which follow-up."""

from dataclasses import dataclass, replace

from kvalitet.catalogue.checked import Checked
from kvalitet.catalogue.thread import PlanThread
from kvalitet.model.follow_up import FollowUp
from kvalitet.model.period import Period
from kvalitet.model.plan import Plan
from kvalitet.scaffold import precedent
from kvalitet.scaffold.known import Known
from kvalitet.scaffold.moving import first_of_kind
from kvalitet.scaffold.wish import ScaffoldError, Wish
from kvalitet.swedish.lists import quoted


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be followed up."""

    thread: PlanThread
    now: Period
    before: Checked[FollowUp] | None
    """The last follow-up, of this plan or of one before it."""

    @property
    def plan(self) -> Plan:
        """The plan to follow up."""
        return self.thread.plan.form

    @property
    def goes_on(self) -> Checked[FollowUp] | None:
        """The last follow-up, if it was of the same plan."""
        same = self.before is not None and self.before.form.follows_up == self.plan.id
        return self.before if same else None


def task_of(wish: Wish, known: Known) -> Task | None:
    """What a wish for a follow-up means; None where there is no plan to follow up."""
    named = precedent.named(wish, known, (FollowUp, Plan))
    plan = precedent.as_type(named, Plan)
    before = precedent.as_type(named, FollowUp)
    if named is None:
        before = _latest(wish, known)
        plan = None if before else _latest_plan(wish, known)
    if before is not None:
        now = precedent.next_period(wish, before.form.period)
        return Task(_thread_of(before, now, known), now, before)
    if plan is not None:
        return _of_plan(known.catalogue.threads[plan.form.id], wish, known)
    return None


def _latest(wish: Wish, known: Known) -> Checked[FollowUp] | None:
    """The latest follow-up; of plans for different areas there may be several."""
    threads = known.catalogue.threads

    def chain(one: FollowUp) -> tuple[str, str]:
        thread = threads.get(one.follows_up)
        return one.owner, thread.plan.form.area if thread else ""

    return precedent.latest(precedent.same_kind(FollowUp, known), wish, chain)


def _latest_plan(wish: Wish, known: Known) -> Checked[Plan] | None:
    """The latest plan that the period does not come before."""
    last = wish.period.end.year if wish.period and wish.period.end else None
    plans = (
        one for one in precedent.same_kind(Plan, known) if last is None or one.form.year <= last
    )
    return precedent.latest(plans, replace(wish, period=None), lambda one: (one.owner, one.area))


def _of_plan(thread: PlanThread, wish: Wish, known: Known) -> Task:
    """The next follow-up of a plan that is named, or the first."""
    told = [
        one
        for one in thread.follow_ups
        if wish.period is None or one.form.period.sort_key < wish.period.sort_key
    ]
    if told:
        return Task(thread, precedent.next_period(wish, told[-1].form.period), told[-1])
    now = wish.period or _first_period(thread, known) or precedent.next_period(wish, None)
    return Task(thread, now, None)


def _first_period(thread: PlanThread, known: Known) -> Period | None:
    """The first period of the plan's year, of the same kind as the plan before was followed up."""
    before = known.catalogue.threads.get(thread.plan.form.continues or "")
    told = before.follow_ups if before else ()
    return first_of_kind(told[-1].form.period, thread.plan.form.year) if told else None


def _thread_of(before: Checked[FollowUp], now: Period, known: Known) -> PlanThread:
    """The plan that the last follow-up was of, or the one that has taken over since then."""
    threads = known.catalogue.threads
    thread = threads.get(before.form.follows_up)
    if thread is None:
        raise ScaffoldError(
            f"Planen {quoted(before.form.follows_up)} har fel som måste rättas först: "
            "build.py check visar dem."
        )
    last = now.end.year if now.end else thread.plan.form.year
    while later := [one for one in thread.following if one.form.year <= last]:
        thread = threads[max(later, key=lambda one: one.form.year).form.id]
    return thread
