"""The card of all that stands beside the procedure; only the chosen section is drawn."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

import streamlit as st

from core.bundling.views import Bundle
from core.effort import views as effort
from core.language import N_, Word
from core.queue.own import views as own
from core.resolution.views import Case
from core.tasks import views as tasks
from pages.parts import shell
from pages.parts.beside import calls, reminders, tags, time, todo, together
from pages.parts.fresh import direct
from pages.parts.words import _, label


class Part(Word):
    TASKS = "tasks", N_("Tasks")
    REMINDERS = "reminders", N_("Reminders")
    TAGS = "tags", N_("Tags")
    TIME = "time", N_("Time")
    CALLS = "calls", N_("Calls")
    TOGETHER = "together", N_("Together")


DRAWN: dict[Part, Callable[[Case, ZoneInfo], None]] = {
    Part.TASKS: todo.draw,
    Part.REMINDERS: reminders.draw,
    Part.TAGS: tags.draw,
    Part.TIME: time.draw,
    Part.CALLS: calls.draw,
    Part.TOGETHER: together.draw,
}


@st.fragment
def beside(case: Case, zone: ZoneInfo) -> None:
    with shell.safely(), st.container(border=True, gap="small"):
        counts = _counts(case)
        chosen = st.pills(
            _("Beside the procedure"),
            [str(each) for each in Part],
            format_func=lambda code: f"{label(Part(code))} {counts.get(Part(code), '')}".rstrip(),
            key=f"beside.{case.ticket.id}",
            label_visibility="collapsed",
        )
        if chosen:
            DRAWN[Part(chosen)](case, zone)


def _counts(case: Case) -> dict[Part, str]:
    """What a closed section holds, so that nobody opens an empty one."""
    me, id_, bundle = shell.me(), case.ticket.id, case.bundle
    minutes = sum(each.minutes for each in direct(effort.entries, me, ticket_id=id_))
    numbers = {
        Part.TASKS: sum(not each.done for each in direct(tasks.of_ticket, me, ticket_id=id_)),
        Part.REMINDERS: len(direct(own.reminders, me, ticket_id=id_)),
        Part.TAGS: len(direct(own.tags_of, me, ticket_id=id_)),
        Part.CALLS: len(direct(effort.calls, me, ticket_id=id_)),
        Part.TOGETHER: _size(bundle),
    }
    told = {part: str(number) for part, number in numbers.items() if number}
    return told | ({Part.TIME: _("{m} min").format(m=minutes)} if minutes else {})


def _size(bundle: Bundle) -> int:
    return len(bundle.linked) + len(bundle.merged) + (bundle.into is not None)
