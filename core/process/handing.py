"""A case goes on in another process. Called by the verbs that move tickets, only."""

from collections.abc import Mapping, Sequence

from core.models.process import Visit
from core.process import views
from core.process.document import Document, Step
from core.process.errors import HandedOnTooOften, NobodyGoesOn
from core.process.views import Running
from core.process.words import MoveKind
from core.work import Reading

MOST_HAND_OVERS = 5  # of one case; documents that hand it to each other would do so for ever


def present(visits: Sequence[Visit]) -> Sequence[Visit]:
    """Those of the course that goes on now.

    What was walked before a hand-over counts for no limit of it, nor does a stay that went on in another version.
    """
    last = max((visit.seq for visit in visits if visit.kind is MoveKind.HAND_OVER), default=0)
    return [visit for visit in visits if visit.seq > last and visit.kind is not MoveKind.MIGRATION]


def last_by(step: Step, visits: Sequence[Visit]) -> set[int | None]:
    """Who left last what this step checks."""
    found = {visit.step: visit.left_by for visit in present(visits)}
    return {found.get(name) for name in step.not_by}


def times(visits: Sequence[Visit]) -> int:
    return sum(visit.kind is MoveKind.HAND_OVER for visit in visits)


def courses(desk: Reading, document: Document, to: str, before: int) -> Sequence[Running]:
    """The processes that go on with a case which enters this step, one after the other; refused where one is missing.

    ``before``: how often it was handed over already.
    """
    if document.steps[to].hand_over is None:
        return ()
    found, published = list[Running](), {each.document.process: each for each in views.published(desk)}
    while code := document.steps[to].hand_over:
        found.append(_next(published, code, before + len(found)))
        document, to = found[-1].document, found[-1].document.start
    return found


def refusal(desk: Reading, document: Document, to: str, before: int) -> NobodyGoesOn | HandedOnTooOften | None:
    """Why a case cannot enter this step, if it cannot."""
    try:
        courses(desk, document, to, before)
    except (NobodyGoesOn, HandedOnTooOften) as found:
        return found
    return None


def _next(published: Mapping[str, Running], code: str, before: int) -> Running:
    if code not in published:
        raise NobodyGoesOn(process=code)
    if before >= MOST_HAND_OVERS:
        raise HandedOnTooOften(times=MOST_HAND_OVERS)
    return published[code]
