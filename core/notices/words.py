from core.language import N_, Word


class NoticeKind(Word):
    """What a person may want to hear of."""

    MENTION = "mention", N_("Somebody mentions me in a note")
    ASSIGNED = "assigned", N_("A case is handed to me")
    ANSWERED = "answered", N_("A customer of mine has written")
    RISK = "risk", N_("A case of mine is about to be late")
    REMINDER = "reminder", N_("A reminder of mine is due")
    TASK = "task", N_("A task is given to me")
