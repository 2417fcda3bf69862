"""Which column means what: proposed from the headings, corrected by whoever knows the other desk."""

import streamlit as st

from core.imports.forms import Mapping
from core.imports.reading import Table
from core.imports.words import NEEDED, SEVERAL, THINGS, TIMES, VALUED, DateOrder, Field, Shape, What
from core.language import N_
from pages.manage.importing import sheet as sheets
from pages.parts import shell
from pages.parts.words import _, label

PARTS = (
    (N_("Case"), (Field.ID, Field.SUBJECT, Field.DESCRIPTION)),
    (N_("Words of theirs"), VALUED),
    (N_("Customer"), (Field.CUSTOMER, Field.CUSTOMER_ID, Field.CONTACT)),
    (N_("Times"), TIMES),
)
OF_LISTS: dict[What, tuple[tuple[str, tuple[Field, ...]], ...]] = {
    What.PURCHASES: (
        (N_("Purchase"), (Field.ORDER, Field.BOUGHT_ON, Field.PRICE, Field.CURRENCY, Field.SHOP)),
        (N_("Product"), (Field.PRODUCT, Field.PRODUCT_ID, Field.BATCH)),
        (N_("Customer"), (Field.CUSTOMER, Field.CUSTOMER_ID, Field.CONTACT)),
    ),
}


def columns(number: int, sheet: Table, stored: Mapping) -> Mapping:
    """Draw the choices and give the mapping that they make."""
    used = len({name for names in stored.columns.values() for name in names})
    told = _("{used} of {all} columns are taken over; the others stay in the file, which is kept.")
    shell.section(_("Columns"), told.format(used=used, all=len(sheet.headings)))
    chosen: dict[Field, tuple[str, ...]] = {}
    parts = (
        OF_LISTS.get(stored.what) or ((stored.what.source, THINGS[stored.what]),) if stored.what in THINGS else PARTS
    )
    for place, (heading, fields) in zip(st.columns(len(parts), gap="medium"), parts, strict=True):
        with place:
            st.markdown(f":small[:gray[{_(heading)}]]")
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
    named = any(field is one_of[0] for one_of in NEEDED.get(stored.what, ()))
    return f"{label(field)} :red[*]" if field is Field.ID or log or named else label(field)


def manner(number: int, sheet: Table, stored: Mapping) -> Mapping:
    """What a row is, and how its dates are written."""
    shell.section(_("How to read it"))
    rows, order, zone, missing = st.columns([1.5, 1, 1, 1], gap="medium")
    with rows:
        shape = _shape(number, stored)
    with order:
        first = _order(number, sheet, stored)
    where = zone.text_input(
        _("Time zone of the file"),
        stored.zone,
        help=_("Where the clock hung that wrote these times, for example Europe/Berlin."),
        key=f"import.{number}.zone",
    )
    marks = missing.text_input(
        _("Marks for “nothing”"),
        "  ".join(mark for mark in stored.missing if mark),
        help=_("Cells that hold only one of these count as empty. Separate them by spaces."),
        key=f"import.{number}.missing",
    )
    told = {"shape": shape, "order": first, "zone": where.strip(), "missing": ("", *marks.split())}
    return stored.model_copy(update=told)


def days(number: int, sheet: Table, stored: Mapping) -> Mapping:
    """How the days of a list are written, where it tells any."""
    if Field.BOUGHT_ON not in stored.columns:
        return stored
    with st.container(width=320):
        return stored.model_copy(update={"order": _order(number, sheet, stored)})


def _shape(number: int, stored: Mapping) -> Shape:
    shapes = list(Shape)
    return st.radio(
        _("Rows"), shapes, index=shapes.index(stored.shape), format_func=label, key=f"import.{number}.shape"
    )


def _order(number: int, sheet: Table, stored: Mapping) -> DateOrder | None:
    orders = list(DateOrder)
    return st.selectbox(
        _("Order in dates"),
        orders,
        index=orders.index(stored.order) if stored.order else None,
        format_func=label,
        placeholder=_("Please choose"),
        help=sheets.first_date(sheet, stored),
        key=f"import.{number}.dates",
    )
