from collections.abc import Mapping
from dataclasses import replace

from core.models.tickets import Ticket
from core.settings import views as settings
from core.settings.words import PriorityMatrix
from core.triage import rules
from core.triage.rules import Signs, Verdict
from core.triage.words import Reason
from core.work import Reading


def verdict(desk: Reading, signs: Signs, text: str) -> Verdict:
    """The priority under this desk's matrix; words of danger in ``text`` count as a sign."""
    policy = settings.read(desk, PriorityMatrix)
    words = rules.dangers_in(text, policy.dangers)
    kinds = settings.lineage(desk, "category", signs.category)
    category = next((each for each in kinds if each in rules.COMPLAINTS), signs.category)
    decided = rules.decide(replace(signs, read=tuple(words), category=category), policy.matrix)
    return replace(decided, words=words)


def danger_words(desk: Reading, ticket: Ticket) -> Mapping[Reason, str]:
    """The words that speak of danger in what the customer wrote; none where a person saw the danger."""
    policy = settings.read(desk, PriorityMatrix)
    return rules.dangers_in(f"{ticket.subject} {ticket.description}", policy.dangers)
