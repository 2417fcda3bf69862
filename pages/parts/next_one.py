"""“Take the next”: the most urgent case that one may take, and why it is this one."""

from core.assignment import views
from core.queue import actions
from pages.parts import shell
from pages.parts.owner_why import next_words
from pages.parts.words import _


def take_next() -> None:
    with shell.attempt() as work:
        ticket = actions.take_next(work)
        decision = views.decision(work, ticket)
        passed = decision.detail["passed"] if decision else 0
        said = f"{_('Case {number} is yours.').format(number=ticket.number)} {next_words(passed)}"
        shell.onward("desk/ticket.py", said, n=str(ticket.number))
