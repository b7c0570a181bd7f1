"""What was true, or was said, at two dates: of an entity, of a territory, of everybody."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

import streamlit as st

from graph.model.vocabulary import Kind, kind_of
from graph.network.claims import ClaimView, claims_of
from graph.network.comparing_dates import DateComparison, Sense, compare_dates, read_date
from graph.network.evidence import Statement
from graph.widgets.compare_view import column
from graph.widgets.entity import entity
from graph.widgets.evidence import source_lines, told
from graph.widgets.facts import certainty_words, entity_link
from graph.widgets.language import _, _n, date, language
from graph.widgets.markup import Markup, block, join, link, show
from graph.widgets.opened import dataset, patterns
from graph.widgets.territory_data import roll_up, territory_sheet
from graph.widgets.territory_words import territory_link

__all__ = ["show_dates"]


def show_dates(iri: str, dates: tuple[str, str], sense: Sense) -> None:
    """Both dates side by side, the earlier one first.

    Parameters
    ----------
    iri: of an entity or a territory; everybody where it is empty.
    dates: two dates that :func:`graph.network.comparing_dates.read_date` reads.
    """
    first, second = sorted(dates, key=lambda text: read_date(text) or (0.0, 0.0))
    show(
        _written(
            dataset().generation.folder.name,
            iri,
            (first, second),
            sense,
            language(),
            st.query_params.get("lang", ""),
        )
    )


@st.cache_resource(max_entries=32, show_spinner=False)
def _written(
    generation: str, iri: str, dates: tuple[str, str], sense: Sense, spoken: str, in_address: str
) -> Markup:
    """The comparison, written once for each language and form of its links."""
    parts = [_part(title, claims, dates, sense) for title, claims in _parts(iri)]
    return join((_senses(iri, dates, sense), _head(iri), *parts))


def _parts(iri: str) -> list[tuple[str, Sequence[ClaimView]]]:
    """What is compared: of a territory, its own relations and those inside it, told apart."""
    if not iri:
        return [(_("Toutes les relations"), _everybody(dataset().generation.folder.name))]
    if kind_of(iri, dataset().iris) is Kind.TERRITORY:
        sheet = territory_sheet(iri)
        return [
            (_("Dit du territoire ou de son institution"), sheet.own),
            (_("Dit de lieux à l'intérieur"), sheet.inside),
        ]
    return [(_("Relations"), [one for one in entity(iri).claims if _is_relation(one)])]


@st.cache_resource(max_entries=2, show_spinner=False)
def _everybody(generation: str) -> list[ClaimView]:
    opened = dataset()
    found = claims_of(opened.store, opened.iris, roll_up().relations, inside=True)
    return [claim for claim in found if _is_relation(claim)]


def _is_relation(claim: ClaimView) -> bool:
    """Whether a claim is more than a document that names somebody, or the place one runs."""
    kinds = {kind_of(end, dataset().iris) for end in (claim.subject, claim.object)}
    return Kind.RESOURCE not in kinds and not claim.predicate.endswith("/spatial")


def _head(iri: str) -> Markup:
    if not iri:
        name: object = _("Tout le graphe")
    elif kind_of(iri, dataset().iris) is Kind.TERRITORY:
        name = territory_link(iri)
    else:
        name = entity_link(iri, entity(iri).label, "fiche")
    return block('<header class="m-head"><h2>{name}</h2></header>', name=name)


def _senses(iri: str, dates: tuple[str, str], sense: Sense) -> Markup:
    """The two senses, and how the one in use is to be read."""
    words = {Sense.TRUE: _("Ce qui était vrai"), Sense.SAID: _("Ce qui était dit")}
    reading = {
        Sense.TRUE: _(
            "Une relation compte à une date si une source la dit commencée à cette date et ne la "
            "dit pas finie. Une première année ne dit pas que la relation dure encore."
        ),
        Sense.SAID: _(
            "Une relation compte à une date si un document publié à cette date la dit. Ce qui a "
            "été dit une fois le reste."
        ),
    }
    key = dataset().iris.short(iri) if iri else ""
    links = [
        block('<b aria-current="page">{word}</b>', word=word)
        if one is sense
        else link(word, "comparer", a=key, le=dates[0], et=dates[1], sens=one.value)
        for one, word in words.items()
    ]
    return block(
        '<nav class="m-compare-ways" aria-label="{title}">{links}</nav>'
        '<p class="m-detail">{reading}</p>',
        title=_("Vrai ou dit"),
        links=join(links),
        reading=reading[sense],
    )


def _part(title: str, claims: Sequence[ClaimView], dates: tuple[str, str], sense: Sense) -> Markup:
    issued = {iri: note.issued for iri, note in dataset().sources().items()}
    spans = read_date(dates[0]), read_date(dates[1])
    if spans[0] is None or spans[1] is None:
        return Markup("")
    found = compare_dates(claims, (spans[0], spans[1]), sense, issued, patterns())
    return block(
        '<section class="m-part"><h2>{title}</h2><div class="m-compare">{columns}</div>{rest}'
        "</section>",
        title=title,
        columns=join(_columns(found, dates, sense)),
        rest=join((_aside(_neither(sense), found.neither), _aside(_undated(sense), found.undated))),
    )


def _columns(found: DateComparison, dates: tuple[str, str], sense: Sense) -> Iterable[Markup]:
    first, second = map(date, dates)
    if sense is Sense.TRUE:
        yield column(_("Seulement : {date}").format(date=first), _lines(found.first))
        yield column(_("Aux deux dates"), _lines(found.both), is_common=True)
        yield column(_("Seulement : {date}").format(date=second), _lines(found.second))
    else:
        yield column(_("Déjà dit : {date}").format(date=first), _lines(found.both), is_common=True)
        yield column(
            _("Dit depuis, au plus tard : {date}").format(date=second), _lines(found.second)
        )


def _neither(sense: Sense) -> str:
    if sense is Sense.TRUE:
        return _("Vrai à d'autres dates seulement")
    return _("Dit plus tard seulement")


def _undated(sense: Sense) -> str:
    if sense is Sense.TRUE:
        return _("Sans date : aucune source ne dit quand c'est vrai")
    return _("Sans date : aucun document qui le dit n'est daté")


def _aside(title: str, found: Sequence[Statement]) -> Markup:
    """What is in no column, folded but counted."""
    if not found:
        return Markup("")
    return block(
        '<details class="m-fold"><summary>{title} <span class="m-count">{count}</span></summary>'
        "{lines}</details>",
        title=title,
        count=_n("{n} relation", "{n} relations", len(found)),
        lines=column(title, _lines(found)),
    )


def _lines(found: Sequence[Statement]) -> list[tuple[str, list[Markup]]]:
    """Each statement as a sentence with its sources, by relation."""
    words = patterns()
    ranked = sorted(found, key=lambda one: (words.rank(one.triple[1]), one.triple[1]))
    return [
        (_capital(words.label(predicate, language())), [_line(one) for one in same])
        for predicate, same in groupby(ranked, key=lambda one: one.triple[1])
    ]


def _line(one: Statement) -> Markup:
    since, until = one.period
    return block(
        '<li>{sentence} <span class="m-detail">{certainty}</span> '
        "<details><summary>{count}</summary>{ends}{sources}</details></li>",
        sentence=told(replace(one.claims[0], since=since, until=until)),
        certainty=", ".join(certainty_words(one.claims)),
        count=_n("{n} source", "{n} sources", one.sources),
        ends=block("<p>{ends}</p>", ends=join(_ends(one), " · ")),
        sources=source_lines(one.claims),
    )


def _ends(one: Statement) -> Iterable[Markup]:
    claim = one.claims[0]
    yield entity_link(claim.subject, claim.subject_label, "fiche")
    yield entity_link(claim.object, claim.object_label, "fiche")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
