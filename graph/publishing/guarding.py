"""The last look at each statement before it leaves: what must never be public is refused.

What is held back was taken out before (``graph.exports.public``); this finds it all the same if
it was not, and stops the publication. Findings say where, and never repeat what they found.
"""

import ipaddress
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import Final
from urllib.parse import urlsplit

from pyoxigraph import RdfFormat, parse

from graph.checks.findings import Finding, Report
from graph.exports.contacts import CONTACT_PROPERTIES, holds_contact
from graph.exports.public_lines import suspects
from graph.linking.suppressions import Suppressions
from graph.model.contacts import name_holds_phone
from graph.model.iris import Iris
from graph.model.issues import Level
from graph.model.terms import DefaultGraph, Literal, NamedNode, Quad
from graph.model.vocabulary import kind_of, term
from graph.publishing.check_words import finding
from graph.store.embedded import EmbeddedStore

__all__ = ["guard", "guard_store", "is_local_address"]

_LOCAL_NAMES: Final = ("localhost", ".localhost", ".local", ".localdomain", ".internal", ".lan")
_NAMES: Final = frozenset(
    term(name) for name in ("skos:prefLabel", "skos:altLabel", "foaf:name", "rdfs:label")
)


_NAMED: Final = _NAMES | {term("rdf:type")}
_GRAPHS: Final = "SELECT DISTINCT ?graph WHERE { GRAPH ?graph {} }"
_MARKS: Final = b"|".join(
    [
        rb"accessRights> |#private> ",
        *(re.escape(str(one).encode()) for one in sorted(CONTACT_PROPERTIES, key=str)),
        rb"<file:",
        rb"<https?://(?!w3id\.org/|www\.w3\.org/)(?:[^/?#>]*@)?(?:[^./:?#>@]*\.*[/:?#>]|\["
        rb"|[0-9.]+[/:?#>]|[^/?#>]*(?i:local|localhost|localdomain|internal|lan)\.*[/:?#>])",
    ]
)
"""What a line of N-Triples holds that may be at fault, contacts apart; each is looked at again."""


@lru_cache(maxsize=100_000)
def is_local_address(iri: str) -> bool:
    """Whether an IRI is of one machine or of a private network only (RFC 1918, RFC 6761).

    ``http://localhost:8501/id/x``, ``http://192.168.1.4/``, ``file:///tmp/a.ttl``.
    """
    if iri.startswith("file:"):
        return True
    if not iri.startswith(("http://", "https://")):
        return False
    try:
        host = (urlsplit(iri).hostname or "").rstrip(".")
    except ValueError:
        return False
    if host.endswith(_LOCAL_NAMES) or (host and "." not in host and ":" not in host):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return not address.is_global


def guard(quads: Iterable[Quad], iris: Iris, suppressions: Suppressions | None = None) -> Report:
    """What stands in ``quads`` and must not leave.

    Parameters
    ----------
    quads: every statement that would be published; read once.
    iris: mints the IRIs of the dataset.
    suppressions: who and what was taken out for good.
    """
    watch = _Guard(iris, suppressions or Suppressions())
    return Report.of((*watch.read(quads), *watch.suppressed()))


def guard_store(
    store: EmbeddedStore, iris: Iris, suppressions: Suppressions | None = None
) -> Report:
    """What :func:`guard` finds in all of ``store``, which is read as text: few lines need a look.

    Raises
    ------
    graph.errors.StoreBroken: the store does not answer.
    """
    watch = _Guard(iris, Suppressions())
    graphs = [node for (node,) in store.select(_GRAPHS)[1] if isinstance(node, NamedNode)]
    found = list(watch.read(watch.suspected(store.dumped([DefaultGraph(), *graphs]))))
    if suppressions:
        watch.suppressions = suppressions
        named = chain.from_iterable(store.quads(predicate=one) for one in sorted(_NAMED, key=str))
        for quad in named:
            if isinstance(quad.subject, NamedNode):
                watch.note(quad.subject.value, quad.predicate, quad.object)
    return Report.of((*found, *watch.suppressed()))


@dataclass(slots=True)
class _Guard:
    """What one pass over the statements must remember."""

    iris: Iris
    suppressions: Suppressions
    _names: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def read(self, quads: Iterable[Quad]) -> Iterator[Finding]:
        """What is wrong with a statement on its own."""
        base, minted = self.iris.base, f"{self.iris.base}id/"
        contributor = f"{minted}contributor/"
        rights, public = term("dcterms:accessRights"), self.iris.concept("public")
        private, contacts = self.iris.mai("private"), self.iris.contacts
        looked_at: set[str] = set()
        for subject, predicate, value, graph in quads:
            where = getattr(subject, "value", "")
            if where.startswith(minted) and name_holds_phone(where[len(minted) :]):
                where = minted
            if holds_contact(subject):
                where = getattr(graph, "value", "")
                yield finding("PersonalContact", where, predicate.value)
            if predicate in CONTACT_PROPERTIES or holds_contact(value) or graph == contacts:
                yield finding("PersonalContact", where, predicate.value)
            if (predicate == rights and value != public) or (
                predicate == private and getattr(value, "value", "") in ("true", "1")
            ):
                yield finding("Restricted", where, predicate.value)
            if self.suppressions and isinstance(subject, NamedNode):
                self.note(subject.value, predicate, value)
            for node in (subject, predicate, value, graph):
                if type(node) is not NamedNode:
                    continue
                iri = node.value
                if iri.startswith(minted) and name_holds_phone(iri[len(minted) :]):
                    yield finding("PersonalContact", minted, predicate.value)
                if iri.startswith(contributor):
                    yield finding("Contributor", where, predicate.value)
                elif not iri.startswith(base) and iri not in looked_at and is_local_address(iri):
                    looked_at.add(iri)
                    yield finding("LocalAddress", where, predicate.value, iri)

    def suspected(self, blocks: Iterable[tuple[NamedNode | DefaultGraph, bytes]]) -> Iterator[Quad]:
        """The statements that may be at fault among lines of N-Triples."""
        marks = re.compile(_MARKS + b"|" + re.escape(f"<{self.iris.base}id/contributor/".encode()))
        for graph, block in blocks:
            if graph == self.iris.contacts:
                starts = {0}
            else:
                starts = suspects(block)
                starts |= {block.rfind(b"\n", 0, one.start()) + 1 for one in marks.finditer(block)}
            lines = (block[start : block.find(b"\n", start) + 1] for start in sorted(starts))
            for triple in parse(b"".join(lines), format=RdfFormat.N_TRIPLES):
                yield Quad(triple.subject, triple.predicate, triple.object, graph)

    def note(self, subject: str, predicate: NamedNode, value: object) -> None:
        """Remember a name of a thing of ours."""
        if not subject.startswith(f"{self.iris.base}id/"):
            return
        names = self._names[subject]
        if predicate in _NAMES and isinstance(value, Literal):
            names.add(value.value)

    def suppressed(self) -> Iterator[Finding]:
        """Each thing that was taken out for good and is here again."""
        for subject, names in self._names.items():
            kind = kind_of(subject, self.iris)
            if kind and self.suppressions.holds(kind, self.iris.short(subject), names):
                yield finding("Suppressed", "", "", level=Level.VIOLATION)
