"""Invented readings, by hand and by hypothesis."""

from hypothesis import strategies as st

from graph.contributing.draft import Choice, Correction, Decision
from graph.model.issues import Issue, Level
from graph.model.reading import (
    RESOURCE,
    Candidate,
    Mention,
    Part,
    Passage,
    ReadAttribute,
    ReadDocument,
    ReadEntity,
    ReadRelation,
    ReadResource,
    ResourceReading,
)
from graph.model.vocabulary import Kind

texts = st.text(max_size=12)
sure = st.floats(0, 1)
spans = st.integers(0, 10_000)
names = st.sampled_from(["e1", "e2", "e3"])

candidates = st.builds(Candidate, texts, texts, st.sampled_from(Kind), texts, texts, sure, texts)
entities = st.builds(
    ReadEntity,
    names,
    texts,
    st.sampled_from(Kind),
    st.lists(st.builds(Mention, spans, spans, texts), max_size=2).map(tuple),
    st.lists(texts, max_size=2).map(tuple),
    texts,
    texts,
    texts,
    st.lists(candidates, max_size=2).map(tuple),
    sure,
)
relations = st.builds(
    ReadRelation,
    st.one_of(names, st.just(RESOURCE)),
    st.sampled_from(["partnerOf", "hasRole"]),
    names,
    *(texts, spans, spans, texts, sure, texts, texts, texts),
)
attributes = st.builds(ReadAttribute, names, texts, texts, spans, spans, sure)
resources = st.builds(
    ReadResource,
    *(texts, spans, spans, texts, st.sampled_from([True, False, None])),
    st.lists(texts, max_size=3).map(tuple),
    texts,
    st.one_of(st.none(), st.integers(0, 400)),
    st.one_of(st.none(), st.tuples(spans, spans)),
    *(texts, texts),
    st.lists(st.builds(Passage, st.sampled_from(Part), spans, spans), max_size=2).map(tuple),
)
readings = st.builds(
    ResourceReading,
    resources,
    st.lists(entities, max_size=3, unique_by=lambda one: one.key).map(tuple),
    st.lists(relations, max_size=3).map(tuple),
    st.lists(attributes, max_size=2).map(tuple),
)
issues = st.builds(Issue, st.sampled_from(Level), texts, texts, texts, texts)
documents = st.builds(
    ReadDocument,
    *(texts, texts, st.text(max_size=60)),
    st.lists(readings, max_size=3).map(tuple),
    st.lists(issues, max_size=1).map(tuple),
    texts,
)
corrections = st.builds(
    Correction,
    *(texts, st.booleans(), st.one_of(st.none(), st.sampled_from(Kind))),
    *(texts, texts, texts, texts, texts, texts, texts, texts),
)
decisions = st.builds(
    Decision, st.sampled_from(Choice), texts, texts, texts, st.booleans(), corrections
)
