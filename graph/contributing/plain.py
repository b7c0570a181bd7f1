"""Dataclasses as plain JSON values and back, nothing lost: what drafts and contributions keep."""

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

__all__ = ["Malformed", "from_plain", "to_plain"]

_Made = TypeVar("_Made")


class Malformed(ValueError):
    """Values that are not those of the dataclass; the message says where and what."""


def to_plain(value: Any) -> Any:
    """``value`` as dictionaries, lists and texts; what is as it is by default is left out."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: to_plain(getattr(value, field.name))
            for field in fields(value)
            if _default(field) is MISSING or getattr(value, field.name) != _default(field)
        }
    if isinstance(value, Mapping):
        return {str(key): to_plain(one) for key, one in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [to_plain(one) for one in value]
    return value


def from_plain(made: type[_Made], value: Any) -> _Made:
    """The dataclass ``made`` whose plain form is ``value``.

    Raises
    ------
    Malformed: a field is missing, unknown or not of its type.
    """
    found: _Made = _dataclass(made, value, made.__name__)
    return found


def _dataclass(made: type, value: Any, place: str) -> Any:
    if not isinstance(value, dict):
        raise Malformed(f"{place}: an object is expected")
    known = _fields(made)
    unknown = value.keys() - known.keys()
    if unknown:
        raise Malformed(f"{place}: unknown {min(unknown)}")
    given = {name: _made(known[name], one, f"{place}.{name}") for name, one in value.items()}
    try:
        return made(**given)
    except TypeError as error:
        raise Malformed(f"{place}: {error}") from error


def _default(field: Field[Any]) -> Any:
    made = field.default_factory
    return field.default if made is MISSING else made()


@lru_cache(maxsize=64)
def _fields(made: type) -> dict[str, Any]:
    hints = get_type_hints(made)
    return {field.name: hints[field.name] for field in fields(made)}


def _made(wanted: Any, value: Any, place: str) -> Any:
    origin, inside = get_origin(wanted), get_args(wanted)
    if origin is UnionType:
        if value is None and NoneType in inside:
            return None
        return _made(next(one for one in inside if one is not NoneType), value, place)
    if origin is tuple:
        return _tuple(inside, value, place)
    if origin in (dict, list):
        return _collection(origin, inside, value, place)
    if isinstance(wanted, type) and is_dataclass(wanted):
        return _dataclass(wanted, value, place)
    return _simple(wanted, value, place)


def _tuple(inside: tuple[Any, ...], value: Any, place: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise Malformed(f"{place}: a list is expected")
    if inside[-1] is Ellipsis:
        return tuple(_made(inside[0], one, place) for one in value)
    if len(value) != len(inside):
        raise Malformed(f"{place}: {len(inside)} values are expected")
    return tuple(_made(wanted, one, place) for wanted, one in zip(inside, value, strict=True))


def _collection(origin: Any, inside: tuple[Any, ...], value: Any, place: str) -> Any:
    if not isinstance(value, origin):
        raise Malformed(f"{place}: a {origin.__name__} is expected")
    if isinstance(value, dict):
        return {str(key): _made(inside[1], one, f"{place}.{key}") for key, one in value.items()}
    return [_made(inside[0], one, place) for one in value]


def _simple(wanted: Any, value: Any, place: str) -> Any:
    if issubclass(wanted, Enum):
        try:
            return wanted(value)
        except ValueError as error:
            raise Malformed(f"{place}: {error}") from error
    if wanted is float and type(value) is int:
        return float(value)
    if type(value) is not wanted:
        raise Malformed(f"{place}: {wanted.__name__} is expected")
    return value
