"""A rule as a sentence in the reader's language, from what is known of people, teams and the desk's own words."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.actors import Actor
from core.automation.forms import Action, Body, Condition, When
from core.automation.words import ANY, NO, NOBODY, STEP, UP, YES, Act, Fact, Trigger, Who
from core.canned import views as canned
from core.deadlines.words import DeadlineKind
from core.fields import views as fields
from core.fields.words import FieldKind
from core.language import N_, Phrase, label_in
from core.organisations import views as organisations
from core.process import views as processes
from core.process.words import Stage
from core.queue import views as queue
from core.queue.own import views as own
from core.settings.words import Vocabulary
from core.triage.words import Priority
from pages.parts.due import span
from pages.parts.fresh import direct, fresh
from pages.parts.terms import term_codes, term_label
from pages.parts.words import _, label, tongue

AFTER: dict[Trigger, Phrase] = {
    Trigger.OPENED_AGO: N_("{span} after the case was opened"),
    Trigger.STEP_AGO: N_("after {span} in the same step"),
    Trigger.UNANSWERED: N_("after {span} without an answer from us"),
    Trigger.SILENT: N_("after {span} without a word from the customer"),
}
DOES: dict[Act, Phrase] = {
    Act.NOTIFY: N_("tell {to}"),
    Act.RAISE: N_("raise the priority to {to}"),
    Act.ASSIGN: N_("hand over to {to}"),
    Act.BEST: N_("hand over to the best person"),
    Act.TRANSFER: N_("give to the team “{to}”"),
    Act.RELEASE: N_("give back to the queue"),
    Act.TAG: N_("add the tag “{to}”"),
    Act.UNTAG: N_("take the tag “{to}” away"),
    Act.NOTE: N_("write the note “{text}”"),
    Act.REPLY: N_("send the reply “{to}”"),
    Act.REMIND: N_("remind the owner {to} later: “{text}”"),
    Act.MOVE: N_("move to the step “{to}”"),
}
YES_NO: dict[Fact, tuple[Phrase, Phrase]] = {
    Fact.OWNER: (N_("it has an owner"), N_("it has no owner")),
    Fact.SENSITIVE: (N_("it is sensitive"), N_("it is not sensitive")),
}
CHOSEN = (FieldKind.ENUM, FieldKind.BOOL)
SHOWN = 40  # characters of a text

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Known:
    """What can be chosen in a rule, with its name: by what a condition looks at, and by what a rule does."""

    facts: Mapping[Fact, Names]
    acts: Mapping[Act, Names]
    questions: Names
    answers: Mapping[str, Names]


def known(me: Actor) -> Known:
    """Everything that this desk has to choose from."""
    yes = {YES: _("yes"), NO: _("no")}
    teams = {str(number): name for number, name in fresh(own.open_teams, me)}
    people = {str(number): name for number, name in fresh(queue.colleagues, me)}
    tags = _terms(me, Vocabulary.TAG)
    levels = {str(each): str(each) for each in Priority}
    asked = [each for each in fresh(fields.catalogue, me) if each.form.type in CHOSEN and not each.form.pii]
    return Known(
        facts={
            Fact.CATEGORY: _terms(me, Vocabulary.CATEGORY),
            Fact.CHANNEL: _terms(me, Vocabulary.CHANNEL),
            Fact.PRIORITY: levels,
            Fact.STAGE: {str(each): label(each) for each in Stage},
            Fact.TEAM: {NOBODY: _("no team")} | teams,
            Fact.OWNER: yes,
            Fact.SENSITIVE: yes,
            Fact.TAG: tags,
            Fact.TIER: _terms(me, Vocabulary.TIER),
            Fact.ORGANISATION: {str(each.id): each.name for each in fresh(organisations.listing, me)},
        },
        acts={
            Act.NOTIFY: {str(each): label(each) for each in Who} | people,
            Act.RAISE: {UP: _("one level")} | dict(list(levels.items())[:-1]),
            Act.ASSIGN: people,
            Act.TRANSFER: teams,
            Act.TAG: tags,
            Act.UNTAG: tags,
            Act.REPLY: {str(each.id): label_in(each.labels, tongue()) for each in fresh(canned.replies, me)},
            Act.MOVE: _steps(me),
        },
        questions={each.code: label_in(each.form.labels, tongue(), each.code) for each in asked},
        answers={
            each.code: yes
            if each.form.type is FieldKind.BOOL
            else {code: label_in(each.form.value_labels.get(code, {}), tongue(), code) for code in each.form.values}
            for each in asked
        },
    )


def _terms(me: Actor, vocabulary: Vocabulary) -> Names:
    return {code: term_label(me, vocabulary, code) for code in term_codes(me, vocabulary)}


def _steps(me: Actor) -> Names:
    found: dict[str, str] = {}
    for each in direct(processes.published, me):
        document = each.document
        for code, step in document.steps.items():
            name = f"{label_in(document.labels, tongue())}: {label_in(step.labels, tongue(), code)}"
            found[code] = f"{found[code]}; {name}" if code in found else name
    return found


def limits() -> Names:
    """The time limits that a rule may wait for."""
    return (
        {ANY: _("any time limit")}
        | {str(each): label(each) for each in DeadlineKind}
        | {STEP: _("the limit of the step")}
    )


def name_of(body: Body) -> str:
    return label_in(body.labels, tongue())


def sentence(body: Body, here: Known) -> str:
    """When, if, then; not yet ``plain``."""
    then = _(", ").join(does(each, here) for each in body.actions)
    if not body.conditions:
        whole = _("{when}: {then}.").format(when=when(body.when, here), then=then)
    else:
        told = (_(" and ") if body.every else _(" or ")).join(condition(each, here) for each in body.conditions)
        whole = _("{when}, if {conditions}: {then}.").format(when=when(body.when, here), conditions=told, then=then)
    return whole[:1].upper() + whole[1:]


def when(told: When, here: Known) -> str:
    time = span(abs(told.minutes))
    match told.trigger:
        case Trigger.DEADLINE:
            words = _("{span} before {limit} is due") if told.minutes < 0 else _("when {limit} is {span} late")
            words = words if told.minutes else _("when {limit} is due")
            return words.format(span=time, limit=_limit(told.of))
        case Trigger.MOVED:
            return _("when a case reaches the stage “{stage}”").format(stage=here.facts[Fact.STAGE].get(told.of, "…"))
        case Trigger.TAGGED:
            return _("when the tag “{tag}” is added").format(tag=here.facts[Fact.TAG].get(told.of, told.of))
        case _ if told.trigger in AFTER:
            return _(AFTER[told.trigger]).format(span=time)
        case _:
            return _("when {happening}").format(happening=label(told.trigger))


def _limit(of: str) -> str:
    name = limits().get(of, of)
    return name if of in {ANY, STEP} else f"“{name}”"


def condition(told: Condition, here: Known) -> str:
    if told.fact in YES_NO:
        positive = (YES in told.values) is not told.negated
        return _(YES_NO[told.fact][0 if positive else 1])
    if told.fact is Fact.WORDS:
        words = _(" or ").join(f"“{each}”" for each in told.values)
        said = _("the customer does not speak of {words}") if told.negated else _("the customer speaks of {words}")
        return said.format(words=words)
    known_here = here.answers.get(told.field, {}) if told.fact is Fact.FIELD else here.facts[told.fact]
    values = _(" or ").join(known_here.get(each, each) for each in told.values)
    fact = f"“{here.questions.get(told.field, told.field)}”" if told.fact is Fact.FIELD else label(told.fact)
    said = _("{fact} is not {values}") if told.negated else _("{fact} is {values}")
    return said.format(fact=fact, values=values)


def does(told: Action, here: Known) -> str:
    if told.act is Act.RAISE and told.to == UP:
        return _("raise the priority by one")
    to = here.acts.get(told.act, {}).get(told.to, told.to)
    if told.act is Act.REMIND and told.to.isdecimal():
        to = span(int(told.to))
    text = told.text if len(told.text) <= SHOWN else told.text[: SHOWN - 1] + "…"
    return _(DOES[told.act]).format(to=to, text=text)
