"""Reconciliation queries as clients write them (Reconciliation API 0.2, section 4.1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from graph.api.reconciliation.limits import (
    LONGEST_TEXT,
    MOST_CANDIDATES,
    MOST_CONSTRAINTS,
    MOST_QUERIES,
    MOST_VALUES,
    USUAL_CANDIDATES,
)
from graph.api.refusals import Refusal
from graph.errors import Worded, worded

__all__ = ["Constraint", "Query", "plain", "read_batch"]

_STRICTNESS: Final = ("any", "all", "should")


@dataclass(frozen=True, slots=True)
class Constraint:
    """A property and the values of it that the entity looked for may have."""

    property: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """One entity looked for.

    Parameters
    ----------
    text: its name, an identifier or a code; nothing where properties alone tell it.
    types: identifiers of types; none means any.
    strictness: ``any`` or ``all`` of the types, or ``should``: others come after.
    limit: candidates wanted, at most.
    """

    text: str
    types: tuple[str, ...] = ()
    strictness: str = "any"
    limit: int = USUAL_CANDIDATES
    constraints: tuple[Constraint, ...] = ()


def read_batch(given: object) -> dict[str, Query]:
    """The queries of a batch by the keys the client chose.

    Raises
    ------
    Refusal: 400 where it is not a batch, 413 where it holds too many queries.
    """
    if not isinstance(given, dict):
        raise Refusal(
            400, worded("le champ queries est un objet JSON : une clé et une requête chacune.")
        )
    if len(given) > MOST_QUERIES:
        raise Refusal(413, worded("un lot compte {most} requêtes au plus.", most=MOST_QUERIES))
    return {key: _query(str(key), one) for key, one in given.items()}


def plain(text: str) -> str:
    """``text`` in what UTF-8 can write, without the spaces around it."""
    return text.encode("utf-8", "replace").decode().strip()


def _query(key: str, given: object) -> Query:
    if not isinstance(given, dict):
        raise _wrong(key, worded("c'est un objet JSON avec query ou properties."))
    text = given.get("query", "")
    if not isinstance(text, str):
        raise _wrong(key, worded("query est un texte."))
    constraints = _constraints(key, given.get("properties"))
    if not text.strip() and not constraints:
        raise _wrong(key, worded("donnez query ou properties."))
    strictness = given.get("type_strict") or "any"
    if strictness not in _STRICTNESS:
        raise _wrong(key, worded("type_strict est l'un de : any, all, should."))
    return Query(
        _bounded(key, text), _types(key, given), strictness, _limit(key, given), constraints
    )


def _types(key: str, given: Mapping[str, Any]) -> tuple[str, ...]:
    types = given.get("type") or []
    listed = types if isinstance(types, list) else [types]
    given_names = [one.get("id") if isinstance(one, dict) else one for one in listed]
    names = [name for name in given_names if isinstance(name, str)]
    if len(names) < len(listed) or len(names) > MOST_VALUES:
        raise _wrong(key, worded("type est l'identifiant d'un type, ou une liste."))
    return tuple(dict.fromkeys(plain(name)[:LONGEST_TEXT] for name in names if name.strip()))


def _limit(key: str, given: Mapping[str, Any]) -> int:
    limit = given.get("limit")
    if limit is None:
        return USUAL_CANDIDATES
    if isinstance(limit, float) and limit.is_integer():
        limit = int(limit)
    if not isinstance(limit, int) or isinstance(limit, bool) or limit < 1:
        raise _wrong(key, worded("limit est un nombre entier plus grand que 0."))
    return min(limit, MOST_CANDIDATES)


def _constraints(key: str, given: object) -> tuple[Constraint, ...]:
    if given is None:
        return ()
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise _wrong(key, worded("properties est une liste d'objets avec pid et v."))
    if len(given) > MOST_CONSTRAINTS:
        raise _wrong(key, worded("au plus {most} propriétés.", most=MOST_CONSTRAINTS))
    found: dict[str, tuple[str, ...]] = {}
    for one in given:
        pid = one.get("pid")
        if not isinstance(pid, str) or "v" not in one:
            raise _wrong(key, worded("properties est une liste d'objets avec pid et v."))
        values = tuple(text for value in _listed(one["v"]) if (text := _value(key, value)))
        name = plain(pid)[:LONGEST_TEXT]
        if values:
            found[name] = found.get(name, ()) + values
    return tuple(Constraint(name, values) for name, values in found.items())


def _listed(value: object) -> list[object]:
    return value[:MOST_VALUES] if isinstance(value, list) else [value]


def _value(key: str, given: object) -> str:
    """A property value as a text; an entity is told by its identifier (section 2.4)."""
    if isinstance(given, dict) and isinstance(given.get("id"), str):
        return _bounded(key, given["id"])
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, float) and given.is_integer() and abs(given) < 1e15:
        return str(int(given))
    if isinstance(given, int | float):
        return f"{given:.15g}" if isinstance(given, float) else str(given)[:LONGEST_TEXT]
    if isinstance(given, str):
        return _bounded(key, given)
    if given is None:
        return ""
    raise _wrong(key, worded("une valeur est un texte, un nombre, un booléen ou une entité."))


def _bounded(key: str, text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise _wrong(key, worded("un texte dépasse {most} caractères.", most=LONGEST_TEXT))
    return plain(text)


def _wrong(key: str, what: Worded) -> Refusal:
    shown = plain(key)[:40]
    return Refusal(400, worded("requête « {key} » : {what}", key=shown, what=what))
