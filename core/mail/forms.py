"""What is typed about a mailbox, made fit to be kept."""

from core.access import seal


def sealed(typed: str | None, kept: str) -> str:
    """A new password under seal; nothing typed keeps the one there is."""
    return seal.seal(typed) if typed else kept
