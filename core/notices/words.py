from core.language import N_, Phrase, Word


class NoticeKind(Word):
    """What a person may want to hear of."""

    MENTION = "mention", N_("Somebody mentions me in a note")
    ASSIGNED = "assigned", N_("A case is handed to me")
    ANSWERED = "answered", N_("A customer of mine has written")
    RISK = "risk", N_("A case of mine is about to be late")
    LATE = "late", N_("A case of mine is late")
    ESCALATED = "escalated", N_("A case is escalated to me")
    RULE = "rule", N_("A rule tells me of a case")
    RULE_TROUBLE = "rule_trouble", N_("A rule was stopped")
    REMINDER = "reminder", N_("A reminder of mine is due")
    TASK = "task", N_("A task is given to me")
    RETURNED = "returned", N_("A case of mine goes back to the queue")
    NOBODY = "nobody", N_("Nobody can take a case")
    APPROVAL = "approval", N_("A draft waits for my approval")
    COMMENT = "comment", N_("Somebody comments on a draft of mine")
    DECIDED = "decided", N_("Somebody decides on a draft of mine")
    IN_FORCE = "in_force", N_("A version of mine comes into force")
    UNFIT = "unfit", N_("A version of mine cannot come into force")
    REVIEW_DUE = "review_due", N_("A document is to be read again")


#: What happened, to the one who is told; ``{who}`` did it.
SAID: dict[NoticeKind, Phrase] = {
    NoticeKind.MENTION: N_("{who} mentions you in a note"),
    NoticeKind.ASSIGNED: N_("{who} has handed the case to you"),
    NoticeKind.ANSWERED: N_("The customer has written"),
    NoticeKind.RISK: N_("The deadline is near"),
    NoticeKind.LATE: N_("The deadline has passed"),
    NoticeKind.ESCALATED: N_("The case is escalated to you"),
    NoticeKind.RULE: N_("A rule tells you of this case"),
    NoticeKind.RULE_TROUBLE: N_("A rule was stopped in this case; its page says why"),
    NoticeKind.REMINDER: N_("You wanted to be reminded"),
    NoticeKind.TASK: N_("{who} has a task for you"),
    NoticeKind.RETURNED: N_("The case went back to the queue"),
    NoticeKind.NOBODY: N_("The case finds nobody who can take it"),
    NoticeKind.APPROVAL: N_("{who} asks for your approval"),
    NoticeKind.COMMENT: N_("{who} has commented on the draft"),
    NoticeKind.DECIDED: N_("{who} has decided on the draft"),
    NoticeKind.IN_FORCE: N_("The new version is in force"),
    NoticeKind.UNFIT: N_("The new version could not come into force; its review says why"),
    NoticeKind.REVIEW_DUE: N_("The document is to be read again: is it still right?"),
}

#: Those about process documents that lead to the review of a draft, where there still is one.
OF_DRAFTS = frozenset({NoticeKind.APPROVAL, NoticeKind.COMMENT, NoticeKind.DECIDED, NoticeKind.UNFIT})
