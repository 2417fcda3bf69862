"""What is done with a case now and then, and needs a word: hand over, regrade, reopen, split, leave the procedure."""

from collections.abc import Callable
from dataclasses import asdict

import streamlit as st

from core.assignment import actions as assignment
from core.bundling import actions as bundling
from core.hints.lessons import views as lessons
from core.hints.words import Target
from core.permissions import Permission, may
from core.queue import actions as queue
from core.queue import views as queues
from core.queue.own import views as own
from core.resolution import actions
from core.resolution.forms import Advance
from core.resolution.views import Case
from core.resolution.words import Direction
from core.settings.words import Vocabulary
from core.triage import actions as triage
from core.triage.forms import Grading
from core.triage.words import Reason
from pages.parts import by_hand, progress_link, shell, survey_dialogs
from pages.parts.fresh import direct, fresh
from pages.parts.grading import Grades, grading
from pages.parts.procedure import step_name
from pages.parts.terms import term_codes, term_label
from pages.parts.words import _, plain

EVERYBODY = 0  # the queue of no team


def assign(case: Case) -> None:
    if may(shell.me(), Permission.ASSIGN):
        _to_the_best(case)
    people = dict(fresh(queues.colleagues, shell.me()))
    person = st.selectbox(
        _("To"),
        list(people),
        format_func=people.__getitem__,
        index=None,
        key="assign.to",
        placeholder=_("Please choose"),
    )
    why = st.text_area(_("What the next one should know"), key="assign.why", height=88)
    if st.button(_("Hand over"), type="primary", disabled=person is None, key="assign.do") and person is not None:
        with shell.attempt(_("The case is with {who} now.").format(who=people[person])) as work:
            queue.assign(work, case.ticket.number or 0, person, case.ticket.owner_id, why)


def _to_the_best(case: Case) -> None:
    """By skills, load and shifts; the case says why."""
    if st.button(_("To the best person"), icon=":material/person_search:", key="assign.best"):
        with shell.attempt(_("The desk has chosen; the case says why.")) as work:
            assignment.hand_to_best(work, case.ticket.number or 0)


def transfer(case: Case) -> None:
    teams = {EVERYBODY: _("Everybody")} | dict(fresh(own.open_teams, shell.me()))
    others = [each for each in teams if each != (case.ticket.team_id or EVERYBODY)]
    team = st.selectbox(
        _("To the team"),
        others,
        format_func=teams.__getitem__,
        index=None,
        key="transfer.to",
        placeholder=_("Please choose"),
    )
    why = st.text_area(_("What they should know"), key="transfer.why", height=88)
    if st.button(_("Give to the team"), type="primary", disabled=team is None, key="transfer.do") and team is not None:
        with shell.attempt() as work:
            queue.transfer(work, case.ticket.number or 0, team or None, why)
            shell.onward("desk/queue.py", _("The case waits in the queue of “{team}”.").format(team=teams[team]))


def split(case: Case) -> None:
    """One message becomes a case of its own."""
    said = {each.message_id: each for each in case.entries if each.direction is Direction.INCOMING}
    if not said:
        st.caption(_("The customer has written nothing since the case was opened, so there is nothing to split off."))
        return
    chosen = st.radio(
        _("Which message?"), list(said), format_func=lambda each: plain(said[each].text[:160]), key="split.which"
    )
    subject = st.text_input(_("Subject of the new case"), max_chars=200, key="split.subject")
    ready = bool(subject and subject.strip() and chosen)
    if st.button(_("Split off"), type="primary", disabled=not ready, key="split.do") and chosen:
        with shell.attempt() as work:
            number = str(bundling.split(work, case.ticket.number or 0, chosen, subject or "").number)
            shell.onward("desk/ticket.py", _("Case {number} is taken in.").format(number=number), n=number)


def release(case: Case) -> None:
    st.markdown(_("The case goes back to the queue, and anybody may take it."))
    if st.button(_("Give back to the queue"), type="primary", key="release.do"):
        with shell.attempt(_("The case is back in the queue.")) as work:
            queue.release(work, case.ticket.number or 0)


def regrade(case: Case) -> None:
    me, ticket = shell.me(), case.ticket
    told = direct(lessons.undecided, me, ticket=ticket)
    hint = told.of(Target.CATEGORY) if told else None
    codes = term_codes(me, Vocabulary.CATEGORY)
    category = st.selectbox(
        _("Category"),
        codes,
        index=codes.index(ticket.category) if ticket.category in codes else 0,
        format_func=lambda code: term_label(me, Vocabulary.CATEGORY, code),
        key="regrade.category",
        placeholder=_("Please choose"),
    )
    at_stake = str(Reason.DANGER) in ticket.priority_reasons
    before = Grades(ticket.severity, ticket.urgency, ticket.impact, at_stake, ticket.sensitive)
    grades = grading("regrade", before)
    if st.button(_("Save"), type="primary", key="regrade.do"):
        with shell.attempt(_("Priority and deadlines were worked out anew.")) as work:
            form = Grading(ticket.version, category, **asdict(grades), hint=hint)
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
    to = st.selectbox(
        _("To step"),
        others,
        format_func=lambda step: step_name(document, step),
        key="override.to",
        placeholder=_("Please choose"),
    )
    reason = st.text_area(_("Reason"), key="override.why", height=88)
    if st.button(_("Leave the procedure"), type="primary", disabled=not reason.strip(), key="override.do"):
        with shell.attempt(_("Moved to “{step}”.").format(step=step_name(document, to))) as work:
            actions.advance(work, case.ticket.number or 0, Advance(to, case.ticket.moves, reason=reason))


OPENS: dict[str, Callable[[Case], None]] = {
    "assign": assign,
    "transfer": transfer,
    "regrade": regrade,
    "by_hand": by_hand.dialog,
    "release": release,
    "reopen": reopen,
    "override": override,
    "split": split,
    "link": progress_link.draw,
    "survey": survey_dialogs.link,
    "told": survey_dialogs.told,
}
