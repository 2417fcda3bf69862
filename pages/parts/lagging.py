"""Words that were changed in one language only, told at their step; a remark, because the change may be a small one."""

from collections.abc import Iterable, Sequence

import streamlit as st

from core.drafting.views import Draft
from core.language import LANGUAGES, label_in
from core.process import lagging
from core.process.lagging import Lag
from pages.parts.words import _, label, plain, tongue


def of(draft: Draft) -> Sequence[Lag]:
    """Beside the version that the draft came from."""
    return lagging.lagging(draft.origin.document, draft.document) if draft.origin else ()


def told(draft: Draft, lags: Iterable[Lag], step: str) -> None:
    for each in lags:
        if each.text.step == step:
            st.markdown(f":gray[:material/translate:] {_sentence(draft, each)}")


def _sentence(draft: Draft, lag: Lag) -> str:
    what = label(lag.text.part) + (f" “{plain(label_in(lag.labels, tongue()))}”" if lag.text.code else "")
    return _("{what}: changed in {changed}, still as in version {version} in {behind}").format(
        what=what,
        changed=_named(lag.changed),
        version=draft.origin.version if draft.origin else "–",
        behind=_named(lag.behind),
    )


def _named(tags: Iterable[str]) -> str:
    return _(", ").join(LANGUAGES[each] for each in tags)
