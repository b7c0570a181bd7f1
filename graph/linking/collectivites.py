"""Which territory of the official code a collectivité named by a source is.

A name that only one territory carries decides; a name several carry needs evidence — a
département, a region or a groupement that the same source ties to it. Without evidence
nothing is linked.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.model.iris import folded
from graph.sources.territories import OfficialCode, Territory

__all__ = ["CollectiviteLinker", "Evidence", "Link", "nearest"]

_COMMUNE_WORDS = re.compile(
    r"^(?:ville|commune|mairie|municipalite|commune associee|commune deleguee)"
    r"(?: (?:de|d|du|des))?(?: (?P<article>la|le|les|l))? (?P<name>.+)$"
)
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
_COMMON_WORDS = frozenset(("nord", "lot", "manche", "cher", "landes", "ain", "paris", "loire"))
"""Départements whose name in a text often means something else."""

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
        self._parts: dict[str, list[Territory]] = defaultdict(list)
        self._groupings: dict[str, list[Territory]] = defaultdict(list)
        self._others: dict[tuple[str, str], Territory] = {}
        self._siren: dict[str, Territory] = {}
        for territory in code:
            self._keep(territory)

    def _keep(self, territory: Territory) -> None:
        if territory.siren:
            self._siren[territory.siren] = territory
        if territory.segment == "epci":
            self._groupings[_core(_split_parenthesis(territory.name)[0])].append(territory)
        elif territory.kind == "COM":
            for name in _spellings(territory.name):
                self._communes[name].append(territory)
        elif territory.segment == "commune" and territory.kind in ("COMA", "COMD"):
            for name in _spellings(territory.name) | _without_city(territory, self._code):
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
        plain, extra = _split_parenthesis(name)
        evidence = Evidence(evidence.paths, (*evidence.texts, *extra))
        key = folded(plain)
        words = _COMMUNE_WORDS.match(key)
        keys = [key] if words is None else _article_first(words)
        for table in (self._communes, self._parts):
            for spelling in keys:
                found = table.get(spelling)
                if found:
                    return self._decide(found, evidence)
        return Link(None, reason="no commune of this name")

    def _grouping(self, name: str, evidence: Evidence) -> Link:
        found = self._groupings.get(_core(name), [])
        if len(found) > 1:
            kinds = _kinds_in(name)
            found = [one for one in found if not kinds or one.kind in kinds] or found
        exact = [one for one in found if folded(one.name) == folded(name)]
        if len(exact) == 1:
            return Link(exact[0], reason="exact name in the code")
        wanted = _kinds_in(name)
        if len(found) == 1 and wanted and found[0].kind not in wanted and found[0].kind == "CC":
            return Link(None, tuple(found), "the name's kind is not the code's")
        return self._decide(found, evidence) if found else Link(None, reason="no such groupement")

    def _named(self, segment: str, pattern: re.Pattern[str], name: str) -> Link:
        key = folded(_split_parenthesis(name)[0])
        words = pattern.match(key)
        wanted = [key] if words is None else [words["name"], key]
        for spelling in (*wanted, *(_ARTICLES.sub("", one) for one in wanted)):
            for candidate in (spelling, f"la {spelling}"):
                found = self._others.get((segment, candidate))
                if found is not None:
                    return Link(found, reason="unique name in the code")
        return Link(None, reason=f"no {segment} of this name")

    def _decide(self, found: list[Territory], evidence: Evidence) -> Link:
        if len(found) == 1:
            return Link(found[0], reason="unique name in the code")
        for places in (_named_places(evidence, self._others), _containers(evidence, self._code)):
            near = [one for one in found if places & _inside(one)]
            if len(near) == 1:
                return Link(
                    near[0],
                    reason=f"homonyms decided by {', '.join(sorted(places & _inside(near[0])))}",
                )
        return Link(None, tuple(found), "homonyms, and no evidence decides")


def _spellings(name: str) -> set[str]:
    key = folded(name)
    return {key, _ARTICLES.sub("", key)} if _ARTICLES.match(key) else {key}


def _without_city(part: Territory, code: OfficialCode) -> set[str]:
    """``Hellemmes-Lille`` is also called Hellemmes: the parent's name is only a suffix."""
    parent = code.find(f"commune/{part.parent}")
    suffix = f" {folded(parent.name)}" if parent else ""
    key = folded(part.name)
    return {key.removesuffix(suffix)} if suffix and key.endswith(suffix) else set()


def _article_first(words: re.Match[str]) -> list[str]:
    name, article = words["name"], words["article"]
    whole = words.string
    contracted = {"du": "le", "des": "les"}
    for short, full in contracted.items():
        if re.match(rf"^\w+(?: \w+)? {short} {re.escape(name)}$", whole):
            return [f"{full} {name}", name]
    return [f"{article} {name}", name] if article else [name]


def _core(name: str) -> str:
    return " ".join(sorted(_GROUPING_WORDS.sub(" ", folded(name)).split()))


def _kinds_in(name: str) -> frozenset[str]:
    key = f" {folded(name)} "
    for words, kinds in _TYPE_WORDS:
        if any(f" {word} " in key for word in words):
            return kinds
    return frozenset()


def _split_parenthesis(name: str) -> tuple[str, list[str]]:
    return _PARENTHESIS.sub(" ", name).strip(), _PARENTHESIS.findall(name)


def _inside(territory: Territory) -> frozenset[str]:
    return frozenset(
        [f"departement/{code}" for code in territory.departments]
        + [f"region/{code}" for code in territory.regions]
        + ([f"epci/{territory.epci}"] if territory.epci else [])
    )


def _named_places(evidence: Evidence, others: dict[tuple[str, str], Territory]) -> frozenset[str]:
    """Départements and regions named in the texts; longer names first, common words never."""
    found: set[str] = set()
    for text in evidence.texts:
        key = f" {folded(text)} "
        for name in sorted((one for _, one in others), key=len, reverse=True):
            if name not in _COMMON_WORDS and f" {name} " in key:
                key = key.replace(f" {name} ", " / ")
                found.update(
                    others[segment, name].path
                    for segment in ("departement", "region")
                    if (segment, name) in others
                )
    return frozenset(found)


def _containers(evidence: Evidence, code: OfficialCode) -> frozenset[str]:
    found: set[str] = set()
    for path in evidence.paths:
        territory = code.find(path)
        if territory is not None:
            found.add(path)
            found.update(_inside(territory))
    return frozenset(found)


def nearest(candidates: Iterable[Territory]) -> str:
    """Candidates as one text: ``Grigny (69), Grigny (91)``."""
    return ", ".join(f"{one.name} ({'/'.join(one.departments)})" for one in candidates)
