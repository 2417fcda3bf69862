"""One product (产品): its batches with their cases, so that a bad batch shows."""

import pandas as pd
import streamlit as st

from core.clock import utc_now
from core.intake import views as intake
from core.intake.views import About
from core.permissions import Permission, may
from core.products import actions, views
from core.products.forms import NewProduct
from pages.parts import lists, shell, times
from pages.parts.address import picked
from pages.parts.case_list import case_list
from pages.parts.fresh import direct
from pages.parts.words import _, n_, plain

me, now = shell.me(), utc_now()
about, zone = direct(views.detail, me, number=lists.asked()), times.zone(me)
batch = st.query_params.get("batch", "")
chosen = next((each for each in about.batches if str(each.id) == batch), None)
which = {"about": About.BATCH, "number": chosen.id} if chosen else {"about": About.PRODUCT, "number": about.id}
cases = direct(intake.cases_of, me, **which)


def change() -> None:
    with st.form(f"product.{about.id}", border=False):
        name = st.text_input(_("Name"), about.name, max_chars=120, key=f"product.{about.id}.name")
        code = st.text_input(_("Article number"), about.code, max_chars=60, key=f"product.{about.id}.code")
        note = st.text_area(
            _("What a colleague should know"), about.note, max_chars=2_000, key=f"product.{about.id}.note"
        )
        sent = st.form_submit_button(_("Save"), type="primary", icon=":material/check:", key="product_save")
    if sent:
        with shell.attempt(_("The product is saved.")) as work:
            actions.change(work, about.id, NewProduct(name or "", code or "", note))
    retiring()


def retiring() -> None:
    said, verb = (_("Retire"), actions.retire) if about.active else (_("Bring back"), actions.restore)
    if st.button(said, key="product_retire"):
        with shell.attempt(_("The product is saved.")) as work:
            verb(work, about.id)


def new_batch() -> None:
    with st.form("new_batch", border=False):
        code = st.text_input(_("Batch or serial number"), max_chars=60, key=shell.new_key("batch", "code"))
        sent = st.form_submit_button(_("Add"), icon=":material/check:", key="batch_add")
    if sent:
        with shell.attempt(_("The batch is here."), clears="batch") as work:
            actions.batch(work, about.id, code or "")


situation = (
    plain(about.code) or _("no article number"),
    n_("{n} case", "{n} cases", about.cases),
    n_("{n} purchase", "{n} purchases", about.purchases),
    *([] if about.active else [_("retired")]),
)
with shell.head(plain(about.name), " · ".join(situation)):
    if may(me, Permission.EDIT_PRODUCTS):
        with st.popover(_("Change"), icon=":material/edit:"):
            change()

story, side = st.columns([1.75, 1], gap="large")
with story:
    quiet = _("batch {code}").format(code=plain(chosen.code)) if chosen else _("newest first")
    shell.section(_("Cases"), quiet)
    with st.container(border=True):
        case_list(cases, now, zone, _("No case that you can see."))
with side:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", wrap=False):
        shell.section(_("Batches"), _("most cases first"))
        with st.popover(_("New batch"), type="tertiary", icon=":material/add:"):
            new_batch()
    if about.batches:
        frame = pd.DataFrame(
            {
                _("Batch"): [plain(each.code) for each in about.batches[:10]],
                _("Cases"): [each.cases for each in about.batches[:10]],
                _("Open"): [each.live for each in about.batches[:10]],
            }
        )
        st.table(frame, border="horizontal", hide_index=True)
        codes = {str(each.id): each.code for each in about.batches}
        picked("batch", list(codes), codes.__getitem__, _("Cases of all batches"))
    else:
        st.caption(_("None yet. A batch comes with the first case that names its number."))
    if about.note:
        with st.container(border=True, gap="small"):
            shell.section(_("What a colleague should know"))
            st.text(about.note)
