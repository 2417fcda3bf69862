"""What is decided on in a review, and what follows."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from core.actors import Actor
from core.drafting.approving.views import Approval
from core.drafting.views import Draft
from core.models.process import ProcessVersion
from core.process.document import Document
from core.review.rules import Unheld
from core.review.views import Plan
from pages.library import DOCUMENTS
from pages.parts import shell
from pages.parts.words import _


@dataclass(frozen=True, slots=True)
class Case:
    """What is decided on, and what is known of it."""

    me: Actor
    draft: Draft
    alone: bool
    approval: Approval
    minor: bool
    unheld: Sequence[Unheld]
    open_comments: int
    plan: Plan | None
    zone: ZoneInfo

    @property
    def compared(self) -> int | None:
        return self.draft.former.version if self.draft.former else None

    @property
    def document(self) -> Document:
        return self.draft.document


def published(case: Case, version: ProcessVersion | None) -> None:
    if version is None:
        shell.onward("", _("It comes into force on its day."))
        return
    done = _("Version {version} is in force.").format(version=version.version)
    shell.onward(DOCUMENTS, done, process=case.document.process)
