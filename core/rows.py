"""What verbs do to rows of any kind."""

from collections.abc import Mapping


def amend(row: object, values: Mapping[str, object]) -> tuple[str, ...]:
    """Give the row these values; the names of those that it did not have, as an event tells them."""
    fields = tuple(name for name, value in values.items() if getattr(row, name) != value)
    for name in fields:
        setattr(row, name, values[name])
    return fields
