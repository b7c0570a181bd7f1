"""Invented records and judgements to identify."""

from graph.linking.judgements import Judgement, Judgements, Verdict
from graph.model.records import DocumentRecord, EntityRecord, Reading, RelationRecord
from graph.model.vocabulary import Kind


def entity(local: str, name: str, kind: Kind = Kind.COLLECTIVITE, **more: object) -> EntityRecord:
    """A record of an invented document."""
    return EntityRecord(local, name, kind, "page-test", **more)  # type: ignore[arg-type]


def relation(subject: str, predicate: str, target: str, role: str = "") -> RelationRecord:
    """A relation of the invented document."""
    return RelationRecord(subject, predicate, target, "page-test", role=role)


def judged(*rows: tuple[str, Verdict, str]) -> Judgements:
    """Judgements, one a row of subject, verdict and target."""
    return Judgements(
        {
            subject: Judgement(subject, verdict, target, "test", "2026-01-01", "", line)
            for line, (subject, verdict, target) in enumerate(rows, 2)
        }
    )


def reading(
    *entities: EntityRecord, relations: tuple[RelationRecord, ...] = (), title: str = "Une page"
) -> Reading:
    """A reading with one public document."""
    document = DocumentRecord("page-test", title, "https://exemple-test.invalid/page")
    return Reading("exemple-test", [document], list(entities), list(relations))
