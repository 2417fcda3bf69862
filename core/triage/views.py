from dataclasses import replace

from core.models.tickets import Ticket
from core.settings import views as settings
from core.settings.words import PriorityMatrix
from core.triage import rules
from core.triage.rules import Signs, Verdict
from core.work import Reading


def verdict(desk: Reading, signs: Signs, text: str) -> Verdict:
    """The priority under this desk's matrix; words of danger in ``text`` count as a sign."""
    policy = settings.read(desk, PriorityMatrix)
    word = rules.danger_in(text, policy.danger_words) or ""
    kinds = settings.lineage(desk, "category", signs.category)
    category = next((each for each in kinds if each in rules.COMPLAINTS), signs.category)
    decided = rules.decide(replace(signs, danger=signs.danger or bool(word), category=category), policy.matrix)
    return replace(decided, word=word)


def danger_word(desk: Reading, ticket: Ticket) -> str:
    """The word that speaks of danger in what the customer wrote; none where a person saw the danger."""
    words = settings.read(desk, PriorityMatrix).danger_words
    return rules.danger_in(f"{ticket.subject} {ticket.description}", words) or ""
