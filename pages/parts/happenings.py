"""What happened, in plain words: one sentence for each kind of event, for the timeline and the audit log alike."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from core.access.words import LinkPurpose
from core.actors import Role
from core.assignment.words import Back, Chosen
from core.automation.words import Act
from core.bulk.words import What
from core.customers.words import ContactKind
from core.deadlines.words import Party
from core.deliveries.words import DeliveryKind
from core.effort.words import Way as CallWay
from core.exports.words import ExportKind, Format
from core.fields.words import Tree
from core.language import LANGUAGES, N_, Word
from core.mail.words import LeftOut, Outcome, Trouble
from core.mail.words import Reason as MailReason
from core.notices.words import NoticeKind
from core.process.words import Happening, MoveKind, Stage
from core.queue.saved.words import Sharing
from core.resolution.words import Direction
from core.review.words import Unfit
from core.settings.assignment import Assigning, Routing, Skills
from core.settings.hints import HintPolicy, Outside
from core.settings.mail import Mail
from core.settings.promises import Promises
from core.settings.staffing import Staffing
from core.settings.words import Setting, Vocabulary
from core.survey.words import Way as AnswerWay
from core.triage.words import Priority, Reason
from pages.parts.sentences import SENTENCES, SUBJECTS
from pages.parts.words import _

_WORDS: dict[str, type[Word]] = {
    "roles": Role,
    "before": Role,
    "contact_kind": ContactKind,
    "delivery_kind": DeliveryKind,
    "did": Act,
    "direction": Direction,
    "export_kind": ExportKind,
    "file_format": Format,
    "happening": Happening,
    "party": Party,
    "left_out": LeftOut,
    "mail_reason": MailReason,
    "move_kind": MoveKind,
    "outcome": Outcome,
    "priority": Priority,
    "computed": Priority,
    "purpose": LinkPurpose,
    "reasons": Reason,
    "refused": Act,
    "stage": Stage,
    "tree": Tree,
    "trouble": Trouble,
    "vocabulary": Vocabulary,
    "kinds": NoticeKind,
    "way": CallWay,
    "what": What,
    "sharing": Sharing,
    "answer_way": AnswerWay,
    "why": Chosen,
    "back": Back,
    "unfit": Unfit,
}

_FIELDS = {
    "product_id": N_("product"),
    "product_said": N_("product as the customer calls it"),
    "batch_id": N_("batch"),
    "purchase_id": N_("purchase"),
    "happened_on": N_("day"),
    "happened_where": N_("place"),
    "bought_on": N_("day of the purchase"),
    "order_number": N_("order number"),
    "price": N_("price"),
    "currency": N_("currency"),
    "shop": N_("shop"),
}

_KINDS: list[type[Setting]] = [
    *Setting.__subclasses__(), Assigning, HintPolicy, Mail, Outside, Promises, Routing, Skills,
    Staffing,
]  # fmt: skip
_SETTINGS = {each.key: each for each in _KINDS}


def said(kind: str, detail: Mapping[str, Any]) -> str:
    """The sentence as plain text, for ``plain()`` where it goes to Markdown; details that are missing show as dots.

    Who knows better words for a detail (the label of a step, a name) puts them into ``detail`` first.
    """
    if kind not in SENTENCES:
        return kind
    told = _Told((name, _in_words(name, value)) for name, value in detail.items())
    if setting := _SETTINGS.get(detail.get("key", "")):
        told |= {"key": _(setting.title), "fields": _titles(setting, detail["fields"])}
    return _(SENTENCES[kind]).format_map(told)


def about(subject_kind: str) -> str:
    return _(SUBJECTS[subject_kind]) if subject_kind in SUBJECTS else subject_kind


class _Told(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "…"


def _titles(setting: type[Setting], fields: Sequence[str]) -> str:
    known = setting.model_fields
    return _(", ").join(_(known[name].title or name) if name in known else name for name in fields)


def _in_words(name: str, value: Any) -> str:
    if isinstance(value, list):
        return _(", ").join(_in_words(name, each) for each in cast(Sequence[Any], value)) or "–"
    if name in {"language", "languages"}:
        return LANGUAGES.get(str(value), str(value))
    if name == "fields" and value in _FIELDS:
        return _(_FIELDS[value])
    words = _WORDS.get(name)
    return _(words(value).source) if words and value in set(words) else str(value)


def belongs(kind: str, subject_kind: str) -> bool:
    """Whether such an event happens to such a subject; shipped terms happen to the desk."""
    return kind.partition(".")[0] == ("terms" if subject_kind == "desk" and kind.startswith("terms") else subject_kind)
