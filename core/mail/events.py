from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class MailReceived(Event):
    """A case came by mail; ``mail``: its row."""

    kind = "ticket.mail_received"
    subject_kind = "ticket"

    mail: int


@dataclass(frozen=True, slots=True)
class MailMentions(Event):
    """The mail spoke of another case, ``mentions``, and could not prove that it belongs there."""

    kind = "ticket.mail_mentions"
    subject_kind = "ticket"

    mentions: int


@dataclass(frozen=True, slots=True)
class MailShortened(Event):
    """``left_out``: what did not fit into the case; the whole mail is kept."""

    kind = "ticket.mail_shortened"
    subject_kind = "ticket"

    left_out: tuple[str, ...]


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
