"""What is done with a case now and then: hand over, regrade, reopen, leave the procedure."""

from dataclasses import asdict

import streamlit as st

from core.actors import Actor
from core.permissions import Permission, may
from core.process.words import Stage
from core.queue import actions as queue
from core.queue import views as queues
from core.resolution import actions
from core.resolution.forms import Advance
from core.resolution.views import Case
from core.settings.words import Vocabulary
from core.triage import actions as triage
from core.triage.forms import Grading
from core.triage.words import Reason
from pages.parts import progress_link, shell, survey_dialogs
from pages.parts.fresh import fresh
from pages.parts.grading import Grades, grading
from pages.parts.procedure import step_name
from pages.parts.terms import term_codes, term_label
from pages.parts.words import _


def menu(case: Case, me: Actor) -> None:
    """One quiet menu; each entry opens its own dialog."""
    closed = case.ticket.stage is Stage.CLOSED
    entries = {} if closed else {"assign": _("Hand over")}
    entries |= {"regrade": _("Category and priority"), "link": _("Progress link")}
    if case.ticket.owner_id == me.id and not closed:
        entries["release"] = _("Give back to the queue")
    if case.running.document.steps[case.ticket.step].reopen:
        entries["reopen"] = _("Reopen")
    if may(me, Permission.OVERRIDE):
        entries["override"] = _("Leave the procedure")
    if not case.ticket.stage.open:
        entries |= {"survey": _("Survey: link for the customer"), "told": _("Survey: told by phone")}
    chosen = st.menu_button(
        _("More"),
        list(entries),
        format_func=entries.__getitem__,
        type="tertiary",
        icon=":material/more_horiz:",
        key="more",
    )
    opens = {"assign": assign, "regrade": regrade, "release": release, "reopen": reopen, "override": override}
    opens |= {"link": progress_link.draw, "survey": survey_dialogs.link, "told": survey_dialogs.told}
    if chosen:
        st.dialog(entries[chosen])(opens[chosen])(case)


def assign(case: Case) -> None:
    people = dict(fresh(queues.colleagues, shell.me()))
    person = st.selectbox(_("To"), list(people), format_func=people.__getitem__, index=None, key="assign.to")
    why = st.text_area(_("What the next one should know"), key="assign.why", height=88)
    if st.button(_("Hand over"), type="primary", disabled=person is None, key="assign.do") and person is not None:
        with shell.attempt(_("The case is with {who} now.").format(who=people[person])) as work:
            queue.assign(work, case.ticket.number or 0, person, case.ticket.owner_id, why)


def release(case: Case) -> None:
    st.markdown(_("The case goes back to the queue, and anybody may take it."))
    if st.button(_("Give back to the queue"), type="primary", key="release.do"):
        with shell.attempt(_("The case is back in the queue.")) as work:
            queue.release(work, case.ticket.number or 0)


def regrade(case: Case) -> None:
    me, ticket = shell.me(), case.ticket
    codes = term_codes(me, Vocabulary.CATEGORY)
    category = st.selectbox(
        _("Category"),
        codes,
        index=codes.index(ticket.category) if ticket.category in codes else 0,
        format_func=lambda code: term_label(me, Vocabulary.CATEGORY, code),
        key="regrade.category",
    )
    at_stake = str(Reason.DANGER) in ticket.priority_reasons
    before = Grades(ticket.severity, ticket.urgency, ticket.impact, at_stake, ticket.sensitive)
    grades = grading("regrade", before)
    if st.button(_("Save"), type="primary", key="regrade.do"):
        with shell.attempt(_("Priority and deadlines were worked out anew.")) as work:
            form = Grading(ticket.version, category, **asdict(grades))
            triage.regrade(work, ticket.number or 0, form)


def reopen(case: Case) -> None:
    reason = st.text_area(_("Why does the case open again?"), key="reopen.why", height=88)
    if st.button(_("Reopen"), type="primary", key="reopen.do"):
        with shell.attempt(_("The case is open again.")) as work:
            actions.reopen(work, case.ticket.number or 0, case.ticket.moves, reason)


def override(case: Case) -> None:
    document = case.running.document
    st.caption(_("The move is recorded as off procedure, with your reason."))
    others = [step for step in document.steps if step != case.ticket.step]
    to = st.selectbox(_("To step"), others, format_func=lambda step: step_name(document, step), key="override.to")
    reason = st.text_area(_("Reason"), key="override.why", height=88)
    if st.button(_("Leave the procedure"), type="primary", disabled=not reason.strip(), key="override.do"):
        with shell.attempt(_("Moved to “{step}”.").format(step=step_name(document, to))) as work:
            actions.advance(work, case.ticket.number or 0, Advance(to, case.ticket.moves, reason=reason))
