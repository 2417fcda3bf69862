"""A server to send by: the connection, and the envelope of one mail."""

import smtplib
import ssl
from collections.abc import Generator
from contextlib import contextmanager, suppress
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from channels.mail.trouble import PATIENCE, InTrouble, told
from core.access import seal
from core.deliveries.envelopes import Written
from core.mail.words import Trouble
from core.settings.mail import Mail, Security

WIDE = SMTP.clone(max_line_length=400)  # a Message-ID on a line of its own confuses some programs
CODED = "=?"  # begins a coded word, which the library decodes as it writes a header: line ends and all


@contextmanager
def server(mail: Mail) -> Generator[smtplib.SMTP]:
    """Connected and signed in; anything that goes wrong until then is ``InTrouble``."""
    with told():
        wire = _connected(mail)
    try:
        with told():
            if mail.out_user:
                wire.login(mail.out_user, seal.unseal(mail.out_password) if mail.out_password else "")
        yield wire
    finally:
        with suppress(smtplib.SMTPException, OSError):
            wire.quit()


def send(wire: smtplib.SMTP, mail: Mail, written: Written, now: datetime) -> None:
    """Returns once the server has taken the mail over; whatever else happens is ``InTrouble``."""
    enveloped = envelope(mail, written, now).as_bytes(policy=WIDE)
    with told():
        wire.sendmail(mail.from_address, [_ascii(written.to_address)], enveloped)


def envelope(mail: Mail, written: Written, now: datetime) -> EmailMessage:
    try:
        return _enveloped(mail, written, now)
    except (ValueError, IndexError, MessageError) as unfit:  # an address that is none
        raise InTrouble(Trouble.UNSENDABLE, final=True) from unfit


def _enveloped(mail: Mail, written: Written, now: datetime) -> EmailMessage:
    made = EmailMessage(policy=SMTP)
    made["Message-ID"] = written.mail_id
    made["Date"] = format_datetime(now)
    made["From"] = Address(_one_line(mail.from_name), addr_spec=mail.from_address)
    made["To"] = Address(_one_line(written.to_name), addr_spec=_ascii(written.to_address))
    made["Subject"] = _one_line(written.subject)
    if answers := [each for each in written.answers if CODED not in each]:
        made["In-Reply-To"] = answers[-1]
        made["References"] = " ".join(answers)
    if written.by_machine:
        made["Auto-Submitted"] = "auto-generated"
        made["X-Auto-Response-Suppress"] = "All"
    made.set_content(written.text, charset="utf-8", cte="base64" if not written.text.isascii() else "quoted-printable")
    for each in written.files:
        kind, _, detail = each.media_type.partition("/")
        made.add_attachment(
            each.content, maintype=kind, subtype=detail or "octet-stream", filename=_one_line(each.name)
        )
    return made


def _one_line(text: str) -> str:
    """A header ends at the end of its line, and a stranger's name must not write the next one, coded or not."""
    plain = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(plain.replace(CODED, "= ?").split())[:500]


def _ascii(address: str) -> str:
    """A name of a host in any script has a spelling in ASCII."""
    if CODED in address:
        raise ValueError
    local, _, host = address.rpartition("@")
    return f"{local}@{host.encode('idna').decode('ascii')}" if not host.isascii() else address


def _connected(mail: Mail) -> smtplib.SMTP:
    if mail.out_security is Security.TLS:
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(mail.out_host, mail.out_port, timeout=PATIENCE, context=context)
    wire = smtplib.SMTP(mail.out_host, mail.out_port, timeout=PATIENCE)
    if mail.out_security is Security.STARTTLS:
        try:
            wire.starttls(context=ssl.create_default_context())
        except (smtplib.SMTPNotSupportedError, smtplib.SMTPResponseException) as refused:
            raise InTrouble(Trouble.TLS) from refused
    return wire
