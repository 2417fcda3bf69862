"""What a person decided while a hint was shown; told by the verbs with which they decide, only."""

from core.hints.events import HintAnswered
from core.hints.forms import Hint
from core.work import Work


def answered(work: Work, ticket_id: int, hint: Hint | None, decided: str) -> None:
    """So that it is measured how often hints are right, nothing else."""
    if hint is not None:
        work.record(
            HintAnswered(
                ticket_id,
                target=hint.target,
                hinted=hint.value,
                decided=decided,
                source=hint.source,
                confidence=hint.percent,
                model=hint.model,
            )
        )
