"""What a case is about: a purchase of the customer, or a product looked up while typing, or just words."""

import streamlit as st

from core.actors import Actor
from core.intake.forms import Goods
from core.intake.views import Subject
from core.products import views
from core.products.views import Bought
from pages.parts import shell
from pages.parts.fresh import direct, fresh
from pages.parts.words import _

OTHER = 0
NOTHING = Subject(None, None, "", "", "", None, "")


def goods_picker(name: str, me: Actor, customer_id: int | None, before: Subject = NOTHING) -> Goods:
    """``before``: what is known already, to be corrected."""
    purchase = _purchase(name, me, customer_id, before.purchase_id) if customer_id else None
    product_id, said = (purchase.product_id, before.said) if purchase else _product(name, me, before)
    with st.container(horizontal=True):
        of = shell.new_key(name, f"batch.{purchase.id if purchase else OTHER}")
        batch = st.text_input(_("Batch or serial number"), value=_batch(purchase, before), max_chars=60, key=of)
        happened_on = st.date_input(
            _("Happened on"), value=before.happened_on, max_value="today", key=shell.new_key(name, "on")
        )
        where = st.text_input(_("Where"), value=before.happened_where, max_chars=200, key=shell.new_key(name, "where"))
    return Goods(product_id, said, batch or "", purchase.id if purchase else None, happened_on, where or "")


def _batch(purchase: Bought | None, before: Subject) -> str:
    return purchase.batch if purchase and purchase.id != before.purchase_id else before.batch


def _purchase(name: str, me: Actor, customer_id: int, before: int | None) -> Bought | None:
    bought = {each.id: each for each in direct(views.bought, me, customer_id=customer_id, limit=20)}
    if not bought:
        return None
    chosen = st.selectbox(
        _("Purchase"),
        list(bought),
        index=list(bought).index(before) if before in bought else None,
        format_func=lambda number: _line(bought[number]),
        placeholder=_("None of these"),
        key=shell.new_key(name, f"purchase.{customer_id}"),
    )
    return bought[chosen] if chosen else None


def _line(each: Bought) -> str:
    return " · ".join(filter(None, (each.product, str(each.bought_on or ""), each.order_number)))


def _product(name: str, me: Actor, before: Subject) -> tuple[int | None, str]:
    """The id of a known product and what was typed."""
    typed = st.text_input(
        _("Product"),
        value=before.product or before.said,
        live="300ms",
        icon=":material/category:",
        placeholder=_("Name or article number"),
        max_chars=120,
        key=shell.new_key(name, "product"),
    )
    text = (typed or "").strip()
    found = {each.id: (each.name, each.code) for each in fresh(views.find, me, text=text)} if text else {}
    said = text
    if before.product_id and text == before.product:  # it may be sold no more, or called otherwise by the customer
        found, said = {before.product_id: (before.product, ""), **found}, before.said
    return (_which(name, found), said) if found else (None, said)


def _which(name: str, found: dict[int, tuple[str, str]]) -> int | None:
    options = [*found, OTHER]
    chosen = st.radio(
        _("Which product?"),
        options,
        format_func=lambda number: "  ".join(found[number]) if number in found else _("Another one"),
        label_visibility="collapsed",
        key=f"{shell.new_key(name, 'which_product')}.{hash(tuple(options))}",
    )
    return chosen or None
