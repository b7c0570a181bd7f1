"""How territories are named: the name, the level, what tells one from its homonyms."""

from collections.abc import Iterable

from graph.model.iris import folded
from graph.model.terms import Literal, NamedNode
from graph.model.vocabulary import Kind, kind_of, term
from graph.network.labels import labels_of
from graph.network.territories import level_of
from graph.network.territory_history import types_of
from graph.network.territory_lineage import Scope
from graph.widgets.language import _, _n, language
from graph.widgets.markup import Markup, link
from graph.widgets.opened import dataset

__all__ = [
    "code_of",
    "count_of_level",
    "homonyms",
    "level_word",
    "scope_word",
    "territory_link",
    "territory_name",
    "territory_names",
]


_PLACE = " (territoire)"
"""What the build adds to the name of a place whose institution has the same."""


def territory_names(iris: Iterable[str]) -> dict[str, str]:
    """The name of each territory; its identifier where nothing names it."""
    opened, wanted = dataset(), list(dict.fromkeys(iris))
    found = opened.labels(wanted, language())
    lost = [one for one in wanted if one not in found]
    known = labels_of(opened.store, opened.iris, lost) if lost else {}
    return {
        one: (found.get(one) or known.get(one) or opened.iris.short(one)).removesuffix(_PLACE)
        for one in wanted
    }


def territory_name(iri: str) -> str:
    """The name of a territory."""
    return territory_names([iri])[iri]


def territory_link(iri: str, label: str = "") -> Markup:
    """A territory's name, linked to its sheet."""
    return link(label or territory_name(iri), "territoires", id=dataset().iris.short(iri))


def level_word(iri: str) -> str:
    """The level of a territory in words: ``métropole``, ``commune associée``, ``département``."""
    opened = dataset()
    own = types_of(opened.store, iri)
    if own & {opened.iris.mai("CommuneAssociee"), opened.iris.mai("CommuneDeleguee")}:
        found = [one for one in own if one.value.startswith(f"{opened.iris.base}ontology")]
    elif term("igeo:ArrondissementMunicipal") in own:
        return _("arrondissement municipal")
    elif term("igeo:CollectiviteDOutreMer") in own:
        return _("collectivité d'outre-mer")
    else:
        found = _classes(iri)
    names = opened.labels((one.value for one in found), language())
    words = sorted({name[:1].lower() + name[1:] for name in names.values()})
    return words[0] if words else _plain(level_of(iri, opened.iris))


def count_of_level(level: str, count: int) -> str:
    """How many territories of a level: « 5 départements »."""
    words = {
        "region": _n("{n} région", "{n} régions", count),
        "departement": _n("{n} département", "{n} départements", count),
        "epci": _n("{n} intercommunalité", "{n} intercommunalités", count),
        "commune": _n("{n} commune", "{n} communes", count),
        "commune-deleguee": _n("{n} commune déléguée", "{n} communes déléguées", count),
    }
    return words.get(level) or _n("{n} autre lieu", "{n} autres lieux", count)


def scope_word(scope: Scope | None) -> str:
    """What a scope means, in a few words; nothing for the territory itself."""
    words = {
        Scope.INSIDE: _("à l'intérieur"),
        Scope.PARTLY: _("en partie à l'intérieur"),
        Scope.FORMER: _("ancienne collectivité"),
    }
    return words.get(scope, "") if scope else _("territoire plus vaste")


def code_of(iri: str) -> str:
    """The INSEE code of a territory, or the SIREN of a group of communes."""
    opened = dataset()
    for name in (term("igeo:codeINSEE"), opened.iris.mai("siren")):
        found = sorted(
            quad.object.value
            for quad in opened.store.quads(NamedNode(iri), name, None, None)
            if isinstance(quad.object, Literal)
        )
        if found:
            return found[0]
    return ""


def homonyms(iri: str) -> list[tuple[str, str]]:
    """Other territories of the same name: each IRI with its level and where it lies."""
    opened, own = dataset(), territory_name(iri)
    found = [
        match
        for match in opened.names.find(own)
        if match.iri != iri
        and kind_of(match.iri, opened.iris) is Kind.TERRITORY
        and folded(match.label) == folded(own)
    ]
    around = {
        match.iri: opened.iris.long(min(paths))
        for match in found
        if (paths := [path for path in match.within if path.startswith("departement/")])
    }
    names = territory_names(around.values())
    return [
        (
            one.iri,
            ", ".join((level_word(one.iri), *([names[around[one.iri]]] * (one.iri in around)))),
        )
        for one in found
    ]


def _classes(iri: str) -> list[NamedNode]:
    """The level of the institution that runs a territory."""
    opened = dataset()
    return [
        quad.object
        for run in opened.store.quads(None, term("dcterms:spatial"), NamedNode(iri), None)
        if isinstance(run.subject, NamedNode)
        for quad in opened.store.quads(run.subject, term("org:classification"), None, None)
        if isinstance(quad.object, NamedNode)
    ]


def _plain(level: str) -> str:
    words = {
        "region": _("région"),
        "departement": _("département"),
        "epci": _("intercommunalité"),
        "commune": _("commune"),
        "commune-deleguee": _("commune déléguée"),
        "country": _("pays"),
    }
    return words.get(level, _("lieu"))
