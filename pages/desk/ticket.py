"""One case (工单): what was said, what to do now, and by when."""

import streamlit as st

from core.imports.words import Reason
from core.language import label_in
from core.permissions import Permission, may
from core.process.words import Stage
from core.queue import actions as queue
from core.queue.own import views as own
from core.resolution import views
from core.settings.words import Vocabulary
from pages.parts import case_menu, chips, due, hint_card, live, shell, survey_dialogs, times, walk
from pages.parts.about_card import about_card
from pages.parts.beside import together
from pages.parts.beside.card import beside
from pages.parts.case_cards import customer_card
from pages.parts.deadline_card import due_card
from pages.parts.fresh import direct
from pages.parts.leaving import leaving
from pages.parts.owner_why import owner_why
from pages.parts.reply_box import begin, reply_box
from pages.parts.step_card import step_card
from pages.parts.terms import term_label
from pages.parts.timeline import timeline
from pages.parts.tokens import key
from pages.parts.words import _, label, plain, tongue

me = shell.me()
asked = st.query_params.get("n", "")
number = int(asked) if asked.isdecimal() and len(asked) < 16 else 0
case = direct(views.case, me, number=number)
ticket, zone = case.ticket, times.zone(me)
live.arrive(case)

where = (
    f"#{ticket.number}",
    plain(term_label(me, Vocabulary.CHANNEL, ticket.channel)),
    plain(term_label(me, Vocabulary.CATEGORY, ticket.category)),
    plain(label_in(case.running.document.labels, tongue())),
    plain(case.owner or _("nobody yet")),
)
with shell.head(plain(ticket.subject), " · ".join(where)):
    case_menu.menu(case, me)
    free = ticket.owner_id is None and ticket.stage is not Stage.CLOSED
    words = _("Take")
    if free and st.button(words, type="primary", icon=":material/back_hand:", key="take", shortcut=key("T", words)):
        with shell.attempt(_("Case {number} is yours.").format(number=number)) as work:
            queue.take(work, number)
    walk.buttons(number)

tags = direct(own.tags_of, me, ticket_id=ticket.id)
story, work_side = st.columns([1.75, 1], gap="large")
with story:
    marks = [chips.priority(ticket.priority), chips.stage(ticket.stage)]
    if ticket.stage.open:
        marks.append(due.chip(due.minutes_to(ticket.next_due, case.now)))
    if ticket.computed_priority:
        marks.append(chips.chip(_("by hand; rules: {priority}").format(priority=ticket.computed_priority)))
    if ticket.sensitive:
        marks.append(chips.chip(_("sensitive"), "violet", "lock"))
    if mood := hint_card.mood_chip(case, me):
        marks.append(mood)
    if ticket.flaw:
        why = label(Reason(ticket.flaw))
        marks.append(chips.chip(_("left out of averages: {why}").format(why=why), "orange", "rule"))
    marks += [chips.chip(plain(term_label(me, Vocabulary.TAG, tag)), icon="label") for tag in tags]
    writes = ticket.merged_into is None and may(me, Permission.WORK)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(" ".join(marks), width="content")
        with st.container(horizontal=True, width="content"):
            owner_why(case, me)
            if writes:
                begin(case)
    together.gone(case)
    timeline(case, zone)
    leaving(case)
    live.company(number, ticket.id, max((each.event_id for each in case.entries), default=0))
    if writes:
        reply_box(case)
with work_side:
    hint_card.draw(case, me)
    step_card(case, me, zone)
    due_card(case, zone)
    customer_card(case, me)
    about_card(case, me)
    if not ticket.stage.open:
        survey_dialogs.card(case, me)
    beside(case, zone)
