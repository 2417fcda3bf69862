"""A complaint is reviewed by somebody else, an exception needs the supervisor; and the plain way of all the rest."""

from core.demo.acts import WEB
from core.demo.pen import Pen
from core.demo.rating import rate
from core.demo.service import close, greet

LEAD = "wang"


def complaint(pen: Pen) -> None:
    """``who`` has received it; ``other`` looks at it with fresh eyes."""
    greet(pen)
    pen.reply(pen.story.ask, 5)
    pen.move("receive", "review", 4, evidence=True)
    objects, other = pen.chance(0.15), _other(pen)
    if objects and other == LEAD:
        other = _another_agent(pen)
    _review(pen, other)
    if pen.story.policy and pen.chance(0.7):
        pen.staff("contact", 60, party=pen.story.party)
    _serve(pen)
    pen.staff("reply", 60, by=other, text=pen.say(pen.story.told))
    pen.move("answer", "confirm", 5, other, answer=pen.say(pen.story.result))
    if objects:
        _escalate(pen)
    close(pen, pen.rng.random())
    rate(pen)


def _other(pen: Pen) -> str:
    return LEAD if pen.chance(0.4) else _another_agent(pen)


def _another_agent(pen: Pen) -> str:
    there = [name for name, each in pen.people.items() if each.teams[:1] == ("care",) and each.speaks]
    return pen.rng.choice([name for name in there if name != pen.who])


def _review(pen: Pen, other: str) -> None:
    story = pen.story
    serving = bool(story.policy)
    if story.validity == "unproven":
        pen.move("review", "supplement", 120, other, validity="unproven", wants_service=False)
        pen.guest("wrote", 9, "supplement", text=pen.say(story.more))
    validity = "unfounded" if story.validity == "unfounded" else "valid"
    to = "policy_check" if serving else "answer"
    pen.move("review", to, 150, other, validity=validity, wants_service=serving)


def _serve(pen: Pen) -> None:
    """What the policy covers, and what the supervisor grants beyond it."""
    if not pen.story.policy:
        return
    if pen.story.policy == "not_eligible":
        pen.move("policy_check", "exception", 40, policy="not_eligible")
        pen.staff("note", 5, text=f"@{LEAD}")
        pen.move("exception", "serve", 90, LEAD, goodwill=pen.story.goodwill)
    else:
        pen.move("policy_check", "serve", 40, policy="eligible")
    pen.move("serve", "answer", 240, done=True)


def _escalate(pen: Pen) -> None:
    """The customer does not accept the answer; the supervisor rings and decides."""
    pen.objected = True
    pen.guest("decided", 16, "confirm", most=150, what="customer_objected", text=pen.one_of(pen.talk.objected))
    pen.staff("said", 120, by=LEAD, text=pen.one_of(pen.talk.objected))
    pen.move("escalate", "answer", 20, LEAD, validity="valid", wants_service=False)
    pen.staff("reply", 10, by=LEAD, text=pen.one_of(pen.talk.again))
    pen.move("answer", "confirm", 3, LEAD, answer=pen.say(pen.story.result))


def plain(pen: Pen) -> None:
    """A case that no document claims: answer, wait where something is missing, done."""
    greet(pen)
    pen.reply(pen.story.ask, 6)
    if pen.story.more:
        pen.move("new", "waiting_customer", 1)
        pen.guest("mailed" if pen.opening.channel != WEB and "@" in pen.opening.guest.contact else "wrote", 12,
                  "waiting_customer", text=pen.say(pen.story.more))  # fmt: skip
    else:
        pen.move("new", "working", 2)
    pen.staff("reply", 90, text=pen.say(pen.story.told))
    pen.move("working", "resolved", 5)
    close(pen, pen.rng.random())
    rate(pen)
