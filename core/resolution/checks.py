"""What stands between a person and a move: the role of the step, four eyes, and what the step asks for."""

from core.actors import ActorKind
from core.errors import Several
from core.models.tickets import Ticket
from core.process import claims as visits
from core.process import rules
from core.process.document import Document, Step
from core.process.rules import Offer
from core.process.views import Running
from core.resolution.errors import FourEyes, NotYours, NotYourSkill, NotYourTeam, StillMissing
from core.resolution.workers import views as workers
from core.work import Work


def demand_role(work: Work, document: Document, step: Step) -> None:
    if work.reader.kind is ActorKind.SYSTEM:  # a rule, which those wrote who may leave the procedure
        return
    role = document.roles[step.role]
    called = Several((role.labels,))
    match rules.lack(role, work.reader):
        case "role":
            raise NotYours(role=called)
        case "team":
            raise NotYourTeam(role=called, teams=Several(workers.team_names(work, role.teams)))
        case "skill":
            raise NotYourSkill(role=called, skills=Several(workers.skill_names(work, role.skills)))
        case None:
            return


def demand_four_eyes(work: Work, running: Running, ticket: Ticket, step: Step) -> bool:
    """Whether one person checks what they did themselves: refused, unless nobody else here could."""
    past = visits.visits(work, ticket) if step.not_by else ()
    found = workers.eyes(work, running.document, step, past, ticket.id)
    if found == "others":
        raise FourEyes
    return found == "alone"


def demand_complete(document: Document, step: Step, offer: Offer) -> None:
    if offer.missing:
        raise StillMissing(what=Several(rules.named(document, step, offer.missing)))
