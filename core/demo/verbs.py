"""What the cast does, by the words of the script: each is one real verb."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from core.attention import actions as attention
from core.bundling import actions as bundling
from core.canned import rules as canned
from core.deadlines import actions as deadlines
from core.deadlines.words import Party
from core.demo import guests, views
from core.demo.acts import Act
from core.demo.scene import Scene
from core.effort import actions as effort
from core.effort import views as efforts
from core.effort.words import Way
from core.intake import about
from core.intake.forms import Goods
from core.language import label_in
from core.models.tickets import Ticket
from core.notices import actions as notices
from core.process import views as processes
from core.process.words import Happening
from core.products import actions as products
from core.products.forms import NewPurchase
from core.queue import actions as queue
from core.queue import reminders, tags, trash
from core.queue.own import views as own
from core.resolution import actions as resolution
from core.resolution import views as cases
from core.resolution.forms import Advance
from core.settings import views as settings
from core.settings.words import Desk
from core.survey import actions as survey
from core.tasks import actions as tasks
from core.tasks import views as chores
from core.triage import actions as triage
from core.triage.forms import Grading, Override
from core.triage.words import Priority
from core.work import Work

Given = Mapping[str, Any]


def act_out(scene: Scene, work: Work, act: Act) -> None:
    """One of the cast does something in a case; who comes to it anew reads what was new in it."""
    ticket = cases.ticket(work, scene.number(act))
    if not scene.stands(act, ticket.step):
        return
    if scene.last.get(act.case) != act.by:
        attention.seen(work, ticket.number or 0, views.newest_event(work, ticket.id))
        notices.read_case(work, ticket)
    VERBS[act.do](Stand(scene, act, work, ticket), act.given)


class Stand:
    """Where somebody stands while acting: in which work, in front of which case."""

    def __init__(self, scene: Scene, act: Act, work: Work, ticket: Ticket) -> None:
        self.scene, self.act, self.work, self.ticket = scene, act, work, ticket
        self.number = ticket.number or 0

    def person(self, name: str) -> int:
        return self.scene.cast[name].id or 0


def _advance(at: Stand, given: Given) -> None:
    """The cast ticks off all that a step's list holds."""
    step = processes.version(at.work, at.ticket.process_version_id).document.steps[at.ticket.step]
    checked = tuple(item.id for item in step.check)
    resolution.advance(at.work, at.number, Advance(given["to"], at.ticket.moves, given.get("values", {}), checked))


def _canned(at: Stand, given: Given) -> None:
    """In the customer's language, with what is known filled in."""
    reply, guest = views.wording(at.work, given["code"]), at.scene.guest(at.act)
    facts = {"customer": guest.name, "number": str(at.number), "subject": at.ticket.subject}
    facts |= {"me": at.work.reader.name, "desk": settings.read(at.work, Desk).name}
    if reply is not None:
        resolution.reply(at.work, at.number, canned.filled(label_in(reply.bodies, guest.language), facts))


def _regrade(at: Stand, given: Given) -> None:
    opening = at.scene.openings[at.act.case]
    grading = Grading(
        seen=at.ticket.version,
        category=given.get("category", opening.category),
        severity=opening.severity,
        urgency=opening.urgency,
        impact=opening.impact,
        sensitive=at.ticket.sensitive,
    )
    triage.regrade(at.work, at.number, grading)
    about.change(at.work, at.number, guests.goods_of(at.scene, opening))


def _buy(at: Stand, given: Given) -> None:
    opening = at.scene.openings[at.act.case]
    day = at.act.at.date() - timedelta(days=given["days"])
    form = NewPurchase(
        customer_id=at.ticket.customer_id or 0,
        product_id=at.scene.products[opening.product],
        bought_on=day,
        order_number=given["order"],
        batch=opening.batch,
        price=given["price"],
        currency="CNY",
    )
    bought = products.buy(at.work, form)
    goods = Goods(purchase_id=bought.id, happened_on=opening.happened_on, happened_where=opening.place)
    about.change(at.work, at.number, goods)


def _task(at: Stand, given: Given) -> None:
    day = at.act.at.date() + timedelta(days=given["days"])
    tasks.add(at.work, at.number, given["text"], at.person(given["to"]), day)


def _task_done(at: Stand, _: Given) -> None:
    for todo in chores.of_ticket(at.work, at.ticket.id):
        if not todo.done:
            tasks.finish(at.work, todo.id)


def _hang_up(at: Stand, _: Given) -> None:
    running = efforts.own_call(at.work)
    if running is not None:
        effort.hang_up(at.work, running.id)


def _call(at: Stand, _: Given) -> None:
    """We call, and somebody picks up."""
    effort.answer(at.work, effort.ring(at.work, at.number, Way.OUT).id)


def _remind(at: Stand, given: Given) -> None:
    until = at.act.at + timedelta(hours=given["hours"])
    reminders.remind(at.work, at.number, until, given["text"], snooze=given.get("snooze", False))


def _remind_done(at: Stand, _: Given) -> None:
    for each in own.reminders(at.work, at.ticket.id):
        reminders.done(at.work, each.id)


def _override(at: Stand, given: Given) -> None:
    triage.override(at.work, at.number, Override(at.ticket.version, Priority(given["priority"]), given["text"]))


def _transfer(at: Stand, given: Given) -> None:
    queue.transfer(at.work, at.number, at.scene.teams[given["team"]], given.get("text", ""))


VERBS: dict[str, Callable[[Stand, Given], object]] = {
    "take": lambda at, _: queue.take(at.work, at.number),
    "assign": lambda at, given: queue.assign(at.work, at.number, at.person(given["to"]), at.ticket.owner_id),
    "transfer": _transfer,
    "override": _override,
    "contact": lambda at, given: deadlines.contacted(at.work, at.number, Party(given["party"])),
    "reply": lambda at, given: resolution.reply(at.work, at.number, given["text"]),
    "canned": _canned,
    "note": lambda at, given: resolution.note(at.work, at.number, given["text"]),
    "said": lambda at, given: resolution.customer_said(at.work, at.number, given["text"]),
    "advance": _advance,
    "happened": lambda at, given: resolution.happened(at.work, at.number, Happening(given["what"]), at.ticket.moves),
    "regrade": _regrade,
    "buy": _buy,
    "tag": lambda at, given: tags.tag(at.work, at.number, given["codes"]),
    "watch": lambda at, _: tags.watch(at.work, at.number),
    "remind": _remind,
    "remind_done": _remind_done,
    "task": _task,
    "task_done": _task_done,
    "log": lambda at, given: effort.log(at.work, at.number, given["minutes"], given["text"]),
    "ring": lambda at, _: effort.ring(at.work, at.number, Way.IN),
    "call": _call,
    "hang_up": _hang_up,
    "link": lambda at, given: bundling.link(at.work, at.number, at.scene.numbers[given["other"]]),
    "merge": lambda at, given: bundling.merge(at.work, at.number, at.scene.numbers[given["into"]]),
    "put_away": lambda at, given: trash.put_away(at.work, at.number, spam=given["spam"]),
    "rate_by_phone": lambda at, _: survey.told_by_phone(at.work, at.number, guests.answer_of(at.act)),
}
