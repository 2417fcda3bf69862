"""What everybody does with their own account."""

from core.access import rules as access
from core.access import totp
from core.access.errors import WrongCode
from core.access.seal import seal, unseal
from core.access.secrets import fits, hashed
from core.language import LANGUAGES
from core.models.people import Person
from core.people import errors, events, sign_ins, views
from core.permissions import Permission, needs
from core.settings import rules as settings
from core.work import Work


@needs(Permission.OWN_ACCOUNT)
def change_passphrase(work: Work, old: str, new: str) -> None:
    """Ends every sign-in of the person, this one included: who knows the old one is out everywhere."""
    me = _me(work)
    _prove(me, old)
    if not access.long_enough(new):
        raise errors.PassphraseUnfit(shortest=access.SHORTEST, longest=access.LONGEST)
    me.password_hash = hashed(new)
    sign_ins.end_all(work, me.id)
    work.record(events.PassphraseChanged(me.id))


@needs(Permission.OWN_ACCOUNT)
def choose_language(work: Work, language: str) -> None:
    """``language``: a tag of ``core.language.LANGUAGES``."""
    if language not in LANGUAGES:
        raise errors.NoSuchLanguage(language=language)
    me = _me(work)
    if me.language != language:
        me.language = language
        work.record(events.LanguageChosen(me.id, language=language))


@needs(Permission.OWN_ACCOUNT)
def choose_mail(work: Work, address: str) -> None:
    """Where notices go by mail; typed anew, an address that could not be reached gets another chance. Empty: none."""
    tidied, me = address.strip(), _me(work)
    if tidied and not settings.fits_mail_address(tidied):
        raise errors.MailUnfit
    if tidied or me.sealed_mail is not None:
        me.sealed_mail, me.mail_since = (seal(tidied), work.now) if tidied else (None, None)
        work.record(events.MailChanged(me.id))


@needs(Permission.OWN_ACCOUNT)
def start_totp(work: Work) -> None:
    """A new secret, which counts only once a code made from it was typed."""
    me = _me(work)
    if me.totp_since is not None:
        raise errors.TotpIsOn
    me.totp_secret = seal(totp.new_secret())
    work.record(events.TotpStarted(me.id))


@needs(Permission.OWN_ACCOUNT)
def confirm_totp(work: Work, code: str) -> None:
    me = _me(work)
    if me.totp_secret is None or me.totp_since is not None:
        raise errors.TotpNotStarted
    step = totp.step_of(unseal(me.totp_secret), code, work.now)
    if step is None:
        raise WrongCode
    me.totp_since, me.totp_last_step = work.now, step
    work.record(events.TotpSwitchedOn(me.id))


@needs(Permission.OWN_ACCOUNT)
def switch_totp_off(work: Work, passphrase: str) -> None:
    me = _me(work)
    _prove(me, passphrase)
    if (role := views.role_demanding_totp(work, me.roles)) is not None:
        raise errors.TotpDemanded(role=role)
    if me.totp_secret is not None:
        me.totp_secret = me.totp_since = me.totp_last_step = None
        work.record(events.TotpSwitchedOff(me.id))


@needs(Permission.OWN_ACCOUNT)
def end_sign_in(work: Work, sign_in: int) -> None:
    """``sign_in``: the id of one's own."""
    me = _me(work)
    if not sign_ins.end_one(work, me.id, sign_in):
        raise errors.NoSuchSignIn
    work.record(events.SignInsEnded(me.id, count=1))


@needs(Permission.OWN_ACCOUNT)
def end_other_sign_ins(work: Work, keep: int) -> None:
    """``keep``: the sign-in that asks for it."""
    me = _me(work)
    if ended := sign_ins.end_all(work, me.id, keep):
        work.record(events.SignInsEnded(me.id, count=ended))


def _me(work: Work) -> Person:
    return work.session.get_one(Person, work.reader.id)


def _prove(person: Person, passphrase: str) -> None:
    if not fits(person.password_hash, passphrase):
        raise errors.WrongPassphrase
