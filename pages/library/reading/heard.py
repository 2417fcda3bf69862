"""Who has a document open has heard of it."""

from core.actors import Actor
from core.notices import actions, views
from pages.parts import shell
from pages.parts.fresh import direct


def heard(me: Actor, process: str) -> None:
    """Written only where something was new."""
    if direct(views.new_of, me, process=process):
        with shell.quietly() as work:
            actions.read_document(work, process)
