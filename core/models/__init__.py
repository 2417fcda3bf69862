"""What the desk remembers."""

from core.models.access import Guess, OneTimeLink, SignIn, VisitorUpload
from core.models.customers import ContactPoint, Customer
from core.models.events import EventRow
from core.models.files import Attachment
from core.models.imports import Import, ImportMapping, KeptRow
from core.models.jobs import Beat, Job
from core.models.mail import Delivery, Mailbox, ReceivedMail
from core.models.people import Membership, Person, PersonRole, PersonSkill, Team
from core.models.process import ProcessVersion, Visit
from core.models.settings import Brand, SettingRow, Term
from core.models.tickets import ExternalRef, Message, Ticket
from db.files import Blob

__all__ = [
    "Attachment",
    "Beat",
    "Blob",
    "Brand",
    "ContactPoint",
    "Customer",
    "Delivery",
    "EventRow",
    "ExternalRef",
    "Guess",
    "Import",
    "ImportMapping",
    "Job",
    "KeptRow",
    "Mailbox",
    "Membership",
    "Message",
    "OneTimeLink",
    "Person",
    "PersonRole",
    "PersonSkill",
    "ProcessVersion",
    "ReceivedMail",
    "SettingRow",
    "SignIn",
    "Team",
    "Term",
    "Ticket",
    "Visit",
    "VisitorUpload",
]
