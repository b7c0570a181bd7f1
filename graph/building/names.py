"""What the name index holds of each thing."""

import re
from collections.abc import Iterable, Iterator, Mapping

from graph.building.places import has_institution, institution_iri, institution_name, territory_iri
from graph.linking.collectivites import inside
from graph.linking.identity import Identity
from graph.linking.things import Thing
from graph.model.iris import Iris
from graph.model.terms import NamedNode
from graph.model.vocabulary import Kind
from graph.search.entries import NameEntry
from graph.sources.territories import OfficialCode, Territory

__all__ = ["name_entries", "word_of"]

_SHORT_KINDS = frozenset(("CA", "CC", "CU"))
_BRACKET = re.compile(r"(?P<long>[^()]+?)\s*\((?P<short>[^()]+)\)")
_KIND_WORDS = {
    "COM": "commune",
    "COMA": "commune associée",
    "COMD": "commune déléguée",
    "ARM": "arrondissement municipal",
    "CC": "communauté de communes",
    "CA": "communauté d'agglomération",
    "CU": "communauté urbaine",
    "METRO": "métropole",
    "MET69": "métropole",
    "EPT": "établissement public territorial",
    "departement": "département",
    "region": "région",
}
_CONCEPT_WORDS = {"theme": "thème", "legal form": "forme juridique"}
"""The kinds of concepts that a table of sources gives in English."""


def name_entries(
    iris: Iris,
    code: OfficialCode,
    identity: Identity,
    degree: Mapping[NamedNode, int],
    public: frozenset[NamedNode],
    labels: Mapping[str, tuple[str, tuple[str, ...]]],
    schemes: Mapping[str, str],
) -> Iterator[NameEntry]:
    """One entry a thing.

    Parameters
    ----------
    degree: number of relations of each thing.
    public: things a public document describes.
    labels: preferred and other names of the concepts of our vocabulary, by IRI.
    schemes: the scheme of each of those: ``scheme/themes``.
    """
    for territory in code:
        yield from _official(iris, code, territory, identity, degree)
    for thing in identity.things.values():
        if thing.territory is None:
            iri = thing.iri.value
            label, others = labels.get(iri, ("", ()))
            more = (label, *others) if label else ()
            yield _thing(thing, degree, thing.iri in public, schemes.get(iri, ""), more)
    known = {iri.value for iri in identity.things}
    for iri, (label, others) in labels.items():
        if iri not in known:
            node = NamedNode(iri)
            within = (schemes[iri],) if iri in schemes else ()
            names = _short_and_long((label, *others))
            yield NameEntry(
                iri, Kind.CONCEPT, label, names, degree=degree.get(node, 0), within=within
            )


def _official(
    iris: Iris,
    code: OfficialCode,
    territory: Territory,
    identity: Identity,
    degree: Mapping[NamedNode, int],
) -> Iterator[NameEntry]:
    place = territory_iri(iris, territory)
    detail = _detail(code, territory)
    others = (territory.official_name,) if territory.official_name else ()
    others = (*others, *_without_kind(territory))
    codes = tuple(one for one in (territory.code, territory.siren) if one)
    weight = territory.population or 0
    around = tuple(sorted(inside(territory)))
    parent = code.find(f"commune/{territory.parent}") if territory.parent else None
    if parent is not None and territory.name.endswith(f"-{parent.name}"):
        others = (*others, territory.name.removesuffix(f"-{parent.name}"))
    yield NameEntry(
        place.value,
        Kind.TERRITORY,
        territory.name,
        (*others, *_names(identity.things.get(place))),
        codes,
        territory.postcodes,
        f"territoire, {detail}",
        degree.get(place, 0),
        weight,
        within=around,
    )
    if has_institution(territory):
        node = institution_iri(iris, territory)
        yield NameEntry(
            node.value,
            Kind.COLLECTIVITE,
            institution_name(territory),
            tuple(dict.fromkeys((territory.name, *others, *_names(identity.things.get(node))))),
            codes,
            (),
            f"collectivité, {detail}",
            degree.get(node, 0),
            weight,
            within=around,
        )


def _without_kind(territory: Territory) -> tuple[str, ...]:
    """« CA Lorient Agglomération » is Lorient Agglomération; « CA de Tulle » is not Tulle."""
    kind, _, rest = territory.official_name.partition(" ")
    own = kind in _SHORT_KINDS and rest[:1].isupper() and " " in rest
    return (rest,) if own else ()


def _names(thing: Thing | None) -> tuple[str, ...]:
    if thing is None:
        return ()
    return tuple(
        dict.fromkeys(
            name for named in thing.names for name in (named.record.name, *named.record.aliases)
        )
    )


def _detail(code: OfficialCode, territory: Territory) -> str:
    word = _KIND_WORDS[territory.kind]
    if territory.segment in ("departement", "region"):
        return f"{word} {territory.code}"
    where = [
        f"{found.name} ({number})"
        for number in territory.departments
        if (found := code.find(f"departement/{number}")) is not None
    ]
    return f"{word}, {', '.join(where[:2])}" if where else word


def _short_and_long(names: Iterable[str]) -> tuple[str, ...]:
    """The other names of a concept; « Long (SHORT) » is also called Long, and SHORT."""
    known = list(names)
    label = known[0]
    for name in tuple(known):
        bracket = _BRACKET.fullmatch(name)
        if bracket is not None:
            known.append(bracket["long"])
            if bracket["short"].replace("-", "").isalnum() and not bracket["short"].islower():
                known.append(bracket["short"])
    return tuple(name for name in dict.fromkeys(known) if name != label)


def _thing(
    thing: Thing,
    degree: Mapping[NamedNode, int],
    public: bool,
    scheme: str,
    more: tuple[str, ...],
) -> NameEntry:
    main = thing.main
    word = _CONCEPT_WORDS.get(thing.subkind, thing.subkind) or word_of(thing.kind)
    detail = ", ".join(part for part in (word, main.place) if part)
    codes = tuple(dict.fromkeys(named.record.code for named in thing.names if named.record.code))
    names = tuple(dict.fromkeys((*_names(thing), *more)))
    if thing.kind is Kind.CONCEPT:
        names = _short_and_long((main.name, *names))
    return NameEntry(
        thing.iri.value,
        thing.kind,
        main.name,
        tuple(name for name in names if name != main.name),
        codes,
        (),
        detail,
        degree.get(thing.iri, 0),
        0,
        "public" if public else "restricted",
        (scheme,) if scheme else (),
    )


def word_of(kind: Kind) -> str:
    """What a person calls a thing of this kind, where nothing finer is known."""
    return {
        Kind.PERSON: "personne",
        Kind.PROJECT: "projet",
        Kind.EVENT: "événement",
        Kind.CONCEPT: "notion",
        Kind.RESOURCE: "ressource",
        Kind.TERRITORY: "lieu",
    }.get(kind, "")
