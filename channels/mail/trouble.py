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
    except (smtplib.SMTPNotSupportedError, UnicodeError) as unfit:
        raise InTrouble(Trouble.UNSENDABLE, final=True) from unfit
    except (smtplib.SMTPException, imaplib.IMAP4.error, EOFError) as broken:
        raise InTrouble(Trouble.DROPPED) from broken
    except TimeoutError as slow:
        raise InTrouble(Trouble.TOO_SLOW) from slow
    except ssl.SSLError as tls:
        raise InTrouble(Trouble.TLS) from tls
    except (ConnectionResetError, BrokenPipeError, ConnectionAbortedError) as dropped:
        raise InTrouble(Trouble.DROPPED) from dropped
    except OSError as unreachable:
        raise InTrouble(Trouble.UNREACHABLE) from unreachable


def _answered(answer: smtplib.SMTPResponseException) -> InTrouble:
    """A server that says no to our sign-in or our name may be put right; one that says no to a mail means it."""
    if isinstance(answer, smtplib.SMTPAuthenticationError):
        return InTrouble(Trouble.SIGN_IN)
    final = answer.smtp_code >= 500 and isinstance(answer, smtplib.SMTPDataError)
    return InTrouble(Trouble.REFUSED if answer.smtp_code >= 500 else Trouble.PUT_OFF, final=final)
