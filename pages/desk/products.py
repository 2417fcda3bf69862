"""Products (产品): what is sold, and how many of its cases are open."""

import pandas as pd
import streamlit as st

from core.permissions import Permission, may
from core.products import actions, views
from core.products.forms import NewProduct
from core.products.views import Line
from pages.parts import lists, shell
from pages.parts.fresh import fresh
from pages.parts.tokens import phone
from pages.parts.words import _, n_, plain

me = shell.me()
PAGE = "desk/product.py"


def new() -> None:
    with st.form("new_product", border=False):
        name = st.text_input(_("Name"), max_chars=120, key=shell.new_key("products", "name"))
        code = st.text_input(_("Article number"), max_chars=60, key=shell.new_key("products", "code"))
        sent = st.form_submit_button(_("Add"), type="primary", icon=":material/check:", key="product_add")
    if sent:
        with shell.attempt(clears="products") as work:
            number = str(actions.add(work, NewProduct(name or "", code or "")).id)
            shell.onward(PAGE, _("The product is added."), id=number)


everything = fresh(views.found, me)
with shell.head(_("Products"), n_("{n} product", "{n} products", everything)):
    if may(me, Permission.EDIT_PRODUCTS):
        with st.popover(_("New product"), icon=":material/add:", type="primary"):
            new()

text = lists.search(_("Name or article number"))
total = fresh(views.found, me, text=text) if text else everything
found: tuple[Line, ...] = fresh(views.listing, me, text=text, page=lists.turned(total, views.PAGE))
live = [n_("{n} open case", "{n} open cases", each.cases) for each in found]
if not found:
    st.caption(_("None is found. Bring your list of products by import, or add one by the button above."))
elif phone():
    quiet = [" · ".join(filter(None, (plain(each.code), cases))) for each, cases in zip(found, live, strict=True)]
    lists.cards(PAGE, [(each.id, each.name, line) for each, line in zip(found, quiet, strict=True)])
else:
    frame = pd.DataFrame(
        {
            "code": [each.code or "–" for each in found],
            "name": [each.name for each in found],
            "cases": [str(each.cases or "") for each in found],
            "state": ["" if each.active else _("retired") for each in found],
        }
    )
    columns = {
        "code": st.column_config.TextColumn(_("Article number"), width=150),
        "name": st.column_config.TextColumn(_("Name"), width=420),
        "cases": st.column_config.TextColumn(_("Open cases"), width=100),
        "state": st.column_config.TextColumn(_("State"), width=100),
    }
    lists.opening(PAGE, [each.id for each in found], frame, columns, _("Products by name"))
lists.pages(total, views.PAGE)
