"""What is said of the present step of a case before anything is entered: its limit, who works it, what it waits for."""

from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor
from core.language import label_in
from core.process import rules
from core.process.document import Document, RoleOf, Step
from core.process.known.views import Fact
from core.process.words import Stage
from core.resolution.views import Case
from core.resolution.workers import views as workers
from core.settings.words import Vocabulary
from pages.parts import chips, due, move_told, names, times, ways
from pages.parts.fresh import direct
from pages.parts.procedure import step_name
from pages.parts.terms import term_label
from pages.parts.words import _, label, plain, tongue


def standing(case: Case, step: Step, zone: ZoneInfo) -> None:
    """Who works it, and the limit counting, in words; the explanation stands in the card of the deadlines."""
    role = plain(label_in(case.running.document.roles[step.role].labels, tongue()))
    if told := case.limit:
        chip = chips.chip(*_chip(due.minutes_to(told.due_at, case.now) or 0))
        always, working = _("{span} day and night, until {at}"), _("{span} of working time, until {at}")
        words = always if told.day_and_night else working
        length = due.span(told.minutes) if told.day_and_night else due.worked(told.minutes)
        quiet = [role, words.format(span=length, at=times.moment(told.due_at, zone))]
    else:
        chip = chips.chip(_("paused"), icon="pause") if step.stage.waiting else ""
        whom = _("while we wait for the customer") if step.stage is Stage.WAITING_CUSTOMER else _("while others work")
        quiet = [role, whom] if step.stage.waiting else [role]
    st.markdown(f"{chip} :small[:gray[{' · '.join(quiet)}]]")


def _chip(minutes: int) -> tuple[str, str, str]:
    """``late 2 h``, ``at risk: in 35 min`` or ``in 5 h``, with colour and icon."""
    words, color = due.words(minutes), due.color(minutes)
    said = _("at risk: {due}").format(due=words) if color == "orange" else words
    return said, color, "alarm" if minutes < 0 else "schedule"


def known(case: Case, zone: ZoneInfo) -> None:
    """What was found out in any step; it lives with the case, not with a visit."""
    if case.facts:
        facts = " · ".join(_fact(case, each, zone) for each in case.facts)
        st.markdown(f":small[:gray[{_('Known of this case')}:] {facts}]")


def _fact(case: Case, fact: Fact, zone: ZoneInfo) -> str:
    by = " ".join(filter(None, (plain(fact.who), times.day(fact.at, zone))))
    said = f"{plain(fact.name)}: **{plain(str(fact.value))}**"
    for document in (*case.documents.values(), case.running.document):
        for name, field in document.fields.items():
            if field.bind == fact.name:
                said = f"{plain(ways.field_name(document, name))}: **{_value(document, name, fact.value)}**"
    return f"{said} :gray[({by})]"


def _value(document: Document, name: str, value: Any) -> str:
    text = ways.value(document, name, value)
    return plain(text if len(text) <= 80 else f"{text[:80]}…")


def barred(case: Case, step: Step, me: Actor) -> str | None:
    """Why the reader cannot work this step, said before they try; what is said and bars nobody is drawn here."""
    document = case.running.document
    if step.not_by:
        others = _(", ").join(f"“{plain(step_name(document, name))}”" for name in step.not_by)
        st.markdown(
            f":small[:material/visibility: {_('Four eyes: not by the person who did {steps}.').format(steps=others)}]"
        )
    if said := _lacking(document.roles[step.role], me):
        return said
    if not step.not_by:
        return None
    eyes = direct(workers.eyes, me, document=document, step=step, visits=case.visits, ticket_id=case.ticket.id)
    if eyes == "alone":
        words = _("You did that yourself, and nobody else here could check it: it is recorded that you check alone.")
        st.markdown(f":orange[:material/visibility_off:] :small[{words}]")
    return _("You did that yourself: somebody else has to check. Hand the case over.") if eyes == "others" else None


def _lacking(role: RoleOf, me: Actor) -> str | None:
    name = plain(label_in(role.labels, tongue()))
    match rules.lack(role, me):
        case None:
            return None
        case "role":
            held = _(", ").join(map(label, role.held_by))
            return _("This step is worked by “{role}” ({who}).").format(role=name, who=held)
        case "team":
            teams = _(", ").join(plain(names.team(each)) for each in role.teams)
            return _("This step is worked by “{role}”, in one of these teams: {teams}.").format(role=name, teams=teams)
        case "skill":
            skills = _(", ").join(plain(term_label(me, Vocabulary.SKILL, each)) for each in role.skills)
            return _("This step is worked by “{role}”, with one of these skills: {skills}.").format(
                role=name, skills=skills
            )


def awaited(case: Case, step: Step, zone: ZoneInfo) -> None:
    """The moves that nobody of us makes: by what others do, and by time."""
    lines = [
        f":material/bolt: {label(move.event)} → **{move_told.target(case, move)}**" for move in step.next if move.event
    ]
    timed = rules.move_in_time(step)
    if timed and case.ticket.wakes_at:
        words = _("Goes on by itself {due} ({at}) to “{step}”, {unless}.").format(
            due=due.words(due.minutes_to(case.ticket.wakes_at, case.now)),
            at=times.moment(case.ticket.wakes_at, zone),
            step=move_told.target(case, timed),
            unless=_unless(step.stage),
        )
        lines.append(f":material/hourglass_top: {words}")
    if lines:
        st.markdown("  \n".join(f":small[{line}]" for line in lines))


def _unless(stage: Stage) -> str:
    match stage:
        case Stage.WAITING_CUSTOMER | Stage.RESOLVED:
            return _("if the customer does not answer")
        case Stage.WAITING_PARTNER:
            return _("if the partner does not answer")
        case _:
            return _("if nothing else happens")
