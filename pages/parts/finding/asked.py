"""What the address asks for: a view of the house or one that somebody keeps, and filters over it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from core.actors import Actor
from core.queue.forms import Criteria
from core.queue.saved import views
from core.queue.saved.views import Saved
from core.queue.words import View
from core.queue.written import SPELLINGS, read
from pages.parts.fresh import direct

DRAWN = "queue.view"  # the view that was drawn last
FILTERS = tuple(key for key in SPELLINGS if key != "view")


@dataclass(frozen=True, slots=True)
class Asked:
    """``kept``: the saved view in front, as it is kept; ``criteria``: with what the address changes of it."""

    code: str
    kept: Saved | None
    criteria: Criteria

    @property
    def differs(self) -> bool:
        """Something is set that the view in front does not say by itself."""
        return self.criteria != (self.kept.criteria if self.kept else Criteria(self.criteria.view))


def saved(me: Actor) -> Sequence[Saved]:
    """Those in the reader's list; a retired one comes along where the address names it."""
    code = st.query_params.get("view", "")
    return direct(views.known, me, asked=code if code not in set(View) else "")


def asked(code: str, known: Sequence[Saved]) -> Asked:
    kept = next((each for each in known if each.code == code), None)
    over = kept.criteria if kept else Criteria(View(code))
    return Asked(code, kept, read({key: st.query_params[key] for key in FILTERS if key in st.query_params}, over))


def chosen(known: Sequence[Saved]) -> None:
    """Another view is in front: a saved one stands for itself, and takes its filters with it when it goes."""
    code = st.query_params.get("view", "")
    kept = next((each for each in known if each.code == code), None)
    before = st.session_state.get(DRAWN, "")
    st.session_state.pop("page", None)
    if kept or before not in set(View):
        st.query_params.from_dict({"view": code})
        st.session_state["q"] = kept.criteria.text if kept else ""


def arrive(here: Asked) -> None:
    """A link to a view brings the words that it seeks into the search field, once."""
    if st.session_state.get(DRAWN) != here.code and here.kept and "q" not in st.query_params:
        st.session_state["q"] = here.kept.criteria.text
    st.session_state[DRAWN] = here.code


def tell(key: str, value: Any) -> None:
    """Write one filter into the address; over a saved view, nothing chosen has to be said as well."""
    st.session_state.pop("page", None)
    told = SPELLINGS[key].write(value)
    if told or st.query_params.get("view") not in set(View):
        st.query_params[key] = told
    else:
        st.query_params.pop(key, None)


def clear() -> None:
    """Only the view itself."""
    st.session_state.update(q="", page=1)
    st.query_params.from_dict({key: value for key, value in st.query_params.to_dict().items() if key == "view"})


def show_all() -> None:
    """Every open case, whatever was asked before."""
    st.session_state.update({"view": str(View.OPEN), "view.more": None, "q": ""})
    st.query_params.clear()
