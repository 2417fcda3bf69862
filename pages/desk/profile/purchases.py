"""What a customer bought, and how a purchase is written down."""

import streamlit as st

from core.actors import Actor
from core.customers.views import Detail
from core.products import actions, views
from core.products.forms import NewPurchase
from core.products.views import Bought
from pages.parts import shell
from pages.parts.fresh import direct, fresh
from pages.parts.words import _, n_, plain


def purchases(me: Actor, about: Detail) -> None:
    bought = direct(views.bought, me, customer_id=about.profile.id)
    shell.section(_("Purchases"), n_("{n} purchase", "{n} purchases", len(bought)))
    for each in bought:
        with st.container(horizontal=True, vertical_alignment="center", wrap=False):
            with st.container(gap=None, width="stretch"):
                page = {"id": str(each.product_id)}
                st.page_link("desk/product.py", label=f"**{plain(each.product)}**", query_params=page, width="stretch")
                st.markdown(f"&ensp;:small[:gray[{plain(_quiet(each))}]]")
            if st.button("", icon=":material/close:", type="tertiary", help=_("Not theirs"), key=f"unbuy.{each.id}"):
                with shell.attempt(_("The purchase is taken out.")) as work:
                    actions.unbuy(work, each.id)
    if not bought:
        st.caption(_("None yet. A purchase tells product and batch when the customer calls."))
    with st.popover(_("Add a purchase"), type="tertiary", icon=":material/add_shopping_cart:"):
        _new(me, about)


def _quiet(each: Bought) -> str:
    price = f"{each.price / 100:,.2f} {each.currency}" if each.price is not None else ""
    batch = _("batch {code}").format(code=each.batch) if each.batch else ""
    return " · ".join(filter(None, (str(each.bought_on or ""), each.order_number, batch, price, each.shop))) or "–"


def _new(me: Actor, about: Detail) -> None:
    text = st.text_input(
        _("Product"), placeholder=_("Name or article number"), live="300ms", key=shell.new_key("buy", "text")
    )
    found = {each.id: f"{each.name}  {each.code}" for each in fresh(views.find, me, text=text or "")}
    product = st.selectbox(
        _("Which product?"),
        list(found),
        format_func=found.__getitem__,
        placeholder=_("Type its name or number above"),
        label_visibility="collapsed",
        key=f"{shell.new_key('buy', 'product')}.{hash(tuple(found))}",
    )
    left, right = st.columns(2)
    with left:
        bought_on = st.date_input(_("Bought on"), value=None, max_value="today", key=shell.new_key("buy", "on"))
        batch = st.text_input(_("Batch or serial number"), max_chars=60, key=shell.new_key("buy", "batch"))
    with right:
        shop = st.text_input(_("Shop"), max_chars=120, key=shell.new_key("buy", "shop"))
        order = st.text_input(_("Order number"), max_chars=60, key=shell.new_key("buy", "order"))
        price = st.number_input(
            _("Price"), value=None, min_value=0.0, step=0.01, format="%.2f", key=shell.new_key("buy", "price")
        )
    currency = st.text_input(_("Currency"), "CNY", max_chars=3, key=shell.new_key("buy", "currency"))
    if st.button(_("Add a purchase"), type="primary", disabled=not found, key="buy"):
        with shell.attempt(_("The purchase is written down."), clears="buy") as work:
            told = {"order_number": order, "batch": batch, "currency": currency, "shop": shop}
            texts = {name: text or "" for name, text in told.items()}
            actions.buy(work, NewPurchase(about.profile.id, product, bought_on, price=price, **texts))
