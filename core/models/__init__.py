"""What the desk remembers."""

from core.models.access import Guess, OneTimeLink, SignIn, VisitorUpload
from core.models.assignment import PersonLimit, Turn, Unplaced
from core.models.attention import Draft, Presence, ReadMark, Reminder, TicketTag, Watch
from core.models.automation import Rule, RuleCursor, RuleRun, RuleVersion
from core.models.bulk import BulkChange, BulkItem
from core.models.chores import Call, CannedReply, Task, TicketLink, TimeEntry
from core.models.customers import ContactPoint, Customer, Organisation
from core.models.deadlines import Deadline
from core.models.events import EventRow
from core.models.exports import Export
from core.models.fields import CatalogueField, CategoryField, TicketValue
from core.models.figures import FigureCursor, FigureDay, StepFigure, StepReading
from core.models.files import Attachment
from core.models.hints import HintModel, OutsideHint
from core.models.imports import Import, ImportMapping, KeptRow
from core.models.jobs import Beat, Job
from core.models.knowledge import Article
from core.models.links import PublicLink, RateCount
from core.models.mail import Delivery, Mailbox, ReceivedMail
from core.models.merges import Merge
from core.models.notices import Notice, NoticeChoice
from core.models.people import Membership, Person, PersonRole, PersonSkill, Team
from core.models.process import (
    CaseFact,
    ProcessDraft,
    ProcessDraftRevision,
    ProcessTyped,
    ProcessVersion,
    ProcessWriter,
    Visit,
)
from core.models.products import Batch, Product, Purchase
from core.models.review import ProcessSchedule, ProcessUpkeep, ReviewComment, SignOff
from core.models.rota import Absence, Shift, UsualWeek
from core.models.settings import Brand, SettingRow, Term
from core.models.staffing import Scenario, StaffingStudy
from core.models.survey import SurveyAnswer, SurveyInvitation, SurveyScore
from core.models.switches import Switch, SwitchedCase
from core.models.tickets import ExternalRef, Message, Ticket
from core.models.views import SavedView, ViewPin
from db.files import Blob
from db.search import Piece

__all__ = [
    "Absence",
    "Article",
    "Attachment",
    "Batch",
    "Beat",
    "Blob",
    "Brand",
    "BulkChange",
    "BulkItem",
    "Call",
    "CannedReply",
    "CaseFact",
    "CatalogueField",
    "CategoryField",
    "ContactPoint",
    "Customer",
    "Deadline",
    "Delivery",
    "Draft",
    "EventRow",
    "Export",
    "ExternalRef",
    "FigureCursor",
    "FigureDay",
    "Guess",
    "HintModel",
    "Import",
    "ImportMapping",
    "Job",
    "KeptRow",
    "Mailbox",
    "Membership",
    "Merge",
    "Message",
    "Notice",
    "NoticeChoice",
    "OneTimeLink",
    "Organisation",
    "OutsideHint",
    "Person",
    "PersonLimit",
    "PersonRole",
    "PersonSkill",
    "Piece",
    "Presence",
    "ProcessDraft",
    "ProcessDraftRevision",
    "ProcessSchedule",
    "ProcessTyped",
    "ProcessUpkeep",
    "ProcessVersion",
    "ProcessWriter",
    "Product",
    "PublicLink",
    "Purchase",
    "RateCount",
    "ReadMark",
    "ReceivedMail",
    "Reminder",
    "ReviewComment",
    "Rule",
    "RuleCursor",
    "RuleRun",
    "RuleVersion",
    "SavedView",
    "Scenario",
    "SettingRow",
    "Shift",
    "SignIn",
    "SignOff",
    "StaffingStudy",
    "StepFigure",
    "StepReading",
    "SurveyAnswer",
    "SurveyInvitation",
    "SurveyScore",
    "Switch",
    "SwitchedCase",
    "Task",
    "Team",
    "Term",
    "Ticket",
    "TicketLink",
    "TicketTag",
    "TicketValue",
    "TimeEntry",
    "Turn",
    "Unplaced",
    "UsualWeek",
    "ViewPin",
    "Visit",
    "VisitorUpload",
    "Watch",
]
