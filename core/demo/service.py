"""The usual case on its way through the after-sales document, with all its turns."""

from datetime import timedelta

from core.demo.acts import MAIL, WEB
from core.demo.pen import Pen
from core.demo.rating import rate

CARRIED_OUT_BY = {"repair": "workshop", "exchange": "logistics", "return": "logistics", "refund": "accounts"}
CHORES = 0.12  # of all cases bring a reminder or a task


def service(pen: Pen) -> None:
    greet(pen)
    first_words(pen)
    facts = pen.say(pen.story.facts)
    if pen.story.cause:
        pen.move("receive", "analyse", 8, facts=facts)
        _find_cause(pen)
    else:
        pen.move("receive", "propose", 8, facts=facts)
    _offer(pen)
    _carry_out(pen)
    _end(pen)


def greet(pen: Pen) -> None:
    """Somebody takes the case; who asks on the page or by mail waits until somebody is there."""
    if pen.live:
        pen.staff("take", 1)
        _on_the_phone(pen)
    else:
        slow = 7 if pen.chance(0.09) else 1
        before = pen.at
        if pen.opening.door in {WEB, MAIL}:
            pen.staff("transfer", 18 * slow, team="care")
            pen.staff("take", 2)
        else:
            pen.staff("take", 20 * slow)
        pen.waited = (pen.at - before) / timedelta(hours=1)
    if pen.opening.door != "desk":
        pen.staff("regrade", 2)
    if pen.story.tags:
        pen.staff("tag", 1, codes=pen.story.tags)
    if pen.chance(0.3):
        pen.staff("buy", 2, days=pen.rng.randrange(6, 160), order=pen.order, price=pen.product.price)


def _on_the_phone(pen: Pen) -> None:
    if pen.opening.channel == "phone" and pen.lines.free(pen.who, pen.at):
        pen.staff("ring", 0.1)
        pen.staff("hang_up", 5)
        pen.lines.busy[pen.who] = pen.at


def first_words(pen: Pen) -> None:
    """The first answer, and what the customer says to it."""
    if not pen.live and pen.chance(0.12):
        pen.staff("canned", 3, code="receipt")
    pen.reply(pen.story.ask, 4)
    if not pen.story.more:
        return
    if pen.live:
        pen.staff("said", 2, text=pen.say(pen.story.more))
        return
    pen.move("receive", "ask_customer", 1, facts=pen.say(pen.story.facts))
    if pen.chance(0.1):
        pen.passes(3)
    else:
        pen.guest(_way(pen), 5, "ask_customer", text=pen.say(pen.story.more))


def _way(pen: Pen) -> str:
    return "mailed" if pen.opening.door == MAIL and pen.chance(0.7) else "wrote"


def _find_cause(pen: Pen) -> None:
    story = pen.story
    if story.note and pen.chance(0.8):
        pen.hand_over("workshop" if story.cause in {"production", "design", "misuse"} else "logistics", 50)
        pen.staff("note", 25, text=pen.say(story.note))
        if pen.chance(0.4):
            pen.staff("log", 2, minutes=pen.rng.randrange(10, 70, 5), text=pen.one_of(pen.talk.efforts))
    if pen.people[pen.who].roles == ("logistics",):
        _back_to_care(pen)
    if story.partner and pen.chance(0.7):
        _ask_partner(pen)
    pen.move("analyse", "propose", 30, cause=story.cause)


def _ask_partner(pen: Pen) -> None:
    """The partner answers within the two days of the step, or the desk asks on without them."""
    pen.staff("note", 4, text=pen.say(pen.story.partner))
    pen.staff("contact", 1, party=pen.story.party)
    pen.move("analyse", "partner", 2, cause=pen.story.cause)
    asked, limit = pen.at, pen.at + timedelta(days=2)
    at = pen.days.attended(pen.rng, asked + timedelta(hours=min(pen.about(20), 44)))
    if at >= limit:
        pen.passes(2)
        return
    pen.acts_by(at, "happened", "partner", what="partner_answered")
    pen.staff("note", 3, text=pen.one_of(pen.talk.partner))


def _back_to_care(pen: Pen) -> None:
    """Proposals are made by agents: logistics gives the case back."""
    pen.hand_over("care", 12)


def _offer(pen: Pen) -> None:
    story = pen.story
    pen.reply(story.offer, 15)
    if not story.agreed:
        pen.move("propose", "carry_out", 3, solution=story.solution, consent_needed=False)
        return
    pen.move("propose", "consent", 3, solution=story.solution, consent_needed=True)
    turn = pen.rng.random()
    if turn < 0.84:
        pen.guest("decided", 7, "consent", what="consent_given", text=pen.say(story.agreed))
        return
    if turn < 0.92:
        pen.guest("decided", 9, "consent", what="consent_refused", text=pen.one_of(pen.talk.refused))
        pen.reply(pen.rng.choice(pen.talk.again), 40)
    else:
        pen.passes(5)
        pen.staff("said", 30, text=pen.say(story.agreed))
    pen.move("propose", "carry_out", 4, solution=story.solution, consent_needed=False)


def _carry_out(pen: Pen) -> None:
    story, team = pen.story, CARRIED_OUT_BY.get(pen.story.solution, "")
    if team and pen.people[pen.who].teams[:1] != (team,) and pen.chance(0.65):
        pen.hand_over(team, 60)
    hours = {"": 0.3, "logistics": 7, "workshop": 16, "accounts": 3}[team]
    if pen.chance(CHORES):
        pen.staff("task", 5, text=pen.one_of(pen.talk.chores), to=pen.who, days=2)
    if pen.chance(CHORES):
        pen.staff("remind", 3, hours=20, text=pen.one_of(pen.talk.reminder), snooze=pen.chance(0.4))
    pen.staff("reply", 60 * hours * pen.strain(team), text=pen.say(story.told))
    _tidy_up(pen)
    if pen.people[pen.who].roles[0] in {"agent", "technician"} and pen.chance(0.06):
        pen.move("carry_out", "propose", 9, done=False, answer=pen.say(story.result))
        pen.reply(pen.rng.choice(pen.talk.again), 60)
        pen.move("propose", "carry_out", 5, solution=story.solution, consent_needed=False)
    pen.move("carry_out", "confirm", 4, done=True, answer=pen.say(story.result))


def _tidy_up(pen: Pen) -> None:
    done = {each.do for each in pen.acts}
    for kind in ("task", "remind"):
        if kind in done:
            pen.staff(f"{kind}_done", 2)


def _end(pen: Pen) -> None:
    turn = pen.rng.random()
    if turn < 0.07:
        pen.guest("decided", 18, "confirm", most=150, what="customer_objected", text=pen.one_of(pen.talk.objected))
        _once_more(pen)
    close(pen, pen.rng.random())
    rate(pen)
    if turn > 0.97:
        pen.guest("reopened", 60, "closed", most=300, text=pen.one_of(pen.talk.reopened))
        _once_more(pen)
        close(pen, pen.rng.random())
        rate(pen)


def _once_more(pen: Pen) -> None:
    """What did not hold is done again, by an agent."""
    pen.objected = True
    if pen.people[pen.who].roles[0] in {"logistics", "finance"}:
        _back_to_care(pen)
    pen.reply(pen.rng.choice(pen.talk.again), 45)
    pen.move("analyse", "propose", 20, cause=pen.story.cause or "service")
    pen.move("propose", "carry_out", 10, solution=pen.story.solution, consent_needed=False)
    pen.move("carry_out", "confirm", 400, done=True, answer=pen.say(pen.story.result))


def close(pen: Pen, turn: float) -> None:
    """The customer confirms, by the link or on the phone, or says nothing for a week."""
    step = "resolved" if pen.story.course == "plain" else "confirm"
    if turn < 0.42:
        text = pen.one_of(pen.talk.thanks) if pen.chance(0.65) else ""
        pen.guest("decided", 11, step, most=150, what="customer_confirmed", text=text)
    elif turn < 0.55:
        pen.staff("happened", 60 * 24, step, what="customer_confirmed")
    else:
        pen.passes(7)
