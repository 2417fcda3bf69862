"""Codes from a device: set up with a picture, confirmed by a code, switched off with the passphrase."""

from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor
from core.people import account
from core.people.views import Device
from pages.account import proof
from pages.parts import chips, qr, shell, times
from pages.parts.words import _, label


def draw(me: Actor, device: Device, zone: ZoneInfo) -> None:
    shell.section(_("Codes at sign-in"), _("from an app on your phone, besides the passphrase"))
    if device.since is not None:
        _switch_off(me, device, zone)
    elif device.address is not None:
        _scan(device.address)
    else:
        _offer(device)


def _offer(device: Device) -> None:
    if device.demanded_by is not None:
        role = label(device.demanded_by)
        st.warning(_("Your role {role} must sign in with codes. Please set up a device now.").format(role=role))
    if st.button(_("Set up a device"), icon=":material/qr_code_2:", key="totp_start"):
        with shell.attempt(_("Scan the picture with your app.")) as work:
            account.start_totp(work)


def _scan(address: str) -> None:
    picture, steps = st.columns([1, 1.4], vertical_alignment="center")
    picture.image(qr.picture(address), width=190, alt=_("Picture for your device"))
    with steps.form("totp", border=False):
        st.markdown(_("1. Scan the picture with an authenticator app.  \n2. Type the six digits that it shows."))
        code = st.text_input(_("Code"), max_chars=7, key="totp_code", autocomplete="one-time-code")
        sent = st.form_submit_button(_("Switch codes on"), key="totp_confirm")
    with st.popover(_("I cannot scan"), type="tertiary", key="totp_manual"):
        st.caption(_("Open this address on the device, or type the part after “secret=” into the app."))
        st.code(address, language=None, wrap_lines=True)
    if sent:
        with shell.attempt(_("From now on a code is asked for when you sign in.")) as work:
            account.confirm_totp(work, code or "")


def _switch_off(me: Actor, device: Device, zone: ZoneInfo) -> None:
    since = times.moment(device.since, zone) if device.since else ""
    st.markdown(f"{chips.chip(_('on'), 'green', 'check')} :small[:gray[{_('since {when}').format(when=since)}]]")
    if device.demanded_by is not None:
        st.caption(_("Your role {role} must sign in with codes.").format(role=label(device.demanded_by)))
        return
    with st.form("totp_off", border=False):
        typed = st.text_input(_("Present passphrase"), type="password", key="totp_passphrase")
        sent = st.form_submit_button(_("Switch codes off"), key="totp_off_send")
    if sent:
        proof.attempt(me, _("Codes are no longer asked for."), lambda work: account.switch_totp_off(work, typed or ""))
