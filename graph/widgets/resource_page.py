"""The sheet of one document: what it is, whom it names, what it states."""

import streamlit as st

from graph.errors import UnknownName
from graph.model.terms import Literal, NamedNode
from graph.model.vocabulary import term
from graph.network.claims import ClaimView
from graph.views.palette import STYLES
from graph.views.text import web_address
from graph.widgets.addresses import page_link, site
from graph.widgets.entity import Entity, entity, header
from graph.widgets.entity_files import show_entity_file
from graph.widgets.evidence import told
from graph.widgets.facts import entity_link, style_of
from graph.widgets.language import _, _n, date, language, number
from graph.widgets.markup import Markup, block, join, link, show
from graph.widgets.opened import dataset
from graph.widgets.resource_list import tags
from graph.widgets.resources import Resource, resources

__all__ = ["show_resource_page"]

_NAMING = ("schema:mentions", "schema:about", "dcterms:subject", "dcterms:publisher")


def show_resource_page(iri: str) -> None:
    """Metadata, themes, summary, entities named by kind, statements, and the way to the page.

    Raises
    ------
    graph.errors.UnknownName: no document has this identifier.
    """
    known = entity(iri)
    found = next((one for one in resources() if one.iri == iri), None)
    if found is None:
        raise UnknownName(known.key)
    left, right = st.columns([7, 3], gap="large")
    with left:
        show(block("<p>{link}</p>", link=link(_("← Toutes les ressources"), "ressources")))
        show(header(known), block("<p>{tags}</p>", tags=tags(found.themes)))
        _actions(known, found)
        show(_mentions(known), _statements(iri))
    with right:
        show(_metadata(found))


def _actions(known: Entity, found: Resource) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        if web_address(found.url):
            label = _("Lire le document") + f" ({site(found.url)})"
            st.link_button(label, web_address(found.url), type="primary")
        page_link(_("Voir dans l'Explorer"), "explorer", id=known.key)
        show_entity_file(known)


def _metadata(found: Resource) -> Markup:
    rows = [
        (_("Type"), ", ".join(found.types)),
        (_("Date"), date(found.issued)),
        (_("Éditeur"), ", ".join(found.publishers)),
        (_("Site"), site(found.url)),
        (_("Identifiant"), dataset().iris.short(found.iri)),
    ]
    return block(
        '<dl class="m-values">{rows}</dl>',
        rows=join(
            block("<dt>{name}</dt><dd>{value}</dd>", name=name, value=value)
            for name, value in rows
            if value
        ),
    )


def _mentions(known: Entity) -> Markup:
    """The entities the document is linked to, by kind, in the order of the legend."""
    others: dict[str, dict[str, str]] = {}
    for claim in known.claims:
        forward = claim.subject == known.iri
        other = claim.object if forward else claim.subject
        label = claim.object_label if forward else claim.subject_label
        others.setdefault(style_of(other), {})[other] = label
    groups = join(_kind_group(kind, others[kind]) for kind in STYLES if kind in others)
    title = block("<h2>{title}</h2>", title=_("Ce que ce document cite"))
    return join([title, groups]) if others else Markup("")


def _kind_group(kind: str, found: dict[str, str]) -> Markup:
    title = STYLES[kind].name(language(), plural=len(found) > 1)
    ordered = sorted(found.items(), key=lambda item: item[1])
    return block(
        '<section class="m-group"><h3>{title} <span class="m-count">{count}</span></h3>'
        '<ul class="m-facts">{lines}</ul></section>',
        title=title[:1].upper() + title[1:],
        count=number(len(found)),
        lines=join(block("<li>{link}</li>", link=entity_link(*one)) for one in ordered),
    )


def _statements(iri: str) -> Markup:
    """What the document states, one sentence a relation, in its own graph."""
    named = {term(name).value for name in _NAMING}
    sentences = sorted({told(claim) for claim in _claims(iri) if claim.predicate not in named})
    if not sentences:
        return Markup("")
    return block(
        '<section class="m-group"><details><summary>{title}</summary>'
        '<ul class="m-facts">{lines}</ul></details></section>',
        title=_n(
            "Ce document affirme {n} relation", "Ce document affirme {n} relations", len(sentences)
        ),
        lines=join(block("<li>{text}</li>", text=text) for text in sentences),
    )


def _claims(iri: str) -> list[ClaimView]:
    opened = dataset()
    mai = opened.iris.mai
    _variables, rows = opened.store.select(
        f"SELECT ?s ?p ?o ?since ?until ?role WHERE {{ GRAPH {NamedNode(iri)} {{ "
        f"?c {term('rdf:subject')} ?s ; {term('rdf:predicate')} ?p ; {term('rdf:object')} ?o . "
        f"OPTIONAL {{ ?c {mai('validFrom')} ?since }} OPTIONAL {{ ?c {mai('validUntil')} ?until }} "
        f"OPTIONAL {{ ?c {mai('roleName')} ?role }} }} }}"
    )
    found = [
        (subject.value, predicate.value, value.value, _text(since), _text(until), _text(role))
        for subject, predicate, value, since, until, role in rows
        if isinstance(subject, NamedNode)
        and isinstance(predicate, NamedNode)
        and isinstance(value, NamedNode)
    ]
    labels = opened.labels({end for row in found for end in (row[0], row[2])}, language())
    return [
        ClaimView(
            *(subject, predicate, value, iri),
            subject_label=labels.get(subject, ""),
            object_label=labels.get(value, ""),
            since=since,
            until=until,
            role=role,
        )
        for subject, predicate, value, since, until, role in found
    ]


def _text(value: object) -> str:
    return value.value if isinstance(value, Literal) else ""
