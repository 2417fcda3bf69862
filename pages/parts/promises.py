"""What is promised, to whom and why, in the reader's words."""

from core.actors import Actor
from core.deadlines.choosing import Facts
from core.deadlines.words import DeadlineKind
from core.queue.own import views as own
from core.settings.promises import Promise, Rule
from core.settings.words import Vocabulary
from pages.parts import due
from pages.parts.fresh import fresh
from pages.parts.terms import term_label
from pages.parts.words import _, label, plain


def because(me: Actor, rule: Rule | None, facts: Facts) -> str:
    """Why this promise holds for this case."""
    if rule is None:
        return _("from the table by priority: {priority}").format(priority=label(facts.priority))
    name, reasons = plain(_(rule.name)), _reasons(me, rule, facts)
    if not reasons:
        return _("promise “{name}”, for every case").format(name=name)
    return _("promise “{name}”, because {reasons}").format(name=name, reasons=_(", ").join(reasons))


def _reasons(me: Actor, rule: Rule, facts: Facts) -> list[str]:
    """The conditions of the rule, each by what the case is."""
    asked = (
        (rule.channels, _("the channel is {value}"), term_label(me, Vocabulary.CHANNEL, facts.channel)),
        (rule.categories, _("the category is {value}"), term_label(me, Vocabulary.CATEGORY, facts.category)),
        (rule.priorities, _("the priority is {value}"), label(facts.priority)),
        (rule.tiers, _("the customer is {value}"), term_label(me, Vocabulary.TIER, facts.tier or "")),
        (rule.teams, _("the team is {value}"), dict(fresh(own.open_teams, me)).get(facts.team or 0, "–")),
    )
    return [sentence.format(value=plain(value)) for condition, sentence, value in asked if condition]


def cases(me: Actor, rule: Rule) -> str:
    """To which cases a rule applies."""
    teams = dict(fresh(own.open_teams, me))
    told = (
        (_("channel: {values}"), [term_label(me, Vocabulary.CHANNEL, each) for each in rule.channels]),
        (_("category: {values}"), [term_label(me, Vocabulary.CATEGORY, each) for each in rule.categories]),
        (_("priority: {values}"), [label(each) for each in rule.priorities]),
        (_("customer: {values}"), [term_label(me, Vocabulary.TIER, each) for each in rule.tiers]),
        (_("team: {values}"), [teams.get(each, str(each)) for each in rule.teams]),
    )
    parts = [sentence.format(values=plain(_(" or ").join(values))) for sentence, values in told if values]
    return " · ".join(parts) if parts else _("every case")


def targets(rule: Rule) -> str:
    """What a rule promises."""
    told = [
        _("{target}: {promise}").format(target=label(kind), promise=amount(rule.targets[kind]))
        for kind in DeadlineKind
        if kind in rule.targets
    ]
    if rule.partner_pauses:
        told.append(_("stands still for partners too"))
    return " · ".join(told)


def amount(promise: Promise) -> str:
    if promise.minutes is None:
        return _("no promise")
    span = due.worked(promise.minutes)
    return _("{span} day and night").format(span=span) if promise.day_and_night else span
