"""Mail (邮件): how the mailbox is, what is kept aside and why, and what could not be delivered."""

import streamlit as st

from core.deliveries import views as deliveries
from core.mail import views
from core.permissions import Permission, may
from core.settings.mail import Mail
from pages.manage.panels import mail_aside, mail_stuck
from pages.parts import shell, times
from pages.parts.fresh import direct
from pages.parts.words import _, label, n_, plain

me = shell.me()
zone = times.zone(me)
setting, mailbox = direct(deliveries.mailbox, me)
aside = direct(views.aside, me)
count = direct(views.aside_count, me)
stuck = direct(deliveries.stuck, me)
waiting = direct(deliveries.waiting, me)

figures = (
    n_("{n} kept aside", "{n} kept aside", count),
    n_("{n} could not be delivered", "{n} could not be delivered", len(stuck)),
    n_("{n} on its way", "{n} on their way", waiting),
)
with shell.head(_("Mail"), " · ".join(figures)):
    if may(me, Permission.EDIT_SETTINGS):
        place = {"section": "mail"}
        st.page_link("manage/settings.py", label=_("Settings"), icon=":material/tune:", query_params=place)


def state(mail: Mail) -> None:
    """Each server on its own line; trouble is said first."""
    if not mail.enabled:
        st.markdown(_("Mail is off. Everything else works; links to customers are copied by hand."))
        return
    servers = (
        (_("Receiving"), mail.in_host, mailbox and mailbox.fetch_trouble, mailbox and mailbox.fetched_at),
        (_("Sending"), mail.out_host, mailbox and mailbox.send_trouble, mailbox and mailbox.sent_at),
    )
    for name, host, trouble, last in servers:
        mark = f":red-badge[:material/error: {label(trouble)}]" if trouble else f":green-badge[{_('in order')}]"
        mark = mark if trouble or last else f":gray-badge[{_('nothing yet')}]"
        when = _("last at {time}").format(time=times.moment(last, zone)) if last else ""
        st.markdown(f"**{name}**&ensp;{plain(host)}&ensp;{mark}&ensp;:small[:gray[{when}]]")


with st.container(border=True, gap="small"):
    state(setting)
shell.section(_("Kept aside"), _("the oldest first; nothing is thrown away"))
mail_aside.draw(aside, zone)
if stuck:
    shell.section(_("Not delivered"), _("a mail keeps its identity, so that a second one can be told"))
    mail_stuck.draw(stuck, zone)
