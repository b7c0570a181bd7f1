"""Two entries that are one thing to whoever types its name: they are no homonyms."""

from collections.abc import Sequence

from graph.api.reconciliation.register import Register
from graph.model.terms import NamedNode
from graph.model.vocabulary import Kind
from graph.search.entries import Match, is_part_of_commune

__all__ = ["without_doubles"]


def without_doubles(register: Register, matches: Sequence[Match]) -> list[Match]:
    """``matches`` without those another one of them stands for.

    An institution stands for the territory it runs, a commune for the former commune of its own
    code that is now a part of it, and any entity for the notion it is classified under (the
    Métropole de Lyon is the only one of its level, which has its name).
    """
    stood_for = {iri for match in matches for iri in _stood_for(register, match)}
    left = [match for match in matches if match.iri not in stood_for]
    whole = {code for match in left if not is_part_of_commune(match.detail) for code in match.codes}
    return [match for match in left if not _is_own_part(match, whole)]


def _stood_for(register: Register, match: Match) -> list[str]:
    predicates = {
        Kind.COLLECTIVITE: ("dcterms:spatial", "org:classification"),
        Kind.ORGANISATION: ("rov:orgType", "hasLabel"),
    }.get(match.kind, ())
    statements = register.statements
    return [
        value.value
        for name in predicates
        for value in statements.objects(match.iri, statements.property(name))
        if isinstance(value, NamedNode)
    ]


def _is_own_part(match: Match, whole: set[str]) -> bool:
    return is_part_of_commune(match.detail) and not match.codes.isdisjoint(whole)
