"""What happened, in plain words: one sentence for each kind of event, for the timeline and the audit log alike."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from core.access.words import LinkPurpose
from core.actors import Role
from core.customers.words import ContactKind
from core.deliveries.words import DeliveryKind
from core.fields.words import Tree
from core.language import LANGUAGES, N_, Phrase, Word
from core.mail.words import LeftOut, Outcome, Trouble
from core.mail.words import Reason as MailReason
from core.process.words import Happening, MoveKind, Stage
from core.resolution.words import Direction
from core.settings.mail import Mail
from core.settings.words import Setting, Vocabulary
from core.survey.words import Way
from core.triage.words import Priority, Reason
from pages.parts.words import _

SUBJECTS: dict[str, Phrase] = {
    "ticket": N_("Case"),
    "customer": N_("Customer"),
    "person": N_("Member"),
    "team": N_("Team"),
    "organisation": N_("Organisation"),
    "product": N_("Product"),
    "field": N_("Field"),
    "process": N_("Process document"),
    "survey": N_("Survey"),
    "import": N_("Import"),
    "job": N_("Background job"),
    "mail": N_("Mail"),
    "setting": N_("Setting"),
    "term": N_("Term"),
    "brand": N_("Brand"),
    "article": N_("Article"),
    "desk": N_("Desk"),
}

#: Said after the name of who did it; what stands in braces comes from the event's detail.
SENTENCES: dict[str, Phrase] = {
    "article.added": N_("wrote the article “{code}”"),
    "article.changed": N_("changed the article “{code}” ({languages})"),
    "article.helped": N_("found the answer in the article “{code}”"),
    "article.published": N_("published the article “{code}” for customers"),
    "article.restored": N_("brought the article “{code}” back"),
    "article.retired": N_("retired the article “{code}”"),
    "article.withdrawn": N_("withdrew the article “{code}” from customers"),
    "brand.added": N_("added a brand"),
    "brand.renamed": N_("renamed a brand"),
    "brand.restored": N_("brought a brand back"),
    "brand.retired": N_("retired a brand"),
    "customer.added": N_("added the customer"),
    "customer.changed": N_("changed the customer: {fields}"),
    "customer.contact_added": N_("added a way to reach the customer ({contact_kind})"),
    "customer.contact_retired": N_("took a way to reach the customer out of use ({contact_kind})"),
    "customer.contacts_revealed": N_("looked at the contact data: {reason}"),
    "customer.merge_undone": N_("undid the merge with customer {other}; {moved} entries went back"),
    "customer.merged": N_("merged customer {other} into this one; {moved} entries went over"),
    "customer.purchase_added": N_("wrote down a purchase"),
    "customer.purchase_retired": N_("took a purchase out again"),
    "desk.founded": N_("founded the desk"),
    "desk.tree_loaded": N_("loaded the category tree {tree}: {categories} new categories, {asked} with questions"),
    "field.added": N_("added the field “{code}”"),
    "field.changed": N_("changed the field “{code}”"),
    "field.restored": N_("brought the field “{code}” back"),
    "field.retired": N_("retired the field “{code}”"),
    "import.finished": N_("finished the import: {new} new, {changed} changed, {unchanged} unchanged, {kept} kept back"),
    "import.prepared": N_("prepared the import of {source}"),
    "import.rows_kept": N_("kept back {kept} rows of the import; {mended} were mended"),
    "import.started": N_("started the import"),
    "import.tried": N_("tried the import without keeping anything"),
    "job.cancelled": N_("cancelled the job {job}"),
    "job.repeated": N_("started the job {job} again"),
    "organisation.added": N_("added the organisation"),
    "organisation.changed": N_("changed the organisation: {fields}"),
    "organisation.merge_undone": N_("undid the merge with organisation {other}; {moved} entries went back"),
    "organisation.merged": N_("merged organisation {other} into this one; {moved} entries went over"),
    "organisation.restored": N_("brought the organisation back"),
    "organisation.retired": N_("retired the organisation"),
    "person.code_given": N_("gave a code from the device"),
    "person.disabled": N_("disabled the account"),
    "person.enabled": N_("enabled the account again"),
    "person.invitation_renewed": N_("made a new invitation link"),
    "person.invited": N_("invited a member as {roles}"),
    "person.joined": N_("followed a link and chose a passphrase ({purpose})"),
    "person.language_chosen": N_("chose the language {language}"),
    "person.passphrase_changed": N_("changed the passphrase"),
    "person.renamed": N_("changed the name"),
    "person.reset_issued": N_("made a link for a new passphrase"),
    "person.roles_changed": N_("changed the roles from {before} to {roles}"),
    "person.sign_ins_ended": N_("ended {count} other sign-ins"),
    "person.signed_in": N_("signed in"),
    "person.signed_out": N_("signed out"),
    "person.skills_changed": N_("changed the skills"),
    "person.teams_changed": N_("changed the teams"),
    "person.totp_off": N_("switched codes at sign-in off"),
    "person.totp_on": N_("switched codes at sign-in on"),
    "person.totp_started": N_("began to set up codes at sign-in"),
    "process.published": N_("published version {version} of the process {process}"),
    "product.added": N_("added the product"),
    "product.batch_added": N_("added a batch"),
    "product.changed": N_("changed the product: {fields}"),
    "product.restored": N_("brought the product back"),
    "product.retired": N_("retired the product"),
    "setting.changed": N_("changed the settings “{key}”: {fields} (version {version})"),
    "survey.low_score": N_("was not content with case {ticket}"),
    "team.created": N_("created the team"),
    "team.renamed": N_("renamed the team"),
    "team.restored": N_("brought the team back"),
    "team.retired": N_("retired the team"),
    "term.added": N_("added “{code}” to {vocabulary}"),
    "term.moved": N_("moved “{code}” in {vocabulary}"),
    "term.questions_changed": N_("changed what the category “{code}” asks for: {fields}"),
    "term.relabelled": N_("changed the label of “{code}” in {vocabulary} ({languages})"),
    "term.restored": N_("brought “{code}” back to {vocabulary}"),
    "term.retired": N_("retired “{code}” in {vocabulary}"),
    "term.shifted": N_("changed the place of “{code}” in {vocabulary}"),
    "terms.shipped": N_("added {added} shipped terms"),
    "ticket.answered": N_("answered the questions {fields}"),
    "ticket.answers_revealed": N_("looked at answers that tell of a person: {reason}"),
    "mail.discarded": N_("discarded a mail: {reason}"),
    "mail.kept_aside": N_("kept a mail aside: {mail_reason}"),
    "mail.rescued": N_("put a mail where it belongs ({outcome})"),
    "ticket.assigned": N_("handed the case over"),
    "ticket.consent_given": N_("recorded that the customer allows the use of their data"),
    "ticket.delivery_failed": N_("could not deliver a mail: the server {trouble}"),
    "ticket.delivery_given_up": N_("gave up delivering a mail"),
    "ticket.delivery_repeated": N_("sent a mail again"),
    "ticket.file_attached": N_("attached a file"),
    "ticket.goods_changed": N_("changed what the case is about: {fields}"),
    "ticket.imported": N_("imported the case from {source}"),
    "ticket.imported_again": N_("imported the case again"),
    "ticket.imported_step": N_("reached the stage {stage} in the other desk"),
    "ticket.link_renewed": N_("made a new progress link; the old one opens nothing any more"),
    "ticket.link_sent": N_("sent the customer a link ({delivery_kind})"),
    "ticket.mail_mentions": N_("saw that the mail speaks of case {mentions}, without proof that it belongs there"),
    "ticket.mail_received": N_("took the case from a mail"),
    "ticket.mail_shortened": N_("could not put all of the mail into the case: {left_out}"),
    "ticket.reply_taken_back": N_("took the answer back before it left"),
    "ticket.message_added": N_("wrote a message ({direction})"),
    "ticket.moved": N_("moved the case to the stage {stage} ({move_kind})"),
    "ticket.opened": N_("took in the case with priority {priority}"),
    "ticket.regraded": N_("graded the case anew: {priority}, because {reasons}"),
    "ticket.released": N_("gave the case back to the queue"),
    "ticket.survey_answered": N_("answered the survey ({way})"),
    "ticket.survey_invited": N_("invited the customer to the survey"),
    "ticket.taken": N_("took the case"),
}

_WORDS: dict[str, type[Word]] = {
    "roles": Role,
    "before": Role,
    "contact_kind": ContactKind,
    "delivery_kind": DeliveryKind,
    "direction": Direction,
    "happening": Happening,
    "left_out": LeftOut,
    "mail_reason": MailReason,
    "move_kind": MoveKind,
    "outcome": Outcome,
    "priority": Priority,
    "purpose": LinkPurpose,
    "reasons": Reason,
    "stage": Stage,
    "tree": Tree,
    "trouble": Trouble,
    "vocabulary": Vocabulary,
    "way": Way,
}

_KINDS: list[type[Setting]] = [*Setting.__subclasses__(), Mail]
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
    words = _WORDS.get(name)
    return _(words(value).source) if words and value in set(words) else str(value)


def belongs(kind: str, subject_kind: str) -> bool:
    """Whether such an event happens to such a subject; shipped terms happen to the desk."""
    return kind.partition(".")[0] == ("terms" if subject_kind == "desk" and kind.startswith("terms") else subject_kind)
