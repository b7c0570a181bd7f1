"""What a page says of one thing: its values, its relations, and the documents that state them."""

from collections.abc import Iterable, Iterator
from typing import Final

from graph.api.described import Described
from graph.api.opened import patterns_of
from graph.api.page_parts import Facts, Group, Note, Property, Shown
from graph.api.page_words import Words, certainty_word, own_words, prefixed, rank_of
from graph.model.iris import folded
from graph.model.terms import Literal, NamedNode, Quad
from graph.model.vocabulary import term
from graph.network.claims import ClaimView, claims_about, named
from graph.network.periods import period
from graph.network.relations import relation_properties
from graph.questions.dataset import Dataset
from graph.views.text import clipped, shown, web_address

__all__ = ["read_facts"]

Value = NamedNode | Literal

_LONGEST: Final = 4000
_MOST: Final = 500
"""How many values of a property, or relations of a kind, a page lists; documents have them all."""


def read_facts(found: Described, language: str, words: Words) -> Facts:
    """What the page of ``found`` says, in ``language``.

    Parameters
    ----------
    words: gives our own words in that language.
    """
    return _Reading(found, language, words).facts()


class _Reading:
    """One page being made."""

    def __init__(self, found: Described, language: str, words: Words) -> None:
        self._found, self._language, self._words = found, language, words
        self._dataset: Dataset = found.dataset
        self._iris = found.dataset.iris
        self._own = list(self._dataset.store.quads(found.node))
        self._numbers: dict[str, int] = {}
        self._labels: dict[str, str] = {}
        self._patterns = patterns_of(self._dataset)

    def facts(self) -> Facts:
        """Properties first: their documents have the first numbers."""
        claims = claims_about(self._dataset.store, self._iris, self._found.node)
        iris = {iri for claim in claims for iri in claim.triple}
        for quad in self._own:
            told = (quad.predicate, quad.object, quad.graph_name)
            iris |= {node.value for node in told if isinstance(node, NamedNode)}
        self._labels = self._dataset.labels({*iris, self._found.node.value}, self._language)
        properties = list(self._properties())
        groups = list(self._groups(named(claims, self._labels)))
        return Facts(self._title(), self._kinds(), properties, groups, list(self._notes()))

    def _title(self) -> str:
        """Its name, what it claims, or the end of its IRI."""
        known = self._labels.get(self._found.node.value) or self._claimed()
        return clipped(known or self._written(self._found.node) or self._found.short)

    def _written(self, node: NamedNode) -> str:
        """The name its own statements give a thing that no list of names has."""
        names = [term(name) for name in ("skos:prefLabel", "rdfs:label", "dcterms:title")]
        found = {
            quad.predicate: quad.object.value
            for quad in self._dataset.store.quads(node)
            if quad.predicate in names and isinstance(quad.object, Literal)
        }
        return next((found[name] for name in names if name in found), "")

    def _claimed(self) -> str:
        """The relation a claim is about, in one sentence."""
        parts = {
            quad.predicate: quad.object.value
            for quad in self._own
            if isinstance(quad.object, NamedNode)
        }
        ends = [parts.get(term(f"rdf:{name}"), "") for name in ("subject", "predicate", "object")]
        if not all(ends):
            return ""
        subject, predicate, other = ends
        return self._patterns.sentence(
            self._patterns.name(subject, self._named(subject), self._language),
            predicate,
            self._patterns.name(other, self._named(other), self._language),
            self._language,
        )

    def _kinds(self) -> tuple[str, ...]:
        types = {q.object for q in self._own if q.predicate == term("rdf:type")}
        iris = sorted(node.value for node in types if isinstance(node, NamedNode))
        told = [self._labels[iri] for iri in iris if iri in self._labels]
        return tuple(dict.fromkeys(map(shown, told or map(self._named, iris))))

    def _properties(self) -> Iterator[Property]:
        relations = set(relation_properties(self._dataset.store, self._iris))
        values: dict[NamedNode, dict[Value, list[str]]] = {}
        for quad in self._own:
            if quad.predicate not in relations and isinstance(quad.object, NamedNode | Literal):
                sources = values.setdefault(quad.predicate, {}).setdefault(quad.object, [])
                if isinstance(quad.graph_name, NamedNode):
                    sources.append(quad.graph_name.value)
        named = [(self._named(predicate.value), predicate.value) for predicate in values]
        for name, iri in sorted(named, key=lambda one: (rank_of(one[1]), folded(one[0]), one[1])):
            told = self._spoken(values[NamedNode(iri)])
            certain = iri == self._iris.mai("certainty").value
            lines = [self._value(value, sources, certain) for value, sources in told[:_MOST]]
            yield Property(shown(name), iri, tuple(lines), len(told) - len(lines))
        yield from self._attributes()

    def _spoken(self, values: dict[Value, list[str]]) -> list[tuple[Value, list[str]]]:
        """Texts in the reader's language where there are any, all of them otherwise."""
        kept = [
            (value, sources)
            for value, sources in values.items()
            if not isinstance(value, Literal) or value.language in (None, self._language)
        ]
        return sorted(kept or values.items(), key=lambda pair: (self._text(pair[0]), str(pair[0])))

    def _attributes(self) -> Iterator[Property]:
        """Values a document gives under a name of its own."""
        store, mai = self._dataset.store, self._iris.mai
        found: dict[str, list[Shown]] = {}
        for link in store.quads(None, mai("attributeOf"), self._found.node):
            if not isinstance(link.subject, NamedNode):
                continue
            parts: dict[NamedNode, Literal] = {
                quad.predicate: quad.object
                for quad in store.quads(link.subject)
                if isinstance(quad.object, Literal)
            }
            name, value = parts.get(mai("attributeName")), parts.get(mai("attributeValue"))
            if name is not None and value is not None:
                line = self._value(value, [_source(link)])
                found.setdefault(name.value.replace("_", " "), []).append(line)
        for title, lines in sorted(found.items()):
            yield Property(shown(title), mai("attributeName").value, tuple(lines))

    def _value(self, value: Value, sources: Iterable[str], certain: bool = False) -> Shown:
        text, href, ours = self._text(value), "", False
        if certain:
            text = certainty_word(text, self._words)
        if isinstance(value, NamedNode):
            href, ours = self._address(value.value)
        spoken = value.language or "" if isinstance(value, Literal) else ""
        return Shown(
            clipped(text, _LONGEST),
            href,
            ours,
            spoken if spoken != self._language else "",
            marks=self._marks(sources),
        )

    def _groups(self, claims: list[ClaimView]) -> Iterator[Group]:
        """Relations that read the same from here are one group: « est partenaire de »."""
        this, node, patterns = self._words("cette entité"), self._found.node.value, self._patterns
        ways = {(claim.predicate, claim.subject == node) for claim in claims}
        ranked = sorted(ways, key=lambda way: (patterns.rank(way[0]), not way[1], way[0]))
        titles = {way: patterns.heading(*way, self._language, this) for way in ranked}
        told: dict[str, dict[tuple[str, str, str], list[ClaimView]]] = {}
        for title in titles.values():
            told.setdefault(title, {})
        for claim in claims:
            forward = claim.subject == node
            key = (
                (claim.object_label, claim.object)
                if forward
                else (
                    claim.subject_label,
                    claim.subject,
                )
            )
            facts = told[titles[claim.predicate, forward]]
            facts.setdefault((*key, claim.role), []).append(claim)
        for title, facts in told.items():
            ordered = sorted(facts.items(), key=lambda item: (folded(item[0][0]), item[0]))
            lines = [self._fact(*key, said) for key, said in ordered[:_MOST]]
            yield Group(shown(title), tuple(lines), len(ordered) - len(lines))

    def _fact(self, label: str, other: str, role: str, claims: list[ClaimView]) -> Shown:
        periods = dict.fromkeys(period(one.since, one.until, self._language) for one in claims)
        details = [role, *periods, *self._certainty(claims)]
        href, ours = self._address(other)
        return Shown(
            clipped(label or self._iris.short(other)),
            href,
            ours,
            detail=shown(" · ".join(detail for detail in details if detail)),
            marks=self._marks(claim.source for claim in claims),
        )

    def _certainty(self, claims: list[ClaimView]) -> list[str]:
        """What makes a relation less than stated, once all its sources are counted."""
        found = {claim.certainty for claim in claims}
        told = found & {"stated", "reviewed"}
        return [] if told else [certainty_word(name, self._words) for name in sorted(found)]

    def _notes(self) -> Iterator[Note]:
        known = self._dataset.sources()
        for source, number in self._numbers.items():
            note = known.get(source)
            href, ours = self._address(source)
            title = clipped(note.title if note else self._iris.short(source))
            about = (note.publisher, note.issued) if note else ()
            yield Note(
                number,
                Shown(title, href, ours),
                web_address(note.url) if note else "",
                shown(" · ".join(part for part in about if part)),
            )

    def _marks(self, sources: Iterable[str]) -> tuple[int, ...]:
        numbers = {self._numbers.setdefault(one, len(self._numbers) + 1) for one in sources if one}
        return tuple(sorted(numbers))

    def _text(self, value: Value) -> str:
        return self._named(value.value) if isinstance(value, NamedNode) else value.value

    def _named(self, iri: str) -> str:
        """Its label, a word of ours, its own name, a prefixed name, or the IRI."""
        known = own_words(self._words).get(iri) or self._labels.get(iri)
        if known is None and self._iris.short(iri) != iri:
            known = self._written(NamedNode(iri)) or self._iris.short(iri)
        return known or prefixed(iri)

    def _address(self, iri: str) -> tuple[str, bool]:
        """Where the name of ``iri`` leads, and whether that is here."""
        short = self._iris.short(iri)
        if short != iri:
            return short, True
        return web_address(iri), False


def _source(quad: Quad) -> str:
    return quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
