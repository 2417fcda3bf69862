"""How one wants to hear of things: on the desk, by mail, or not at all."""

import streamlit as st

from core.actors import Actor
from core.notices import actions, views
from core.notices.forms import Wish
from core.notices.words import NoticeKind
from core.people import account
from core.people.views import OwnMail, own_mail
from pages.parts import shell
from pages.parts.fresh import direct
from pages.parts.words import _, label, plain


def draw(me: Actor) -> None:
    shell.section(_("Notices"), _("what you want to hear of"))
    _address(me)
    now: dict[NoticeKind, Wish] = direct(views.wishes, me)
    ways = {"desk": _("Desk"), "mail": _("Mail")}
    with st.form("notices", border=False):
        wishes: dict[NoticeKind, Wish] = {}
        for kind, wish in now.items():
            with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
                st.markdown(label(kind), width="content")
                chosen = st.pills(
                    label(kind), list(ways), selection_mode="multi", format_func=ways.__getitem__,
                    default=[way for way, on in (("desk", wish.in_desk), ("mail", wish.by_mail)) if on],
                    key=f"hear.{kind}", label_visibility="collapsed", width="content",
                )  # fmt: skip
            wishes[kind] = Wish("desk" in chosen, "mail" in chosen)
        sent = st.form_submit_button(_("Save"), key="hear_save")
    if sent:
        with shell.attempt(_("So you will hear of things from now on.")) as work:
            actions.choose(work, wishes)


def _address(me: Actor) -> None:
    """Typed once and masked from then on; where mails to it fail, the person reads it here."""
    now: OwnMail | None = direct(own_mail, me)
    if now and now.lost:
        st.error(_("Mails to {address} come back, so nothing is sent there any more. Type it again, or another one.")
                 .format(address=plain(now.masked)))  # fmt: skip
    with st.form("mail", border=False):
        typed = st.text_input(
            _("Your mail address"), max_chars=254, key="my_mail", autocomplete="email",
            placeholder=now.masked if now else _("none: nothing is mailed to you"),
            help=_("Notices of a few minutes come together in one mail. Of sensitive cases it says the number only."),
        )  # fmt: skip
        with st.container(horizontal=True):
            kept = st.form_submit_button(_("Keep this address"), key="my_mail_keep")
            none = bool(now) and st.form_submit_button(_("Mail me nothing"), key="my_mail_none", type="tertiary")
    if kept or none:
        with shell.attempt(_("Nothing is mailed to you.") if none or not typed else _("Notices go there.")) as work:
            account.choose_mail(work, "" if none else typed or "")
