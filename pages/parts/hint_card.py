"""A case on whose category nobody of the desk has decided yet: confirm it, correct it, or take the hint over."""

from dataclasses import replace

import streamlit as st

from core.actors import Actor
from core.hints import actions, views
from core.hints.forms import Hint
from core.hints.lessons import views as lessons
from core.hints.views import Hints
from core.hints.words import Target
from core.permissions import Permission, may
from core.queue import actions as queue
from core.queue.own import views as own
from core.resolution.views import Case
from core.settings.words import Vocabulary
from core.triage import actions as triage
from core.triage.forms import Grading
from core.triage.words import Priority
from pages.parts import by_hand, case_dialogs, hint_line, shell
from pages.parts.fresh import direct, fresh
from pages.parts.terms import term_label
from pages.parts.words import _, plain


def draw(case: Case, me: Actor) -> None:
    """Nothing where somebody has decided; hints never decide by themselves here."""
    ticket = case.ticket
    if not may(me, Permission.WORK) or not ticket.stage.open or ticket.merged_into:
        return
    told = direct(lessons.undecided, me, ticket=ticket)
    if told is None:
        return
    with st.container(border=True, gap="small"):
        name = plain(term_label(me, Vocabulary.CATEGORY, ticket.category))
        shell.section(_("Is it “{category}”?").format(category=name), _("nobody has said so yet"))
        _category(case, me, told)
        _team(case, me, told.of(Target.TEAM))
        _priority(case, me, told.of(Target.PRIORITY))


def _category(case: Case, me: Actor, told: Hints) -> None:
    ticket, hint = case.ticket, told.of(Target.CATEGORY)
    if hint is not None:
        st.markdown(f":material/lightbulb: {hint_line.said(me, hint)}")
    elif Target.CATEGORY in told.unsure:
        st.markdown(f":small[:gray[:material/lightbulb: {_('No hint: not sure enough of this text')}]]")
    with st.container(horizontal=True):
        other = hint is not None and hint.value != ticket.category
        if other and hint is not None and st.button(_("Take it over"), key="hint.take", icon=":material/check:"):
            _regraded(case, hint)
        if st.button(_("Yes"), key="hint.confirm", type="tertiary" if other else "secondary"):
            with shell.attempt(_("The category is confirmed.")) as work:
                actions.confirm(work, ticket.number or 0, ticket.version, hint)
        if st.button(_("No"), key="hint.other", type="tertiary"):
            st.dialog(_("Category and priority"))(case_dialogs.regrade)(case)


def _regraded(case: Case, hint: Hint) -> None:
    ticket = case.ticket
    same = Grading(ticket.version, hint.value, ticket.severity, ticket.urgency, ticket.impact, ticket.sensitive)
    with shell.attempt(_("Priority and deadlines were worked out anew.")) as work:
        danger = "danger" in ticket.priority_reasons
        triage.regrade(work, ticket.number or 0, replace(same, danger=danger, hint=hint))


def _team(case: Case, me: Actor, hint: Hint | None) -> None:
    """Only where the case belongs to nobody yet, or to another team."""
    names = {str(number): name for number, name in fresh(own.open_teams, me)}
    if hint is None or hint.value not in names or hint.value == str(case.ticket.team_id):
        return
    st.markdown(f":material/group: {hint_line.said(me, hint, names[hint.value])}")
    if st.button(_("Give to the team"), key="hint.team"):
        with shell.attempt() as work:
            queue.transfer(work, case.ticket.number or 0, int(hint.value), "")
            team = names[hint.value]
            shell.onward("desk/queue.py", _("The case waits in the queue of “{team}”.").format(team=team))


def _priority(case: Case, me: Actor, hint: Hint | None) -> None:
    """A priority is set by hand, with a reason, or not at all."""
    if hint is None or hint.value == str(case.ticket.priority) or case.ticket.computed_priority:
        return
    similar = _("Cases like this were {priority}").format(priority=hint.value)
    st.markdown(f":material/flag: {hint_line.said(me, hint, similar)}")
    if st.button(_("Priority by hand"), key="hint.priority"):
        st.dialog(_("Priority by hand"))(by_hand.dialog)(case, Priority(hint.value), hint)


def mood_chip(case: Case, me: Actor) -> str:
    """For the marks of a case; empty where nobody is upset, or nothing is left to do."""
    if not case.ticket.stage.open:
        return ""
    mood = direct(views.mood_of_case, me, ticket=case.ticket)
    return hint_line.upset_chip(mood) if mood.upset else ""
