from core.language import N_, Word

ANY = "any"  # whichever limit comes first
STEP = "step"  # the limit of the step that the case stands in
UP = "up"  # one level more urgent
YES, NO = "yes", "no"
NOBODY = "0"  # where a team is asked for: none


class Section(Word):
    """Where a rule stands on its page."""

    ESCALATION = "escalation", N_("Escalation")
    RULE = "rule", N_("Rules")


class Trigger(Word):
    """What a rule waits for."""

    DEADLINE = "deadline", N_("a time limit")
    OPENED_AGO = "opened_ago", N_("time since the case was opened")
    STEP_AGO = "step_ago", N_("time in the same step")
    UNANSWERED = "unanswered", N_("time without an answer from us")
    SILENT = "silent", N_("time without a word from the customer")
    OPENED = "opened", N_("a case is opened")
    WROTE = "wrote", N_("the customer writes")
    REPLIED = "replied", N_("we answer")
    MOVED = "moved", N_("a case reaches a stage")
    REOPENED = "reopened", N_("a case is reopened")
    REGRADED = "regraded", N_("a case is graded anew")
    ASSIGNED = "assigned", N_("a case gets an owner")
    RELEASED = "released", N_("a case loses its owner")
    TRANSFERRED = "transferred", N_("a case goes to another team")
    TAGGED = "tagged", N_("a tag is added")
    SURVEYED = "surveyed", N_("the survey is answered")
    LOW_SCORE = "low_score", N_("a customer was not content")

    @property
    def timed(self) -> bool:
        return self in TIMED


TIMED = (Trigger.DEADLINE, Trigger.OPENED_AGO, Trigger.STEP_AGO, Trigger.UNANSWERED, Trigger.SILENT)


class Fact(Word):
    """What a condition looks at."""

    CHANNEL = "channel", N_("channel")
    CATEGORY = "category", N_("category")
    PRIORITY = "priority", N_("priority")
    STAGE = "stage", N_("stage")
    TEAM = "team", N_("team")
    OWNER = "owner", N_("has an owner")
    TAG = "tag", N_("tags")
    SENSITIVE = "sensitive", N_("is sensitive")
    ORGANISATION = "organisation", N_("organisation")
    TIER = "tier", N_("customer tier")
    WORDS = "words", N_("words of the customer")
    FIELD = "field", N_("answer to a question")


class Act(Word):
    """What a rule does, in the order of a list to choose from."""

    NOTIFY = "notify", N_("tell somebody")
    RAISE = "raise", N_("raise the priority")
    ASSIGN = "assign", N_("hand over to a person")
    BEST = "best", N_("hand over to the best person")
    TRANSFER = "transfer", N_("give to a team")
    RELEASE = "release", N_("give back to the queue")
    TAG = "tag", N_("add a tag")
    UNTAG = "untag", N_("take a tag away")
    NOTE = "note", N_("write a note")
    REPLY = "reply", N_("send a canned reply")
    REMIND = "remind", N_("remind the owner")
    MOVE = "move", N_("move to a step")


class Who(Word):
    """Whom a rule tells; besides these one person by name."""

    OWNER = "owner", N_("the owner")
    LEADS = "leads", N_("the supervisors of the team")
    TEAM = "team", N_("everybody in the team")
    WATCHERS = "watchers", N_("those who watch the case")


class Outcome(Word):
    """How a run ended."""

    DONE = "done", N_("done")
    NOTHING = "nothing", N_("nothing to do")
    PARTLY = "partly", N_("done in part")
    REFUSED = "refused", N_("could not be done")
    CUT = "cut", N_("cut off")
