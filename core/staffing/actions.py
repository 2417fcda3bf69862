"""Keeping scenarios, and having them worked out."""

from typing import Any

from core.errors import ChangedBySomebody, TooLong
from core.jobs import actions as jobs
from core.jobs.words import JobKind
from core.language import N_
from core.models.jobs import Job
from core.models.staffing import Scenario, StaffingStudy
from core.people.rules import tidy
from core.permissions import Permission, needs
from core.rota.rules import monday
from core.rows import amend
from core.settings import views as settings
from core.settings.putting import put
from core.settings.staffing import Staffing
from core.staffing import claims, desks, views
from core.staffing.errors import (
    NoSuchScenario,
    ScenarioIsToday,
    ScenarioUnnamed,
    StudyUnderWay,
    TooManyCases,
    TooManyScenarios,
)
from core.staffing.events import ScenarioChanged, ScenarioRestored, ScenarioRetired, ScenarioSaved
from core.staffing.forms import MOST_BESIDE, Answered, Keeping, Levers, Wanted
from core.staffing.inputs.shipped import SHIPPED
from core.staffing.tours.checking import demand_week
from core.work import Work

LONGEST = 60


@needs(Permission.PLAN_STAFF)
def save(work: Work, form: Keeping) -> Scenario:
    """Another desk under a name of its own, for oneself or for all who plan."""
    _demand_room(work)
    row = Scenario(made_by=work.reader.id, made_at=work.now, **_checked(form))
    work.session.add(row)
    work.session.flush()
    work.record(ScenarioSaved(row.id, shared=row.shared))
    return row


@needs(Permission.PLAN_STAFF)
def change(work: Work, number: int, seen: int, form: Keeping) -> None:
    """Another name, other levers, other readers; ``seen``: the version that was looked at."""
    row, checked = _own(work, number), _checked(form)
    if row.version != seen:
        raise ChangedBySomebody
    if changed := amend(row, checked):
        work.record(ScenarioChanged(row.id, fields=changed))


@needs(Permission.PLAN_STAFF)
def retire(work: Work, number: int) -> None:
    """Out of the table; its owner can bring it back."""
    row = _own(work, number)
    if row.retired_at is None:
        row.retired_at = work.now
        work.record(ScenarioRetired(row.id))


@needs(Permission.PLAN_STAFF)
def restore(work: Work, number: int) -> None:
    row = _own(work, number)
    if row.retired_at is not None:
        _demand_room(work)
        row.retired_at = None
        work.record(ScenarioRestored(row.id))


@needs(Permission.PLAN_STAFF)
def type_in(work: Work, typed: Staffing, seen: int | None) -> None:
    """What the desk knows better than its rows tell; ``seen``: the version that was looked at."""
    put(work, typed, seen)


@needs(Permission.PLAN_STAFF)
def work_out(work: Work, trial: Levers | None = None) -> Job:
    """Today and the scenarios side by side; ``trial``: one more that is not kept. A job does it."""
    if claims.is_under_way(work, JobKind.STAFFING):
        raise StudyUnderWay
    _demand_bearable(work, trial or Levers())
    told = trial.model_dump(mode="json") if trial and not trial.empty else None
    return _begun(work, JobKind.STAFFING, trial=told)


@needs(Permission.PLAN_STAFF)
def propose(work: Work, wanted: Wanted) -> Job:
    """A rota for a week that is still to come, tried before it is shown. A job does it."""
    demand_week(wanted.first, work.now.astimezone(settings.zone(work)).date())
    if claims.is_under_way(work, JobKind.ROTA):
        raise StudyUnderWay
    return _begun(work, JobKind.ROTA, wanted=wanted.model_dump(mode="json"))


def _demand_bearable(work: Work, levers: Levers) -> None:
    """What is typed can be any number; what was measured can be borne."""
    typed = settings.read(work, Staffing)
    weeks = typed.weeks_ahead or SHIPPED["weeks_ahead"]
    grown = levers.arrivals * (1 - levers.faq / 100) * max([1.0, *levers.channels.values()])
    if (cases := (typed.arrivals or 0) * weeks * grown) > desks.MOST_CASES:
        raise TooManyCases(cases=f"{cases:,.0f}", most=f"{desks.MOST_CASES:,}")


def _begun(work: Work, kind: JobKind, **told: Any) -> Job:
    """One seed a week: who asks the same twice is told the same."""
    seed = monday(work.now.astimezone(settings.zone(work)).date()).toordinal()
    job = jobs.enqueue(work, kind, {"person": work.reader.person_id, "seed": seed} | told)
    job.seed = seed
    return job


@needs(Permission.PLAN_STAFF)
def keep(work: Work, answered: Answered) -> StaffingStudy:
    """What was worked out, with what it takes to work it out again."""
    row = StaffingStudy(made_at=work.now, **answered.columns())
    work.session.add(row)
    work.session.flush()
    claims.forget_old(work)
    return row


def _demand_room(work: Work) -> None:
    """Only one's own count: those of others nobody but them can put away."""
    if sum(each.mine for each in views.scenarios(work)) >= MOST_BESIDE:
        raise TooManyScenarios(most=MOST_BESIDE)


def _own(work: Work, number: int) -> Scenario:
    row = claims.scenario(work, number)
    if row is None or row.made_by != work.reader.person_id:
        raise NoSuchScenario
    return row


def _checked(form: Keeping) -> dict[str, object]:
    name = tidy(form.name)
    if not name:
        raise ScenarioUnnamed
    if len(name) > LONGEST:
        raise TooLong(field=N_("name"), limit=LONGEST)
    if form.levers.empty:
        raise ScenarioIsToday
    return {"name": name, "shared": form.shared, "levers": form.levers.model_dump(mode="json")}
