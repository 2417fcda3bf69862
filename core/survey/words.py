from core.language import N_, Word


class Way(Word):
    """How an answer came to us."""

    LINK = "link", N_("By the link")
    PHONE = "phone", N_("Told by phone")


class Period(Word):
    MONTH = "4w", N_("4 weeks")
    QUARTER = "13w", N_("13 weeks")
    YEAR = "52w", N_("1 year")

    @property
    def weeks(self) -> int:
        return int(self.value.removesuffix("w"))


class Slice(Word):
    """Which cases stand behind a figure."""

    ANSWERED = "answered", N_("Answered")
    SILENT = "silent", N_("Not answered")
    LOW = "low", N_("Low scores")
    CALL = "call", N_("Want a call")
    PROMOTERS = "promoters", N_("Would recommend (9–10)")
    PASSIVES = "passives", N_("Undecided (7–8)")
    DETRACTORS = "detractors", N_("Would not recommend (0–6)")
    FLAWED = "flawed", N_("Left out")
