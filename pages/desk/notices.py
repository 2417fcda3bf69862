"""Notices (通知): what happened that I should know of, the newest first."""

import streamlit as st

from core.language import label_in
from core.notices import actions, views
from core.notices.views import Told
from core.notices.words import SAID, NoticeKind
from core.people.views import OwnMail, own_mail
from core.permissions import Permission, may
from pages.parts import shell, times
from pages.parts.fresh import direct
from pages.parts.rows import TICKET
from pages.parts.words import _, n_, plain, tongue

ICONS = {
    NoticeKind.MENTION: "alternate_email",
    NoticeKind.ASSIGNED: "assignment_ind",
    NoticeKind.ANSWERED: "mark_email_unread",
    NoticeKind.RISK: "alarm",
    NoticeKind.LATE: "alarm",
    NoticeKind.ESCALATED: "priority_high",
    NoticeKind.RULE: "auto_awesome_motion",
    NoticeKind.RULE_TROUBLE: "sync_problem",
    NoticeKind.REMINDER: "notifications",
    NoticeKind.TASK: "task_alt",
    NoticeKind.RETURNED: "undo",
    NoticeKind.NOBODY: "person_off",
    NoticeKind.APPROVAL: "rate_review",
    NoticeKind.COMMENT: "chat",
    NoticeKind.DECIDED: "gavel",
    NoticeKind.IN_FORCE: "published_with_changes",
    NoticeKind.UNFIT: "error",
    NoticeKind.REVIEW_DUE: "event_repeat",
}

FEW = 10  # read ones that stand below the new ones

me = shell.me()
zone = times.zone(me)
told: tuple[Told, ...] = direct(views.newest, me)
mail: OwnMail | None = direct(own_mail, me)
new = [each for each in told if each.new]
read = [each for each in told if not each.new]


def sentence(notice: Told) -> str:
    who = plain(notice.who) or _("The desk")
    return _(SAID[notice.kind]).format(who=who)


def place(notice: Told) -> tuple[str, dict[str, str]]:
    """Where to look: the case, the review of a draft, or the document."""
    if notice.draft and may(me, Permission.PUBLISH_DOCUMENTS):
        return "library/review.py", {"draft": str(notice.draft)}
    if notice.process:
        return "library/documents.py", {"process": notice.process}
    return TICKET, {"n": str(notice.number)}


def row(notice: Told) -> None:
    """What is new stands out by its words as well as by its colour."""
    color = "orange" if notice.new else "gray"
    with st.container(horizontal=True, gap="small", wrap=False, vertical_alignment="top"):
        st.markdown(f":{color}[:material/{ICONS[notice.kind]}:]", width=24)
        with st.container(gap=None):
            subject = plain(label_in(notice.labels, tongue(), notice.process) if notice.process else notice.subject)
            label = f"**{subject}**" if notice.new else subject
            page, query = place(notice)
            st.page_link(page, label=label, query_params=query, width="stretch")
            number = f"#{notice.number} · " if notice.number else ""
            quiet = f":gray[{number}{times.moment(notice.at, zone)}]"
            said = f":orange[**{sentence(notice)}**]" if notice.new else f":gray[{sentence(notice)}]"
            st.markdown(f"&ensp;:small[{said} {quiet}]")


def earlier() -> None:
    """The latest few; the rest is history, and waits behind a click."""
    shell.section(_("Read before"), _("the newest first"))
    shown = read if len(read) <= FEW or st.session_state.get("all_read_ones") else read[:FEW]
    with st.container(border=True, gap="small"):
        for each in shown:
            row(each)
    if len(shown) < len(read):
        words = n_("Show {n} older one", "Show {n} older ones", len(read) - FEW)
        st.button(words, key="older", on_click=st.session_state.update, kwargs={"all_read_ones": True})


situation = n_("{n} is new", "{n} are new", len(new)) if told else _("nothing yet")
with shell.head(_("Notices"), f"{situation} · {_('what you hear of is chosen in your account')}"):
    if new and st.button(_("All read"), icon=":material/done_all:", key="read_all"):
        with shell.attempt() as work:
            actions.read_all(work)
    st.page_link("account/mine.py", label=_("Choose"), icon=":material/tune:")

if mail and mail.lost:
    back = _("Mails to {address} come back, so nothing is sent there any more. Type it again, or another one.")
    st.error(back.format(address=plain(mail.masked)))
with st.container(border=True, gap="small"):
    if not told:
        st.caption(
            _("You are told here when somebody mentions you, hands you a case or a task, when a customer of yours "
              "writes, and when something of yours is due.")
        )  # fmt: skip
    elif not new:
        st.caption(_("Nothing is new. What you have read stands below."))
    for notice in new:
        row(notice)
if read:
    earlier()
