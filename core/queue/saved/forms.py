from dataclasses import dataclass

from core.queue.forms import Criteria
from core.queue.saved.words import Sharing


@dataclass(frozen=True, slots=True)
class Keeping:
    """What is kept under which name, and for whom; ``team_id`` counts where a team shares it."""

    name: str
    criteria: Criteria
    sharing: Sharing = Sharing.PRIVATE
    team_id: int | None = None
