"""A rule runs in a case: once for each cause, each thing it does by itself, and what refuses stops nothing else."""

import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.exc import InterfaceError, OperationalError

from core.actors import Actor, ActorKind, Role
from core.automation import claims, doing, rules, views
from core.automation.audience import views as audience
from core.automation.bounds import views as bounds
from core.automation.errors import Broke
from core.automation.events import RuleCutOff, RuleRan, RuleRefused, RuleStopped
from core.automation.forms import Action
from core.automation.moments import views as moments
from core.automation.views import Armed
from core.automation.words import Act, Outcome, Section, Trigger, Who
from core.errors import DomainError
from core.language import LANGUAGES
from core.models.automation import Rule, RuleRun, RuleVersion
from core.models.events import EventRow
from core.models.tickets import Ticket
from core.notices import actions as notices
from core.notices.words import NoticeKind
from core.work import Work

UNREACHABLE = (OperationalError, InterfaceError)  # the memory itself: tried again as a whole
log = logging.getLogger("desk.rules")


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a rule runs; ``due``: the deadline that it is about."""

    mark: str
    depth: int = 1
    due: datetime | None = None


@dataclass(slots=True)
class Result:
    """What was done, and what was not, each with its sentence in every language."""

    did: list[str] = field(default_factory=list[str])
    refused: list[str] = field(default_factory=list[str])
    refusals: list[dict[str, str]] = field(default_factory=list[dict[str, str]])

    @property
    def outcome(self) -> Outcome:
        if self.refused:
            return Outcome.PARTLY if self.did else Outcome.REFUSED
        return Outcome.DONE if self.did else Outcome.NOTHING


def by_event(work: Work, rule: Armed, event: EventRow) -> None:
    """The rule waits for what has happened here; what happened before it was switched on is past.

    One that breaks is written down as such: it must not stand in the way of whatever happened after it.
    """
    try:
        with work.session.begin_nested():
            _by_event(work, rule, event)
    except UNREACHABLE:
        raise
    except Exception:
        _broke(work, rule, event)


def _broke(work: Work, rule: Armed, event: EventRow) -> None:
    failure = secrets.token_hex(4)
    log.exception("failure %s of rule %s", failure, rule.id)
    if run := claims.begin_run(work, rule, event.subject_id, f"event.{event.id}", 1):
        result = Result()
        _refuse("", Broke(failure=failure), result)
        run.outcome, run.detail = Outcome.REFUSED, {"did": [], "refusals": result.refusals}


def _by_event(work: Work, rule: Armed, event: EventRow) -> None:
    ticket = claims.case(work, event.subject_id)
    if ticket is None or event.at < rule.since or not bounds.fits(work, rule.body, ticket.id):
        return
    cause = Cause(f"event.{event.id}", bounds.depth_of(work, event) + 1)
    run = claims.begin_run(work, rule, ticket.id, cause.mark, cause.depth)
    if run is None:
        return
    if cause.depth > rules.DEEPEST or bounds.runs_lately(work, ticket.id) > rules.MOST_A_DAY:
        _cut_off(work, rule, ticket, run)
    else:
        _run(work, rule, ticket, cause, run)


def by_time(work: Work, rule_id: int, ticket_id: int) -> bool:
    """The moment seemed to have come; asked anew now that the case is held."""
    rule, ticket = work.session.get(Rule, rule_id), claims.case(work, ticket_id)
    if rule is None or not rule.active or ticket is None:
        return False
    armed = views.armed(rule)
    for moment in moments.due(work, armed, 1, ticket_id):
        due = moment.at if armed.body.when.trigger is Trigger.DEADLINE else None
        if run := claims.begin_run(work, armed, ticket_id, moment.mark, 1):
            _run(work, armed, ticket, Cause(moment.mark, due=due), run)
            return True
    return False


def _run(work: Work, rule: Armed, ticket: Ticket, cause: Cause, run: RuleRun) -> None:
    acting = replace(work, reader=Actor(ActorKind.SYSTEM, rule.id))
    result = Result()
    for action in rule.body.actions:
        if action.act is not Act.NOTIFY:
            _do(acting, ticket, action, result)
    heard = _audience(acting, rule, ticket, cause)
    result.did += [Act.NOTIFY] if heard else []
    event = _told(acting, rule, ticket, result)
    for kind in sorted(set(heard.values())):
        notices.tell(acting, event, kind, [each for each, how in heard.items() if how is kind], cause.due)
    run.outcome, run.event_id = result.outcome, event.id
    run.detail = {"did": result.did, "refusals": result.refusals}
    work.session.flush()
    if run.outcome is Outcome.REFUSED:
        _stop_at_last(work, rule, ticket)


def _do(work: Work, ticket: Ticket, action: Action, result: Result) -> None:
    """In a savepoint: whatever goes wrong here leaves no trace, and nothing else undone."""
    try:
        with work.session.begin_nested():
            changed = doing.do(work, ticket, action)
            work.session.flush()
    except UNREACHABLE:
        raise
    except DomainError as refusal:
        _refuse(action.act, refusal, result)
    except Exception:
        failure = secrets.token_hex(4)
        log.exception("failure %s in a rule", failure)
        _refuse(action.act, Broke(failure=failure), result)
    else:
        result.did += [action.act] if changed else []


def _refuse(act: str, refusal: DomainError, result: Result) -> None:
    result.refused.append(act)
    result.refusals.append({tag: refusal.said_in(tag) for tag in LANGUAGES})


def _told(work: Work, rule: Armed, ticket: Ticket, result: Result) -> EventRow:
    """One event for the run, the last of all that came of it."""
    how = RuleRefused if result.outcome is Outcome.REFUSED else RuleRan
    event = work.recorded(how(ticket.id, rule.id, rule.version, tuple(result.did), tuple(result.refused)))
    work.session.flush()
    return event


def _audience(work: Work, rule: Armed, ticket: Ticket, cause: Cause) -> Mapping[int, NoticeKind]:
    """Who hears of it and as what; who is named twice hears it once, owners first."""
    found: dict[int, NoticeKind] = {}
    wanted = [each.to for each in rule.body.actions if each.act is Act.NOTIFY]
    for who in sorted(wanted, key=lambda each: each != Who.OWNER.value):
        for person_id in audience.people(work, ticket, who):
            found.setdefault(person_id, _kind(work, rule, who, cause))
    return found


def _kind(work: Work, rule: Armed, who: str, cause: Cause) -> NoticeKind:
    if cause.due is not None and who == Who.OWNER.value:
        return NoticeKind.RISK if work.now < cause.due else NoticeKind.LATE
    return NoticeKind.ESCALATED if rule.section is Section.ESCALATION else NoticeKind.RULE


def _cut_off(work: Work, rule: Armed, ticket: Ticket, run: RuleRun) -> None:
    """Nothing is done; the administrators hear of it once for each version of the rule."""
    run.outcome = Outcome.CUT
    acting = replace(work, reader=Actor(ActorKind.SYSTEM, rule.id))
    event = acting.recorded(RuleCutOff(ticket.id, rule=rule.id))
    if not bounds.cut_before(work, rule, run.id):
        notices.tell(acting, event, NoticeKind.RULE_TROUBLE, audience.wearing(work, Role.ADMIN))
    work.session.flush()
    run.event_id = event.id


def _stop_at_last(work: Work, rule: Armed, ticket: Ticket) -> None:
    """A rule that can do nothing time after time is switched off; who keeps it and the administrators are told."""
    last = bounds.last_outcomes(work, rule, rules.PATIENCE)
    if last != [Outcome.REFUSED] * rules.PATIENCE:
        return
    row = claims.rule(work, rule.id)
    row.active, row.version = False, row.version + 1
    work.session.add(RuleVersion(rule_id=row.id, version=row.version, active=False, body=row.body, since=work.now))
    event = work.recorded(RuleStopped(row.id, version=row.version, times=rules.PATIENCE))
    keepers = [row.person_id, *audience.wearing(work, Role.ADMIN)]
    notices.tell(work, event, NoticeKind.RULE_TROUBLE, keepers, about=ticket.id)
