"""Who may do what. Checked where things are done, not where buttons are drawn."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from core.actors import Actor, ActorKind, Role
from core.errors import NotAllowed
from core.language import N_, Word
from core.work import Work

P = ParamSpec("P")
R = TypeVar("R")


class Permission(Word):
    OWN_ACCOUNT = "account.own", N_("Manage one's own account")
    TAKE_IN = "ticket.take_in", N_("Take in cases")
    WORK = "ticket.work", N_("Work on cases")
    HEAR = "ticket.hear", N_("Record what customers say and decide")
    ASSIGN = "ticket.assign", N_("Assign cases to others")
    SEE_ALL = "ticket.see_all", N_("See the cases of all teams")
    SEE_SENSITIVE = "ticket.see_sensitive", N_("See sensitive cases of others")
    OVERRIDE = "ticket.override", N_("Move a case outside its procedure")
    EDIT_CUSTOMERS = "customer.edit", N_("Edit customers")
    EDIT_PRODUCTS = "product.edit", N_("Edit products")
    REVEAL_CONTACTS = "customer.reveal", N_("See contact data of cases of others")
    READ_RESULTS = "survey.read", N_("Read survey results")
    READ_REPORTS = "report.read", N_("Read the figures of the desk")
    PLAN_STAFF = "staffing.plan", N_("Work out staffing what-ifs")
    WRITE_KNOWLEDGE = "knowledge.write", N_("Write knowledge articles")
    READ_DOCUMENTS = "document.read", N_("Read process documents")
    WRITE_DOCUMENTS = "document.write", N_("Write process documents")
    PUBLISH_DOCUMENTS = "document.publish", N_("Publish process documents")
    IMPORT = "data.import", N_("Import data")
    EXPORT = "data.export", N_("Export data")
    WRITE_CANNED = "canned.write", N_("Write canned replies")
    MANAGE_PEOPLE = "people.manage", N_("Manage members and teams")
    EDIT_AUTOMATION = "automation.edit", N_("Write rules of automation")
    EDIT_SETTINGS = "settings.edit", N_("Edit settings")
    READ_AUDIT = "audit.read", N_("Read the audit log")
    MANAGE_JOBS = "jobs.manage", N_("Manage background jobs")
    MANAGE_MAIL = "mail.manage", N_("Look after the mailbox")


_EVERYONE = frozenset({Permission.OWN_ACCOUNT, Permission.READ_DOCUMENTS})
_DESK = _EVERYONE | {
    Permission.TAKE_IN,
    Permission.WORK,
    Permission.HEAR,
    Permission.EDIT_CUSTOMERS,
    Permission.WRITE_KNOWLEDGE,
}
_LEAD = _DESK | {
    Permission.ASSIGN,
    Permission.SEE_ALL,
    Permission.SEE_SENSITIVE,
    Permission.OVERRIDE,
    Permission.EDIT_PRODUCTS,
    Permission.REVEAL_CONTACTS,
    Permission.IMPORT,
    Permission.EXPORT,
    Permission.READ_AUDIT,
    Permission.READ_RESULTS,
    Permission.READ_REPORTS,
    Permission.PLAN_STAFF,
    Permission.PUBLISH_DOCUMENTS,
    Permission.MANAGE_JOBS,
    Permission.MANAGE_MAIL,
    Permission.WRITE_CANNED,
    Permission.EDIT_AUTOMATION,
}

GRANTS: dict[Role, frozenset[Permission]] = {
    Role.AGENT: _DESK,
    Role.TECHNICIAN: _DESK,
    Role.LOGISTICS: _DESK,
    Role.FINANCE: _DESK,
    Role.SUPERVISOR: _LEAD,
    Role.TRAINER: _EVERYONE
    | {Permission.SEE_ALL, Permission.WRITE_DOCUMENTS, Permission.PUBLISH_DOCUMENTS}
    | {Permission.READ_RESULTS, Permission.WRITE_KNOWLEDGE, Permission.WRITE_CANNED},
    Role.ADMIN: frozenset(Permission),
}

#: Every guarded verb and what it needs; the rights page and the house rules read it.
NEEDED: dict[str, Permission] = {}


#: What customers may do, through the doors that are made for them.
CUSTOMERS = frozenset({Permission.TAKE_IN, Permission.HEAR})


def may(actor: Actor, permission: Permission) -> bool:
    """The system may do everything: its verbs are called by our own clocks and jobs only."""
    match actor.kind:
        case ActorKind.SYSTEM:
            return True
        case ActorKind.CUSTOMER:
            return permission in CUSTOMERS
        case _:
            return any(permission in GRANTS[role] for role in actor.roles)


def demand(actor: Actor, permission: Permission) -> None:
    """For rights that depend on the thing itself, and so are asked inside a verb."""
    if not may(actor, permission):
        raise NotAllowed(permission=permission)


def needs(
    permission: Permission,
) -> Callable[[Callable[Concatenate[Work, P], R]], Callable[Concatenate[Work, P], R]]:
    """Guard a verb: one of the actor's roles must have been granted ``permission``."""

    def guard(verb: Callable[Concatenate[Work, P], R]) -> Callable[Concatenate[Work, P], R]:
        NEEDED[f"{verb.__module__}.{verb.__qualname__}"] = permission

        @wraps(verb)
        def guarded(work: Work, /, *args: P.args, **kwargs: P.kwargs) -> R:
            demand(work.reader, permission)
            return verb(work, *args, **kwargs)

        return guarded

    return guard
