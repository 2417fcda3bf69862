"""Every filter of the catalogue, behind one button; what is set stands in words beside it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from core.actors import Actor
from core.customers import views as customers
from core.organisations import views as organisations
from core.permissions import Permission, may
from core.products import views as products
from core.queue.words import Column, Due, Order
from core.queue.written import SPELLINGS, filters
from core.triage.words import Priority
from pages.parts.finding.asked import Asked, clear, tell
from pages.parts.finding.naming import Names, naming
from pages.parts.fresh import direct
from pages.parts.tokens import phone
from pages.parts.words import _, n_, plain

Find = Callable[[str], Sequence[tuple[int, str]]]


def popover(here: Asked, me: Actor) -> None:
    """Drawn only while it is open: nobody waits for what they do not see."""
    count = sum(key not in {"q", "p"} for key in filters(here.criteria))
    words = n_("{n} filter", "{n} filters", count) if count else _("Filters")
    box = st.popover(words, icon=":material/filter_alt:", key="filters", on_change="rerun")
    if not box.open:
        return
    with box, st.container(width="stretch" if phone() else 620):
        names = naming(me, here.criteria)
        left, right = st.columns(2)
        with left:
            for key in ("category", "channel", "stage", "step", "tag"):
                _several(here, key, names)
            _due(here)
            _days(here)
            _flag(here)
        with right:
            for key in ("owner", "team"):
                _several(here, key, names)
            for key, find in _finders(me).items():
                _looked_up(here, key, names, find)
            _answers(here, names)
            _layout(here)


def priorities(here: Asked) -> None:
    """The filter that is used most stands open."""
    widget = _synced("p", [str(each) for each in here.criteria.priorities])
    st.pills(
        _("Priority"), [str(each) for each in Priority], key=widget, selection_mode="multi",
        label_visibility="collapsed", on_change=_tell, args=("p", widget),
    )  # fmt: skip


def in_words(here: Asked, me: Actor) -> None:
    """What narrows the list, so that nobody wonders where the rest is."""
    keys = [key for key in filters(here.criteria) if key not in {"q", "p"}]
    if not keys:
        return
    names = naming(me, here.criteria)
    parts = [f"{plain(names.titles[key])}: **{plain(names.values(key, here.criteria))}**" for key in keys]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":small[{' · '.join(parts)}]", width="content")
        st.button(_("Clear"), key="clear", type="tertiary", icon=":material/close:", on_click=clear)


def _tell(key: str, widget: str) -> None:
    value = st.session_state[widget]
    tell(key, value if value is not None else "")


def _synced(key: str, value: Any) -> str:
    """The key of the widget, which shows what the address says."""
    widget = f"filter.{key}"
    if st.session_state.get(widget) != value:
        st.session_state[widget] = value
    return widget


def _several(here: Asked, key: str, names: Names) -> None:
    chosen = list(getattr(here.criteria, SPELLINGS[key].name))
    options = list(dict.fromkeys([*names.options(key), *chosen]))
    widget = _synced(key, chosen)
    st.multiselect(
        names.titles[key], options, key=widget, format_func=lambda each: names.name(key, each),
        on_change=_tell, args=(key, widget), placeholder=_("All"),
    )  # fmt: skip


def _finders(me: Actor) -> Mapping[str, Find]:
    """How one looks up what is too much for a list."""

    def goods(text: str) -> Sequence[tuple[int, str]]:
        return [(each.id, each.name) for each in direct(products.find, me, text=text)]

    def groups(text: str) -> Sequence[tuple[int, str]]:
        return direct(organisations.find, me, text=text)

    def guests(text: str) -> Sequence[tuple[int, str]]:
        return [(each.id, each.name) for each in direct(customers.find, me, text=text)]

    return {"customer": guests, "organisation": groups, "product": goods} if may(me, Permission.WORK) else {}


def _looked_up(here: Asked, key: str, names: Names, find: Find) -> None:
    text = st.text_input(
        names.titles[key], key=f"filter.{key}.text", live="300ms", placeholder=_("Type to find"), max_chars=120
    )
    found = dict(find(text.strip())) if text and text.strip() else {}
    chosen = list(getattr(here.criteria, SPELLINGS[key].name))
    if found or chosen:
        widget = _synced(key, chosen)
        st.pills(
            names.titles[key], list(dict.fromkeys([*chosen, *found])), key=widget, selection_mode="multi",
            format_func=lambda each: plain(found.get(each) or names.name(key, each)), on_change=_tell,
            args=(key, widget), label_visibility="collapsed",
        )  # fmt: skip


def _answers(here: Asked, names: Names) -> None:
    """One answer to a question of the categories."""
    fields = names.questions()
    if not fields:
        return
    asked, given = here.criteria.answers[0] if here.criteria.answers else ("", None)
    before = asked or st.session_state.get("answer.field")
    field = st.selectbox(
        names.titles["answer"], list(fields), key=_synced("answer.field", before), index=None,
        format_func=names.question, placeholder=_("All"), on_change=_asked_otherwise,
    )  # fmt: skip
    if field is not None and field in fields:
        widget = _synced("answer.value", given if asked == field else None)
        st.pills(
            names.titles["answer"], names.choices(field), key=widget, label_visibility="collapsed",
            format_func=lambda each: names.choice(field, each), on_change=_answered, args=(field, widget),
        )  # fmt: skip


def _asked_otherwise() -> None:
    st.session_state["answer.field"] = st.session_state["filter.answer.field"]
    tell("answer", ())


def _answered(field: str, widget: str) -> None:
    value = st.session_state[widget]
    tell("answer", ((field, value),) if value else ())


def _due(here: Asked) -> None:
    widget = _synced("due", here.criteria.due)
    st.selectbox(_("Due"), list(Due), index=None, key=widget, format_func=lambda each: _(each.source),
                 on_change=_tell, args=("due", widget), placeholder=_("All"))  # fmt: skip


def _days(here: Asked) -> None:
    with st.container(horizontal=True):
        for key, words in (("from", _("Opened from")), ("to", _("Opened until"))):
            widget = _synced(key, getattr(here.criteria, SPELLINGS[key].name))
            st.date_input(words, value=None, key=widget, on_change=_tell, args=(key, widget))


def _flag(here: Asked) -> None:
    widget = _synced("sensitive", here.criteria.sensitive)
    st.checkbox(_("Only sensitive cases"), key=widget, on_change=_tell, args=("sensitive", widget))


def _layout(here: Asked) -> None:
    """Not what is found, but how it is shown."""
    order = _synced("order", here.criteria.order)
    st.selectbox(_("Order"), list(Order), key=order, format_func=lambda each: _(each.source), on_change=_tell,
                 args=("order", order))  # fmt: skip
    columns = _synced("columns", list(here.criteria.columns))
    st.multiselect(_("Columns"), list(Column), key=columns, format_func=lambda each: _(each.source), on_change=_tell,
                   args=("columns", columns), placeholder=_("The usual ones"))  # fmt: skip
