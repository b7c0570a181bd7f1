"""What a check found: findings and the report that counts them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from graph.model.issues import Level

__all__ = ["Finding", "Report"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a check found.

    Parameters
    ----------
    severity: how much it matters; only a violation refuses the data.
    shape: local name of the shape or check, e.g. ``SourcedRelation``.
    focus: the IRI at fault.
    path: the property at fault, or an empty text.
    value: the value at fault, or an empty text; never a personal contact.
    message_fr: one sentence for the reader, in French.
    message_en: the same in English.
    """

    severity: Level
    shape: str
    focus: str
    path: str
    value: str
    message_fr: str
    message_en: str

    def message(self, language: str = "fr") -> str:
        """The sentence in ``language`` (``fr`` or ``en``)."""
        return self.message_en if language == "en" else self.message_fr

    def to_dict(self) -> dict[str, str]:
        """Plain values, as written to JSON."""
        return {name: str(value) for name, value in asdict(self).items()}


@dataclass(frozen=True, slots=True)
class Report:
    """Every finding of one run, the most serious first."""

    findings: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> "Report":
        """A report of ``findings``, each once, in an order that does not change between runs."""
        order = {level: rank for rank, level in enumerate(Level)}
        return cls(
            tuple(
                sorted(
                    set(findings),
                    key=lambda f: (order[f.severity], f.shape, f.focus, f.path, f.value),
                )
            )
        )

    @property
    def conforms(self) -> bool:
        """Whether nothing refuses the data."""
        return not any(finding.severity is Level.VIOLATION for finding in self.findings)

    def counts(self) -> dict[str, int]:
        """How many findings of each severity, every severity present."""
        found = Counter(finding.severity for finding in self.findings)
        return {level.value: found[level] for level in Level}

    def by_shape(self) -> dict[str, int]:
        """How many findings of each shape, the most frequent first."""
        return dict(Counter(finding.shape for finding in self.findings).most_common())

    def __add__(self, other: "Report") -> "Report":
        """Both reports as one."""
        return Report.of((*self.findings, *other.findings))

    def __iter__(self) -> Iterator[Finding]:
        """Each finding, the most serious first."""
        return iter(self.findings)

    def __len__(self) -> int:
        """How many findings there are."""
        return len(self.findings)
