"""The review of one draft, what it would change, and its entry into the graph."""

from collections.abc import Iterable, Sequence

import streamlit as st

from graph.contributing.contribution import accept_draft, withdraw
from graph.contributing.differences import preview
from graph.contributing.draft import Draft, proposals
from graph.contributing.drafts import drop_draft, open_draft, save_draft
from graph.errors import GraphError
from graph.model.reading import ReadEntity
from graph.publishing.licences import KNOWN
from graph.widgets.addresses import go
from graph.widgets.contribute_difference import difference_block
from graph.widgets.contribute_refreshing import at_work
from graph.widgets.contribute_who import ask_name, who, with_name
from graph.widgets.frame import sentences
from graph.widgets.language import _, _n, language, spoken
from graph.widgets.markup import block, link, show
from graph.widgets.opened import dataset, patterns, settings
from graph.widgets.review import Answer, ReviewEvent, decide, make_payload, review_board
from graph.widgets.review.words import kind_words, predicate_words, texts
from graph.widgets.search_box.element import suggestions

__all__ = ["show_review"]


def show_review(id: str) -> None:
    """Text and proposals side by side; below, what accepting would change.

    Raises
    ------
    graph.errors.InputError: there is no such draft, or it does not read.
    """
    draft = open_draft(settings(), id)
    _head(draft)
    _board(id)
    _ending(id)


def _head(draft: Draft) -> None:
    titles = [one.resource.title for one in draft.document.readings if one.resource.title]
    about = (
        draft.document.name,
        _n("{n} ressource", "{n} ressources", len(draft.document.readings)),
        _("lu par {reader}").format(reader=draft.document.reader),
        _("commencé par {name}").format(name=draft.by),
    )
    show(
        block(
            '<header class="m-head"><p class="m-rest">{back}</p><h1><bdi>{title}</bdi></h1>'
            '<p class="m-detail">{about}</p></header>',
            back=link(_("Toutes les contributions"), "contribuer", par=who()),
            title=titles[0] if titles else draft.document.name,
            about=" · ".join(about),
        )
    )


@st.fragment
def _board(id: str) -> None:
    with sentences():
        key = f"review.{id}"
        review_board(
            _payload(id, key, renew=key not in st.session_state),
            key=key,
            revision=0,
            on_events=lambda events: _save(id, events),
        )


def _payload(id: str, key: str, *, renew: bool) -> dict[str, object]:
    """What the board is sent: that of the first run, until it is mounted again or looks change.

    What is decided since is known to the browser, which need not be told its own decisions.
    """
    dark = st.context.theme.type == "dark"
    look = f"{language()} {dark}"
    kept: dict[str, object] = st.session_state.get(f"{key}.payload", {})
    if renew or kept.get("look") != look:
        opened, draft = dataset(), open_draft(settings(), id)
        kept = make_payload(draft, opened.iris, opened.labels(_known(draft), language())) | {
            "look": look,
            "kinds": kind_words(language(), dark),
            "predicates": predicate_words(patterns(), opened.iris, language()),
            "texts": texts(),
        }
        st.session_state[f"{key}.payload"] = kept
    return kept


def _known(draft: Draft) -> Iterable[str]:
    """The things of the graph a draft speaks of."""
    for one in proposals(draft, known=True):
        if isinstance(one.read, ReadEntity):
            yield from filter(None, (one.read.iri, *(told.iri for told in one.read.candidates)))
        if one.decision is not None and one.decision.correction.iri:
            yield one.decision.correction.iri


def _save(id: str, events: Sequence[ReviewEvent]) -> Answer:
    """Keep what was decided on disk; look for what was asked."""
    asked = [one for one in events if one.type == "search"]
    try:
        if len(asked) < len(events):
            draft = open_draft(settings(), id)
            if decide(draft, events, who() or draft.by, dataset().iris):
                save_draft(settings(), draft)
        if asked:
            return Answer(query=asked[-1].text, things=suggestions(asked[-1].text))
    except GraphError as error:
        what = spoken(error.what)
        told = f"{what[:1].upper()}{what[1:]} {spoken(error.advice)}"
        return Answer(error=told.strip())
    return Answer()


@st.fragment
def _ending(id: str) -> None:
    """What accepting would change, on demand, then the entry into the graph."""
    with sentences():
        key = f"ending.{id}"
        draft = open_draft(settings(), id)
        show(block("<h2>{title}</h2>", title=_("Verser dans le graphe")))
        draft.licence = _licence(draft, key)
        draft.keeps_contacts = _contacts(draft, key)
        if st.button(_("Voir ce que cela changera"), key=f"{key}.look", type="secondary"):
            st.session_state[key] = True
        if st.session_state.get(key):
            _offer(draft, key)


def _licence(draft: Draft, key: str) -> str:
    """The licence its public facts leave under; unknown, it will stop a publication."""

    def keep() -> None:
        known = open_draft(settings(), draft.id)
        known.licence = str(st.session_state[f"{key}.licence"])
        save_draft(settings(), known)

    titles = {"": _("Inconnue"), **{one.address: one.title for one in KNOWN}}
    if draft.licence not in titles:
        titles[draft.licence] = draft.licence
    return st.selectbox(
        _("Licence des faits publics"),
        list(titles),
        list(titles).index(draft.licence),
        format_func=lambda address: titles[address],
        help=_("Sans licence connue, ce qui est public ne peut pas être publié."),
        key=f"{key}.licence",
        on_change=keep,
        width=420,
    )


def _contacts(draft: Draft, key: str) -> bool:
    """Whether e-mails and telephones are kept; asked only, and never by default."""

    def keep() -> None:
        known = open_draft(settings(), draft.id)
        known.keeps_contacts = bool(st.session_state[f"{key}.contacts"])
        save_draft(settings(), known)

    return st.checkbox(
        _("Garder les adresses et téléphones, à part, pour l'usage interne seulement"),
        value=draft.keeps_contacts,
        key=f"{key}.contacts",
        on_change=keep,
    )


def _offer(draft: Draft, key: str) -> None:
    with st.spinner(_("Comparaison avec le graphe…"), show_time=False):
        found = preview(settings(), draft, dataset())
    show(difference_block(found))
    left = sum(one.decision is None for one in proposals(draft))
    if left:
        show(
            block(
                '<p class="m-aside">{text}</p>',
                text=_n(
                    "{n} proposition reste à décider : elle n'entrera pas, et le brouillon sera "
                    "fermé.",
                    "{n} propositions restent à décider : elles n'entreront pas, et le brouillon "
                    "sera fermé.",
                    left,
                ),
            )
        )
    if not who():
        ask_name(f"{key}.name")
    decided = not found.is_empty or any(one.decision is not None for one in proposals(draft))
    if st.button(_("Verser"), key=f"{key}.add", type="primary", disabled=not decided):
        _add(draft)


def _add(draft: Draft) -> None:
    """Write the contribution, bring the graph up to date, open its page."""
    by, kept = with_name(), settings()
    made = at_work(
        _("Écriture de la contribution…"),
        lambda: accept_draft(kept, draft, by),
        lambda one: withdraw(kept, one.key),
    )
    drop_draft(kept, draft.id)
    go("contribuer", contribution=made.key, par=by)
