"""The page on which a newcomer makes a rule."""

from core.automation import ticks, views
from core.automation.words import Act, Fact, Section, Trigger
from core.clock import utc_now
from core.work import look
from tests import cases

PAGE = "manage/automation.py"
NEW = "rule.escalation.complaint_near"


def lines(actor):
    with look(actor) as desk:
        return {each.rule.body.labels["en"]: each for each in views.lines(desk)}


def test_a_newcomer_starts_from_a_template_tries_it_and_switches_it_on(as_seen_by, wang, lin):
    ticks.pass_time(utc_now)
    cases.opened(lin, utc_now, category="complaint", subject="Rude answer")
    app = as_seen_by(wang, PAGE, rule="*escalation")
    app.selectbox(key="start.escalation").set_value("complaint_near").run()
    said = "1 h before “Complaint answer” is due"
    assert any(said in each.value for each in app.markdown)
    app.number_input(key=f"{NEW}.number.0").set_value(30).run()
    app.button(key="rule_add").click().run()
    assert not app.exception
    made = lines(wang)["A complaint still has no answer"]
    assert (made.active, made.rule.section, made.rule.body.when.minutes) == (False, Section.ESCALATION, -30 * 60)
    assert app.query_params["rule"] == str(made.rule.id)
    app.button(key="rule_try").click().run()
    assert any("1 case" in each.value or "No case" in each.value for each in app.markdown)
    app.button(key="rule_switch").click().run()
    assert lines(wang)["A complaint still has no answer"].active
    app.toggle(key=f"on.{made.rule.id}.2.0").set_value(False).run()
    assert not lines(wang)["A complaint still has no answer"].active
    assert not app.exception


def test_a_rule_is_put_together_by_choosing_and_a_ring_is_refused(as_seen_by, wang):
    app = as_seen_by(wang, PAGE, rule="*rule")
    name = "rule.rule.None"
    app.text_input(key=f"{name}.name.0").set_value("Again and again")
    app.selectbox(key=f"{name}.trigger.0").set_value(Trigger.REGRADED).run()
    app.selectbox(key=f"{name}.if0.fact.0").set_value(Fact.WORDS).run()
    app.text_area(key=f"{name}.if0.words.0").set_value("(a+)+$")
    app.selectbox(key=f"{name}.do0.act.0").set_value(Act.RAISE).run()
    app.selectbox(key=f"{name}.do0.to.raise.0").set_value("up").run()
    app.button(key="rule_add").click().run()
    assert app.error[0].value.startswith("“(a+)+$” looks like a regular expression")
    app.text_area(key=f"{name}.if0.words.0").set_value("again").run()
    app.button(key="rule_add").click().run()
    app.button(key="rule_switch").click().run()
    assert app.error[0].value.startswith("This rule would set itself off")
    assert not lines(wang)["Again and again"].active
