"""The quiet menu of a case: what is done with it now and then."""

from collections.abc import Callable

import streamlit as st

from core.actors import Actor
from core.attention import actions as attention
from core.permissions import Permission, may
from core.process.words import Stage
from core.queue import tags, trash
from core.queue.own import views as own
from core.resolution.views import Case
from pages.parts import case_dialogs, shell
from pages.parts.fresh import direct
from pages.parts.words import _

QUEUE = "desk/queue.py"


def menu(case: Case, me: Actor) -> None:
    """What needs words opens its own dialog; the rest is done at once."""
    entries = _entries(case, me)
    chosen = st.menu_button(
        _("More"), list(entries), format_func=entries.__getitem__, type="tertiary", icon=":material/more_horiz:",
        key="more",
    )  # fmt: skip
    if chosen in case_dialogs.OPENS:
        st.dialog(entries[chosen])(case_dialogs.OPENS[chosen])(case)
    elif chosen:
        AT_ONCE[chosen](case)


def _entries(case: Case, me: Actor) -> dict[str, str]:
    if not may(me, Permission.WORK):
        return {"print": _("Print view")}
    watched = direct(own.watch_of, me, ticket_id=case.ticket.id) is not None
    closed = case.ticket.stage is Stage.CLOSED
    return {
        **({} if closed else {"assign": _("Hand over"), "transfer": _("To another team")}),
        "regrade": _("Category and priority"),
        "by_hand": _("Priority by hand"),
        **({"release": _("Give back to the queue")} if case.ticket.owner_id == me.id and not closed else {}),
        **({"reopen": _("Reopen")} if case.running.document.steps[case.ticket.step].reopen else {}),
        **({"override": _("Leave the procedure")} if may(me, Permission.OVERRIDE) else {}),
        **({"unwatch": _("Stop watching")} if watched else {"watch": _("Watch")}),
        "link": _("Progress link"),
        **({} if case.ticket.stage.open else _survey()),
        "unread": _("Mark as unread"),
        "split": _("Split off a message"),
        "print": _("Print view"),
        "spam": _("This is spam"),
        "trash": _("Put into the trash"),
    }


def _survey() -> dict[str, str]:
    return {"survey": _("Survey: link for the customer"), "told": _("Survey: told by phone")}


def watch(case: Case) -> None:
    with shell.attempt(_("You hear of this case from now on.")) as work:
        tags.watch(work, case.ticket.number or 0)


def unwatch(case: Case) -> None:
    with shell.attempt(_("You no longer watch this case.")) as work:
        tags.unwatch(work, case.ticket.number or 0)


def unread(case: Case) -> None:
    with shell.attempt() as work:
        attention.unread(work, case.ticket.number or 0)
        shell.onward(QUEUE, _("The case is new to you again."))


def away(case: Case, *, spam: bool) -> None:
    number = str(case.ticket.number)
    with shell.attempt() as work:
        trash.put_away(work, case.ticket.number or 0, spam=spam)
        shell.onward(
            QUEUE, _("Case {number} is put away. It can be brought back from the trash.").format(number=number)
        )


def print_view(case: Case) -> None:
    st.switch_page("desk/print.py", query_params={"n": str(case.ticket.number)})


AT_ONCE: dict[str, Callable[[Case], None]] = {
    "watch": watch,
    "unwatch": unwatch,
    "unread": unread,
    "print": print_view,
    "spam": lambda case: away(case, spam=True),
    "trash": lambda case: away(case, spam=False),
}
