from core.language import N_, Word


class Wish(Word):
    """What somebody asked for; it is kept where no shift stays empty for it."""

    DAY_OFF = "day_off", N_("a day off")
    EARLIEST = "earliest", N_("not to begin earlier")
    LATEST = "latest", N_("not to end later")


class Trouble(Word):
    """What is wrong with a question, as a sentence with the facts it is told with."""

    NOBODY = "nobody", N_("Nobody can be planned. Choose at least one person.")
    TOO_MANY = "too_many", N_("More than {most} people cannot be planned at once. Choose one team.")
    TWICE = "twice", N_("{who} stands in the list twice. Take one of the two out.")
    NO_HOURS = "no_hours", N_("{who} has no hours to work: the hours a week are fewer than the shortest shift has.")
    ODD_PERSON = "odd_person", N_("{who}: hours and days must be numbers that a week holds. Please correct them.")
    NO_NEED = "no_need", N_("Nothing is needed in this week: every half-hour asks for nobody.")
    ODD_NEED = "odd_need", N_("The need is not a number from 0 to {most} for each of the {slots} half-hours of a week.")
    TOO_MANY_GROUPS = "too_many_groups", N_("More than {most} skill groups cannot be planned at once. Join some.")
    NOBODY_HAS = "nobody_has", N_("Nobody here has “{skills}”, so what is needed of it stays open.")
    NO_LENGTHS = "no_lengths", N_("No length of a shift is allowed. Allow one to {most} lengths of up to 24 hours.")
    OFF_GRID = "off_grid", N_("“{rule}” must be in whole half-hours.")
    ODD_RULE = "odd_rule", N_("“{rule}” is not a number that makes sense here. Please correct it.")
    UPSIDE_DOWN = "upside_down", N_("The earliest begin is not before the latest end. Please correct one of them.")
    TOO_LONG = "too_long", N_("A shift of {hours} hours does not fit between the earliest begin and the latest end.")
    LUNCH_TOO_LONG = "lunch_too_long", N_("Lunch takes as long as the shift of {hours} hours. Please shorten it.")
    LUNCH_OUTSIDE = "lunch_outside", N_("In a shift of {hours} hours, lunch may end after it. Let it begin earlier.")
    LUNCH_TURNED = "lunch_turned", N_("Lunch may begin from a time on that is later than its last. Please correct it.")
    NO_REST = "no_rest", N_("After a shift of {hours} hours, {rest} hours of rest do not fit before the next day's.")
    NO_TIME = "no_time", N_("No rota was found in {seconds} seconds. Plan fewer people, or fewer lengths of shifts.")


class Rule(Word):
    """What a rule is called where it has to be named; the codes are the fields of the forms."""

    LENGTHS = "lengths", N_("Lengths of shifts")
    EARLIEST = "earliest", N_("Earliest begin")
    LATEST = "latest", N_("Latest end")
    EVERY = "every", N_("Distance between begins")
    LUNCH = "lunch", N_("Lunch")
    LUNCH_OVER = "lunch_over", N_("Lunch in shifts longer than")
    LUNCH_FROM = "lunch_from", N_("Lunch begins at the earliest after")
    LUNCH_TO = "lunch_to", N_("Lunch begins at the latest after")
    NIGHT_FROM = "night_from", N_("Night from")
    NIGHT_TO = "night_to", N_("Night to")
    NIGHTS = "nights", N_("Nights a week, at most")
    WEEKEND_DAYS = "weekend_days", N_("Weekend days a week, at most")
    REST = "rest", N_("Rest between shifts")
    IN_A_ROW = "in_a_row", N_("Days in a row, at most")
    HOUR = "hour", N_("Cost of an hour")
    NIGHT = "night", N_("Night premium")
    WEEKEND = "weekend", N_("Weekend premium")
    SHORTAGE = "shortage", N_("Price of a half-hour short of a person")
    SURPLUS = "surplus", N_("Price of a half-hour of an idle person")
