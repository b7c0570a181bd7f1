"""``vocabulary.md``: classes, relations with their sentences, properties, schemes of concepts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from generating.markdown import code, document, table
from graph.building.gathering import read_vocabulary
from graph.model.iris import Iris
from graph.model.terms import Literal, NamedNode
from graph.model.vocabulary import prefixes
from graph.settings import DEFAULT_BASE

_INTRODUCTION = """\
The vocabulary is `ontology/maillage.ttl`, the schemes are `ontology/concepts/*.ttl`; what they
are and how to use them elsewhere is in [ontology/README.md](../../ontology/README.md). Prefixes
are those of `ontology/context.jsonld`."""
_IRIS = Iris(DEFAULT_BASE)
_PREFIXES = {**prefixes(_IRIS), "concept": f"{DEFAULT_BASE}id/concept/"}


class _Words:
    """The vocabulary by subject and property, terms as prefixed names, texts by language."""

    def __init__(self, folder: Path) -> None:
        self.facts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for quad in read_vocabulary(folder, _IRIS).quads:
            if not isinstance(quad.subject, NamedNode):
                continue
            name, value = short(quad.predicate.value), quad.object
            if isinstance(value, Literal):
                name = f"{name}@{value.language}" if value.language else name
                self.facts[short(quad.subject.value)][name].append(value.value)
            elif isinstance(value, NamedNode):
                self.facts[short(quad.subject.value)][name].append(short(value.value))

    def one(self, subject: str, name: str) -> str:
        """The first value, or an empty text."""
        return next(iter(sorted(self.facts[subject].get(name, ()))), "")

    def of_type(self, *kinds: str) -> list[str]:
        """The terms of these types, in alphabetical order."""
        found = (one for one, facts in self.facts.items() if set(kinds) & set(facts["rdf:type"]))
        return sorted(found)


def page(project: Path) -> str:
    """The page."""
    words = _Words(project / "ontology")
    lines = [_INTRODUCTION, "", *_class_lines(words), *_relation_lines(words)]
    lines += [*_property_lines(words), *_scheme_lines(words)]
    return document("Vocabulary", "ontology/", lines)


def short(iri: str) -> str:
    """``iri`` with a prefix of ours, or as it is; the longest namespace wins."""
    best = max(
        (p for p, space in _PREFIXES.items() if iri.startswith(space)), key=_length, default=""
    )
    return f"{best}:{iri.removeprefix(_PREFIXES[best])}" if best else iri


def _length(prefix: str) -> int:
    return len(_PREFIXES[prefix])


def _class_lines(words: _Words) -> Iterator[str]:
    yield from ("## Classes", "")
    rows = [_described(words, one) for one in words.of_type("owl:Class")]
    yield from table(("Class", "Français", "English", "Definition"), rows)


def _described(words: _Words, one: str) -> tuple[str, str, str, str]:
    return (
        code(one),
        words.one(one, "rdfs:label@fr"),
        words.one(one, "rdfs:label@en"),
        words.one(one, "skos:definition@en"),
    )


def _relation_lines(words: _Words) -> Iterator[str]:
    relations = words.of_type("mai:RelationProperty")
    relations.sort(key=lambda one: (int(words.one(one, "mai:relationRank") or 99), one))
    yield from ("## Relations", "")
    yield "Links between two things, in the order of `mai:relationRank`. `{s}` is the subject,"
    yield "`{o}` the object. A relation marked *claim* must have a `mai:Claim` beside each"
    yield "statement; one marked *stale after* deserves a fresh look after so many years."
    yield ""
    header = ("Relation", "Phrase", "Sentence", "From", "To", "Remarks")
    yield from table(header, (_relation_row(words, one) for one in relations))
    yield from ("### What each relation means", "")
    meanings = [
        (code(one), *(words.one(one, f"skos:definition@{language}") for language in ("fr", "en")))
        for one in relations
    ]
    yield from table(("Relation", "Français", "English"), meanings)


def _relation_row(words: _Words, one: str) -> tuple[str, ...]:
    facts = words.facts[one]
    years = words.one(one, "mai:staleAfter")
    remarks = (
        "claim" if words.one(one, "mai:needsClaim") == "true" else "",
        f"stale after {years}" if years else "",
        "symmetric" if "owl:SymmetricProperty" in facts["rdf:type"] else "",
        f"strength: {words.one(one, 'mai:relationKind')}" if facts["mai:relationKind"] else "",
    )
    return (
        code(one),
        words.one(one, "mai:sentencePattern@fr"),
        words.one(one, "mai:sentencePattern@en"),
        _ends(facts["schema:domainIncludes"]),
        _ends(facts["schema:rangeIncludes"]),
        "; ".join(filter(None, remarks)),
    )


def _ends(names: Iterable[str]) -> str:
    return ", ".join("anything" if one == "rdfs:Resource" else code(one) for one in sorted(names))


def _property_lines(words: _Words) -> Iterator[str]:
    relations = set(words.of_type("mai:RelationProperty"))
    kinds = ("owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty")
    rows = [_described(words, one) for one in words.of_type(*kinds) if one not in relations]
    yield from ("## Other properties", "")
    yield from table(("Property", "Français", "English", "Definition"), rows)


def _scheme_lines(words: _Words) -> Iterator[str]:
    yield from ("## Schemes of concepts", "")
    yield "Schemes without a table here are filled by the data."
    yield ""
    for scheme in words.of_type("skos:ConceptScheme"):
        names = [words.one(scheme, f"skos:prefLabel@{language}") for language in ("fr", "en")]
        yield f"### {' / '.join(names)}"
        yield ""
        yield from (words.one(scheme, "skos:definition@en"), "")
        members = [
            one
            for one in words.of_type("skos:Concept")
            if scheme in words.facts[one]["skos:inScheme"]
        ]
        yield from table(
            ("Concept", "Français", "English", "Also", "Broader"),
            (_concept_row(words, one) for one in members),
        )


def _concept_row(words: _Words, one: str) -> tuple[str, ...]:
    facts = words.facts[one]
    return (
        code(one.removeprefix("concept:")),
        words.one(one, "skos:prefLabel@fr"),
        words.one(one, "skos:prefLabel@en"),
        ", ".join(sorted(facts["skos:altLabel@fr"])),
        ", ".join(code(two.removeprefix("concept:")) for two in sorted(facts["skos:broader"])),
    )
