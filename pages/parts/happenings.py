"""What happened, in plain words: one sentence for each kind of event, for the timeline and the audit log alike."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from core.access.words import LinkPurpose
from core.actors import Role
from core.customers.words import ContactKind
from core.effort.words import Way
from core.language import LANGUAGES, N_, Phrase, Word
from core.notices.words import NoticeKind
from core.process.words import Happening, MoveKind, Stage
from core.resolution.words import Direction
from core.settings.words import Setting, Vocabulary
from core.triage.words import Priority, Reason
from pages.parts.words import _

SUBJECTS: dict[str, Phrase] = {
    "ticket": N_("Case"),
    "customer": N_("Customer"),
    "person": N_("Member"),
    "team": N_("Team"),
    "process": N_("Process document"),
    "import": N_("Import"),
    "job": N_("Background job"),
    "setting": N_("Setting"),
    "term": N_("Term"),
    "brand": N_("Brand"),
    "canned": N_("Canned reply"),
    "desk": N_("Desk"),
}

#: Said after the name of who did it; what stands in braces comes from the event's detail.
SENTENCES: dict[str, Phrase] = {
    "brand.added": N_("added a brand"),
    "brand.renamed": N_("renamed a brand"),
    "brand.restored": N_("brought a brand back"),
    "brand.retired": N_("retired a brand"),
    "canned.added": N_("added a canned reply"),
    "canned.changed": N_("changed a canned reply ({fields})"),
    "canned.restored": N_("brought a canned reply back"),
    "canned.retired": N_("retired a canned reply"),
    "customer.added": N_("added the customer"),
    "customer.contact_added": N_("added a way to reach the customer ({contact_kind})"),
    "customer.contacts_revealed": N_("looked at the contact data: {reason}"),
    "desk.canned_shipped": N_("added {added} shipped canned replies"),
    "desk.founded": N_("founded the desk"),
    "import.finished": N_("finished the import: {new} new, {changed} changed, {unchanged} unchanged, {kept} kept back"),
    "import.prepared": N_("prepared the import of {source}"),
    "import.rows_kept": N_("kept back {kept} rows of the import; {mended} were mended"),
    "import.started": N_("started the import"),
    "import.tried": N_("tried the import without keeping anything"),
    "job.cancelled": N_("cancelled the job {job}"),
    "job.repeated": N_("started the job {job} again"),
    "person.code_given": N_("gave a code from the device"),
    "person.disabled": N_("disabled the account"),
    "person.enabled": N_("enabled the account again"),
    "person.invitation_renewed": N_("made a new invitation link"),
    "person.invited": N_("invited a member as {roles}"),
    "person.joined": N_("followed a link and chose a passphrase ({purpose})"),
    "person.language_chosen": N_("chose the language {language}"),
    "person.notices_chosen": N_("chose how to hear of things ({kinds})"),
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
    "setting.changed": N_("changed the settings “{key}”: {fields} (version {version})"),
    "team.created": N_("created the team"),
    "team.renamed": N_("renamed the team"),
    "team.restored": N_("brought the team back"),
    "team.retired": N_("retired the team"),
    "term.added": N_("added “{code}” to {vocabulary}"),
    "term.moved": N_("moved “{code}” in {vocabulary}"),
    "term.relabelled": N_("changed the label of “{code}” in {vocabulary} ({languages})"),
    "term.restored": N_("brought “{code}” back to {vocabulary}"),
    "term.retired": N_("retired “{code}” in {vocabulary}"),
    "term.shifted": N_("changed the place of “{code}” in {vocabulary}"),
    "terms.shipped": N_("added {added} shipped terms"),
    "ticket.assigned": N_("handed the case over"),
    "ticket.at_risk": N_("warned that the deadline is near"),
    "ticket.call_answered": N_("reached somebody"),
    "ticket.call_ended": N_("ended the call after {minutes} min"),
    "ticket.call_rang": N_("began a call ({way})"),
    "ticket.consent_given": N_("recorded that the customer allows the use of their data"),
    "ticket.file_attached": N_("attached a file"),
    "ticket.imported": N_("imported the case from {source}"),
    "ticket.imported_again": N_("imported the case again"),
    "ticket.imported_step": N_("reached the stage {stage} in the other desk"),
    "ticket.is_spam": N_("marked the case as spam"),
    "ticket.linked": N_("linked the case with {other}"),
    "ticket.merged_into": N_("merged the case into {other}"),
    "ticket.merged_with": N_("took in the case {other}, which is the same one"),
    "ticket.message_added": N_("wrote a message ({direction})"),
    "ticket.moved": N_("moved the case to the stage {stage} ({move_kind})"),
    "ticket.opened": N_("took in the case with priority {priority}"),
    "ticket.people_mentioned": N_("mentioned colleagues"),
    "ticket.regraded": N_("graded the case anew: {priority}, because {reasons}"),
    "ticket.released": N_("gave the case back to the queue"),
    "ticket.reminder_done": N_("ticked off a reminder"),
    "ticket.reminder_due": N_("reminded of the case"),
    "ticket.reminder_set": N_("set a reminder"),
    "ticket.restored": N_("brought the case back from the trash"),
    "ticket.split_off": N_("made a message the case {other}"),
    "ticket.tags_changed": N_("changed the tags"),
    "ticket.taken": N_("took the case"),
    "ticket.task_added": N_("added a task"),
    "ticket.task_done": N_("finished a task"),
    "ticket.time_logged": N_("noted {minutes} min of work"),
    "ticket.time_taken_back": N_("took back {minutes} min of work"),
    "ticket.transferred": N_("gave the case to another team"),
    "ticket.trashed": N_("put the case into the trash"),
    "ticket.unlinked": N_("took away the link with {other}"),
    "ticket.unmerged": N_("undid the merging with {other}"),
    "ticket.watch_began": N_("began to watch the case"),
    "ticket.watch_ended": N_("stopped watching the case"),
}

_WORDS: dict[str, type[Word]] = {
    "roles": Role,
    "before": Role,
    "contact_kind": ContactKind,
    "direction": Direction,
    "happening": Happening,
    "move_kind": MoveKind,
    "priority": Priority,
    "purpose": LinkPurpose,
    "reasons": Reason,
    "stage": Stage,
    "vocabulary": Vocabulary,
    "kinds": NoticeKind,
    "way": Way,
}

_SETTINGS = {each.key: each for each in Setting.__subclasses__()}


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
