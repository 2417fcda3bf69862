from core.language import N_, Phrase, Word
from core.process.words import Happening, Stage

#: Where the case stands, to a customer.
STANDS: dict[Stage, Phrase] = {
    Stage.NEW: N_("Your case has arrived, and we are reading it."),
    Stage.WORKING: N_("We are working on your case."),
    Stage.WAITING_CUSTOMER: N_("It is your turn: we need a word from you to go on."),
    Stage.WAITING_PARTNER: N_("We have asked a partner of ours, and wait for their answer."),
    Stage.RESOLVED: N_("We believe that your problem is solved. Please tell us whether it is."),
    Stage.CLOSED: N_("Your case is closed. Thank you for your patience with us."),
}


class Next(Word):
    """What happens next, to a customer; those with ``{at}`` say by when."""

    ANSWER = "answer", N_("You hear from us by {at}.")
    ANSWER_LATE = "answer_late", N_("We meant to answer by {at} and are late. We are sorry; you are not forgotten.")
    DONE_BY = "done_by", N_("We mean to be done with this step by {at}, and tell you what came of it.")
    DONE_LATE = "done_late", N_("This step takes longer than we planned: we meant to be done by {at}. We are sorry.")
    TELL = "tell", N_("As soon as there is something new, you read it here.")
    YOUR_TURN = "your_turn", N_("As soon as we have your answer, we go on.")
    YOUR_TURN_UNTIL = (
        "your_turn_until",
        N_("Please answer below. If we hear nothing by {at}, we go on with what we know."),
    )
    PARTNER = "partner", N_("As soon as they answer, we go on, and you read it here.")
    PARTNER_UNTIL = "partner_until", N_("If we hear nothing from them by {at}, we take it up again ourselves.")
    CONFIRM = "confirm", N_("Tell us below whether the problem is gone.")
    CONFIRM_UNTIL = "confirm_until", N_("If we hear nothing from you by {at}, we close the case.")
    REOPEN_UNTIL = "reopen_until", N_("Should the problem come back, you can open the case again here until {at}.")
    ASK_ANEW = "ask_anew", N_("Should the problem come back, please write to us anew.")


#: What a customer may decide where a step waits for it, and how the button says so.
DECISIONS: dict[Happening, Phrase] = {
    Happening.CUSTOMER_CONFIRMED: N_("Yes, the problem is solved"),
    Happening.CUSTOMER_OBJECTED: N_("No, it is not solved"),
    Happening.CONSENT_GIVEN: N_("I agree, please go on"),
    Happening.CONSENT_REFUSED: N_("I do not agree"),
}
#: Without a word on what is wrong nobody could help.
WITH_REASON = frozenset({Happening.CUSTOMER_OBJECTED, Happening.CONSENT_REFUSED})
