from collections.abc import Callable
from typing import Any, TypeVar

from numba import types as types

_Function = TypeVar("_Function", bound=Callable[..., Any])

class _Config:
    CACHE_DIR: str

config: _Config

def njit(*, cache: bool = ..., error_model: str = ...) -> Callable[[_Function], _Function]: ...
