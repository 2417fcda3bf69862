from core.language import N_, Word


class What(Word):
    """What can be changed in many cases at once."""

    OWNER = "owner", N_("Owner")
    TEAM = "team", N_("Team")
    CATEGORY = "category", N_("Category")
    SEVERITY = "severity", N_("Severity")
    URGENCY = "urgency", N_("Urgency")
    IMPACT = "impact", N_("Impact")
    PRIORITY = "priority", N_("Priority, by hand")
    SENSITIVE = "sensitive", N_("Sensitive")
    TAG = "tag", N_("Add a tag")
    UNTAG = "untag", N_("Take a tag away")
    PRODUCT = "product", N_("Product")
    MOVE = "move", N_("Move to a step")
    REMINDER = "reminder", N_("Remind me")
    REPLY = "reply", N_("Reply to the customers")
    SPAM = "spam", N_("This is spam")
    TRASH = "trash", N_("Put into the trash")


class Outcome(Word):
    """What became of one case."""

    WAITING = "waiting", N_("still to do")
    CHANGED = "changed", N_("changed")
    SAME = "same", N_("so already")
    REFUSED = "refused", N_("could not be changed")
    BACK = "back", N_("as it was before")
    KEPT = "kept", N_("left as it is")


class Obstacle(Word):
    """Why a case stays as it is."""

    NOT_YOURS = "not_yours", N_("somebody else has it, and you may not hand it over")
    NO_SUCH_MOVE = "no_such_move", N_("its step does not lead there")
    STILL_MISSING = "still_missing", N_("its step still asks for something")
    NOT_YOUR_STEP = "not_your_step", N_("its step belongs to another role")
    NOBODY_GOES_ON = "nobody_goes_on", N_("no process is in force that could go on with it")
    FOUR_EYES = "four_eyes", N_("somebody else has to check it")
    TOO_MANY_TAGS = "too_many_tags", N_("it carries as many tags as it can")
    HOLES = "holes", N_("a field in braces has nothing to put in")
    GONE = "gone", N_("it is not open to you any more")
    CHANGED = "changed", N_("it was changed since")
    FINAL = "final", N_("moves are not undone")
    LEFT = "left", N_("the message has left already")
    OTHER = "other", N_("open it to see why")


class BulkState(Word):
    RUNNING = "running", N_("Under way")
    DONE = "done", N_("Done")
    UNDOING = "undoing", N_("Being undone")
    UNDONE = "undone", N_("Undone")
