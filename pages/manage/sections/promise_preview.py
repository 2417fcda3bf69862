"""What other promises or calendars would do to open cases, before it is saved."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor
from core.deadlines.preview import Moved, Preview
from core.deadlines.words import DeadlineKind, Effect
from pages.parts import times
from pages.parts.fresh import direct
from pages.parts.words import _, label, n_


def show(me: Actor, zone: ZoneInfo, view: Callable[..., Preview], **tried: Any) -> None:
    """Nothing is changed by looking."""
    with st.spinner(_("Working out …")):
        made = direct(view, me, **tried)
    st.dialog(_("What would change"), width="large")(_draw)(made, zone)


def _draw(made: Preview, zone: ZoneInfo) -> None:
    looked = n_("of {n} open case", "of {n} open cases", made.looked)
    if not made.all:
        looked = _("of the {n} most urgent open cases").format(n=made.looked)
    st.markdown(f"**{n_('{n} case would change', '{n} cases would change', made.cases)}** :gray[{looked}]")
    if not made.cases:
        return
    kinds = [kind for kind in DeadlineKind if any(made.effects[kind, each] for each in Effect)]
    table = {"": [label(each) for each in kinds]}
    table |= {label(effect): [str(made.effects[kind, effect] or "–") for kind in kinds] for effect in Effect}
    st.table(table, border="horizontal", hide_index=True)
    st.dataframe(
        _rows(made.shown, zone),
        hide_index=True,
        key="preview.cases",
        row_height=34,
        height="content" if len(made.shown) < 8 else 300,
    )


def _rows(shown: Sequence[Moved], zone: ZoneInfo) -> dict[str, list[str]]:
    return {
        _("Case"): [f"#{each.number} {each.subject}" for each in shown],
        _("Target"): [label(each.kind) for each in shown],
        _("now"): [_at(each.before, zone) for each in shown],
        _("then"): [_at(each.after, zone) for each in shown],
    }


def _at(moment: datetime | None, zone: ZoneInfo) -> str:
    return times.moment(moment, zone) if moment else "–"
