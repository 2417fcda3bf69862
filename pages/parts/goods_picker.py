"""What a case is about: a purchase of the customer, or a product looked up while typing, or just words."""

import streamlit as st

from core.actors import Actor
from core.intake.forms import Goods
from core.products import views
from core.products.views import Bought
from pages.parts import shell
from pages.parts.fresh import direct, fresh
from pages.parts.words import _

OTHER = 0


def goods_picker(name: str, me: Actor, customer_id: int | None) -> Goods:
    shell.section(_("What it is about"), _("as far as it is known"))
    purchase = _purchase(name, me, customer_id) if customer_id else None
    product_id, said = (purchase.product_id, "") if purchase else _product(name, me)
    with st.container(horizontal=True):
        of = shell.new_key(name, f"batch.{purchase.id if purchase else OTHER}")
        known = purchase.batch if purchase else ""
        batch = st.text_input(_("Batch or serial number"), value=known, max_chars=60, key=of)
        happened_on = st.date_input(_("Happened on"), value=None, max_value="today", key=shell.new_key(name, "on"))
        where = st.text_input(_("Where"), max_chars=200, key=shell.new_key(name, "where"))
    return Goods(product_id, said, batch or "", purchase.id if purchase else None, happened_on, where or "")


def _purchase(name: str, me: Actor, customer_id: int) -> Bought | None:
    bought = {each.id: each for each in direct(views.bought, me, customer_id=customer_id, limit=20)}
    if not bought:
        return None
    chosen = st.selectbox(
        _("Purchase"),
        list(bought),
        index=None,
        format_func=lambda number: _line(bought[number]),
        placeholder=_("None of these"),
        key=shell.new_key(name, f"purchase.{customer_id}"),
    )
    return bought[chosen] if chosen else None


def _line(each: Bought) -> str:
    return " · ".join(filter(None, (each.product, str(each.bought_on or ""), each.order_number)))


def _product(name: str, me: Actor) -> tuple[int | None, str]:
    """The id of a known product and what was typed."""
    typed = st.text_input(
        _("Product"),
        live="300ms",
        icon=":material/category:",
        placeholder=_("Name or article number"),
        max_chars=120,
        key=shell.new_key(name, "product"),
    )
    said = (typed or "").strip()
    found = {each.id: each for each in fresh(views.find, me, text=said)} if said else {}
    if not found:
        return None, said
    options = [*found, OTHER]
    chosen = st.radio(
        _("Which product?"),
        options,
        format_func=lambda number: (
            f"{found[number].name}  {found[number].code}" if number in found else _("Another one")
        ),
        label_visibility="collapsed",
        key=f"{shell.new_key(name, 'which_product')}.{hash(tuple(options))}",
    )
    return chosen or None, said
