"""A customer's case: where it stands, what they can say to it, and what was said."""

import streamlit as st

from core.access.rules import UPLOAD_BYTES, UPLOADS_PER_LINK
from core.actors import Actor
from core.files.forms import Upload
from core.hours.views import Office
from core.language import label_in
from core.process.words import Happening, Stage
from core.progress import actions
from core.progress.forms import Answer
from core.progress.said.views import Said
from core.progress.views import Progress
from core.progress.words import DECISIONS, STANDS, WITH_REASON
from pages.parts import answers, browser, chips, shell, times
from pages.parts.answers import SEALED
from pages.parts.uploads import uploads
from pages.parts.words import _, label, plain, tongue

WORDS = "words"


def standing(case: Progress, now: Office) -> None:
    """The stage in plain words, what happens next and by when."""
    at = times.told(case.next_at, now.zone) if case.next_at else ""
    with st.container(border=True, gap="small"):
        st.markdown(chips.stage(case.stage))
        st.markdown(f"#### {_(STANDS[case.stage])}")
        st.markdown(label(case.next).format(at=f"**{at}**"))
        step = _("Step now: {step}, since {at}").format(
            step=plain(label_in(case.step, tongue())), at=times.told(case.since, now.zone)
        )
        st.caption(step)


def words(case: Progress, me: Actor) -> None:
    """One form: write, and decide where the step waits for that. Ctrl+Enter only ever sends a message."""
    if case.stage is Stage.CLOSED and not case.reopens:
        return
    with st.form(shell.new_key(WORDS, "form"), border=True):
        text = st.text_area(_asked(case), height=110, max_chars=20_000, key=shell.new_key(WORDS, "text"))
        files = _files()
        with st.container(horizontal=True):
            pressed = _buttons(case)
    if pressed is None:
        return
    form = Answer(text, case.moves, browser.caller().address, files)
    with shell.attempt(_("We have it, thank you."), clears=WORDS, by=me) as work:
        match pressed:
            case Happening():
                actions.decide(work, pressed, form)
            case "reopen":
                actions.reopen(work, form)
            case _:
                actions.answer(work, form)


def _asked(case: Progress) -> str:
    if case.reopens:
        return _("What has come back?")
    if case.decisions:
        return _("A few words; we need them if you say no")
    return _("Write to us") if case.stage is not Stage.WAITING_CUSTOMER else _("Your answer")


def _buttons(case: Progress) -> Happening | str | None:
    """What was pressed; the first one drawn is the one that Ctrl+Enter presses."""
    if case.reopens:
        again = st.form_submit_button(_("Open the case again"), key="reopen", icon=":material/replay:")
        return "reopen" if again else None
    pressed: Happening | str | None = None
    if st.form_submit_button(
        _("Send message"), key="answer", icon=":material/send:", type="secondary" if case.decisions else "primary"
    ):
        pressed = "answer"
    for each in case.decisions:
        primary = each not in WITH_REASON
        if st.form_submit_button(_(DECISIONS[each]), key=f"decide.{each}", type="primary" if primary else "secondary"):
            pressed = each
    return pressed


def _files() -> tuple[Upload, ...]:
    if not browser.has_ticket():
        st.caption(_("To send photos, please allow cookies for this page and load it again."))
        return ()
    most = UPLOAD_BYTES // 2**20
    words = _("Photos or documents, at most {n} of {size} MB each").format(n=UPLOADS_PER_LINK, size=most)
    return uploads(words, shell.new_key(WORDS, "files"), most)


def conversation(case: Progress, now: Office, token: str) -> None:
    """What was said both ways; text stays text, files come as downloads."""
    if not case.said:
        return
    shell.section(_("What was said"), _("the newest first"))
    for said in reversed(case.said):
        _one(said, case, now, token)


def _one(said: Said, case: Progress, now: Office, token: str) -> None:
    who = plain(case.desk_name) if said.ours else _("You")
    icon = "support_agent" if said.ours else "person"
    with st.container(border=not said.ours, gap=None):
        at = times.told(said.at, now.zone)
        st.markdown(f":material/{icon}: **{who}**&ensp;:small[:gray[{at}]]")
        st.text(said.text)
        for each in said.answers:
            value = SEALED if each.sealed else plain(answers.said(each, each.value))
            st.markdown(f":small[:gray[{plain(answers.name(each))}]] {value}")
        for file in said.files:
            st.markdown(f":material/attach_file: [{plain(file.name)}](/files/progress/{token}/{file.id})")
