"""Two entities, two territories or two dates, side by side: choosing them, and what is shown."""

from collections.abc import Callable

import streamlit as st

from graph.errors import InputError, worded
from graph.model.vocabulary import Kind, kind_of
from graph.network.comparing import alike
from graph.network.comparing_dates import Sense, read_date
from graph.views.text import shown
from graph.widgets.addresses import go, param
from graph.widgets.compare_dates import show_dates
from graph.widgets.compare_entities import show_entities
from graph.widgets.compare_territories import show_territories
from graph.widgets.entity import entity, find_entity
from graph.widgets.facts import style_of
from graph.widgets.language import _, _n
from graph.widgets.markup import Markup, block, join, kind_icon, link, show
from graph.widgets.opened import dataset
from graph.widgets.search_box import search_box
from graph.widgets.territory_data import near, roll_up
from graph.widgets.territory_words import territory_names

__all__ = ["show_compare"]

_SUGGESTED = 8
_LONGEST = 20
"""The most characters a date has in a message."""


def show_compare() -> None:
    """The page of comparisons, as its address says.

    ``a`` and ``b`` are two entities or territories; ``le`` and ``et`` two dates, of what is said
    of ``a`` or, without it, of everybody; ``sens`` is ``vrai`` or ``dit``.

    Raises
    ------
    graph.errors.GraphError: the address names nothing that can be compared.
    """
    dated = bool(param("le") or param("et") or param("sens"))
    show(block("<h1>{title}</h1>", title=_("Comparer")), _ways(dated))
    if dated:
        _dates()
    else:
        _two()


def _ways(dated: bool) -> Markup:
    """The two ways of comparing, the one in use told to a screen reader too."""
    first = param("a")
    ways = [
        (_("Deux entités ou deux territoires"), {"a": first}, not dated),
        (_("Deux dates"), {"a": first, "le": "2015", "et": "2024"}, dated),
    ]
    return block(
        '<nav class="m-compare-ways" aria-label="{title}">{links}</nav>',
        title=_("Que comparer"),
        links=join(
            block('<b aria-current="page">{name}</b>', name=name)
            if used
            else link(name, "comparer", **params)
            for name, params, used in ways
        ),
    )


def _two() -> None:
    """Two boxes, then what the two have in common and apart."""
    given = [_given(param(name)) for name in ("a", "b")]
    left, right = st.columns(2, gap="large")
    with left:
        _box("a", _("Comparer"), given[0], lambda key: go("comparer", a=key, b=param("b")))
    with right:
        _box("b", _("avec"), given[1], lambda key: go("comparer", a=param("a"), b=key))
    chosen = [_found(one) for one in given if one]
    if len(chosen) < 2:
        show(_suggestions(chosen[0]) if chosen else _empty())
        return
    one, other = chosen
    if one == other:
        raise InputError(
            worded("« {label} » ne se compare pas avec soi-même.", label=shown(entity(one).label)),
            advice="Choisissez-en une autre, ou comparez deux dates.",
        )
    if all(kind_of(iri, dataset().iris) is Kind.TERRITORY for iri in (one, other)):
        show_territories(one, other)
    else:
        show_entities(one, other)


def _dates() -> None:
    """Two dates, of one entity, of one territory, or of everybody."""
    if param("b"):
        raise InputError(
            "deux entités ou deux dates se comparent, et pas les deux à la fois.",
            advice="Retirez de l'adresse b, ou bien le, et et sens.",
        )
    given = _given(param("a"))
    subject, before, after = st.columns([4, 1, 1], gap="medium")
    with subject:
        _box("a", _("Ce qui est dit de"), given, lambda key: _go_dates(a=key))
    with before:
        st.text_input(_("à la date"), param("le"), key="compare.le", max_chars=10, on_change=_typed)
    with after:
        st.text_input(
            _("et à la date"), param("et"), key="compare.et", max_chars=10, on_change=_typed
        )
    iri = _found(given) if given else ""
    sense = _sense(param("sens"))
    first, second = (_date(param(name)) for name in ("le", "et"))
    if not (first and second):
        show(block('<p class="m-lead">{text}</p>', text=_("Donnez deux dates : 2015, ou 2015-06.")))
        return
    show_dates(iri, (first, second), sense)


def _typed() -> None:
    """The dates go into the address."""
    st.query_params.update({name: st.session_state[f"compare.{name}"] for name in ("le", "et")})


def _go_dates(a: str) -> None:
    go("comparer", a=a, le=param("le"), et=param("et"), sens=param("sens"))


def _sense(text: str) -> Sense:
    try:
        return Sense(text or Sense.TRUE)
    except ValueError:
        raise InputError(
            worded(
                "« {text} » n'est pas une façon de comparer deux dates.",
                text=shown(text)[:_LONGEST],
            ),
            advice="Écrivez « vrai » ou « dit ».",
        ) from None


def _date(text: str) -> str:
    """A date that can be read, or an empty text where none is given."""
    if text and read_date(text) is None:
        raise InputError(
            worded("« {text} » n'est pas une date.", text=shown(text)[:_LONGEST]),
            advice="Écrivez une année (2019), un mois (2019-06) ou un jour (2019-06-09).",
        )
    return text


def _given(text: str) -> str | InputError:
    """The IRI of what the address names, what is wrong with it, or an empty text."""
    try:
        return find_entity(text) if text else ""
    except InputError as error:
        return error


def _found(given: str | InputError) -> str:
    """What is wrong is told below the boxes, where one may choose again."""
    if isinstance(given, InputError):
        raise given
    return given


def _box(name: str, label: str, given: str | InputError, on_choose: Callable[[str], None]) -> None:
    search_box(
        f"compare.{name}",
        label,
        on_choose,
        placeholder=_("Nom, sigle, code INSEE ou SIREN"),
        value=territory_names([given])[given] if given and isinstance(given, str) else "",
    )


def _empty() -> Markup:
    return block(
        '<p class="m-lead">{text}</p>',
        text=_(
            "Choisissez deux organisations, collectivités, projets, personnes ou territoires : ce "
            "qui est dit des deux, et ce qui n'est dit que de l'un, avec les sources."
        ),
    )


def _suggestions(iri: str) -> Markup:
    """With what one may compare: neighbours of a territory, or those that have the same links."""
    if kind_of(iri, dataset().iris) is Kind.TERRITORY:
        found = [(one, "") for one in near(iri).found]
        title = _("Comparer avec un territoire voisin :")
    else:
        relations = roll_up().relations
        ranked = alike(relations.get(iri, frozenset()), relations, iri)[:_SUGGESTED]
        found = [
            (one, _n("{n} lien en commun", "{n} liens en commun", count)) for one, count in ranked
        ]
        title = _("Celles qui ont le plus de liens en commun :")
    if not found:
        text = _("Choisissez avec quoi comparer.")
        return block('<p class="m-lead">{text}</p>', text=text)
    names, key = territory_names(one for one, _count in found), dataset().iris.short
    lines = [
        block(
            '<li>{icon}{compare} <span class="m-detail">{count}</span></li>',
            icon=kind_icon(style_of(one)),
            compare=link(names[one], "comparer", a=key(iri), b=key(one)),
            count=count,
        )
        for one, count in found
    ]
    return block(
        '<p class="m-lead">{title}</p><ul class="m-facts">{lines}</ul>',
        title=title,
        lines=join(lines),
    )
