"""The card of a step says everything before the click: who, by when, what is missing, and where it really leads."""

from core.clock import utc_now
from core.process.words import Happening
from core.resolution import actions
from core.work import begin
from pages.parts import instructions, procedure
from pages.parts.course import walked_only
from tests import cases
from tests.process.test_walks import SHIPPED
from tests.resolution.test_running import both, publish, retire

__all__ = ["both", "publish"]


def said(app):
    return "\n".join(each.value for each in (*app.markdown, *app.caption))


def seen(as_seen_by, who, number):
    app = as_seen_by(who, "desk/ticket.py", n=str(number))
    moves = {each.key.split(".")[-1]: each for each in app.button if each.key.startswith("move.")}
    return app, said(app), moves


def test_a_step_that_checks_another_one_says_who_may(as_seen_by, lin, zhou, he, wang):
    number = cases.opened(lin, utc_now, category="complaint")
    cases.moved(lin, utc_now, number, "review", evidence=True)
    _, words, moves = seen(as_seen_by, lin, number)
    assert "Four eyes: not by the person who did “Receive”." in words
    assert "You did that yourself: somebody else has to check." in words
    assert all(each.disabled and "somebody else" in each.help for each in moves.values())
    _, words, moves = seen(as_seen_by, zhou, number)
    assert "Still missing: Finding, Wants service" in words
    assert "You did that" not in words
    assert "8 h of working time, until" in words
    _, words, _ = seen(as_seen_by, he, number)
    assert "This step is worked by “Complaint team” (Agent, Technician, Supervisor, Administrator)." in words
    alone = cases.opened(wang, utc_now, category="complaint")
    cases.moved(wang, utc_now, alone, "review", evidence=True)
    cases.moved(zhou, utc_now, alone, "policy_check", validity="valid", wants_service=True)
    cases.moved(wang, utc_now, alone, "exception", policy="not_eligible")
    _, words, moves = seen(as_seen_by, wang, alone)
    assert "it is recorded that you check alone" in words
    assert "Known of this case:" in words
    assert "Policy: **Not covered** :gray[(Wang" in words
    assert not any(each.help and "yourself" in each.help for each in moves.values())


def test_what_is_known_stands_to_be_confirmed_and_limits_are_said_before(as_seen_by, both, lin, wang):
    number = cases.opened(lin, utc_now, category="other")
    _, words, moves = seen(as_seen_by, lin, number)
    assert "0 of 1" in words
    assert "“Hand on” hands the case over to the process “Second”, where it begins with “Look again”." in words
    cases.moved(lin, utc_now, number, "wait", verdict="covered")
    _, words, moves = seen(as_seen_by, lin, number)
    assert "Customer answered → **Look**" in words
    assert "Goes on by itself in 3 d (" in words
    assert "if the customer does not answer" in words
    with begin(lin) as work:
        actions.happened(work, number, Happening.CUSTOMER_REPLIED, 2)
    _, words, moves = seen(as_seen_by, lin, number)
    assert "“Wait” has had its 1 visit: the case goes to “Decide” instead." in words
    assert "by going on you confirm it" in words
    assert not moves["wait"].disabled
    retire("second")
    _, words, moves = seen(as_seen_by, lin, number)
    assert moves["over"].disabled
    assert "“second”, which is not in force any more" in words
    moves["wait"].click().run()
    assert (cases.ticket(number).step, cases.visits(number)[2].values) == ("decide", {"verdict": "covered"})


def test_a_case_that_was_handed_over_tells_both_ways(as_seen_by, both, lin):
    number = cases.opened(lin, utc_now, category="other")
    cases.moved(lin, utc_now, number, "over", verdict="covered")
    app, words, _ = seen(as_seen_by, lin, number)
    assert "Lin: Look → **Hand on**" in words
    assert "Lin: goes on in the process “Second” → **Look again**" in words
    assert r"Verdict\: covered" in words
    assert "Found: **covered** :gray[(Lin" in words
    next(each for each in app.button if each.key.startswith("way.")).click().run()
    words = said(app)
    assert "**Before the hand-over**" in words
    assert "1. **Look** 0 min" in words
    assert "3. **Look again** 0 min so far" in words


def test_the_way_is_thick_on_the_chart_and_orange_off_it(as_seen_by, lin):
    document = SHIPPED["complaint"]
    walked = {("receive", "review"), ("review", "escalate")}
    chart = procedure.flow_chart(document, "escalate", ["receive", "review", "escalate"], walked=walked)
    assert chart.count("stroke-width:4px") == 2
    assert "  s_review --> s_escalate" in chart
    narrow = walked_only(document, "escalate", walked)
    assert set(narrow.steps) == {"receive", "review", "escalate", "policy_check", "answer"}
    assert "exception" not in procedure.flow_chart(narrow, "escalate", walked=walked)


def test_long_instructions_begin_on_the_card_and_are_read_on_in_a_click(as_seen_by, lin):
    """A Chinese letter weighs about three Latin ones; at least one line is always seen."""
    assert instructions.beginning("Short.\nAnd two lines.") == "Short.\nAnd two lines."
    assert instructions.beginning("甲" * 130) == "甲" * 130
    assert instructions.beginning(f"{'甲' * 80}\n{'乙' * 80}") == "甲" * 80
    words = "\n".join(f"{place}. Look at it with care, and then look again." for place in range(1, 12))
    first = instructions.beginning(words)
    assert words.startswith(first)
    assert first.endswith("again.")
    _, card, _ = seen(as_seen_by, lin, cases.opened(lin, utc_now, category="other"))
    assert "First make it safe" in card
    assert "A grievance about us" in card  # behind the click
    _, card, _ = seen(as_seen_by, lin, cases.opened(lin, utc_now, category="safety"))
    assert "emergency call now" in card
    assert "We give no medical advice." in card
