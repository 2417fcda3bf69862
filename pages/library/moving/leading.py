"""Where the steps of the old versions lead: by themselves where they are still there, otherwise as somebody chooses."""

from collections.abc import Sequence

import streamlit as st

from core.language import label_in
from core.process.document import Document, Step
from core.process.views import Running
from core.switching import rules
from core.switching.forms import Plan
from core.switching.views import Source
from pages.parts.procedure import step_name
from pages.parts.tokens import phone
from pages.parts.words import _, n_, plain, tongue


def chosen(target: Running, sources: Sequence[Source]) -> Plan:
    """Steps that lead somewhere by themselves are out of the way, and can be led elsewhere all the same."""
    olds = [each.running.document for each in sources]
    clear = {name: to for name, to in rules.whole(olds, target.document, {}).items() if to}
    open_ones = [name for name in rules.whole(olds, target.document, {}) if name not in clear and _leads(olds, name)]
    steps = dict[str, str | None]()
    open_ones.sort(key=lambda name: not _cases(sources, name))
    if open_ones:
        st.caption(_("These steps are not in the version in force. Say where their cases go on."))
        steps |= _asked(target, sources, open_ones)
    with st.expander(
        n_("{n} step leads to itself", "{n} steps lead to themselves", len(clear)), icon=":material/east:"
    ):
        steps |= _asked(target, sources, list(clear))
    return Plan(target.id, tuple(each.running.id for each in sources), steps)


def name_of(olds: Sequence[Document], step: str) -> str:
    return next((step_name(each, step) for each in olds if step in each.steps), step)


def _leads(olds: Sequence[Document], name: str) -> bool:
    """Cases never stand in a step that closes them."""
    return any(each.stage.value != "closed" for each in _steps(olds, name))


def _asked(target: Running, sources: Sequence[Source], names: Sequence[str]) -> dict[str, str | None]:
    found = dict[str, str | None]()
    olds = [each.running.document for each in sources]
    with st.container(horizontal=not phone()):
        for name in names:
            steps, count = _steps(olds, name), _cases(sources, name)
            goals = [
                to for to in target.document.steps if all(to in rules.targets(each, target.document) for each in steps)
            ]
            guess = rules.suggested(name, steps, target.document)
            quiet = f" · {n_('{n} case', '{n} cases', count)}" if count else ""
            found[name] = st.selectbox(
                plain(name_of(olds, name)) + quiet, goals, index=goals.index(guess) if guess in goals else None,
                format_func=lambda to: label_in(target.document.steps[to].labels, tongue(), to),
                placeholder=_("Leave these cases where they are"), key=f"to.{target.id}.{_key(sources)}.{name}",
                width="stretch" if phone() else 260,
            )  # fmt: skip
    return found


def _steps(olds: Sequence[Document], name: str) -> list[Step]:
    return [each.steps[name] for each in olds if name in each.steps]


def _cases(sources: Sequence[Source], name: str) -> int:
    return sum(each.counts.get(name, 0) for each in sources)


def _key(sources: Sequence[Source]) -> str:
    return "-".join(str(each.running.id) for each in sources)
