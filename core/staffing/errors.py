from core.errors import DomainError
from core.language import N_


class HoursOfWeek(DomainError):
    """``typed``: what cannot be understood."""

    sentence = N_("“{typed}” are no hours. Write 09:00-12:00, 13:00-18:00, or leave the day empty.")


class HoursOfPerson(HoursOfWeek):
    """``who``: whose row; ``day``: in which column."""

    sentence = N_("{who}, {day}: “{typed}” are no hours. Write 09:00-12:00, 13:00-18:00, or leave the day empty.")


class HoursOfNewcomer(HoursOfWeek):
    """``who``: whom the new people are like."""

    sentence = N_(
        "New people like {who}, {day}: “{typed}” are no hours. Write 09:00-12:00, 13:00-18:00, or leave the day empty."
    )


class HoursOfDesk(HoursOfWeek):
    sentence = N_("Opening hours, {day}: “{typed}” are no hours. Write 09:00-12:00, 13:00-18:00, or leave it empty.")


class ClockOfWish(DomainError):
    """``who``: whose row; ``column``: its title; ``typed``: what cannot be understood."""

    sentence = N_("{who}, {column}: “{typed}” is no time of day. Write 09:30, or leave it empty.")


class NobodyLikeThat(DomainError):
    sentence = N_("This scenario speaks of a person who does not work here any more. Open it and choose again.")


class TooManyPeople(DomainError):
    """``most``: how many can be simulated."""

    sentence = N_("More than {most} people cannot be looked at. Add fewer.")


class ScenarioUnnamed(DomainError):
    sentence = N_("Please give the scenario a name.")


class ScenarioIsToday(DomainError):
    sentence = N_("This scenario changes nothing. Turn at least one thing, then save it.")


class NoSuchScenario(DomainError):
    sentence = N_("This scenario is gone, or it is somebody else's and not shared.")


class TooManyScenarios(DomainError):
    """``most``: how many stand beside today at once."""

    sentence = N_("{most} scenarios beside today are as many as can be compared. Put one away first.")


class StudyUnderWay(DomainError):
    sentence = N_("A what-if is being worked out just now. Wait for it, or cancel it first.")


class TooManyCases(DomainError):
    """``cases``: of the weeks that are looked at; ``most``: how many can be worked out."""

    sentence = N_(
        "{cases} cases would come in during the weeks that are looked at, and no more than {most} can be worked out. "
        "Correct how many come in, or look at fewer weeks."
    )
