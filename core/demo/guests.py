"""What customers do, each through the door that is made for it: desk, public page, link, mail and survey."""

from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, formataddr

from core.customers.forms import NewCustomer
from core.deliveries import references
from core.demo.acts import MAIL, Act, Opening
from core.demo.scene import Scene
from core.intake import asking
from core.intake.actions import open_ticket
from core.intake.forms import Goods, NewTicket, Question
from core.mail import actions as mail
from core.mail import parsing
from core.mail.parsing import Letter
from core.models.mail import ReceivedMail
from core.models.tickets import Ticket
from core.process.words import Happening
from core.progress import actions as progress
from core.progress import views as pages
from core.progress.forms import Answer as Words
from core.resolution import views as cases
from core.survey import actions as survey
from core.survey import answering
from core.survey.forms import Answer
from core.work import Work, begin

DESK_ADDRESS = "service@example.com"


def key_of(case: str, opening: Opening, at: datetime) -> str:
    """The key under which the desk keeps a case; a mail brings its own."""
    if opening.door != MAIL:
        return case
    letter = parsing.read(_first_mail(case, opening, at))
    return f"mail:{letter.identity}"


def ask(scene: Scene, act: Act) -> None:
    """A case comes in by the public page."""
    asked = asking.ask(_question(act.case, act.given["opening"]), lambda: act.at)
    scene.numbers[act.case], scene.tokens[act.case] = asked.number, asked.token


def come(scene: Scene, work: Work, act: Act) -> None:
    """A case comes in by mail, or somebody takes it in; the same one twice is the same case."""
    opening: Opening = act.given["opening"]
    if opening.door == MAIL:
        received = _deliver(work, _first_mail(act.case, opening, act.at))
        ticket = work.session.get_one(Ticket, received.ticket_id)
    else:
        ticket = open_ticket(work, _form(scene, act.case, opening))
    scene.numbers[act.case] = ticket.number or 0


def wrote(scene: Scene, act: Act) -> None:
    with scene.customer(act) as work:
        case = pages.mine(work)
        if scene.stands(act, case.step):
            progress.answer(work, _words(act, case.moves, scene))


def decided(scene: Scene, act: Act) -> None:
    with scene.customer(act) as work:
        case = pages.mine(work)
        if scene.stands(act, case.step):
            progress.decide(work, Happening(act.given["what"]), _words(act, case.moves, scene))


def reopened(scene: Scene, act: Act) -> None:
    with scene.customer(act) as work:
        case = pages.mine(work)
        if scene.stands(act, case.step):
            progress.reopen(work, _words(act, case.moves, scene))


def mailed(scene: Scene, work: Work, act: Act) -> None:
    """An answer by mail, to a mail that this desk would have sent."""
    opening, number = scene.openings[act.case], scene.number(act)
    subject = f"Re: {opening.subject} {references.tag(number)}"
    text = f"{act.given['text']}\n\nOn {act.at:%d %b %Y}, Aftercare <{DESK_ADDRESS}> wrote:\n> {opening.subject}"
    letter = _letter(f"{act.case}.{act.at:%y%m%d%H%M%S}", opening, subject, text, act.at)
    letter["In-Reply-To"] = f"<{act.case}.first@mail.example.org>"
    if scene.stands(act, cases.ticket(work, number).step):
        _deliver(work, letter.as_bytes())


def rated(scene: Scene, act: Act) -> None:
    """Whoever was not asked, or asked long ago, does not answer."""
    with begin(scene.cast["wang"], lambda: act.at) as work:
        token = survey.link(work, scene.number(act))
    if token is not None:
        answering.answer(token, answer_of(act), scene.guest(act).address, lambda: act.at)


def answer_of(act: Act) -> Answer:
    given = act.given
    return Answer(given["scores"], given["recommend"], given["reason"], given["comment"], given.get("call_me", False))


def _words(act: Act, seen: int, scene: Scene) -> Words:
    return Words(act.given.get("text", ""), seen, scene.guest(act).address)


def _question(key: str, opening: Opening) -> Question:
    guest = opening.guest
    return Question(
        name=guest.name,
        contact=guest.contact,
        category=opening.category,
        subject=opening.subject,
        description=opening.text,
        key=key,
        consent=True,
        language=guest.language,
        address=guest.address,
    )


def _form(scene: Scene, key: str, opening: Opening) -> NewTicket:
    guest = opening.guest
    homes = (guest.home,) if guest.home else ()
    return NewTicket(
        channel=opening.channel,
        category=opening.category,
        subject=opening.subject,
        description=opening.text,
        key=key,
        severity=opening.severity,
        urgency=opening.urgency,
        impact=opening.impact,
        sensitive=opening.sensitive,
        customer=NewCustomer(guest.name, (guest.contact,), guest.language, homes, guest.organisation),
        team_id=scene.teams[opening.team] if opening.team else None,
        goods=goods_of(scene, opening),
        answers=opening.answers,
    )


def goods_of(scene: Scene, opening: Opening) -> Goods:
    return Goods(
        product_id=scene.products.get(opening.product),
        batch=opening.batch,
        happened_on=opening.happened_on,
        happened_where=opening.place,
    )


def _deliver(work: Work, raw: bytes) -> ReceivedMail:
    letter = parsing.read(raw)
    assert isinstance(letter, Letter)
    return mail.receive(work, raw, letter)


def _first_mail(key: str, opening: Opening, at: datetime) -> bytes:
    return _letter(f"{key}.first", opening, opening.subject, opening.text, at).as_bytes()


def _letter(name: str, opening: Opening, subject: str, text: str, at: datetime) -> EmailMessage:
    letter = EmailMessage()
    letter["From"] = formataddr((opening.guest.name, opening.guest.contact))
    letter["To"] = DESK_ADDRESS
    letter["Subject"] = subject
    letter["Date"] = format_datetime(at)
    letter["Message-ID"] = f"<{name}@mail.example.org>"
    letter.set_content(text)
    return letter
