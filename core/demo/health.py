"""Somebody feels unwell: people first, then the product, then the answer, which a second person reads."""

from core.demo.complaint import LEAD
from core.demo.pen import Pen
from core.demo.rating import rate
from core.demo.service import close, greet


def health(pen: Pen) -> None:
    greet(pen)
    pen.reply(pen.story.ask, 3)
    pen.move("receive", "inform", 4, signs=pen.say(pen.story.facts), care_level="at_home")
    pen.move("inform", "call_back", 40, LEAD, batch_action="watch")
    if pen.story.more:
        pen.staff("said", 120, text=pen.say(pen.story.more))
    pen.move("call_back", "product", 3, well=True)
    pen.passes(5)
    pen.hand_over("workshop", 60)
    if pen.story.note:
        pen.staff("note", 30, text=pen.say(pen.story.note))
    pen.move("inspect", "answer", 20, finding="use")
    pen.staff("reply", 90, by=LEAD, text=pen.say(pen.story.offer or pen.story.told))
    pen.move("answer", "confirm", 5, LEAD, answer=pen.say(pen.story.result))
    close(pen, pen.rng.random())
    rate(pen)
