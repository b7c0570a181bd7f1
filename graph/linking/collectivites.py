"""Which territory of the official code a collectivité named by a source is.

A name that only one territory carries decides; a name several carry needs evidence — a
département, a region or a groupement that the same source ties to it. Without evidence
nothing is linked.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.model.iris import folded
from graph.sources.territories import OfficialCode, Territory

__all__ = [
    "CollectiviteLinker",
    "Evidence",
    "Link",
    "bare_names",
    "inside",
    "is_common_word",
    "kind_told",
    "near_places",
    "nearest",
]

_COMMUNE_WORDS = re.compile(
    r"^(?:ville|mairie|municipalite|commune(?: associee| deleguee| nouvelle)?)"
    r"(?: (?P<of>de|d|du|des))?(?: (?P<article>la|le|les|l))? (?P<name>.+)$"
)
_CONTRACTED = {"du": "le", "des": "les"}
_DEPARTMENT_WORDS = re.compile(
    r"^(?:conseil |collectivite )?(?:general |departemental |departement )"
    r"(?:(?:de|du|des|d)(?: la| l)? )?(?P<name>.+)$"
)
_REGION_WORDS = re.compile(
    r"^(?:conseil regional|region|collectivite)(?: (?:de|du|des|d)(?: la| l)?)? (?P<name>.+)$"
)
_GROUPING_WORDS = re.compile(
    r"\b(?:communaute|communautes|agglomeration|agglo|urbaine|communes|metropole|metropolitaine"
    r"|cc|ca|cu|ept|etablissement|public|territorial|intercommunalite|de|d|du|des|la|le|les|l|et|a"
    r"|au|aux|en|pays)\b"
)
_TYPE_WORDS = (
    (("communaute d agglomeration", "ca", "agglo", "agglomeration"), frozenset(("CA",))),
    (("communaute de communes", "cc"), frozenset(("CC",))),
    (("communaute urbaine", "cu"), frozenset(("CU",))),
    (("metropole", "eurometropole"), frozenset(("METRO", "MET69", "CU", "CA"))),
)
_COMMON_WORDS = frozenset(
    (
        *("ain", "allier", "aube", "aude", "cher", "creuse", "landes", "la reunion", "loire"),
        *("lot", "manche", "mayenne", "nord", "orne", "paris", "somme", "vienne"),
    )
)
"""Départements whose name in a text often means something else: a word, a town, a person."""

_NOT_TODAY = ("nord pas de calais", "rhone alpes")
"""Former regions whose name holds a département's."""

_REGION_NAMES = {
    "aura": "auvergne rhone alpes",
    "idf": "ile de france",
    "paca": "provence alpes cote d azur",
    "sud": "provence alpes cote d azur",
    "sud provence alpes cote d azur": "provence alpes cote d azur",
}
"""What regions are also called."""

_ARTICLES = re.compile(r"^(?:la|le|les|l) ")
_PARENTHESIS = re.compile(r"\(([^)]*)\)")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a source says around a name: official paths, and texts that may name places."""

    paths: frozenset[str] = frozenset()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """What a name was found to be.

    Parameters
    ----------
    territory: the one, or nothing.
    candidates: all that carry the name, when there are several and evidence does not decide.
    reason: what decided, in English.
    """

    territory: Territory | None
    candidates: tuple[Territory, ...] = ()
    reason: str = ""


class CollectiviteLinker:
    """Finds collectivités in the official code by kind, name and evidence."""

    def __init__(self, code: OfficialCode) -> None:
        self._code = code
        self._communes: dict[str, list[Territory]] = defaultdict(list)
        self._without_article: dict[str, list[Territory]] = defaultdict(list)
        self._parts: dict[str, list[Territory]] = defaultdict(list)
        self._groupings: dict[str, list[Territory]] = defaultdict(list)
        self._others: dict[tuple[str, str], Territory] = {}
        self._siren: dict[str, Territory] = {}
        for territory in code:
            self._keep(territory)
        self._place_names = _place_names(self._others)

    def _keep(self, territory: Territory) -> None:
        if territory.siren:
            self._siren[territory.siren] = territory
        if territory.segment == "epci":
            self._groupings[_core(_split_parenthesis(territory.name)[0])].append(territory)
        elif territory.kind == "COM":
            key = folded(territory.name)
            self._communes[key].append(territory)
            self._without_article[_ARTICLES.sub("", key)].append(territory)
        elif territory.segment == "commune" and territory.kind in ("COMA", "COMD"):
            for name in _part_names(territory, self._code):
                self._parts[name].append(territory)
        elif territory.segment in ("departement", "region"):
            self._others.setdefault((territory.segment, folded(territory.name)), territory)

    def by_code(self, code: str, name: str) -> Territory | None:
        """The territory of an INSEE code or SIREN.

        ``32`` is a département and a region: the one that ``name`` names is meant.
        """
        if code in self._siren:
            return self._siren[code]
        paths = (f"{segment}/{code}" for segment in ("commune", "departement", "region"))
        found = [one for one in map(self._code.find, paths) if one is not None]
        if len(found) > 1:
            said = f" {folded(name)} "
            found = [one for one in found if f" {folded(one.name)} " in said]
        return found[0] if len(found) == 1 else None

    def link(self, name: str, kind: str, evidence: Evidence = Evidence()) -> Link:
        """The territory a collectivité of ``kind`` (as collected facts name it) governs."""
        if kind == "commune":
            return self._commune(name, evidence)
        if kind in ("EPCI", "métropole"):
            return self._grouping(name, evidence)
        if kind == "département":
            return self._named("departement", _DEPARTMENT_WORDS, name)
        if kind == "région":
            return self._named("region", _REGION_WORDS, name)
        return Link(None, reason="the official code holds no territory of this kind")

    def commune(self, name: str, evidence: Evidence = Evidence()) -> Link:
        """The commune a place name means."""
        return self._commune(name, evidence)

    def _commune(self, name: str, evidence: Evidence) -> Link:
        plain, told = _split_parenthesis(name)
        spellings = [*_commune_spellings(folded(name)), *_commune_spellings(folded(plain))]
        around = Evidence(evidence.paths, (*evidence.texts, *told))
        for table in (self._communes, self._without_article, self._parts):
            found = next((table[one] for one in spellings if one in table), [])
            if found:
                return self._told(found, told) or self._decide(found, around)
        return Link(None, reason="no commune of this name")

    def _told(self, found: list[Territory], told: list[str]) -> Link | None:
        """What a name says in parentheses: ``Grigny (69)``, ``Saint-Denis (La Réunion)``."""
        for text in told:
            key = folded(text)
            paths = {f"departement/{key.upper()}"} | {
                one.path
                for (_, name), one in self._others.items()
                if key in (name, _ARTICLES.sub("", name))
            }
            if any(self._code.find(path) for path in paths):
                near = [one for one in found if paths & inside(one)]
                decided = near[0] if len(near) == 1 else None
                return Link(decided, tuple(found), f"the name says {text}")
        return None

    def _grouping(self, name: str, evidence: Evidence) -> Link:
        plain, told = _split_parenthesis(name)
        evidence = Evidence(evidence.paths, (*evidence.texts, *told))
        found, kinds = self._groupings.get(_core(plain), []), _kinds_in(plain)
        if len(found) > 1:
            found = [one for one in found if not kinds or one.kind in kinds] or found
        exact = [one for one in found if folded(name) in _names_of_grouping(one)]
        if len(exact) == 1:
            return Link(exact[0], reason="exact name in the code")
        if len(found) == 1 and found[0].kind == "CC" and kinds and "CC" not in kinds:
            return Link(None, tuple(found), "the name's kind is not the code's")
        return self._decide(found, evidence) if found else Link(None, reason="no such groupement")

    def _named(self, segment: str, pattern: re.Pattern[str], name: str) -> Link:
        key = folded(_split_parenthesis(name)[0])
        words = pattern.match(key)
        wanted = [key] if words is None else [words["name"], key]
        wanted = [_REGION_NAMES.get(one, one) for one in wanted] if segment == "region" else wanted
        for spelling in (*wanted, *(_ARTICLES.sub("", one) for one in wanted)):
            for candidate in (spelling, f"la {spelling}"):
                found = self._others.get((segment, candidate))
                if found is not None:
                    return Link(found, reason="unique name in the code")
        return Link(None, reason=f"no {segment} of this name")

    def _decide(self, found: list[Territory], evidence: Evidence) -> Link:
        if len(found) == 1:
            return Link(found[0], reason="unique name in the code")
        named = _named_places(evidence, self._place_names)
        around = {one.path: inside(one) for one in found}
        for places in (named, _containers(evidence, self._code)):
            near = near_places(around, places)
            if len(near) == 1:
                decided = next(one for one in found if one.path == near[0])
                return Link(
                    decided,
                    reason=f"homonyms decided by {', '.join(sorted(places & inside(decided)))}",
                )
        return Link(None, tuple(found), "homonyms, and no evidence decides")


def _names_of_grouping(grouping: Territory) -> set[str]:
    names = (grouping.name, grouping.official_name)
    return {folded(one) for name in names for one in (name, _split_parenthesis(name)[0])}


def _part_names(part: Territory, code: OfficialCode) -> set[str]:
    """With and without the article, and without the city: ``Hellemmes-Lille`` is Hellemmes."""
    key = folded(part.name)
    parent = code.find(f"commune/{part.parent}")
    city = f" {folded(parent.name)}" if parent else ""
    return {key, _ARTICLES.sub("", key), key.removesuffix(city)}


def _commune_spellings(key: str) -> list[str]:
    """The names a text may give a commune, the likeliest first.

    The whole text comes first: ``Ville-la-Grand`` is a commune, and is not that of Grand.
    """
    words = _COMMUNE_WORDS.match(key)
    if words is None:
        return [key]
    name, article = words["name"], words["article"] or _CONTRACTED.get(words["of"] or "")
    return [key, f"{article} {name}", name] if article else [key, name]


def bare_names(name: str) -> list[str]:
    """What else a commune goes by: « Ville de Lille » and « conseil municipal de Lille », Lille."""
    key = re.sub(r"^conseil municipal", "ville", folded(name))
    return [one for one in _commune_spellings(key) if one != folded(name)]


def is_common_word(name: str) -> bool:
    """Whether a département's name often means something else in a text: Nord, Paris, Lot."""
    return folded(name) in _COMMON_WORDS


def _core(name: str) -> str:
    return " ".join(sorted(_GROUPING_WORDS.sub(" ", folded(name)).split()))


def _kinds_in(name: str) -> frozenset[str]:
    key = f" {folded(name)} "
    for words, kinds in _TYPE_WORDS:
        if any(f" {word} " in key for word in words):
            return kinds
    return frozenset()


def kind_told(name: str) -> str:
    """The kind of collectivité a name tells, as collected facts name it; else ``commune``."""
    key = folded(name)
    if _DEPARTMENT_WORDS.match(key):
        return "département"
    if _REGION_WORDS.match(key):
        return "région"
    return "EPCI" if _kinds_in(name) else "commune"


def _split_parenthesis(name: str) -> tuple[str, list[str]]:
    return _PARENTHESIS.sub(" ", name).strip(), _PARENTHESIS.findall(name)


def inside(territory: Territory) -> frozenset[str]:
    """The official paths of the département, the region and the groupement around a place."""
    return frozenset(
        [f"departement/{code}" for code in territory.departments]
        + [f"region/{code}" for code in territory.regions]
        + ([f"epci/{territory.epci}"] if territory.epci else [])
    )


def near_places(around: Mapping[str, frozenset[str]], places: frozenset[str]) -> list[str]:
    """Those of the homonyms that lie in one of ``places``: ``around`` has the places of each."""
    return [one for one, within in around.items() if places & within]


def _place_names(others: dict[tuple[str, str], Territory]) -> list[tuple[str, frozenset[str]]]:
    """Names of départements and regions with their paths, the longest first.

    A name without a path is there to hide the shorter one in it: ``sur Isère`` is a river.
    """
    paths: dict[str, set[str]] = defaultdict(set, {name: set() for name in _NOT_TODAY})
    for (_, name), territory in others.items():
        paths[f"sur {name}"] = set()
        if name not in _COMMON_WORDS:
            paths[name].add(territory.path)
    return sorted(
        ((name, frozenset(found)) for name, found in paths.items()), key=lambda one: -len(one[0])
    )


def _named_places(evidence: Evidence, names: list[tuple[str, frozenset[str]]]) -> frozenset[str]:
    """Départements and regions named in the texts."""
    found: set[str] = set()
    for text in evidence.texts:
        key = f" {folded(text)} "
        for name, paths in names:
            if f" {name} " in key:
                key = key.replace(f" {name} ", " / ")
                found |= paths
    return frozenset(found)


def _containers(evidence: Evidence, code: OfficialCode) -> frozenset[str]:
    found: set[str] = set()
    for path in evidence.paths:
        territory = code.find(path)
        if territory is not None:
            found.add(path)
            found.update(inside(territory))
    return frozenset(found)


def nearest(candidates: Iterable[Territory]) -> str:
    """Candidates as one text: ``Grigny (69), Grigny (91)``."""
    return ", ".join(f"{one.name} ({'/'.join(one.departments)})" for one in candidates)
