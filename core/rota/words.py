from core.language import N_, Word

HAND, WEEK = "hand", "week"  # sources of shifts: written for that week, or by the week that repeats


class AbsenceReason(Word):
    LEAVE = "leave", N_("On leave")
    SICK = "sick", N_("Sick")
    TRAINING = "training", N_("In training")
    ELSEWHERE = "elsewhere", N_("Works elsewhere")
