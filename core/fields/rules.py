"""What a field can hold, and which answers are missing. Pure values."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from core.fields.forms import FormField
from core.fields.words import FieldKind

LONGEST_VALUE = 20_000
MOST_FIELDS = 40  # that one category may ask for


def fits(field: FormField, value: Any) -> bool:
    """Is ``value`` one that this field can hold? (``None`` and blank texts are no values.)"""
    match field.type:
        case FieldKind.TEXT:
            return isinstance(value, str) and bool(value.strip()) and len(value) <= LONGEST_VALUE
        case FieldKind.ENUM:
            return value in field.values
        case FieldKind.BOOL:
            return isinstance(value, bool)
        case FieldKind.INT:
            return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**53
        case FieldKind.MONEY:
            return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e12
        case FieldKind.DATE:
            return _is_date(value)


def _is_date(value: Any) -> bool:
    try:
        return bool(date.fromisoformat(value))
    except (TypeError, ValueError):
        return False


def given(answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that say something."""
    return {name: value for name, value in answers.items() if value is not None and value != "" and not _blank(value)}


def _blank(value: Any) -> bool:
    return isinstance(value, str) and not value.strip()
