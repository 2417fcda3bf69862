"""What stands in an exported table, in the words of the one who reads it: people read it, not programs."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from core.exports import views
from core.exports.writing import Cell
from core.language import N_, Word, label_in, speech
from core.process import views as processes
from core.process.words import Stage
from core.settings import views as settings
from core.settings.words import Vocabulary
from core.triage.words import Impact, Severity, Urgency
from core.work import Reading

HEADINGS = {
    "number": N_("Number"),
    "subject": N_("Subject"),
    "stage": N_("Stage"),
    "step": N_("Step"),
    "priority": N_("Priority"),
    "severity": N_("Severity"),
    "urgency": N_("Urgency"),
    "impact": N_("Impact"),
    "channel": N_("Channel"),
    "category": N_("Category"),
    "sensitive": N_("Sensitive"),
    "team": N_("Team"),
    "owner": N_("Owner"),
    "customer": N_("Customer"),
    "contacts": N_("Contact, masked"),
    "opened_at": N_("Came in"),
    "response_due": N_("First answer due"),
    "first_response_at": N_("First answer"),
    "next_due": N_("Next due"),
    "resolved_at": N_("Resolved"),
    "closed_at": N_("Closed"),
}
WORDS: Mapping[str, type[Word]] = {"stage": Stage, "severity": Severity, "urgency": Urgency, "impact": Impact}
TERMS = {"channel": Vocabulary.CHANNEL, "category": Vocabulary.CATEGORY}


class Wording:
    """Of one export: labels are read once."""

    def __init__(self, desk: Reading, language: str) -> None:
        self.language, self.say = language, speech(language)
        self.terms = {name: settings.labels(desk, each) for name, each in TERMS.items()}
        self.steps: dict[int, Mapping[str, Mapping[str, str]]] = {}

    def headings(self) -> list[str]:
        return [self.say(each) for each in HEADINGS.values()]

    def rows(self, desk: Reading, cases: Sequence[Any]) -> list[list[Cell]]:
        """One batch, with what is not in the ticket's own row."""
        if new := tuple({case.process_version_id for case in cases} - set(self.steps)):
            self.steps |= processes.step_labels(desk, new)
        reached = views.contacts(desk, {case.customer_id for case in cases if case.customer_id})
        return [self._row(case, reached.get(case.customer_id, "")) for case in cases]

    def _word(self, kind: type[Word], code: str) -> str:
        return self.say(kind(code).source)

    def _term(self, known: Mapping[str, Mapping[str, str]], code: str) -> str:
        return label_in(known.get(code, {}), self.language, code)

    def _row(self, case: Any, contacts: str) -> list[Cell]:
        said: dict[str, Callable[[Any], Cell]] = {
            "step": lambda code: label_in(self.steps[case.process_version_id].get(code, {}), self.language, code),
            "sensitive": lambda yes: self.say(N_("Yes")) if yes else self.say(N_("No")),
            "priority": str,
        }
        said |= {name: partial(self._word, kind) for name, kind in WORDS.items()}
        said |= {name: partial(self._term, known) for name, known in self.terms.items()}
        values = {name: getattr(case, name) for name in HEADINGS if name != "contacts"} | {"contacts": contacts}
        return [said[name](values[name]) if name in said else values[name] for name in HEADINGS]
