"""When a pretended case begins: where its document counts working time, with the desk's next opening."""

from datetime import datetime

from core.drafting.trial import OPENED
from core.hours import views as hours
from core.hours.calendar import Calendar
from core.process.document import Document
from core.process.words import Counting
from core.work import Reading


def beginning(desk: Reading, document: Document) -> tuple[datetime, Calendar | None]:
    """The moment, and the calendar by which limits are counted; none where the clock on the wall counts."""
    if document.clock is not Counting.BUSINESS:
        return OPENED, None
    calendar = hours.calendar(desk)
    return calendar.next_open(desk.now) or desk.now, calendar
