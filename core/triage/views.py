from dataclasses import replace

from core.settings import views as settings
from core.settings.words import PriorityMatrix
from core.triage import rules
from core.triage.rules import Signs, Verdict
from core.work import Reading


def verdict(desk: Reading, signs: Signs, text: str) -> Verdict:
    """The priority under this desk's matrix; words of danger in ``text`` count as a sign."""
    policy = settings.read(desk, PriorityMatrix)
    danger = signs.danger or rules.danger_in(text, policy.danger_words) is not None
    kinds = settings.lineage(desk, "category", signs.category)
    category = next((each for each in kinds if each in rules.COMPLAINTS), signs.category)
    return rules.decide(replace(signs, danger=danger, category=category), policy.matrix)
