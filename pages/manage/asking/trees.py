"""The shipped trees: categories and questions for a trade, added to what is here."""

import streamlit as st

from core.fields import trees
from core.fields.words import Tree
from pages.parts import shell
from pages.parts.words import _, label, n_


def load() -> None:
    st.caption(_("Adds categories with their questions. What is here already stays as it is."))
    tree = st.radio(_("Which goods?"), list(Tree), format_func=label, key="tree")
    if st.button(_("Load"), type="primary", icon=":material/download:", key="tree_load"):
        with shell.attempt() as work:
            count = trees.load(work, tree or Tree.GENERAL)
            done = n_("{n} category is new or asks more.", "{n} categories are new or ask more.", count)
            shell.onward("", done)
