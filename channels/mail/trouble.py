"""What may go wrong between two machines, as one word a person can act on."""

import imaplib
import smtplib
import ssl
from collections.abc import Generator
from contextlib import contextmanager

from core.mail.words import Trouble

PATIENCE = 20.0  # seconds a server may be silent
BROKEN = {Trouble.DROPPED, Trouble.TOO_SLOW, Trouble.TLS, Trouble.UNREACHABLE}  # nothing more on this connection


class InTrouble(Exception):
    """``final``: trying again is of no use."""

    def __init__(self, trouble: Trouble, final: bool = False) -> None:
        self.trouble, self.final = trouble, final
        super().__init__(trouble)


#: The first that fits counts: later ones are wider.
NAMED: tuple[tuple[tuple[type[Exception], ...], Trouble], ...] = (
    ((smtplib.SMTPNotSupportedError, UnicodeError), Trouble.UNSENDABLE),
    ((smtplib.SMTPException, imaplib.IMAP4.error, EOFError), Trouble.DROPPED),
    ((TimeoutError,), Trouble.TOO_SLOW),
    ((ssl.SSLError,), Trouble.TLS),
    ((ConnectionResetError, BrokenPipeError, ConnectionAbortedError), Trouble.DROPPED),
    ((OSError,), Trouble.UNREACHABLE),
)


@contextmanager
def told() -> Generator[None]:
    """Every failure of the wire leaves here as ``InTrouble``; bugs of ours do not."""
    try:
        yield
    except smtplib.SMTPResponseException as answer:
        raise _answered(answer) from answer
    except smtplib.SMTPRecipientsRefused as refused:
        code = max(code for code, _ in refused.recipients.values())
        raise InTrouble(Trouble.REFUSED if code >= 500 else Trouble.PUT_OFF, final=code >= 500) from refused
    except (smtplib.SMTPException, imaplib.IMAP4.error, OSError, EOFError, UnicodeError) as failure:
        cause = failure.__context__ if isinstance(failure.__context__, TimeoutError) else failure  # smtplib hides it
        trouble = next(trouble for kinds, trouble in NAMED if isinstance(cause, kinds))
        raise InTrouble(trouble, final=trouble is Trouble.UNSENDABLE) from failure


def _answered(answer: smtplib.SMTPResponseException) -> InTrouble:
    """A server that says no to our sign-in or our name may be put right; one that says no to a mail means it."""
    if isinstance(answer, smtplib.SMTPAuthenticationError):
        return InTrouble(Trouble.SIGN_IN)
    final = answer.smtp_code >= 500 and isinstance(answer, smtplib.SMTPDataError)
    return InTrouble(Trouble.REFUSED if answer.smtp_code >= 500 else Trouble.PUT_OFF, final=final)
