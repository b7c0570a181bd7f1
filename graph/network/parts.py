"""A network in parts: entities of one kind, of one territory, or linked to each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph.model.iris import Iris
from graph.model.vocabulary import Kind
from graph.network.build import Network
from graph.network.communities import communities
from graph.network.kind_words import kind_key, kind_name
from graph.network.territories import at_level

__all__ = ["NOWHERE", "Part", "Parts", "Places", "by_community", "by_kind", "by_place", "kind_at"]

NOWHERE: Final = 8
"""More entities than this without a known place make a part; as many or fewer are in none."""

_WORDS: Final = {
    "fr": {"nowhere": "Sans territoire connu", "region": "Région {name}"},
    "en": {"nowhere": "No known territory", "region": "{name} region"},
}
_VOWELS: Final = frozenset("aâàeéèêëiîïoôuûùœ")

_ACTORS: Final = frozenset({Kind.COLLECTIVITE, Kind.ORGANISATION, Kind.PERSON, Kind.PROJECT})
"""A community is named after one of these, if it has one."""


@dataclass(frozen=True, slots=True)
class Part:
    """Entities that go together: what they are called, in few words too."""

    name: str
    short: str
    members: list[str]


Parts = dict[str, Part]
"""By key, which is unique among the parts of a network and the same the next time."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where entities are.

    Parameters
    ----------
    territories: of each entity, those they lie in included.
    names: of the territories, by IRI.
    """

    territories: Mapping[str, frozenset[str]]
    names: Mapping[str, str]


def by_kind(net: Network, language: str = "fr") -> Parts:
    """One part a kind, SCIC apart from other organisations."""
    parts: Parts = {}
    for node in net:
        key = kind_at(net, node)
        plural = kind_name(key, language, plural=True)
        name = plural[:1].upper() + plural[1:]
        parts.setdefault(key or "autre", Part(name, name, [])).members.append(node)
    return parts


def by_community(net: Network, iris: Iris, language: str = "fr") -> Parts:
    """Each community is named after the actor in it that has most neighbours."""
    near = {node: len({*net.predecessors(node), *net.successors(node)} - {node}) for node in net}

    def order(node: str) -> tuple[bool, int, str, str]:
        data = net.nodes[node]
        return data.get("kind") not in _ACTORS, -near[node], str(data.get("label")), node

    parts: Parts = {}
    for members in communities(net):
        best = min(members, key=order)
        name = str(net.nodes[best].get("short") or net.nodes[best].get("label") or best)
        around = f"Around {name}" if language == "en" else f"Autour {_of(name)}"
        parts[iris.short(best)] = Part(around, name, list(members))
    return parts


def by_place(
    net: Network, places: Places, levels: Sequence[str], iris: Iris, language: str = "fr"
) -> Parts:
    """The first of ``levels`` an entity has exactly one place of decides where it goes."""
    known = {node: places.territories.get(node, frozenset()) for node in net}
    nowhere = [node for node in net if not known[node]]
    left = set(net).difference(nowhere)
    words = _WORDS["en" if language == "en" else "fr"]
    parts: Parts = {}
    for level in levels:
        # A région among départements is said to be one.
        wording = words["region"] if level == "region" != levels[0] else "{name}"
        for node, found in at_level(known, iris, level).items():
            if len(found) == 1 and node in left:
                short = iris.short(found[0])
                known_as = places.names.get(found[0]) or short.rpartition("/")[2]
                name = wording.format(name=known_as)
                parts.setdefault(short, Part(name, name, [])).members.append(node)
                left.discard(node)
    if len(nowhere) > NOWHERE:
        parts["sans"] = Part(words["nowhere"], words["nowhere"], nowhere)
    return parts


def kind_at(net: Network, node: str) -> str:
    """The key of a node's kind in ``KIND_WORDS``."""
    data = net.nodes[node]
    return kind_key(str(data.get("kind") or ""), data.get("scic"))


def _of(name: str) -> str:
    """``name`` after « de », as it is said: « du Relais », « d'Enercoop », « de RTES »."""
    for article, contracted in (("Le ", "du "), ("Les ", "des ")):
        if name.startswith(article):
            return f"{contracted}{name.removeprefix(article)}"
    elided = name[:1].lower() in _VOWELS and name[1:2].islower()
    return f"d'{name}" if elided else f"de {name}"
