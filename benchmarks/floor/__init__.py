"""The floor: the same pages and widgets, whose every reading is a constant (``uvicorn benchmarks.floor:app``)."""

from collections.abc import Callable
from functools import cache
from typing import Any

from core.access import door
from core.actors import Actor
from core.work import look
from pages.parts import fresh

_constants: dict[str, Any] = {}


def constant(view: Callable[..., Any], reader: Actor, **criteria: Any) -> Any:
    """What ``view`` answered the first time."""
    name = f"{view.__module__}.{view.__qualname__} {criteria}"
    if name not in _constants:
        with look(reader) as desk:
            _constants[name] = view(desk, **criteria)
    return _constants[name]


# The pages have not been imported yet: whatever they read, they will read it here.
vars(fresh).update(fresh=constant, lasting=constant, steady=constant, direct=constant)
vars(door).update(seat=cache(door.seat))

from app import app  # noqa: E402  only now, for the same reason

__all__ = ["app"]
