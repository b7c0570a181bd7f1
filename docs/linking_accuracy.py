"""How many collectivités are linked to the official code with no help from a person.

Every collectivité the sources name was looked up by a person, and the answer kept in
``data/judgements.csv``. Here the sources are identified as if that file did not exist, and what is
found is held against it. A territory of the user's pages counts as a collectivité where the
judgement names a place of the code.
"""

import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from graph.building.gathering import Gathered, gather
from graph.linking.judgements import Judgement, Verdict
from graph.model.vocabulary import Kind
from graph.settings import Settings

PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Accuracy:
    """What identification without judgements gives for one source, or for all.

    Parameters
    ----------
    right, wrong, left: of those in the code, linked to it rightly, wrongly, or not at all.
    outside: those that are not in the code, or no longer.
    misled: of those outside, how many were linked to something all the same.
    """

    right: int
    wrong: int
    left: int
    outside: int
    misled: int

    @property
    def known(self) -> int:
        """How many are in the code."""
        return self.right + self.wrong + self.left

    def line(self, name: str) -> str:
        """One line of the report."""
        share = 100 * self.right / self.known if self.known else 0.0
        return (
            f"{name}: {self.right} of {self.known} linked ({share:.1f} %), {self.wrong} wrong, "
            f"{self.left} left open; {self.outside} outside the code, {self.misled} of them linked"
        )


def measure(settings: Settings) -> tuple[dict[str, Accuracy], list[str]]:
    """The accuracy by source and, last, of all; and one line for each that is not right.

    Raises
    ------
    graph.errors.InputError: a source or the judgements cannot be read.
    """
    judged = gather(settings).judgements
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "sources").symlink_to((settings.data / "sources").resolve())
        blind = gather(replace(settings, data=Path(folder)))
    counts: dict[str, Counter[str]] = {}
    remarks: list[str] = []
    for manifest, reading in blind.readings:
        counts[manifest.name] = Counter()
        for record in reading.entities:
            key = f"{manifest.prefix}:{record.id}"
            judgement = judged.get(key)
            if judgement is None or record.kind not in (Kind.COLLECTIVITE, Kind.TERRITORY):
                continue
            outcome = _outcome(blind, key, judgement)
            counts[manifest.name][outcome] += 1
            if outcome not in ("right", "outside"):
                remarks.append(f"  {outcome}: {key} ({record.name}), judged {judgement.target}")
    counts["all sources"] = sum(counts.values(), Counter())
    return {name: _accuracy(count) for name, count in counts.items()}, remarks


def _outcome(blind: Gathered, key: str, judgement: Judgement) -> str:
    found = blind.identity.by_key[key].territory
    expected = blind.official[1].find(judgement.target)
    if judgement.verdict is Verdict.SAME and expected is not None:
        if found is None:
            return "left"
        return "right" if found.path == expected.path else "wrong"
    return "outside" if found is None else "misled"


def _accuracy(count: Counter[str]) -> Accuracy:
    return Accuracy(
        right=count["right"],
        wrong=count["wrong"],
        left=count["left"],
        outside=count["outside"] + count["misled"],
        misled=count["misled"],
    )


def main() -> int:
    """Print the report."""
    settings = Settings(data=PROJECT / "data", ontology=PROJECT / "ontology")
    results, remarks = measure(settings)
    for name, result in results.items():
        print(result.line(name))
    print("\n".join(remarks))
    return 0


if __name__ == "__main__":
    sys.exit(main())
