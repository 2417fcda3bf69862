"""Brings the box into the page.

Its script is served as a file of our own: inline, Streamlit would turn it into a ``blob:`` address, for which the
page's policy would have to be loosened.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2 import component
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

from core.files import pasting
from core.files.actions import AT_ONCE
from core.files.errors import FileTooLarge, NotAPicture, TooManyFiles
from pages.parts.composer.told import Shown, Told, read
from pages.parts.words import _

HERE = Path(__file__).parent
NAME = "desk.composer"
HTML = (HERE / "shipped" / "composer.html").read_text(encoding="utf-8")
MANIFEST = ComponentManifest("desk", "1", [ComponentConfig("composer", asset_dir="shipped")])


def composer(key: str, shown: Shown, hear: Callable[[Told], None]) -> None:
    """Mount the box; ``hear`` is called with each thing it tells, before the script runs."""

    def told() -> None:
        hear(read(st.session_state[key].get("told")))

    _renderer()(key=key, data=_data(key, shown), on_told_change=told)


def _renderer() -> ComponentRenderer:
    """Each server learns of the box when it first draws one."""
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(NAME) is None:
        manager.register_from_manifest(MANIFEST, HERE)
    return _component()


@cache
def _component() -> ComponentRenderer:
    return component(NAME, html=HTML, css="composer.css", js="composer.js", isolate_styles=False)


def _data(key: str, shown: Shown) -> dict[str, Any]:
    return {
        "name": key,
        "kind": str(shown.kind),
        "token": shown.token,
        "text": shown.text,
        "hint": shown.hint,
        "heard": shown.heard,
        "pictures": list(shown.pictures),
        "insert": list(shown.insert) if shown.insert else None,
        "refusal": shown.refusal,
        "focus": shown.focus,
        "limits": {"bytes": pasting.LARGEST, "count": AT_ONCE, "kinds": pasting.KINDS},
        "words": _words(),
    }


def _words() -> dict[str, str]:
    """The limits are said in the browser with the same sentences as here."""
    return {
        "label": _("Text"),
        "send": _("Keep in the case"),
        "kept": _("Draft kept"),
        "unkept": _("Not kept yet: no connection"),
        "unsent": _("Not sent: no connection. Please try again."),
        "remove": _("Remove {name}"),
        "large": _(FileTooLarge.sentence).replace("{limit}", str(pasting.LARGEST // 2**20)),
        "many": _(TooManyFiles.sentence).replace("{limit}", str(AT_ONCE)),
        "strange": _(NotAPicture.sentence),
    }
