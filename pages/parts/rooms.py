"""The map of the house: every page, its URL, and what it takes to be there."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from core.access import door
from core.language import N_
from core.permissions import Permission, may
from pages.parts import sign_in
from pages.parts.words import _
from pages.welcome import first_run

HERE = Path(__file__).parents[1]
PUBLIC = "public"
SECTIONS = {
    "desk": N_("Desk"),
    "quality": N_("Quality"),
    "library": N_("Library"),
    "manage": N_("Manage"),
    "account": N_("Account"),
}


class Keeper(NamedTuple):
    """What stands at the URL of a room that is closed to this caller."""

    title: str
    page: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Room:
    """``file`` below ``pages/``; its name is the URL, its folder the section."""

    file: str
    title: str
    icon: str
    needs: Permission | None = None
    hidden: bool = False
    first: bool = False

    @property
    def section(self) -> str:
        return "" if self.first else self.file.partition("/")[0]

    @property
    def url(self) -> str:
        return Path(self.file).stem

    @property
    def public(self) -> bool:
        return self.section == PUBLIC

    def page(self) -> StreamlitPage:
        return st.Page(
            HERE / self.file,
            title=_(self.title),
            icon=f":material/{self.icon}:",
            url_path=self.url,
            default=self.first,
            visibility="hidden" if self.hidden or self.public else "visible",
        )

    def closed(self, keeper: Keeper) -> StreamlitPage:
        """The same URL, so that the asked-for address survives, with nothing of the page."""
        return st.Page(keeper.page, title=_(keeper.title), url_path=self.url, default=self.first, visibility="hidden")


ROOMS = (
    Room("desk/home.py", N_("Now"), "bolt", first=True),
    Room("desk/intake.py", N_("Intake"), "move_to_inbox", Permission.TAKE_IN),
    Room("desk/call.py", N_("Quick call"), "phone_in_talk", Permission.TAKE_IN, hidden=True),
    Room("desk/queue.py", N_("Queue"), "inbox"),
    Room("desk/search.py", N_("Search"), "search"),
    Room("desk/ticket.py", N_("Case"), "confirmation_number", hidden=True),
    Room("desk/customers.py", N_("Customers"), "group", Permission.WORK),
    Room("desk/customer.py", N_("Customer"), "person", Permission.WORK, hidden=True),
    Room("desk/organisations.py", N_("Organisations"), "apartment", Permission.WORK),
    Room("desk/organisation.py", N_("Organisation"), "apartment", Permission.WORK, hidden=True),
    Room("desk/products.py", N_("Products"), "category", Permission.WORK),
    Room("desk/product.py", N_("Product"), "category", Permission.WORK, hidden=True),
    Room("quality/results.py", N_("Survey results"), "sentiment_satisfied", Permission.READ_RESULTS),
    Room("desk/knowledge.py", N_("Knowledge"), "menu_book"),
    Room("desk/notices.py", N_("Notices"), "notifications", hidden=True),
    Room("desk/trash.py", N_("Trash and spam"), "delete", Permission.WORK, hidden=True),
    Room("desk/bulk.py", N_("Bulk changes"), "done_all", Permission.WORK, hidden=True),
    Room("desk/print.py", N_("Print"), "print", hidden=True),
    Room("library/documents.py", N_("Process documents"), "account_tree", Permission.READ_DOCUMENTS),
    Room("library/editor.py", N_("Editor"), "edit_document", Permission.WRITE_DOCUMENTS),
    Room("library/review.py", N_("Review"), "rate_review", Permission.PUBLISH_DOCUMENTS, hidden=True),
    Room("library/running_cases.py", N_("Move running cases"), "moving", Permission.PUBLISH_DOCUMENTS, hidden=True),
    Room("library/trainers.py", N_("Figures for trainers"), "query_stats", Permission.PUBLISH_DOCUMENTS),
    Room("library/tryout.py", N_("Try it"), "directions_walk", Permission.READ_DOCUMENTS, hidden=True),
    Room("library/canned.py", N_("Canned replies"), "quickreply", Permission.WRITE_CANNED),
    Room("manage/overview.py", N_("Overview"), "monitoring", Permission.READ_REPORTS),
    Room("manage/deadlines.py", N_("Deadlines"), "alarm", Permission.READ_REPORTS),
    Room("manage/staffing.py", N_("Staffing what-if"), "groups", Permission.PLAN_STAFF),
    Room("manage/scenario.py", N_("Scenario"), "tune", Permission.PLAN_STAFF, hidden=True),
    Room("manage/staffing_paper.py", N_("Staffing on paper"), "print", Permission.PLAN_STAFF, hidden=True),
    Room("manage/automation.py", N_("Automation"), "auto_awesome_motion", Permission.EDIT_AUTOMATION),
    Room("manage/exports.py", N_("Exports"), "download", Permission.EXPORT),
    Room("manage/imports.py", N_("Imports"), "upload_file", Permission.IMPORT),
    Room("manage/jobs.py", N_("Background jobs"), "hourglass_top", Permission.MANAGE_JOBS),
    Room("manage/mail.py", N_("Mail"), "mail", Permission.MANAGE_MAIL),
    Room("manage/shifts.py", N_("Shifts"), "calendar_month", Permission.ASSIGN),
    Room("manage/people.py", N_("People and teams"), "group", Permission.MANAGE_PEOPLE),
    Room("manage/rights.py", N_("Rights"), "key", Permission.MANAGE_PEOPLE),
    Room("manage/settings.py", N_("Settings"), "tune", Permission.EDIT_SETTINGS),
    Room("manage/assignment.py", N_("Assignment"), "alt_route", Permission.EDIT_SETTINGS),
    Room("manage/hints.py", N_("Hints"), "lightbulb", Permission.EDIT_SETTINGS),
    Room("manage/calendars.py", N_("Calendars"), "calendar_month", Permission.EDIT_SETTINGS),
    Room("manage/terms.py", N_("Terms"), "label", Permission.EDIT_SETTINGS),
    Room("manage/fields.py", N_("Questions"), "quiz", Permission.EDIT_SETTINGS),
    Room("manage/audit.py", N_("Audit log"), "history", Permission.READ_AUDIT),
    Room("account/mine.py", N_("My account"), "account_circle", Permission.OWN_ACCOUNT),
    Room("public/ask.py", N_("Ask us"), "contact_support"),
    Room("public/survey.py", N_("How was it?"), "sentiment_satisfied"),
    Room("public/progress.py", N_("Your case"), "route"),
    Room("public/promise.py", N_("What you can rely on"), "handshake"),
    Room("public/join.py", N_("Welcome"), "waving_hand"),
)
ACCOUNT = "mine"


def _enrol() -> None:
    """A role demands codes from a device, and this person has none yet: first things first."""
    st.switch_page(HERE / next(room.file for room in ROOMS if room.url == ACCOUNT))


SIGN_IN = Keeper(N_("Sign in"), sign_in.page)
FIRST_RUN = Keeper(N_("Welcome"), first_run.page)
ENROL = Keeper(N_("My account"), _enrol)


def open_to(seat: door.Seat | None, founded: bool) -> dict[str, list[StreamlitPage]]:
    """Every URL of the house, for this caller: a page, or what keeps it closed."""
    sections: dict[str, list[StreamlitPage]] = {}
    for room in ROOMS:
        keeper = _keeper(room, seat, founded)
        if keeper:
            sections.setdefault("", []).append(room.closed(keeper))
        elif seat is None or room.needs is None or may(seat.actor, room.needs):
            sections.setdefault(_(SECTIONS.get(room.section, "")) if room.section else "", []).append(room.page())
    return sections


def _keeper(room: Room, seat: door.Seat | None, founded: bool) -> Keeper | None:
    if not founded:
        return FIRST_RUN
    if room.public:
        return None
    if seat is None:
        return SIGN_IN
    return ENROL if seat.must_enrol and room.url != ACCOUNT else None
