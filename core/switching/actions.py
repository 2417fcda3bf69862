"""Running cases are moved to the version in force, and brought back; a job does it, a few at a time."""

from collections.abc import Sequence

from core.errors import Several
from core.jobs import actions as jobs
from core.jobs.words import JobKind
from core.models.switches import Switch
from core.permissions import Permission, needs
from core.process import views as processes
from core.process.views import Running
from core.switching import claims, rules, views
from core.switching.errors import BackAlready, LeadsNowhere, NothingToMove, NotInForce, Underway
from core.switching.events import SwitchBegan, SwitchReverted
from core.switching.forms import Plan
from core.switching.words import Outcome, SwitchState
from core.work import Work


@needs(Permission.PUBLISH_DOCUMENTS)
def begin(work: Work, plan: Plan) -> Switch:
    """One at a time for a process; who begins it answers for all of its cases, whoever may see them."""
    target, olds = processes.version(work, plan.target), [processes.version(work, each) for each in plan.sources]
    _alone(work, target, *olds)
    if not claims.in_force(work, target.id):
        raise NotInForce(version=target.version)
    row = Switch(
        process=target.document.process, version_id=target.id, source=_source(olds, target), state=SwitchState.RUNNING,
        sources=sorted({each.id for each in olds} - {target.id}), steps=_steps(olds, target, plan),
        person_id=work.reader.person_id, made_at=work.now,
    )  # fmt: skip
    cases = len(claims.waiting(work, row))
    if not cases:
        raise NothingToMove
    work.session.add(row)
    work.session.flush()
    versions = tuple(sorted(each.version for each in olds))
    began = SwitchBegan(row.id, row.process, target.version, source=row.source, versions=versions, cases=cases)
    work.record(began)
    row.job_id = jobs.enqueue(work, JobKind.SWITCH, {"switch": row.id, "back": False}).id
    return row


@needs(Permission.PUBLISH_DOCUMENTS)
def revert(work: Work, switch_id: int) -> Switch:
    """Back to the version and the step they had, as far as they have not moved since."""
    row = claims.one(work, switch_id)
    target, olds = processes.version(work, row.version_id), [processes.version(work, each) for each in row.sources]
    _alone(work, target, *olds)
    if row.state is SwitchState.REVERTED:
        raise BackAlready
    row.state, row.reverted_by, row.reverted_at = SwitchState.REVERTING, work.reader.person_id, work.now
    work.record(SwitchReverted(row.id, cases=views.how_many_are(work, row.id, Outcome.MOVED)))
    row.job_id = jobs.enqueue(work, JobKind.SWITCH, {"switch": row.id, "back": True}).id
    return row


def _alone(work: Work, *running: Running) -> None:
    names = {each.document.process for each in running}
    claims.hold(work, names)
    if who := claims.busy(work, names):
        raise Underway(who=who)


def _source(olds: Sequence[Running], target: Running) -> str:
    return next((each.document.process for each in olds), target.document.process)


def _steps(olds: Sequence[Running], target: Running, plan: Plan) -> dict[str, str | None]:
    """Nobody is sent where a case cannot go on; a step that means different things in two versions is one of them."""
    steps = rules.whole([each.document for each in olds], target.document, plan.steps)
    for old in olds:
        for name, step in old.document.steps.items():
            if (to := steps[name]) and to not in rules.targets(step, target.document):
                raise LeadsNowhere(step=Several((step.labels,)))
    return steps
