"""A small sound dataset, invented, and the ways to spoil it."""

from pathlib import Path

ENTITIES = Path(__file__).with_name("sound.ttl").read_text(encoding="utf-8")

RELATIONS = (
    ("c:v", "mai:shareholderOf", "o:a"),
    ("c:v", "mai:funds", "o:a"),
    ("c:v", "mai:supports", "pr:x"),
    ("o:a", "mai:memberOf", "o:b"),
    ("o:a", "mai:partnerOf", "pr:x"),
    ("o:b", "mai:founded", "o:a"),
    ("o:b", "mai:subsidiaryOf", "o:a"),
    ("c:v", "mai:customerOf", "o:a"),
    ("o:a", "mai:carries", "pr:x"),
    ("o:b", "mai:leads", "e:x"),
    ("c:v", "mai:participatesIn", "pr:x"),
    ("p:x", "mai:speaksAt", "e:x"),
    ("p:x", "mai:hasRole", "c:v"),
    ("o:a", "mai:develops", "concept:themes"),
    ("pr:x", "mai:aimsAt", "concept:themes"),
    ("pr:x", "mai:hasLabel", "concept:ptce"),
    ("o:a", "rov:orgType", "concept:scic"),
    ("o:a", "mai:locatedIn", "commune:99001"),
    ("o:a", "schema:areaServed", "commune:99001"),
    ("o:b", "mai:replacedBy", "o:a"),
    ("r:fiche", "schema:about", "o:a"),
    ("r:fiche", "schema:mentions", "c:v"),
)
UNCLAIMED = (
    "r:fiche dcterms:publisher o:b ; dcterms:subject concept:themes ."
    " e:x schema:recordedIn r:fiche .\n"
)


def relation(subject: str, predicate: str, target: str, *, claims: int = 2, rest: str = "") -> str:
    """The Turtle of one relation and of its claims, each from a document of its own."""
    text = f"{subject} {predicate} {target} .\n"
    name = "".join(character for character in subject + predicate + target if character.isalnum())
    for number in range(1, claims + 1):
        text += (
            f"claim:{name}{number} a mai:Claim ; rdf:subject {subject} ;"
            f' rdf:predicate {predicate} ; rdf:object {target} ; mai:certainty "stated" ;'
            f" prov:hadPrimarySource r:doc-{number} {rest} .\n"
        )
    return text


def sound() -> str:
    """Turtle in which the shapes find nothing at all."""
    return ENTITIES + "".join(relation(*triple) for triple in RELATIONS) + UNCLAIMED
