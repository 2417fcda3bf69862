"""Which verb asks for which right, for the page that prints it."""

from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import core
from core.permissions import NEEDED, Permission


@cache
def verbs() -> dict[Permission, tuple[str, ...]]:
    """``room.verb`` by right; every room that has verbs is opened first, since verbs enrol where they are defined."""
    for module in walk_packages(core.__path__, "core."):
        if "@needs(" in _source(module.name):
            import_module(module.name)
    named = sorted((_short(name), permission) for name, permission in NEEDED.items())
    return {each: tuple(name for name, permission in named if permission is each) for each in Permission}


def _source(module: str) -> str:
    place = Path(core.__file__).parents[1].joinpath(*module.split("."))
    return place.with_suffix(".py").read_text(encoding="utf-8") if place.with_suffix(".py").exists() else ""


def _short(name: str) -> str:
    """``core.people.actions.invite`` -> ``people.invite``."""
    return name.removeprefix("core.").replace(".actions.", ".")
