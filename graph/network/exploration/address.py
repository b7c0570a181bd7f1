"""An exploration as parameters of an address, and back.

Written with the characters an address keeps as they are (RFC 3986, section 2.3), so that it
stays short: ``~`` between items, ``.`` between the parts of one, and an entity as the first
letters of its kind and its key, ``o-rtes``.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from graph.errors import InputError, worded
from graph.model.iris import Iris, slug
from graph.model.vocabulary import prefixes
from graph.network.exploration.filters import Filters
from graph.network.exploration.state import STEP, Arrange, Expand, Exploration, Move, Start, Step

__all__ = ["NAMES", "Address"]

MOST: Final = 1000

_KINDS: Final = {
    "collectivite": "c",
    "organisation": "o",
    "person": "p",
    "project": "j",
    "event": "e",
    "concept": "n",
    "resource": "r",
    "commune": "co",
    "commune-deleguee": "cd",
    "epci": "ep",
    "departement": "de",
    "region": "re",
    "country": "pa",
    "place": "li",
}
_SEGMENTS: Final = {short: long for long, short in _KINDS.items()}
_KEY = re.compile(r"[A-Za-z0-9_-]+")
_NUMBER = re.compile(r"-?[0-9]{1,6}")
_GROUPINGS: Final = ("type", "territoire", "departement", "communaute")
_CERTAINTIES: Final = ("reviewed", "stated", "implied", "extracted")

NAMES: Final = (
    *("vers", "faibles", "n", "etapes", "caches", "epingles", "sans", "relations", "certitudes"),
    *("sources", "editeurs", "annees", "lieu", "ponts", "groupes", "deplies"),
)
"""The parameters an exploration may use, besides ``id``, ``q`` and those of its question."""


class Address:
    """Writes and reads explorations of one dataset.

    Parameters
    ----------
    publishers: the names of all publishers, which the address tells by their slugs.
    """

    def __init__(self, iris: Iris, publishers: Iterable[str] = ()) -> None:
        self.iris = iris
        self.publishers = {slug(name, 40): name for name in sorted(publishers)}
        self.prefixes = prefixes(iris)

    # ---- names of things

    def ref(self, iri: str) -> str:
        """``o-rtes`` for an entity's IRI, ``type-scic`` for a group."""
        if iri.startswith("group:"):
            by, _, key = iri.removeprefix("group:").partition(":")
            return f"g.{by}.{self.ref(key) if '/' in key else key}"
        segment, _, key = self.iris.short(iri).partition("/")
        return f"{_KINDS.get(segment, segment)}-{key}"

    def iri(self, ref: str, where: str = "") -> str:
        """The IRI of ``o-rtes``; an identifier such as ``organisation/rtes`` is read as well.

        Raises
        ------
        graph.errors.InputError: it is neither.
        """
        if ref.startswith("g."):
            _, by, key = [*ref.split(".", 2), "", ""][:3]
            return f"group:{by}:{self.iris.short(self.iri(key, where)) if _is_ref(key) else key}"
        kind, mark, key = ref.partition("/") if "/" in ref else ref.partition("-")
        segment = _SEGMENTS.get(kind, kind) if mark == "-" else kind
        if segment not in _KINDS or not _KEY.fullmatch(key):
            raise InputError(
                worded("« {ref} » ne désigne aucune entité.", ref=ref[:60]), where=where
            )
        return self.iris.long(f"{segment}/{key}")

    def is_ref(self, text: str) -> bool:
        """Whether ``text`` names an entity or a group."""
        try:
            self.iri(text)
        except InputError:
            return False
        return True

    def relation_key(self, predicate: str) -> str:
        """``memberOf`` for a property of ours, ``dcterms-publisher`` for another."""
        for prefix, namespace in self.prefixes.items():
            if predicate.startswith(namespace):
                name = predicate.removeprefix(namespace)
                return name if prefix == "mai" else f"{prefix}-{name}"
        return predicate

    def relation(self, key: str, where: str = "relations") -> str:
        """The IRI of a property named like that.

        Raises
        ------
        graph.errors.InputError: no vocabulary has it.
        """
        prefix, dash, name = key.partition("-") if "-" in key else ("mai", "-", key)
        namespace = self.prefixes.get(prefix)
        if not dash or namespace is None or not (name.isascii() and name.isalnum()):
            raise InputError(worded("« {key} » n'est pas une relation.", key=key[:60]), where=where)
        return namespace + name

    # ---- writing

    def write(self, exploration: Exploration) -> dict[str, str]:
        """Every parameter by name; an empty text where it is not needed."""
        start, filters = exploration.start, exploration.filters
        span = f"{filters.since or ''}-{filters.until or ''}"
        told = {
            "id": self.iris.short(start.centre) if start.centre else "",
            "q": start.question,
            "vers": self.iris.short(start.target) if start.target else "",
            "faibles": "1" if start.weak else "",
            "n": str(start.limit) if start.limit != STEP else "",
            "etapes": "~".join(map(self._step, exploration.steps)),
            "caches": self._refs(exploration.hidden),
            "epingles": self._refs(exploration.pinned),
            "sans": "~".join(kind or "autre" for kind in filters.without),
            "relations": "~".join(map(self.relation_key, filters.relations)),
            "certitudes": "~".join(filters.certainties),
            "sources": "~".join(map(self.ref, filters.sources)),
            "editeurs": "~".join(slug(name, 40) for name in filters.publishers),
            "annees": span if span != "-" else "",
            "lieu": self.ref(filters.territory) if filters.territory else "",
            "ponts": "1" if filters.bridges else "",
            "groupes": exploration.grouping,
            "deplies": self._refs(exploration.opened),
        }
        return {**dict(start.given), **told}

    def _refs(self, iris: Iterable[str]) -> str:
        return "~".join(sorted(map(self.ref, iris)))

    def _step(self, step: Step) -> str:
        if isinstance(step, Arrange):
            return f"range.{step.seed}"
        if isinstance(step, Move):
            return f"{self.ref(step.node)}.a.{step.x}.{step.y}"
        parts = ["-" if step.folded else "", self.ref(step.node)]
        if step.relation:
            parts.append(f".{self.relation_key(step.relation)}.{'de' if step.forward else 'vers'}")
        if step.upto != STEP:
            parts.append(f".{step.upto}")
        return "".join(parts)

    # ---- reading

    def read(self, param: Callable[[str], str], start: Start) -> Exploration:
        """The exploration an address asks for.

        Parameters
        ----------
        param: the text of a parameter, empty where the address has none.
        start: what ``id``, ``q`` and the question's parameters name.

        Raises
        ------
        graph.errors.InputError: a parameter does not hold what it should; names it.
        """

        def items(name: str) -> tuple[str, ...]:
            return tuple(dict.fromkeys(part for part in param(name).split("~") if part))

        def iris(name: str) -> Iterator[str]:
            return (self.iri(ref, name) for ref in items(name))

        since, until = self._years(param("annees"))
        filters = Filters(
            without=tuple("" if kind == "autre" else kind for kind in items("sans")),
            relations=tuple(map(self.relation, items("relations"))),
            certainties=tuple(
                _one_of(one, _CERTAINTIES, "certitudes") for one in items("certitudes")
            ),
            sources=tuple(iris("sources")),
            publishers=tuple(self.publishers.get(key, key) for key in items("editeurs")),
            since=since,
            until=until,
            territory=self.iri(param("lieu"), "lieu") if param("lieu") else "",
            bridges=param("ponts") == "1",
        )
        grouping = param("groupes")
        return Exploration(
            start,
            steps=tuple(map(self._read_step, param("etapes").split("~")))
            if param("etapes")
            else (),
            hidden=frozenset(iris("caches")),
            pinned=frozenset(iris("epingles")),
            filters=filters,
            grouping=_one_of(grouping, _GROUPINGS, "groupes") if grouping else "",
            opened=frozenset(iris("deplies")),
        )

    def _read_step(self, text: str) -> Step:
        head, *rest = text.removeprefix("-").split(".")
        folded = text.startswith("-")
        if head == "range" and len(rest) == 1:
            return Arrange(_number(rest[0], text))
        node = self.iri(head, "etapes")
        if rest[:1] == ["a"] and len(rest) == 3 and not folded:
            return Move(node, _number(rest[1], text), _number(rest[2], text))
        upto = STEP
        if rest and re.fullmatch("[0-9]+", rest[-1]):
            upto = min(MOST, max(1, _number(rest.pop(), text)))
        if not rest:
            return Expand(node, upto=upto, folded=folded)
        if len(rest) != 2 or rest[1] not in ("de", "vers"):
            raise _wrong_step(text)
        return Expand(node, self.relation(rest[0], "etapes"), rest[1] == "de", upto, folded)

    def _years(self, text: str) -> tuple[int, int]:
        if not text:
            return 0, 0
        first, dash, last = text.partition("-")
        years = [int(year) if re.fullmatch(r"[0-9]{4}", year) else 0 for year in (first, last)]
        empty = [not year for year in (first, last)]
        if not dash or any(not year and not none for year, none in zip(years, empty, strict=True)):
            raise InputError(
                worded("« {text} » n'est pas une période.", text=text[:20]),
                where="annees",
                advice="Par exemple 2015-2024.",
            )
        return years[0], years[1]


def read_limit(text: str) -> int:
    """How many neighbours an address asks for at first.

    Raises
    ------
    graph.errors.InputError: it is no number from 1 to 1000.
    """
    if not text:
        return STEP
    if not re.fullmatch(r"[0-9]{1,4}", text) or not 1 <= int(text) <= MOST:
        raise InputError(
            worded(
                "« {text} » n'est pas un nombre de voisins de 1 à {most}.",
                text=text[:20],
                most=MOST,
            ),
            where="n",
        )
    return int(text)


def same(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether two sets of parameters say the same; those left empty do not count."""
    return {k: v for k, v in one.items() if v} == {k: v for k, v in other.items() if v}


def _is_ref(key: str) -> bool:
    return key.partition("-")[0] in _SEGMENTS and "-" in key


def _number(text: str, step: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise _wrong_step(step)
    return int(text)


def _wrong_step(text: str) -> InputError:
    return InputError(worded("« {text} » n'est pas une étape.", text=text[:60]), where="etapes")


def _one_of(text: str, known: tuple[str, ...], where: str) -> str:
    if text not in known:
        raise InputError(
            worded("« {text} » n'est pas connu.", text=text[:40]),
            where=where,
            advice=worded("Choix : {names}.", names=", ".join(known)),
        )
    return text
