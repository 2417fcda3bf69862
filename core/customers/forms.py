from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NewCustomer:
    """``contacts``: as they were typed; their kind is recognised. ``organisation``: its name, new or known."""

    name: str
    contacts: tuple[str, ...] = ()
    language: str | None = None
    addresses: tuple[str, ...] = ()
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Profiled:
    """What may be changed about a customer; ``note``: what a colleague should know before answering.

    ``tier``: a term; none: like everybody.
    """

    name: str
    note: str = ""
    language: str | None = None
    organisation: str = ""
    tier: str | None = None
