from dataclasses import replace
from hashlib import sha256

from core.actors import SYSTEM
from core.hints import claims, rules, views
from core.hints.answering import answered
from core.hints.errors import LearnsAlready, NoSuchVersion
from core.hints.events import CategoryConfirmed, HintApplied, Learned, ModelChosen
from core.hints.forms import Hint, Lesson
from core.hints.lessons import views as lessons
from core.hints.words import Source, Target
from core.jobs import actions as jobs
from core.jobs.words import JobKind
from core.models.hints import HintModel, OutsideHint
from core.models.jobs import Job
from core.models.tickets import Ticket
from core.permissions import Permission, needs
from core.resolution import claims as cases
from core.settings import views as settings
from core.settings.hints import HintPolicy, Outside
from core.triage import seen as looked
from core.work import Work


@needs(Permission.WORK)
def confirm(work: Work, number: int, seen: int, hint: Hint | None = None) -> None:
    """The category is right as it is; ``hint``: what was shown meanwhile."""
    ticket = cases.ticket(work, number)
    looked.demand(work, ticket, seen)
    work.record(CategoryConfirmed(ticket.id, category=ticket.category))
    answered(work, ticket.id, hint, ticket.category)


@needs(Permission.EDIT_SETTINGS)
def learn(work: Work) -> Job:
    """Have the desk learn from its decided cases; a job does it."""
    if lessons.is_learning(work):
        raise LearnsAlready
    return jobs.enqueue(work, JobKind.LEARN, {})


@needs(Permission.EDIT_SETTINGS)
def learn_by_itself(work: Work) -> None:
    """Once a week, where enough was decided; not where a person went back to an earlier version on purpose."""
    policy, newest = settings.read(work, HintPolicy), lessons.newest(work)
    if not policy.weekly or lessons.is_learning(work) or (newest is not None and not newest.chosen):
        return
    if lessons.newly_decided(work) >= max(policy.least_new, rules.LEAST_CASES if newest is None else 0):
        jobs.enqueue(work, JobKind.LEARN, {})


@needs(Permission.EDIT_SETTINGS)
def keep(work: Work, lesson: Lesson) -> HintModel:
    """A new version, in force at once; earlier ones stay for a while, so that one can go back."""
    for each in claims.all_versions(work):
        each.chosen = False
    digest = sha256(lesson.content).hexdigest()
    row = HintModel(
        made_at=work.now,
        cases=lesson.cases,
        newest_event=lesson.newest_event,
        report=lesson.report,
        chosen=True,
        digest=digest,
        size=len(lesson.content),
        content=lesson.content,
    )
    work.session.add(row)
    work.session.flush()
    claims.forget_old(work)
    work.record(Learned(row.id, cases=lesson.cases))
    return row


@needs(Permission.EDIT_SETTINGS)
def choose(work: Work, number: int) -> None:
    """Go back to an earlier version, or forward again; 0: hints go by words, as if nothing had been learned."""
    rows = {row.id: row for row in claims.all_versions(work)}
    if number and (number not in rows or not rows[number].size):
        raise NoSuchVersion(version=number)
    for row in rows.values():
        row.chosen = row.id == number
    work.record(ModelChosen(number, version=number))


@needs(Permission.TAKE_IN)
def category_of(work: Work, text: str, otherwise: str) -> tuple[str, Hint | None]:
    """The category of a case for which nobody has chosen one; the hint decides only where the settings say so."""
    policy = settings.read(work, HintPolicy)
    hint = views.of_text(work, text).of(Target.CATEGORY) if policy.applied else None
    sure = hint is not None and hint.source is Source.LEARNED and (hint.percent or 0) >= policy.applied_from
    return (hint.value, hint) if hint is not None and sure else (otherwise, None)


@needs(Permission.TAKE_IN)
def came_in(work: Work, ticket: Ticket, applied: Hint | None = None) -> None:
    """A case that nobody of the desk has looked at: say what a hint decided, and ask outside where that is set up."""
    if applied is not None:
        told = HintApplied(ticket.id, hinted=applied.value, confidence=applied.percent or 0, model=applied.model)
        work.record(told, by=SYSTEM)
    if settings.read(work, Outside).enabled:
        jobs.enqueue(replace(work, reader=SYSTEM), JobKind.OUTSIDE_HINT, {"ticket": ticket.id})


@needs(Permission.WORK)
def keep_outside(work: Work, ticket_id: int, category: str) -> None:
    """What the language model outside said; the newest answer counts."""
    work.session.merge(OutsideHint(ticket_id=ticket_id, answers={Target.CATEGORY: category}, said_at=work.now))
