"""When a version comes into force, and whether that is wanted although nobody holds a role."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import streamlit as st

from core.clock import utc_now
from core.language import label_in
from core.review.forms import Terms
from core.review.rules import Unheld
from pages.parts import shell
from pages.parts.words import _, plain, tongue

NOW, DAY = "now", "day"


def terms(zone: ZoneInfo, unheld: Sequence[Unheld]) -> Terms:
    """What the approver says beside yes."""
    knowing = _although(unheld) if unheld else False
    ways = {NOW: _("At once"), DAY: _("On a day")}
    way = st.segmented_control(
        _("Comes into force"), list(ways), default=NOW, required=True, format_func=ways.__getitem__, key="when.way"
    )
    return Terms(_moment(zone) if way == DAY else None, knowing)


def _moment(zone: ZoneInfo) -> datetime:
    tomorrow = utc_now().astimezone(zone).date() + timedelta(days=1)
    with st.container(horizontal=True):
        day: date = st.date_input(_("Day"), value=tomorrow, key="when.day", format="YYYY-MM-DD", width=150)
        hour: time = st.time_input(
            _("Time of day"), value=time(9), key="when.hour", width=130,
            help=_("By the clock of the desk ({zone}).").format(zone=zone.key),
        )  # fmt: skip
    return datetime.combine(day, hour, zone)


def _although(unheld: Sequence[Unheld]) -> bool:
    """Told with who could be asked; the tick is kept with the version."""
    shell.section(f":orange[:material/person_off:] {_('Roles that nobody holds')}", _("their steps would wait"))
    for each in unheld:
        st.markdown(f"**{plain(label_in(each.labels, tongue(), each.role))}** :small[:gray[{_who(each)}]]")
    return st.checkbox(_("Publish all the same; the version will say so"), key="when.knowing")


def _who(unheld: Unheld) -> str:
    comma = _(", ")
    if unheld.could:
        names = plain(comma.join(unheld.could))
        return _("could take it, if given the team or the skill: {names}").format(names=names)
    if unheld.keepers:
        return _("{names} can give somebody this role").format(names=plain(comma.join(unheld.keepers)))
    return _("nobody here can give this role")
