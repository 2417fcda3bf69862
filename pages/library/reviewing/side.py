"""The version in force at the left, the draft at the right, step by step; what is the same is folded."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

import streamlit as st

from core.language import label_in
from core.process.differences import Difference, Kind
from core.process.document import Document
from core.review.rules import together
from pages.library.reading.steps import lines
from pages.parts import differences, shell
from pages.parts.procedure import step_name
from pages.parts.tokens import phone
from pages.parts.words import _, label, n_, plain, tongue


def by_side(
    old: Document, new: Document, found: Sequence[Difference], names: tuple[str, str], remark: Callable[[str], None]
) -> None:
    """On a phone in one text, and only what differs; ``remark``: what else is to be told of a step that differs."""
    if phone():
        for each in found:
            _step(old, new, each)
            remark(each.step)
        return
    for column, name in zip(st.columns(2), names, strict=True):
        with column:
            st.markdown(f"**{name}**")
    differing = {each.step: each for each in found}
    if "" in differing:
        _changed(old, new, differing[""], _("The document"))
        remark("")
    for differs, steps in groupby(together(old, new), key=lambda step: step in differing):
        if differs:
            for step in steps:
                _step(old, new, differing[step])
                remark(step)
        else:
            _same(new, list(steps))


def _step(old: Document, new: Document, found: Difference) -> None:
    if phone() and found.kind is Kind.CHANGED:
        differences.drawn(old, new, [found])
        return
    name = plain(step_name(new if found.step in new.steps else old, found.step))
    if found.kind is Kind.CHANGED:
        _changed(old, new, found, name)
        return
    with st.container(border=True, gap="small"):
        st.markdown(f"**{name}** {differences.badge(found.kind)}")
        left, right = (st.container(), st.container()) if phone() else st.columns(2)
        with left if found.kind is Kind.REMOVED else right:
            st.markdown(_whole(old if found.kind is Kind.REMOVED else new, found.step))


def _changed(old: Document, new: Document, found: Difference, name: str) -> None:
    with st.container(border=True, gap="small"):
        st.markdown(f"**{name}** {differences.badge(found.kind) if found.step else ''}")
        for change in found.changes:
            for column, half in zip(st.columns(2), differences.halves(old, new, change), strict=True):
                with column:
                    st.markdown(half)


def whole(document: Document) -> None:
    """A new document, of which nothing is known yet."""
    for step in document.steps:
        with st.container(border=True, gap="small"):
            shell.section(plain(step_name(document, step)), label(document.steps[step].stage))
            st.markdown(_whole(document, step))


def _same(document: Document, steps: Sequence[str]) -> None:
    names = _(", ").join(plain(step_name(document, step)) for step in steps)
    with st.expander(f":gray[{n_('{n} step unchanged', '{n} steps unchanged', len(steps))}: {names}]"):
        for step in steps:
            shell.section(plain(step_name(document, step)), label(document.steps[step].stage))
            st.markdown(_whole(document, step))


def _whole(document: Document, step: str) -> str:
    """Role, instructions and all that a step asks for, as it is read."""
    own = document.steps[step]
    roles: Mapping[str, str] = document.roles[own.role].labels if own.role in document.roles else {}
    said = [f":small[:gray[{plain(label_in(roles, tongue(), own.role))}]]", plain(label_in(own.do, tongue()))]
    return "  \n".join(filter(None, [*said, *lines(document, own)]))
