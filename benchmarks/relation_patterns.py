"""What each pattern of relations is worth on pages whose relations are known.

``python -m benchmarks.relation_patterns`` prints, for the development pages, precision and recall
by relation and by pattern; ``--write`` also writes what the confidence of proposals is taken from.
Pages handed over beside the project (``../shared``) count when they are there.
"""

import csv
import json
import os
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.contributing.reading import Reading
from graph.model.reading import RESOURCE, ReadRelation, ResourceReading
from graph.model.vocabulary import RELATIONS
from graph.settings import Settings

_PROJECT = Path(__file__).resolve().parent.parent
_OURS = _PROJECT / "tests" / "reading" / "development"
_SHARED = _PROJECT.parent / "shared"
_WRITTEN = _PROJECT / "graph" / "mentions" / "relations" / "confidence.toml"
_SOFT = {"about", "mentions", "published", "aimsAt", "aims_at"}
_COMMON = re.compile(
    r"\b(l|d|la|le|les|de|des|du|the|reseau|association|ville|commune|communaute|scic|metropole)\b"
)
_LEAST = 0.7

Page = tuple[str, Path, dict[str, Any]]


def plain(text: str) -> str:
    """A name as it is compared: no accents, brackets, articles or kinds."""
    ascii_ = unicodedata.normalize("NFKD", (text or "").replace("’", "'").replace("œ", "oe"))
    told = re.sub(r"\(.*?\)", " ", ascii_.encode("ascii", "ignore").decode().lower())
    return " ".join(_COMMON.sub(" ", re.sub(r"[^a-z0-9]+", " ", told)).split())


def alike(one: str, other: str) -> bool:
    """Whether two compared names are the same, or one all within the other."""
    if one == other:
        return True
    few, many = sorted((set(one.split()), set(other.split())), key=len)
    short = min(len(one), len(other)) >= 4
    return bool(few) and short and few <= many and len(many) - len(few) <= 2


def pages() -> Iterator[Page]:
    """Each development page with what it states."""
    for group, gold, folder in (
        ("invented pages", _OURS / "gold-1.json", _OURS / "pages"),
        ("invented pages", _OURS / "gold-2.json", _OURS / "pages"),
        (
            "pages handed over",
            _SHARED / "reading-dev" / "gold.json",
            _SHARED / "reading-dev" / "pages",
        ),
    ):
        for page in json.loads(gold.read_text("utf-8")) if gold.is_file() else ():
            yield group, folder / Path(page["page_file"]).name, page
    yield from _seeds(_SHARED / "seeds")


def _seeds(folder: Path) -> Iterator[Page]:
    """The page as received, whose facts are tables."""
    page = next(folder.glob("0*.txt"), None) if folder.is_dir() else None
    if page is None:
        return

    def table(name: str) -> list[dict[str, str]]:
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))

    named = {row["id"]: row for row in table("entities")}
    resources = [
        {
            "title": row["title"],
            "entities": [
                {
                    "canonical_name": one["name"],
                    "kind": one["kind"],
                    "surfaces": one["aliases"].split(";"),
                }
                for one in named.values()
                if row["id"] in one["resources"].split(";")
            ],
            "relations": [
                {
                    "subject": _label(one["subject"], named, row["id"]),
                    "predicate": one["predicate"],
                    "object": _label(one["object"], named, row["id"]),
                    "confidence": float(one["confidence"]),
                }
                for one in table("relations")
                if one["resource"] == row["id"]
            ],
        }
        for row in table("resources")
    ]
    yield "the page as received", page, {"resources": resources}


def _label(key: str, named: dict[str, dict[str, str]], resource: str) -> str:
    return RESOURCE if key == resource else named[key]["name"] if key in named else key


class Tally:
    """What was right, wrong and missed, by pattern and by relation."""

    def __init__(self) -> None:
        self.patterns: dict[str, Counter[str]] = defaultdict(Counter)
        self.relations: dict[str, Counter[str]] = defaultdict(Counter)
        self.kinds: dict[str, Counter[str]] = defaultdict(Counter)
        self.groups: dict[str, Counter[str]] = defaultdict(Counter)
        self.sure: list[tuple[float, bool]] = []
        self.wrong: list[tuple[float, str]] = []

    def add(self, group: str, gold: dict[str, Any], reading: ResourceReading) -> None:
        """Compare one resource's reading with what it states."""
        names = _names(gold, reading)
        self._add_entities(gold, reading, *names)
        stated = [one for one in gold["relations"] if _counts(one)]
        used: set[int] = set()
        for ours in reading.relations:
            if ours.predicate in _SOFT:
                self._add_soft(gold, ours, names)
                continue
            hit = next((i for i, one in enumerate(stated) if _same(one, ours, *names)), None)
            right = hit is not None
            again = hit in used
            self.patterns[ours.pattern]["right" if right else "wrong"] += 1
            self.sure.append((ours.confidence, right))
            if ours.confidence < 0.5:
                continue
            if hit is not None and not again:
                used.add(hit)
            told = "right" if right and not again else "wrong"
            self.relations[ours.predicate][told] += 1
            self.groups[group][told] += 1
            if not right:
                ends = _sentence(ours, reading)
                self.wrong.append((ours.confidence, f"{ours.pattern}: {ends}"))
        self._add_missed(group, stated, used)

    def _add_soft(
        self, gold: dict[str, Any], ours: ReadRelation, names: "tuple[Names, Names]"
    ) -> None:
        """What the resource itself is related to counts for its pattern only."""
        right = any(_same(one, ours, *names) for one in gold["relations"])
        self.patterns[ours.pattern]["right" if right else "wrong"] += 1

    def _add_missed(self, group: str, stated: list[dict[str, Any]], used: set[int]) -> None:
        for rank, one in enumerate(stated):
            if rank not in used:
                self.relations[_predicate(one)]["missed"] += 1
                self.groups[group]["missed"] += 1

    def _add_entities(
        self, gold: dict[str, Any], reading: ResourceReading, theirs: "Names", ours: "Names"
    ) -> None:
        left = {one.key: one for one in reading.entities}
        for one in gold["entities"]:
            if one.get("source") == "field" or one.get("kind") not in _KINDS:
                continue
            held = theirs[one["canonical_name"]]
            hits = [k for k in left if any(alike(a, b) for a in held for b in ours[k] if a and b)]
            kind = _KINDS[one["kind"]]
            if hits:
                self.kinds[kind]["right" if left.pop(hits[0]).kind == kind else "other kind"] += 1
            else:
                self.kinds[kind]["missed"] += 1
        for extra in left.values():
            self.kinds[str(extra.kind)]["wrong"] += 1


_KINDS = {
    "Organisation": "organisation",
    "Collectivite": "collectivite",
    "Place": "place",
    "Person": "person",
    "Project": "project",
    "Event": "event",
    "Concept": "concept",
}


def _sentence(relation: ReadRelation, reading: ResourceReading) -> str:
    ends = [reading.entity(key) for key in (relation.subject, relation.object)]
    told = [one.label if one else RESOURCE for one in ends]
    return f"{told[0]} {relation.predicate} {told[1]}"


def _counts(one: dict[str, Any]) -> bool:
    told = str(one["subject"])
    sure = (one.get("confidence") or 1) >= _LEAST
    return one["predicate"] not in _SOFT and sure and not told.startswith("GROUP")


def _predicate(one: dict[str, Any]) -> str:
    known = RELATIONS.get(one["predicate"])
    if one["predicate"] in ("has_legal_form", "published", "about", "mentions"):
        return "hasLegalForm" if one["predicate"] == "has_legal_form" else str(one["predicate"])
    return known.name.removeprefix("schema:") if known else one["predicate"]


Names = dict[str, set[str]]


def _names(gold: dict[str, Any], reading: ResourceReading) -> tuple[Names, Names]:
    theirs: Names = defaultdict(set)
    for one in (*gold["entities"], *(gold.get("documents") or ())):
        told = (one["canonical_name"], one.get("surface"), *(one.get("surfaces") or ()))
        theirs[one["canonical_name"]] |= {plain(name) for name in told if name}
    ours = {
        one.key: {plain(one.label), *(plain(mention.surface) for mention in one.mentions)}
        for one in reading.entities
    }
    return theirs, ours


def _same(one: dict[str, Any], relation: ReadRelation, theirs: Names, ours: Names) -> bool:
    if _predicate(one) != relation.predicate:
        return False

    def ends(told: str, key: str) -> bool:
        if told == RESOURCE or key == RESOURCE:
            return told == key
        held = theirs.get(told) or {plain(told)}
        return any(alike(a, b) for a in held for b in ours.get(key, {plain(key)}))

    subject, object_ = str(one["subject"]), str(one["object"])
    role = relation.predicate == "hasRole"
    if ends(subject, relation.subject) and (role or ends(object_, relation.object)):
        return True
    crossed = relation.predicate == "partnerOf"
    return crossed and ends(subject, relation.object) and ends(object_, relation.subject)


def tally(reading: Reading) -> Tally:
    """Every development page read and compared."""
    found = Tally()
    for group, path, page in pages():
        document = reading.read_bytes(path.read_bytes(), path.name)
        titles = {plain(one.resource.title): one for one in document.readings}
        for resource in page["resources"]:
            held = titles.get(plain(resource["title"]))
            if held is not None:
                found.add(group, resource, held)
    return found


def _write(found: Tally) -> None:
    lines = [
        "# Of each pattern: right, wrong on the development pages. Written by",
        "# python -m benchmarks.relation_patterns --write",
        "[patterns]",
    ]
    for name, counts in sorted(found.patterns.items()):
        lines.append(f'"{name}" = [{counts["right"]}, {counts["wrong"]}]')
    _WRITTEN.write_text("\n".join(lines) + "\n", "utf-8")


def _row(name: str, right: int, wrong: int, missed: int) -> str:
    precision = right / max(1, right + wrong)
    recall = right / max(1, right + missed)
    return f"| {name} | {right} | {wrong} | {missed} | {precision:.2f} | {recall:.2f} |"


def report(found: Tally) -> Iterator[str]:
    """The tables of docs/why/reading.md."""
    yield "| Relation | right | wrong | missed | precision | recall |"
    yield "|---|---|---|---|---|---|"
    total: Counter[str] = Counter()
    for name, counts in sorted(found.relations.items()):
        total += counts
        yield _row(f"`{name}`", counts["right"], counts["wrong"], counts["missed"])
    yield _row("all", total["right"], total["wrong"], total["missed"])
    for name, counts in sorted(found.groups.items()):
        yield _row(name, counts["right"], counts["wrong"], counts["missed"])
    yield ""
    yield "| Kind | right | of another kind | not stated there | missed |"
    yield "|---|---|---|---|---|"
    for name, counts in sorted(found.kinds.items()):
        told = (counts[one] for one in ("right", "other kind", "wrong", "missed"))
        yield f"| {name} | {' | '.join(str(one) for one in told)} |"
    yield ""
    yield "| Confidence at least | proposals | precision |"
    yield "|---|---|---|"
    for least in (0.5, 0.6, 0.7, 0.8, 0.9):
        held = [right for sure, right in found.sure if sure >= least]
        yield f"| {least} | {len(held)} | {sum(held) / max(1, len(held)):.3f} |"
    yield ""
    yield "| Pattern | right | wrong |"
    yield "|---|---|---|"
    for name, counts in sorted(found.patterns.items()):
        yield f"| `{name}` | {counts['right']} | {counts['wrong']} |"


def main() -> None:
    """Print the tables; with ``--write`` the confidences too."""
    with Reading.open(Settings.read(os.environ)) as reading:
        found = tally(reading)
    print("\n".join(report(found)))
    if "--wrong" in sys.argv:
        print("\n".join(f"{sure:.2f} {told}" for sure, told in sorted(found.wrong, reverse=True)))
    if "--write" in sys.argv:
        _write(found)


if __name__ == "__main__":
    main()
