"""One article: read as customers would, written in each language, shown to customers or not."""

from collections.abc import Callable

import streamlit as st

from core.actors import Actor
from core.knowledge import actions, views
from core.knowledge.actions import LONGEST_BODY, LONGEST_TITLE
from core.knowledge.errors import NoSuchArticle
from core.knowledge.forms import Draft
from core.knowledge.views import Line
from core.language import LANGUAGES, label_in
from core.models import Article
from core.permissions import Permission, may
from core.settings.words import Vocabulary
from core.work import Work
from pages.parts import pick, shell
from pages.parts.fresh import direct
from pages.parts.terms import term_codes, term_label
from pages.parts.words import _, plain, tongue, written


def title_of(row: Line) -> str:
    return label_in(row.titles, tongue(), row.code)


def state_of(row: Line) -> str:
    if row.retired:
        return _("retired")
    return _("customers see it") if row.public else _("only for us")


def panel(me: Actor, code: str) -> None:
    with st.container(border=True):
        if code == "*":
            _new(me)
        else:
            _one(me, direct(views.article, me, article_id=int(code) if code.isdecimal() and len(code) < 16 else 0))


def _new(me: Actor) -> None:
    pick.panel_head("article", _("New article"), _("one language is enough; it is for us until it is published"))
    draft = _draft(me, "article", {}, {}, None)
    if st.button(_("Add"), icon=":material/check:", key="article_add", width="stretch"):
        with shell.attempt(_("The article is added. Publish it when customers may read it."), clears="article") as work:
            actions.add(work, draft)


def _one(me: Actor, article: Article | None) -> None:
    if article is None:
        raise NoSuchArticle
    pick.panel_head("article", plain(label_in(article.titles, tongue(), article.code)), plain(article.code))
    if not may(me, Permission.WRITE_KNOWLEDGE):
        st.markdown(label_in(article.bodies, tongue()))
        return
    name = f"article.{article.id}.{article.version}"
    draft = _draft(me, name, article.titles, article.bodies, article.category)
    if st.button(_("Save"), icon=":material/check:", key="article_save", width="stretch"):
        with shell.attempt(_("The article is saved."), clears=name) as work:
            actions.change(work, article.id, draft, article.version)
    with st.container(horizontal=True):
        for said, verb, done, icon in _verbs(article):
            if st.button(said, icon=f":material/{icon}:", key=f"article_{icon}"):
                with shell.attempt(done) as work:
                    verb(work, article.id)


def _verbs(article: Article) -> list[tuple[str, Callable[[Work, int], None], str, str]]:
    if article.retired_at:
        return [(_("Bring back"), actions.restore, _("The article is back, for us alone."), "unarchive")]
    retire = (_("Retire"), actions.retire, _("The article is retired."), "inventory_2")
    if article.public:
        hide = (_("Withdraw"), actions.withdraw, _("Customers do not see the article any more."), "visibility_off")
        return [hide, retire]
    return [(_("Publish"), actions.publish, _("Customers see the article now."), "public"), retire]


def _draft(me: Actor, name: str, titles: dict[str, str], bodies: dict[str, str], category: str | None) -> Draft:
    """One language at a time, each with what customers would see below it."""
    tags = list(LANGUAGES)
    tag = st.segmented_control(
        _("Language"), tags, default=tongue(), format_func=LANGUAGES.__getitem__, required=True,
        key=f"{name}.language", label_visibility="collapsed",
    )  # fmt: skip
    told = st.session_state.setdefault(
        shell.new_key(name, "told"), {each: (titles.get(each, ""), bodies.get(each, "")) for each in tags}
    )
    title, body = told[tag]
    title = st.text_input(_("Title"), title, max_chars=LONGEST_TITLE, key=shell.new_key(name, f"title.{tag}")) or ""
    body = st.text_area(
        _("Text"), body, height=200, max_chars=LONGEST_BODY, key=shell.new_key(name, f"body.{tag}"),
        placeholder=_("Markdown: **bold**, lists, links."),
    ) or ""  # fmt: skip
    told[tag] = (title, body)
    codes = term_codes(me, Vocabulary.CATEGORY)
    chosen = st.selectbox(
        _("Category"), codes, codes.index(category) if category in codes else None,
        format_func=lambda code: term_label(me, Vocabulary.CATEGORY, code), key=shell.new_key(name, "category"),
        placeholder=_("none"),
    )  # fmt: skip
    if body.strip():
        shell.section(_("As customers see it"))
        with st.container(border=True):
            st.markdown(f"**{plain(title)}**")
            st.markdown(written(body))
    return Draft({each: told[each][0] for each in tags}, {each: told[each][1] for each in tags}, chosen)
