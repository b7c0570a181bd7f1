"""From the records of every source to things, each with one identifier.

The order of trust: a person's judgement; an official code; for concepts a name that one
concept of our vocabulary has; for organisations, projects, concepts and documents the very
same name in another source. People are never joined by name alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph.errors import worded
from graph.linking.collectivites import CollectiviteLinker, Evidence, kind_told, nearest
from graph.linking.judgements import Judgement, Judgements, Verdict
from graph.linking.things import Named, Thing
from graph.model.iris import Iris, digest, folded, slug
from graph.model.issues import Issue, Level
from graph.model.records import Reading
from graph.model.terms import NamedNode
from graph.model.vocabulary import Kind
from graph.sources.territories import OfficialCode, Territory

__all__ = ["Identity", "identify"]

_JOINED_BY_NAME = frozenset((Kind.ORGANISATION, Kind.PROJECT, Kind.CONCEPT, Kind.RESOURCE))
_AGREEMENT, _WITNESSES = 0.9, 3
"""A département decides for homonyms when this share of at least so many places lie in it."""

_PLACED = frozenset((Kind.COLLECTIVITE, Kind.TERRITORY))


@dataclass(slots=True)
class Identity:
    """Who is who.

    Parameters
    ----------
    things: every thing by its IRI, in the order first met.
    by_key: the thing of ``prefix:local id``.
    """

    things: dict[NamedNode, Thing] = field(default_factory=dict)
    by_key: dict[str, Thing] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)


def identify(
    readings: Iterable[tuple[str, Reading]],
    code: OfficialCode,
    judgements: Judgements,
    iris: Iris,
    defined: Mapping[str, tuple[str, tuple[str, ...]]] | None = None,
) -> Identity:
    """Identify everything the sources name.

    Parameters
    ----------
    readings: prefix and reading of each source, the most trusted for names first.
    code: the official geographic code.
    judgements: what a person decided.
    defined: preferred and other names of the concepts of our vocabulary, by IRI.
    """
    return _Identifier(list(readings), code, judgements, iris, defined or {}).run()


class _Identifier:
    def __init__(
        self,
        readings: list[tuple[str, Reading]],
        code: OfficialCode,
        judgements: Judgements,
        iris: Iris,
        defined: Mapping[str, tuple[str, tuple[str, ...]]],
    ) -> None:
        self._readings = readings
        self._code = code
        self._judgements = judgements
        self._iris = iris
        self._linker = CollectiviteLinker(code)
        self._concepts = _by_name(defined)
        self._found = Identity()
        self._public = {
            (prefix, document.key)
            for prefix, reading in readings
            for document in reading.documents
            if document.access == "public"
        }
        self._source_of = {prefix: reading.source for prefix, reading in readings}

    def run(self) -> Identity:
        """Group the records, place the collectivités, mint the identifiers."""
        records = self._records()
        self._check_judgements(records)
        evidence = _Surroundings(self._readings, self._linker, records)
        for group in self._groups(records):
            thing = self._thing(group, evidence)
            known = self._found.things.get(thing.iri)
            if known is None:
                self._found.things[thing.iri] = thing
            else:
                known.names = sorted((*known.names, *thing.names), key=self._is_restricted)
                thing = known
            for named in group:
                self._found.by_key[named.key] = thing
        self._look_alikes()
        return self._found

    def _records(self) -> dict[str, Named]:
        records: dict[str, Named] = {}
        for prefix, reading in self._readings:
            for record in reading.entities:
                key = f"{prefix}:{record.id}"
                if key in records:
                    self._issue(
                        Level.VIOLATION,
                        key,
                        record.locator,
                        worded("l'identifiant « {id} » est donné deux fois.", id=record.id),
                    )
                elif not record.name:
                    self._issue(
                        Level.VIOLATION,
                        key,
                        record.locator,
                        worded("« {id} » sans nom.", id=record.id),
                    )
                else:
                    records[key] = Named(key, record)
        return records

    def _check_judgements(self, records: Mapping[str, Named]) -> None:
        """A judgement must be on something the sources name, and point to something known."""
        for judgement in self._judgements.by_subject.values():
            if judgement.subject.partition("#")[0] not in records:
                message = worded(
                    "le jugement porte sur « {subject} », que rien ne nomme.",
                    subject=judgement.subject,
                )
                self._judgement_issue(Level.WARNING, judgement, message)
            decides = judgement.verdict in (Verdict.SAME, Verdict.FORMER)
            target = judgement.target
            if decides and target not in records and self._code.find(target) is None:
                message = worded(
                    "le jugement renvoie à « {target} », que rien ne nomme.", target=target
                )
                self._judgement_issue(Level.VIOLATION, judgement, message)

    def _judgement_issue(self, level: Level, judgement: Judgement, message: str) -> None:
        locator = f"judgements.csv:{judgement.line}"
        self._found.issues.append(Issue(level, "judgements", locator, message, judgement.subject))

    def _groups(self, records: dict[str, Named]) -> Iterator[list[Named]]:
        parent = {key: key for key in records}

        def root(key: str) -> str:
            while parent[key] != key:
                key = parent[key]
            return key

        for key in records:
            judgement = self._judgements.get(key)
            if judgement and judgement.verdict is Verdict.SAME and judgement.target in records:
                parent[root(key)] = root(judgement.target)
        for key, other in self._same_names(records):
            parent[root(key)] = root(other)
        groups: dict[str, list[Named]] = defaultdict(list)
        for key, named in records.items():
            groups[root(key)].append(named)
        for first, members in groups.items():
            members.sort(key=lambda named: named.key != first)
            yield sorted(members, key=self._is_restricted)

    def _is_restricted(self, named: Named) -> bool:
        """Whether no public document says it: a thing is called what a public one calls it."""
        return (named.key.partition(":")[0], named.record.document) not in self._public

    def _same_names(self, records: dict[str, Named]) -> Iterator[tuple[str, str]]:
        first: dict[tuple[Kind, str], str] = {}
        for key, named in records.items():
            kind = named.record.kind
            if kind in _JOINED_BY_NAME and not self._is_held_apart(key):
                other = first.setdefault((kind, folded(named.record.name)), key)
                if other != key and other.partition(":")[0] != key.partition(":")[0]:
                    yield key, other

    def _is_held_apart(self, key: str) -> bool:
        judgement = self._judgements.get(key)
        return judgement is not None and judgement.verdict in (Verdict.DIFFERENT, Verdict.OPEN)

    def _thing(self, group: list[Named], evidence: "_Surroundings") -> Thing:
        main = group[0].record
        kind = next((one.record.kind for one in group if one.record.kind in _PLACED), main.kind)
        if kind in _PLACED:
            territory, successor = self._territory(group, evidence)
            iri = self._placed_iri(group[0], kind, territory)
            return Thing(iri, kind, group, territory, successor)
        code = next((one.record.code for one in group if one.record.code), "")
        if kind is Kind.ORGANISATION and code.isdigit():
            return Thing(self._iris.entity(kind.value, code), kind, group)
        return Thing(self._free_iri(kind, group[0]), kind, group)

    def _free_iri(self, kind: Kind, named: Named) -> NamedNode:
        """The vocabulary's for a concept it names; else one that nothing has yet.

        Alike local names of two sources are two things.
        """
        concept = self._concepts.get(folded(named.record.name)) if kind is Kind.CONCEPT else None
        if concept is not None and not self._is_held_apart(named.key):
            return concept
        prefix, _, local = named.key.partition(":")
        key = slug(local.removeprefix("event:"), 120)
        for candidate in filter(None, (key, key and f"{key}-{prefix}")):
            iri = self._iris.entity(kind.value, candidate)
            if iri not in self._found.things:
                return iri
        return self._iris.entity(kind.value, f"{key}-{digest(named.key)}".lstrip("-"))

    def _placed_iri(self, main: Named, kind: Kind, territory: Territory | None) -> NamedNode:
        if territory is None:
            if kind is Kind.TERRITORY and folded(main.record.name) == "france":
                return self._iris.entity("country", "FR")
            return self._free_iri(kind, main)
        if kind is Kind.TERRITORY:
            return self._iris.entity(territory.segment, territory.code)
        return self._iris.entity(
            "collectivite", territory.siren or f"{territory.segment}-{territory.code}"
        )

    def _territory(
        self, group: list[Named], evidence: "_Surroundings"
    ) -> tuple[Territory | None, Territory | None]:
        for named in group:
            judgement = self._judgements.get(named.key)
            if judgement is not None and judgement.target not in evidence.records:
                return self._judged(named, judgement)
        for named in group:
            if named.record.code:
                found = self._linker.by_code(named.record.code, named.record.name)
                if found is None:
                    self._issue(
                        Level.VIOLATION,
                        named.key,
                        named.record.locator,
                        worded(
                            "le code « {code} » n'est pas dans le code officiel.",
                            code=named.record.code[:20],
                        ),
                    )
                return found, None
        return self._linked(group[0], evidence), None

    def _judged(
        self, named: Named, judgement: Judgement
    ) -> tuple[Territory | None, Territory | None]:
        territory = self._code.find(judgement.target)
        if judgement.verdict is Verdict.SAME:
            return territory, None
        if judgement.verdict is Verdict.FORMER:
            return None, territory
        if judgement.verdict is Verdict.OPEN:
            self._issue(
                Level.WARNING,
                named.key,
                named.record.locator,
                worded(
                    "« {name} » : plusieurs territoires possibles ({target}).",
                    name=named.record.name,
                    target=judgement.target,
                ),
            )
        return None, None

    def _linked(self, named: Named, evidence: "_Surroundings") -> Territory | None:
        record = named.record
        if record.kind is not Kind.COLLECTIVITE and not record.subkind:
            return None
        subkind = record.subkind or kind_told(record.name)
        around = evidence.around(named.key)
        link = self._linker.link(record.name, subkind, around)
        if link.territory is None and not link.candidates:
            links = (self._linker.link(alias, subkind, around) for alias in record.aliases)
            link = next((one for one in links if one.territory is not None), link)
        if link.territory is None:
            near = f" ({nearest(link.candidates)})" if link.candidates else ""
            self._issue(
                Level.WARNING,
                named.key,
                record.locator,
                worded(
                    "« {name} » n'est rattaché à aucun code officiel{near}.",
                    name=record.name,
                    near=near,
                ),
            )
        return link.territory

    def _look_alikes(self) -> None:
        """People who share a name and nothing else are shown, never joined."""
        seen: dict[str, Named] = {}
        for thing in self._found.things.values():
            if thing.kind is not Kind.PERSON:
                continue
            named = thing.names[0]
            other = seen.setdefault(folded(named.record.name), named)
            if other is not named:
                message = worded(
                    "« {name} » : la même personne que {key} ? Rien ne le dit.",
                    name=named.record.name,
                    key=other.key,
                )
                self._issue(Level.WARNING, named.key, named.record.locator, message)

    def _issue(self, level: Level, key: str, locator: str, message: str) -> None:
        source = self._source_of.get(key.partition(":")[0], "")
        self._found.issues.append(Issue(level, source, locator, message, key))


def _by_name(defined: Mapping[str, tuple[str, tuple[str, ...]]]) -> dict[str, NamedNode]:
    """The concept of each name, folded, that just one concept has."""
    owners: dict[str, set[str]] = defaultdict(set)
    for iri, (label, others) in defined.items():
        for name in (label, *others):
            owners[folded(name)].add(iri)
    return {name: NamedNode(min(iris)) for name, iris in owners.items() if len(iris) == 1}


class _Surroundings:
    """What the sources say around a name, as evidence for homonyms."""

    def __init__(
        self,
        readings: list[tuple[str, Reading]],
        linker: CollectiviteLinker,
        records: dict[str, Named],
    ) -> None:
        self.records = records
        self._linker = linker
        self._near: dict[str, list[str]] = defaultdict(list)
        self._texts: dict[str, list[str]] = defaultdict(list)
        for prefix, reading in readings:
            about = {document.key: document for document in reading.documents}
            for relation in reading.relations:
                ends = (f"{prefix}:{relation.subject}", f"{prefix}:{relation.object}")
                document = about.get(relation.document)
                for one, other in (ends, ends[::-1]):
                    self._near[one].append(other)
                    if relation.role:
                        self._texts[one].append(relation.role)
                    if document and document.is_resource:
                        self._texts[one].extend((document.title, *document.keywords))

    def around(self, key: str) -> Evidence:
        """Official places of the neighbours whose own name leaves no doubt, and texts.

        Where no neighbour is a place, the places of the neighbours' other neighbours count if
        nearly all lie in one département: the members of a local currency, say.
        """
        near = self._places(self._near[key])
        if not near:
            near = self._one_department(
                self._places(further for other in self._near[key] for further in self._near[other])
            )
        paths = frozenset(territory.path for territory in near)
        return Evidence(paths, tuple(dict.fromkeys(self._texts[key])))

    def _places(self, keys: Iterable[str]) -> list[Territory]:
        places = []
        for key in keys:
            named = self.records.get(key)
            if named is not None and named.record.kind is Kind.COLLECTIVITE:
                record = named.record
                link = self._linker.link(record.name, record.subkind or kind_told(record.name))
                if link.territory is not None:
                    places.append(link.territory)
        return places

    @staticmethod
    def _one_department(places: list[Territory]) -> list[Territory]:
        counts = Counter(one.departments[0] for one in places if len(one.departments) == 1)
        if not counts:
            return []
        department, most = counts.most_common(1)[0]
        agreed = most >= _AGREEMENT * counts.total() and most >= _WITNESSES
        return [one for one in places if one.departments == (department,)] if agreed else []
