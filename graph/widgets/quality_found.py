"""What the checks found in the graph in use, kept until the next one."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

import streamlit as st

from graph.building.checking import check_store
from graph.checks.findings import Finding
from graph.checks.quality_codes import Missing, find_missing_codes
from graph.checks.quality_conflicts import Conflict, find_conflicts
from graph.checks.quality_duplicates import Pair, find_duplicates, read_names
from graph.checks.quality_relations import Stated, read_stated
from graph.contributing.draft import Choice
from graph.contributing.history import decisions_of, list_contributions
from graph.linking.name_judgements import FILE, NameJudgement, read_name_judgements
from graph.sources.contributions import contribution_files
from graph.widgets.opened import dataset, settings

__all__ = [
    "Pattern",
    "checked",
    "conflicts",
    "doubles",
    "is_checked",
    "judged",
    "missing_codes",
    "patterns_refused",
    "stated_relations",
]

_CHECKED: Final = "quality.checked"
_LISTED: Final = frozenset(("SingleSource", "StaleDate"))
"""Shapes whose findings are lists of their own here."""


@dataclass(slots=True)
class Pattern:
    """What people made of the relations one pattern found.

    Parameters
    ----------
    reasons: why they refused, with how often. example: the words of one that was refused.
    """

    name: str
    accepted: int = 0
    refused: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    example: str = ""


def stated_relations() -> list[Stated]:
    """Every relation as each source states it."""
    return _stated(_generation())


def doubles() -> list[Pair]:
    """The entities that may be one and were not judged, the surest first."""
    iris = dataset().iris
    decided = {frozenset((iris.long(one.subject), iris.long(one.target))) for one in judged()}
    return [
        one for one in _doubles(_generation()) if frozenset((one.one, one.other)) not in decided
    ]


def judged() -> list[NameJudgement]:
    """What people decided of two things of the graph, the oldest first.

    Raises
    ------
    graph.errors.InputError: the file of decisions does not read.
    """
    lines = read_name_judgements(settings().data / FILE).lines
    return [one for one in lines if not one.is_on_name]


def conflicts() -> list[Conflict]:
    """What sources give differently."""
    return _conflicts(_generation())


def missing_codes() -> list[Missing]:
    """Who has no official number."""
    return _missing(_generation())


def patterns_refused() -> list[Pattern]:
    """The patterns of which anything was refused, the most refused first.

    Raises
    ------
    graph.errors.InputError: the file of a contribution is broken.
    """
    files = contribution_files(settings().data)
    return _patterns(tuple((str(path), path.stat().st_mtime_ns) for path in files))


def checked() -> list[Finding]:
    """What the checks of the whole graph find; a quarter of a minute the first time."""
    found = _report(_generation())
    st.session_state[_CHECKED] = _generation()
    return found


def is_checked() -> bool:
    """Whether this visit has asked for the checks of the graph in use."""
    return bool(st.session_state.get(_CHECKED) == _generation())


def _generation() -> str:
    return dataset().generation.folder.name


@st.cache_resource(max_entries=2, show_spinner=False)
def _stated(generation: str) -> list[Stated]:
    opened = dataset()
    return read_stated(opened.store, opened.iris)


@st.cache_resource(max_entries=2, show_spinner=False)
def _doubles(generation: str) -> list[Pair]:
    opened = dataset()
    return find_duplicates(read_names(opened.store, opened.iris), opened.iris)


@st.cache_resource(max_entries=2, show_spinner=False)
def _conflicts(generation: str) -> list[Conflict]:
    opened = dataset()
    return find_conflicts(opened.store, opened.iris, stated_relations())


@st.cache_resource(max_entries=2, show_spinner=False)
def _missing(generation: str) -> list[Missing]:
    opened = dataset()
    return find_missing_codes(opened.store, opened.iris)


@st.cache_resource(max_entries=2, show_spinner=False)
def _report(generation: str) -> list[Finding]:
    return [one for one in check_store(settings()) if one.shape not in _LISTED]


@st.cache_resource(max_entries=2, show_spinner=False)
def _patterns(files: tuple[tuple[str, int], ...]) -> list[Pattern]:
    found: dict[str, Pattern] = {}
    for contribution in list_contributions(settings(), undone=False):
        for one in decisions_of(settings(), contribution.key):
            if one.what != "relation":
                continue
            pattern = found.setdefault(one.pattern, Pattern(one.pattern))
            if one.choice is Choice.ACCEPT:
                pattern.accepted += 1
            else:
                pattern.refused += 1
                pattern.reasons[one.reason] += 1
                pattern.example = pattern.example or one.quote
    refused = [one for one in found.values() if one.refused]
    return sorted(refused, key=lambda one: (-one.refused, one.name))
