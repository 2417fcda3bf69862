from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class MailReceived(Event):
    """``mail``: its row; ``mentions``: a case that it spoke of without proof; ``left_out``: what did not fit in."""

    kind = "ticket.mail_received"
    subject_kind = "ticket"

    mail: int
    verified: bool
    left_out: tuple[str, ...]
    mentions: int | None = None


@dataclass(frozen=True, slots=True)
class MailKeptAside(Event):
    kind = "mail.kept_aside"
    subject_kind = "mail"

    mail_reason: str


@dataclass(frozen=True, slots=True)
class MailRescued(Event):
    """A person looked, and the mail went where it belongs."""

    kind = "mail.rescued"
    subject_kind = "mail"

    outcome: str


@dataclass(frozen=True, slots=True)
class MailDiscarded(Event):
    kind = "mail.discarded"
    subject_kind = "mail"

    reason: str
