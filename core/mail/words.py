from core.language import N_, Word


class Outcome(Word):
    """What became of a mail."""

    CASE = "case", N_("New case")
    ANSWER = "answer", N_("Answer in a case")
    NOTE = "note", N_("Automatic answer, noted in its case")
    BOUNCE = "bounce", N_("Return of one of our mails")
    QUARANTINED = "quarantined", N_("Kept aside")
    DISCARDED = "discarded", N_("Discarded")


class Reason(Word):
    """Why a mail was kept aside."""

    TOO_LARGE = "too_large", N_("It is larger than 50 MB; it is still in the mailbox.")
    TOO_MANY_PARTS = "too_many_parts", N_("It has more parts than a person would send.")
    TOO_DEEP = "too_deep", N_("It holds mails in mails in mails, too deep to follow.")
    HEADERS_TOO_LARGE = "headers_too_large", N_("Its headers are larger than 256 kB.")
    UNREADABLE = "unreadable", N_("It is not a mail that can be read.")
    NO_SENDER = "no_sender", N_("It does not say who sent it.")
    NOTHING_SAID = "nothing_said", N_("It has no subject, no text and no files.")
    AUTOMATIC = "automatic", N_("A machine sent it, and it belongs to no case.")
    BOUNCE = "bounce", N_("A mail came back, but none of ours that we know.")
    OWN = "own", N_("It comes from our own address.")
    TO_NOTICES = "to_notices", N_("It answers notices that the desk sent to a colleague.")
    TOO_OFTEN = "too_often", N_("This sender wrote very often within an hour.")
    REFUSED = "refused", N_("The desk refused what it asks for.")
    FAILED = "failed", N_("The desk failed while taking it in.")


class LeftOut(Word):
    """What of a mail could not go into the case; the whole mail is kept where this happened."""

    TEXT = "text", N_("the rest of a very long text")
    FILES = "files", N_("files above the most that a mail may bring")
    LARGE_FILES = "large_files", N_("files larger than 25 MB")
    EMPTY_FILES = "empty_files", N_("empty files")
    BROKEN_FILES = "broken_files", N_("the end of files that arrived cut off")


class Trouble(Word):
    """What is wrong with a mail server."""

    UNREACHABLE = "unreachable", N_("cannot be reached")
    TOO_SLOW = "too_slow", N_("does not answer in time")
    TLS = "tls", N_("does not agree on encryption, or its certificate is not valid")
    SIGN_IN = "sign_in", N_("refuses the user name or password")
    NO_FOLDER = "no_folder", N_("does not have this folder")
    DROPPED = "dropped", N_("ended the connection in the middle")
    REFUSED = "refused", N_("refuses this mail for good")
    PUT_OFF = "put_off", N_("asks to try again later")
    NOT_SET = "not_set", N_("is not set")
    BOUNCED = "bounced", N_("the mail came back")
    NO_ADDRESS = "no_address", N_("the customer has no mail address any more")
    UNSENDABLE = "unsendable", N_("the mail could not be written")
