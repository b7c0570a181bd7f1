"""The relations and values of one resource, with the passages they are read in."""

from collections.abc import Iterable
from typing import Final

from graph.contributing.describing import Describing
from graph.contributing.draft import Decision
from graph.contributing.existing import Existing
from graph.contributing.fitting import Ends
from graph.contributing.identifying import Identifying
from graph.contributing.in_use import InUse, Triple, Used
from graph.contributing.made import LeftOut, Made, Stated
from graph.contributing.quoting import passage_of, sentence_around, without_contacts
from graph.model.reading import RESOURCE, Mention, Part, ReadAttribute, ReadRelation
from graph.model.reading import Passage as ReadPassage
from graph.model.statements import (
    Passage,
    attribute_quads,
    passage_quads,
    relation_quads,
    role_quads,
)
from graph.model.terms import NamedNode
from graph.model.vocabulary import STATED, term

__all__ = ["Stating"]

_TO_PLACES: Final = frozenset(("locatedIn", "areaServed"))
_SCHEME_OF: Final = {"hasLegalForm": "legal-forms", "hasLabel": "labels"}
_ROLE: Final = "hasRole"


class Stating:
    """States what was accepted; what cannot stand is left out, with the reason.

    Parameters
    ----------
    text: the document's.
    """

    def __init__(
        self,
        text: str,
        existing: Existing,
        ends: Ends,
        identifying: Identifying,
        describing: Describing,
        made: Made,
    ) -> None:
        self._text = text
        self._existing = existing
        self._ends = ends
        self._identifying = identifying
        self._describing = describing
        self._made = made

    def relation(
        self, resource: InUse, key: str, relation: ReadRelation, decision: Decision
    ) -> None:
        """One relation with its claim, or the reason why it cannot stand."""
        if relation.predicate == _ROLE and not relation.object:
            self._loose_role(resource, key, relation)
            return
        if relation.predicate not in STATED:
            self._leave_out(key, f"« {relation.predicate[:40]} » n'est pas une relation connue")
            return
        ends = [self._end(resource, end, relation) for end in (relation.subject, relation.object)]
        missing = next((end for end in ends if isinstance(end, str)), "")
        if missing:
            self._leave_out(key, missing)
            return
        subject, value = (end for end in ends if isinstance(end, NamedNode))
        triple = self._triple(relation.predicate, subject, value)
        reason = self._misfit(triple)
        if reason:
            self._leave_out(key, reason)
            return
        self._state(resource, key, triple, relation, decision)

    def attribute(self, resource: InUse, key: str, attribute: ReadAttribute) -> None:
        """One value of a thing."""
        self._value(resource, key, attribute.entity, attribute.name, attribute.value)

    def mention(self, resource: InUse, used: Used) -> None:
        """A resource mentions what it names, unless it is about it or published by it."""
        iris, about, node = self._existing.iris, resource.graph.about, used.node
        said = {(about, term(f"schema:{name}"), node) for name in ("about", "mentions")}
        said.add((about, term("dcterms:publisher"), node))
        if node == about or not said.isdisjoint(resource.stated):
            return
        decision = resource.decision(used)
        certainty = "reviewed" if decision and not decision.automatic else "extracted"
        triple = (about, term("schema:mentions"), node)
        graph = resource.graph.node
        self._made.quads += relation_quads(iris, triple, graph, certainty=certainty)
        claim = iris.claim(*triple, graph.value, "", "", "")
        titles = resource.reading.resource.parts(Part.TITLE)
        for mention in sorted(used.entity.mentions, key=lambda one: _is_in(titles, one)):
            span = sentence_around(self._text, mention.start, mention.end)
            passage = self._passage(resource, *span)
            if passage is not None:
                self._made.quads += passage_quads(iris, claim, passage, graph)
                break

    def _end(self, resource: InUse, key: str, relation: ReadRelation) -> NamedNode | str:
        if key == RESOURCE:
            return resource.graph.about
        used = self._identifying.thing(resource, key)
        if isinstance(used, str):
            return used
        if key == relation.object and relation.predicate in _SCHEME_OF:
            self._describing.put_in(used.node, _SCHEME_OF[relation.predicate])
        return used.node

    def _triple(self, predicate: str, subject: NamedNode, value: NamedNode) -> Triple:
        known = STATED[predicate]
        if known.inverse:
            subject, value = value, subject
        if predicate in _TO_PLACES:
            value = self._describing.place_of(value)
        triple = (subject, known.term(self._existing.iris), value)
        reverse = triple[::-1]
        symmetric = predicate == "partnerOf" and self._existing.statements(*reverse)
        return reverse if symmetric else triple

    def _misfit(self, triple: Triple) -> str:
        subject, predicate, value = triple
        if subject == value:
            return "une relation d'une chose avec elle-même"
        one, other = self._describing.classes(subject), self._describing.classes(value)
        programmes = [self._describing.is_in(node, "programmes") for node in (subject, value)]
        reason = self._ends.misfit(predicate, one, other, (programmes[0], programmes[1]))
        if not reason and predicate == term("rov:orgType"):
            is_form = self._describing.is_in(value, "legal-forms")
            reason = "" if is_form else "cette notion n'est pas une forme juridique"
        return reason.rstrip(".")

    def _state(
        self,
        resource: InUse,
        key: str,
        triple: Triple,
        relation: ReadRelation,
        decision: Decision,
    ) -> None:
        iris, graph = self._existing.iris, resource.graph.node
        since, until, role = relation.since, relation.until, without_contacts(relation.role)
        claim = iris.claim(*triple, graph.value, since, until, role)
        certainty = "extracted" if decision.automatic else "reviewed"
        certainty = resource.claims.setdefault(claim, certainty)
        passage = self._passage(resource, relation.start, relation.end)
        quads = self._made.quads
        quads += relation_quads(
            iris, triple, graph, certainty=certainty, since=since, until=until, role=role
        )
        if passage is not None:
            quads += passage_quads(iris, claim, passage, graph)
        if relation.predicate == _ROLE:
            quads += role_quads(iris, triple[0], triple[2], role, graph, since, until)
        resource.stated.add(triple)
        quote = passage.exact if passage else ""
        stated = Stated(key, triple, graph, certainty, role, since, until, quote)
        self._made.stated.append(stated)

    def _loose_role(self, resource: InUse, key: str, relation: ReadRelation) -> None:
        """A role whose organisation the text does not name."""
        self._value(resource, key, relation.subject, "role", relation.role)

    def _value(self, resource: InUse, key: str, entity: str, name: str, value: str) -> None:
        used = self._identifying.thing(resource, entity)
        clean = without_contacts(value).strip()
        if isinstance(used, str) or not clean:
            self._leave_out(key, used if isinstance(used, str) else "la valeur est vide")
            return
        graph = resource.graph.node
        self._made.quads += attribute_quads(self._existing.iris, used.node, name, clean, graph)
        self._made.attributes += 1

    def _passage(self, resource: InUse, start: int, end: int) -> Passage | None:
        read = resource.reading.resource
        return passage_of(self._text, start, end, read, resource.hidden())

    def _leave_out(self, key: str, reason: str) -> None:
        self._made.leave_out(LeftOut(key, reason))


def _is_in(passages: Iterable[ReadPassage], mention: Mention) -> bool:
    return any(one.start <= mention.start < one.end for one in passages)
