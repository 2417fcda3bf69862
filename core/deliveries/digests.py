"""Notices to a colleague as one mail: what happened and where to look, and of sensitive cases nothing but that."""

from core import language
from core.access import seal
from core.access.errors import SealBroken
from core.deliveries.envelopes import Written
from core.language import N_, Speech, speech
from core.mail.words import Trouble
from core.models.mail import Delivery
from core.models.people import Person
from core.notices import views as notices
from core.notices.views import Told
from core.notices.words import SAID
from core.settings import views as settings
from core.settings.mail import Mail
from core.settings.words import Desk
from core.work import Reading

FOOTER = N_(
    "{desk} · You chose to hear of this by mail; your account is where you change that.\n"
    "Nobody reads answers to this mail: write in the case."
)


def written(desk: Reading, row: Delivery) -> Written | Trouble | None:
    """None where everything was read on the desk meanwhile, or the person takes no mail any more."""
    person = desk.session.get_one(Person, row.person_id)
    told = notices.travelling(desk, person, row.id)
    if not told or not person.active or person.sealed_mail is None:
        return None
    try:
        address = seal.unseal(person.sealed_mail)
    except SealBroken:
        return Trouble.UNSENDABLE
    ours, web = settings.read(desk, Desk), settings.read(desk, Mail).web_address
    tag = person.language or ours.language
    say = speech(tag)
    lines = "\n\n".join(_line(each, web, say, tag) for each in told)
    return Written(
        mail_id=row.mail_id,
        to_name=person.name,
        to_address=address,
        subject=_subject(told, say, tag),
        text=f"{lines}\n\n-- \n{say(FOOTER).format(desk=ours.name)}\n",
        by_machine=True,
    )


def _subject(told: tuple[Told, ...], say: Speech, tag: str) -> str:
    if len(told) == 1:
        return f"{_about(told[0], tag)}: {_sentence(told[0], say)}" if told[0].process else _of_case(told[0], say)
    plural = language.plural(tag)
    return plural("{n} new notice", "{n} new notices", len(told)).format(n=len(told))


def _of_case(notice: Told, say: Speech) -> str:
    return f"#{notice.number} {_sentence(notice, say)}"


def _line(notice: Told, web: str, say: Speech, tag: str) -> str:
    if notice.process:
        head, address = _about(notice, tag), f"documents?process={notice.process}"
        address = f"review?draft={notice.draft}" if notice.draft else address
    else:
        head = f"#{notice.number} {say(N_('sensitive case')) if notice.sensitive else notice.subject}"
        address = f"ticket?n={notice.number}"
    link = f"\n{web}/{address}" if web else ""
    return f"{head}\n{_sentence(notice, say)}{link}"


def _about(notice: Told, tag: str) -> str:
    return language.label_in(notice.labels, tag, notice.process)


def _sentence(notice: Told, say: Speech) -> str:
    return say(SAID[notice.kind]).format(who=notice.who or say(N_("The desk")))
