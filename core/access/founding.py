"""The first run: whoever reads the server's terminal founds the desk, once."""

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from core.access import guesses, links, rules, views
from core.access.errors import AlreadyFounded, FirstRunCodeWrong
from core.access.events import DeskFounded, Joined
from core.access.forms import Founding
from core.access.guesses import Caller
from core.access.passphrases import chosen
from core.access.secrets import typed
from core.access.words import LinkPurpose
from core.actors import SYSTEM, Role
from core.canned import actions as canned
from core.clock import Clock, utc_now
from core.jobs import actions as jobs
from core.jobs.words import JobKind
from core.knowledge import actions as knowledge
from core.models.settings import Brand
from core.people import actions as people
from core.people.forms import Invitation
from core.process import actions as process
from core.settings import actions as settings
from core.settings.forms import filled
from core.settings.words import Desk
from core.work import Work, begin, look

FIRST_RUN = (LinkPurpose.FIRST_RUN,)


def is_founded(clock: Clock = utc_now) -> bool:
    with look(SYSTEM, clock) as desk:
        return views.anybody(desk)


def code(clock: Clock = utc_now) -> str | None:
    """A code for the terminal of this server; none once the desk is founded."""
    with begin(SYSTEM, clock) as work:
        if views.anybody(work):
            return None
        return links.issue(work, LinkPurpose.FIRST_RUN, None, rules.FIRST_RUN_LIFE)


def admit(code: str, caller: Caller, clock: Clock = utc_now) -> None:
    """Refuse whoever does not know the code; guesses are counted as those of passphrases are."""
    guesses.count("first run", caller, clock)
    with look(SYSTEM, clock) as desk:
        if views.anybody(desk):
            raise AlreadyFounded
        if views.link_of(desk, typed(code), FIRST_RUN) is None:
            raise FirstRunCodeWrong


def found(code: str, form: Founding, clock: Clock = utc_now) -> None:
    """Brand, settings, shipped words and documents, and the first administrator: all of it, or nothing."""
    password_hash = chosen(form.passphrase, form.again)
    with begin(SYSTEM, clock) as work:
        if views.anybody(work):
            raise AlreadyFounded
        links.redeem(work, typed(code), FIRST_RUN)
        _first_brand(work, form.desk_name)
        desk = filled(
            Desk, name=form.desk_name.strip(), time_zone=form.time_zone, language=form.language, hosts=form.hosts
        )
        settings.change(work, desk, None)
        settings.ship(work)
        process.ship(work)
        knowledge.ship(work)
        canned.ship(work)
        _first_administrator(work, form, password_hash)
        if form.demo:
            jobs.enqueue(work, JobKind.DEMO, {})
        work.record(DeskFounded(1))


def _first_brand(work: Work, name: str) -> None:
    """Its number is 1 whatever was tried before; of two who found at once, the second stops here."""
    brand = Brand(code="main", name=name.strip())
    work.session.add(brand)
    try:
        work.session.flush()
    except IntegrityError as quicker:
        raise AlreadyFounded from quicker
    if brand.id != 1:
        work.session.expunge(brand)
        work.session.execute(update(Brand).where(Brand.code == "main").values(id=1))


def _first_administrator(work: Work, form: Founding, password_hash: str) -> None:
    token = people.invite(work, Invitation(form.username, form.name, frozenset({Role.ADMIN})))
    person = links.owner_of(work, token)
    person.password_hash, person.language = password_hash, form.language
    work.record(Joined(person.id, purpose=links.redeem(work, token)))
