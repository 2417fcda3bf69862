"""What is typed into a form, as it can be kept, and as it was. Pure values."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ValidationError

from core.actors import Role
from core.drafting.words import Maker
from core.fields.words import FieldKind
from core.language import Word
from core.process.words import Counting, Happening, Stage

WORDS = {each.__name__: each for each in (Stage, Role, Happening, Maker, FieldKind, Counting)}
T = TypeVar("T")


def plain(value: Any) -> Any:
    if isinstance(value, Word):
        return {"word": type(value).__name__, "code": str(value)}
    if isinstance(value, list | tuple):
        return [plain(each) for each in cast(Sequence[Any], value)]
    return dict(cast(Mapping[str, Any], value)) if isinstance(value, dict) else value


def read(value: Any) -> Any:
    if isinstance(value, list):
        return [read(each) for each in cast(Sequence[Any], value)]
    if not isinstance(value, dict):
        return value
    said = cast(Mapping[str, Any], value)
    return WORDS[said["word"]](said["code"]) if "word" in said else dict(said)


def looked_at(now: T, text: str) -> T | None:
    """What its writer saw; nothing where it was nothing, or was kept in a shape that is no longer read."""
    if not isinstance(now, BaseModel) or not text:
        return None
    try:
        return type(now).model_validate_json(text)
    except ValidationError:
        return None
