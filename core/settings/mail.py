"""The setting of the mail servers; core.settings.words holds what all settings share."""

from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from core.language import N_, Word
from core.settings import rules
from core.settings.words import Setting, host


class Security(Word):
    TLS = "tls", N_("TLS from the first byte")
    STARTTLS = "starttls", N_("STARTTLS")
    NONE = "none", N_("None: only inside one's own network")


def _mail_address(text: str) -> str:
    if text.strip() and not rules.fits_mail_address(text.strip()):
        raise PydanticCustomError("mail_address", "unfit")
    return text.strip()


def _mail_host(name: str) -> str:
    return host(name) if name.strip() else ""


def _web_address(text: str) -> str:
    if text.strip() and not rules.fits_web_address(text.strip()):
        raise PydanticCustomError("web_address", "unfit")
    return text.strip().rstrip("/")


def _ready(enabled: bool, info: ValidationInfo) -> bool:
    """Switched on, it must know who it is and where to go."""
    told = info.data
    if enabled and not (told.get("from_address") and told.get("in_host") and told.get("out_host")):
        raise PydanticCustomError("mail_incomplete", "incomplete")
    return enabled


Port = Annotated[int, Field(ge=1, le=65_535)]
MailHost = Annotated[str, AfterValidator(_mail_host)]


class Mail(Setting):
    """One mailbox and one server to send by; passwords are sealed. ``web_address``: where links in mails lead."""

    key = "mail"
    title = N_("Mail")

    from_name: str = Field(default="", max_length=80, title=N_("Name of the sender"))
    from_address: Annotated[str, AfterValidator(_mail_address)] = Field(
        default="", max_length=254, title=N_("Address of the desk")
    )
    web_address: Annotated[str, AfterValidator(_web_address)] = Field(
        default="", max_length=300, title=N_("Links lead to")
    )
    in_host: MailHost = Field(default="", title=N_("Server for receiving (IMAP)"))
    in_port: Port = Field(default=993, title=N_("Port for receiving"))
    in_security: Security = Field(default=Security.TLS, title=N_("Encryption for receiving"))
    in_user: str = Field(default="", max_length=254, title=N_("User name for receiving"))
    in_password: str = Field(default="", title=N_("Password for receiving"))
    folder: str = Field(default="INBOX", min_length=1, max_length=120, title=N_("Folder"))
    out_host: MailHost = Field(default="", title=N_("Server for sending (SMTP)"))
    out_port: Port = Field(default=465, title=N_("Port for sending"))
    out_security: Security = Field(default=Security.TLS, title=N_("Encryption for sending"))
    out_user: str = Field(default="", max_length=254, title=N_("User name for sending"))
    out_password: str = Field(default="", title=N_("Password for sending"))
    receipts: bool = Field(default=True, title=N_("Send receipts"))
    enabled: Annotated[bool, AfterValidator(_ready)] = Field(default=False, title=N_("Mail is on"))
