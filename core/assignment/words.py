from core.language import N_, Word

EVERYBODY = 0  # stands for the queue of no team


class Mode(Word):
    """How the cases of a team find their owners."""

    HAND = "hand", N_("By hand")
    PULL = "pull", N_("Everybody takes the next one")
    PUSH = "push", N_("To the best person")


class Chosen(Word):
    """Why it is this person."""

    ONLY = "only", N_("nobody else could take it")
    FORMER = "former", N_("knows this customer from an earlier case")
    LEAST = "least", N_("has the least work for the time there is")
    TURN = "turn", N_("others have as little work, but got a case later")


class Passed(Word):
    """Why it is not that person."""

    BUSIER = "busier", N_("has more work")
    LATER = "later", N_("got a case later")
    STRANGER = "stranger", N_("does not know the customer")
    OWNER = "owner", N_("has it now")
    LET_LIE = "let_lie", N_("had it before and let it lie")
    SKILL = "skill", N_("lacks a skill that it needs")
    ABSENT = "absent", N_("is away")
    OFF = "off", N_("is not at work now")
    CASES = "cases", N_("has as many cases as allowed")
    HOURS = "hours", N_("has as many hours of work as allowed")


class Back(Word):
    """Why the desk takes a case back from its owner."""

    IDLE = "idle", N_("nothing was done in it for too long")
    ABSENT = "absent", N_("its owner is away")
    OFF = "off", N_("its owner is not at work before it is due")
    DISABLED = "disabled", N_("its owner has left the desk")
    LEFT_TEAM = "left_team", N_("its owner has left the team")
