from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NewCustomer:
    """``contacts``: as they were typed; their kind is recognised."""

    name: str
    contacts: tuple[str, ...] = ()
    language: str | None = None
