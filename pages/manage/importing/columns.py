"""Which column means what: proposed from the headings, corrected by whoever knows the other desk."""

import streamlit as st

from core.imports.forms import Mapping
from core.imports.reading import Table
from core.imports.words import SEVERAL, TIMES, DateOrder, Field, Shape
from pages.manage.importing import sheet as sheets
from pages.parts import shell
from pages.parts.words import _, label

CASE = (Field.ID, Field.SUBJECT, Field.DESCRIPTION, Field.STATUS, Field.PRIORITY, Field.CATEGORY, Field.CHANNEL)
CUSTOMER = (Field.CUSTOMER, Field.CUSTOMER_ID, Field.CONTACT)


def columns(number: int, sheet: Table, stored: Mapping) -> Mapping:
    """Draw the choices and give the mapping that they make."""
    used = len({name for names in stored.columns.values() for name in names})
    told = _("{used} of {all} columns are taken over; the others stay in the file, which is kept.")
    shell.section(_("Columns"), told.format(used=used, all=len(sheet.headings)))
    case, customer, times = st.columns(3, gap="medium")
    chosen: dict[Field, tuple[str, ...]] = {}
    for place, heading, fields in ((case, _("Case"), CASE), (customer, _("Customer"), CUSTOMER), (times, "", TIMES)):
        with place:
            st.markdown(f":gray[{heading or _('Times')}]")
            for field in fields:
                if names := _column(number, sheet, stored, field):
                    chosen[field] = names
    return stored.model_copy(update={"columns": chosen})


def _column(number: int, sheet: Table, stored: Mapping, field: Field) -> tuple[str, ...]:
    key, now = f"import.{number}.{field}", stored.columns.get(field, ())
    if field in SEVERAL:
        return tuple(st.multiselect(label(field), sheet.headings, default=list(now), placeholder=_("none"), key=key))
    heading = st.selectbox(
        _needed(field, stored),
        sheet.headings,
        index=sheet.headings.index(now[0]) if now else None,
        placeholder=_("none"),
        help=sheets.example(sheet, now[0] if now else None, stored),
        key=key,
    )
    return (heading,) if heading else ()


def _needed(field: Field, stored: Mapping) -> str:
    log = stored.shape is Shape.LOG and field in {Field.ROW_TIME, Field.STATUS}
    return f"{label(field)} :red[*]" if field is Field.ID or log else label(field)


def manner(number: int, sheet: Table, draft: Mapping) -> Mapping:
    """What a row is, and how its dates are written."""
    shell.section(_("How to read it"))
    shapes = list(Shape)
    shape = st.radio(
        _("Rows"), shapes, index=shapes.index(draft.shape), format_func=label, key=f"import.{number}.shape"
    )
    orders = list(DateOrder)
    order = st.selectbox(
        _("Order in dates"),
        orders,
        index=orders.index(draft.order) if draft.order else None,
        format_func=label,
        placeholder=_("Please choose: the dates fit more than one way"),
        help=sheets.first_date(sheet, draft),
        key=f"import.{number}.order",
    )
    zone = st.text_input(
        _("Time zone of the file"),
        draft.zone,
        help=_("Where the clock hung that wrote these times, for example Europe/Berlin."),
        key=f"import.{number}.zone",
    )
    missing = st.text_input(
        _("Marks for “nothing”"),
        "  ".join(mark for mark in draft.missing if mark),
        help=_("Cells that hold only one of these count as empty. Separate them by spaces."),
        key=f"import.{number}.missing",
    )
    return draft.model_copy(
        update={"shape": shape, "order": order, "zone": zone.strip(), "missing": ("", *missing.split())}
    )
