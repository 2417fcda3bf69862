"""What stands between a person and a move: the role of the step, four eyes, and what the step asks for."""

from core.actors import ActorKind
from core.errors import Several
from core.models.tickets import Ticket
from core.process import claims as visits
from core.process import rules
from core.process.document import Document, Step
from core.process.rules import Offer
from core.process.views import Running
from core.resolution import views
from core.resolution.errors import FourEyes, NotYours, StillMissing
from core.work import Work


def demand_role(work: Work, document: Document, step: Step) -> None:
    if work.reader.kind is ActorKind.SYSTEM:  # a rule, which those wrote who may leave the procedure
        return
    if not rules.may_work(document, step, work.reader.roles):
        raise NotYours(role=Several((document.roles[step.role].labels,)))


def demand_four_eyes(work: Work, running: Running, ticket: Ticket, step: Step) -> bool:
    """Whether one person checks what they did themselves: refused, unless nobody else here could."""
    if not step.not_by:
        return False
    last_by = {visit.step: visit.left_by for visit in visits.visits(work, ticket)}
    if work.reader.person_id not in {last_by.get(name) for name in step.not_by}:
        return False
    if views.somebody_else(work, ticket.id, running.document.roles[step.role].held_by):
        raise FourEyes
    return True


def demand_complete(document: Document, step: Step, offer: Offer) -> None:
    if offer.missing:
        labels = {item.id: item.labels for item in step.check}
        labels |= {name: document.fields[name].labels for name in step.require}
        raise StillMissing(what=Several(labels[each.id] for each in offer.missing))
