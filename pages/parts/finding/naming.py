"""What filters and their values are called, in the reader's language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from core.actors import Actor
from core.fields.forms import FormField
from core.language import Word, label_in
from core.process.words import Stage
from core.queue.catalogue import views
from core.queue.forms import ME, NOBODY, Criteria
from core.queue.written import SPELLINGS
from core.settings.words import Vocabulary
from pages.parts.fresh import fresh, lasting
from pages.parts.terms import term_codes, term_label
from pages.parts.words import _, label, tongue

TERMS = {"category": Vocabulary.CATEGORY, "channel": Vocabulary.CHANNEL, "tag": Vocabulary.TAG}
TRUTH = ("true", "false")


def titles() -> Mapping[str, str]:
    return {
        "p": _("Priority"), "category": _("Category"), "tag": _("Tags"), "q": _("Search"), "channel": _("Channel"),
        "stage": _("Stage"), "step": _("Step"), "team": _("Team"), "owner": _("Owner"), "customer": _("Customer"),
        "organisation": _("Organisation"), "product": _("Product"), "sensitive": _("Sensitive"), "due": _("Due"),
        "from": _("Opened from"), "to": _("Opened until"), "answer": _("Answer"),
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Names:
    """``meant``: customers, organisations and products that the criteria name by number."""

    me: Actor
    titles: Mapping[str, str]
    meant: Mapping[str, Mapping[int, str]]

    def options(self, key: str) -> Sequence[Any]:
        """What a filter can be set to."""
        if key in TERMS:
            return term_codes(self.me, TERMS[key])
        if key == "stage":
            return list(Stage)
        if key == "step":
            return list(lasting(views.steps, self.me))
        first = [ME, NOBODY] if key == "owner" else [NOBODY]
        return [*first, *self._numbered(key)]

    def name(self, key: str, value: Any) -> str:
        if key in TERMS:
            return term_label(self.me, TERMS[key], value)
        if key == "step":
            return label_in(lasting(views.steps, self.me).get(value, {}), tongue(), value)
        if isinstance(value, Word):
            return label(value)
        if value in {ME, NOBODY}:
            return _("Whoever looks") if value == ME else _("nobody yet") if key == "owner" else _("Everybody")
        return self._numbered(key).get(value, f"#{value}")

    def values(self, key: str, criteria: Criteria) -> str:
        """All values of a filter, in one line."""
        value = getattr(criteria, SPELLINGS[key].name)
        if key == "answer":
            return _(", ").join(f"{self.question(field)} {self.choice(field, each)}" for field, each in value)
        if isinstance(value, bool):
            return _("Yes")
        if isinstance(value, date):
            return value.isoformat()
        several = cast(Sequence[Any], value) if isinstance(value, tuple) else (value,)
        return _(", ").join(self.name(key, each) for each in several)

    def questions(self) -> Mapping[str, FormField]:
        found: Mapping[str, FormField] = lasting(views.questions, self.me)
        return found

    def question(self, code: str) -> str:
        form = self.questions().get(code)
        return label_in(form.labels, tongue(), code) if form else code

    def choices(self, field: str) -> Sequence[str]:
        return self.questions()[field].values or TRUTH

    def choice(self, field: str, value: str) -> str:
        form = self.questions().get(field)
        if form is None or not form.values:
            return {"true": _("Yes"), "false": _("No")}.get(value, value)
        return label_in(form.value_labels.get(value, {}), tongue(), value)

    def _numbered(self, key: str) -> Mapping[int, str]:
        if key in self.meant:
            return self.meant[key]
        listed = {"owner": views.people, "team": views.teams}
        return dict(fresh(listed[key], self.me)) if key in listed else {}


def naming(me: Actor, criteria: Criteria) -> Names:
    numbered = criteria.customers or criteria.organisations or criteria.products
    return Names(me, titles(), fresh(views.names, me, criteria=criteria) if numbered else {})
