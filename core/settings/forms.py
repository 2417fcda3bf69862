"""Settings as they come from a screen, before anybody knows whether they make sense."""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from core.settings.errors import NotValid

S = TypeVar("S", bound=BaseModel)

LONGEST_NAME = 60  # of what was sent as a field and is none
EDITED = {"edited": True}  # what was kept once can always be read, even where it would not be accepted today


def filled(kind: type[S], **values: Any) -> S:
    """The setting, or a part of one, with these values; the first that makes no sense is refused by its name."""
    try:
        return kind.model_validate(values, context=EDITED)
    except ValidationError as invalid:
        flaw = invalid.errors()[0]
        place = str(flaw["loc"][0])
        title = field.title if (field := kind.model_fields.get(place)) else None
        limits = {name: _told(limit) for name, limit in flaw.get("ctx", {}).items() if isinstance(limit, int | float)}
        raise NotValid(title or place[:LONGEST_NAME], flaw["type"], **limits) from invalid


def _told(limit: float) -> int | float:
    """A limit of 1.0 is 1."""
    return int(limit) if limit == int(limit) else limit
