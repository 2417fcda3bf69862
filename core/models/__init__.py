"""What the desk remembers."""

from core.models.access import Guess, OneTimeLink, SignIn, VisitorUpload
from core.models.attention import Draft, Presence, ReadMark, Reminder, TicketTag, Watch
from core.models.chores import Call, CannedReply, Task, TicketLink, TimeEntry
from core.models.customers import ContactPoint, Customer
from core.models.events import EventRow
from core.models.files import Attachment
from core.models.imports import Import, ImportMapping, KeptRow
from core.models.jobs import Beat, Job
from core.models.notices import Notice, NoticeChoice
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
    "Call",
    "CannedReply",
    "ContactPoint",
    "Customer",
    "Draft",
    "EventRow",
    "ExternalRef",
    "Guess",
    "Import",
    "ImportMapping",
    "Job",
    "KeptRow",
    "Membership",
    "Message",
    "Notice",
    "NoticeChoice",
    "OneTimeLink",
    "Person",
    "PersonRole",
    "PersonSkill",
    "Presence",
    "ProcessVersion",
    "ReadMark",
    "Reminder",
    "SettingRow",
    "SignIn",
    "Task",
    "Team",
    "Term",
    "Ticket",
    "TicketLink",
    "TicketTag",
    "TimeEntry",
    "Visit",
    "VisitorUpload",
    "Watch",
]
