"""When things are true and when they were said, for every line of an answer.

*True when* is what a source gives for the relation itself (``mai:validFrom``, ``mai:validUntil``);
*said when* is the day the source was published (``dcterms:issued``). They are never mixed: a page
of 2024 may say what was true in 2013.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from graph.network.answers import answer_links
from graph.network.claims import ClaimView, claims_about
from graph.network.evidence import Statement, statements_of
from graph.network.sentences import Patterns
from graph.network.spans import Span, span_of
from graph.questions.answer import Answer, Cell, SourceNote
from graph.questions.dataset import Dataset

__all__ = ["Moment", "Moments", "Period", "Said", "answer_moments", "in_order"]

_ONCE: Final = frozenset(("founded", "speaksAt"))
_SINCE: Final = ("depuis", "debut", "annee", "date", "premiere")
_UNTIL: Final = ("jusque", "fin", "derniere")
"""The columns that hold a year or a date, where an answer makes no network."""


class Period(NamedTuple):
    """When something is true, as a source writes it; either end may be an empty text.

    ``once`` is for what happens and does not last: a founding, a talk.
    """

    since: str
    until: str
    once: bool = False

    @property
    def span(self) -> Span | None:
        """What is known for certain: from the first date given to the last."""
        found = [span for text in (self.since, self.until) if (span := span_of(text))]
        if not found:
            return None
        return Span(min(one.start for one in found), max(one.end for one in found))


class Said(NamedTuple):
    """A document that says it and the day it was published, which may be an empty text."""

    when: str
    source: str


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that is said, with its two times.

    Parameters
    ----------
    text: it as a sentence, without its period.
    periods: each stretch some source gives, the first one first.
    said: every document that says it, the oldest first, those without a date last.
    statement: what stands behind it, where the answer makes a network.
    """

    text: str
    periods: tuple[Period, ...] = ()
    said: tuple[Said, ...] = ()
    statement: Statement | None = None

    @property
    def true_spans(self) -> list[Span]:
        """When it is true, as far as that can be drawn."""
        return [span for period in self.periods if (span := period.span)]

    @property
    def said_spans(self) -> list[Span]:
        """When it was said, as far as that can be drawn."""
        return [span for one in self.said if (span := span_of(one.when))]

    @property
    def is_dated(self) -> bool:
        """Whether there is anything to draw."""
        return bool(self.true_spans or self.said_spans)


@dataclass(frozen=True, slots=True)
class Moments:
    """All lines of an answer, dated or not.

    Parameters
    ----------
    deduced: pairs the answer joins without any statement: nothing dates them.
    """

    lines: tuple[Moment, ...]
    deduced: int = 0


def answer_moments(
    opened: Dataset, patterns: Patterns, answer: Answer, language: str = "fr"
) -> Moments:
    """What ``answer`` says, one line a statement, or one a row where it makes no network.

    Parameters
    ----------
    language: of the sentences, ``fr`` or ``en``.
    """
    notes = opened.sources()
    if answer.network is not None:
        links = answer_links(answer, opened.store, opened.iris)
        claims, deduced = list(links.claims), len(links.deduced)
    else:
        claims, deduced = _claims_of_rows(opened, answer), 0
    if not claims:
        return Moments(tuple(_of_row(answer, row, notes) for row in answer.rows), deduced)
    statements = statements_of(claims, patterns)
    ends = {end for one in statements for end in (one.triple[0], one.triple[2])}
    names = opened.labels(ends, language)
    lines = (_of_statement(one, patterns, names, notes, language) for one in statements)
    return Moments(tuple(lines), deduced)


def _claims_of_rows(opened: Dataset, answer: Answer) -> list[ClaimView]:
    """What is said of the entity asked about, where each row is one of its relations."""
    entity = answer.parameters.get("entite") or ""
    told = {
        (str(row["relation"]), str(row["autre"]), row.get("sens") == "←")
        for row in answer.rows
        if row.get("relation") and row.get("autre")
    }
    if not entity or not told:
        return []
    return [
        claim
        for claim in claims_about(opened.store, opened.iris, entity)
        if (claim.predicate, claim.object, False) in told
        or (claim.predicate, claim.subject, True) in told
    ]


def in_order(moments: Iterable[Moment], by: str) -> list[Moment]:
    """Lines by when they are first true (``true``) or were first said (``said``).

    What has no such date comes after, by its other date, then by its words.
    """

    def order(one: Moment) -> tuple[object, ...]:
        true, said = _first(one.true_spans), _first(one.said_spans)
        return (*((said, true) if by == "said" else (true, said)), one.text.casefold())

    return sorted(moments, key=order)


def _first(spans: list[Span]) -> tuple[bool, float, float]:
    found = min(spans, default=None)
    return (True, 0.0, 0.0) if found is None else (False, *found)


def _of_statement(
    one: Statement,
    patterns: Patterns,
    names: Mapping[str, str],
    notes: Mapping[str, SourceNote],
    language: str,
) -> Moment:
    claim = one.claims[0]
    text = patterns.sentence(
        patterns.name(claim.subject, names.get(claim.subject) or claim.subject_label, language),
        claim.predicate,
        patterns.name(claim.object, names.get(claim.object) or claim.object_label, language),
        language,
        role=claim.role,
    )
    once = re.split(r"[#/]", claim.predicate)[-1] in _ONCE
    periods = {
        Period(each.since, each.until, once) for each in one.claims if each.since or each.until
    }
    return Moment(
        text,
        tuple(sorted(periods)),
        _said({each.source for each in one.claims}, notes),
        one,
    )


def _of_row(answer: Answer, row: Mapping[str, Cell], notes: Mapping[str, SourceNote]) -> Moment:
    """A row's names as a sentence of sorts, with the years and sources of its columns."""
    told = [
        str(row.get(f"{column.name}_label") or row.get(column.name) or "")
        for column in answer.columns
        if column.role in ("entity", "concept")
    ]
    period = Period(_date(row, _SINCE), _date(row, _UNTIL))
    cited = {
        source
        for column in answer.columns
        if column.role == "sources"
        for source in _listed(row.get(column.name))
    }
    return Moment(
        " — ".join(part for part in told if part),
        (period,) if period.since or period.until else (),
        _said(cited, notes),
    )


def _said(sources: Iterable[str], notes: Mapping[str, SourceNote]) -> tuple[Said, ...]:
    found = [Said(notes[one].issued if one in notes else "", one) for one in sources]
    return tuple(sorted(found, key=lambda one: (not one.when, one)))


def _date(row: Mapping[str, Cell], columns: Iterable[str]) -> str:
    return next((str(row[name]) for name in columns if row.get(name) not in (None, "")), "")


def _listed(value: Cell) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []
