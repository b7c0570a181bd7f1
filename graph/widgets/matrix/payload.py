"""A matrix as the plain JSON the browser is sent: names once, cells as packed numbers."""

import struct
from base64 import b64encode
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from graph.model.iris import Iris
from graph.network.matrix import Crossing, Entry, Group, Mark, Matrix
from graph.network.sentences import Patterns
from graph.views.matrix_look import mark_look
from graph.views.palette import STYLES
from graph.views.text import clipped

__all__ = ["make_payload"]

_NAME: Final = 200
_COUNTED: Final = 65_535


def make_payload(
    matrix: Matrix,
    iris: Iris,
    *,
    patterns: Patterns | None = None,
    language: str = "fr",
    texts: Mapping[str, str],
) -> dict[str, object]:
    """What the element draws of ``matrix``.

    ``rows`` and ``columns`` hold ``ids`` (short identifiers), ``names``, ``kinds`` (places in the
    list of ``kinds``) and ``groups``; ``marks`` each relation drawn and ``looks`` each set of
    them that some cell shows. ``cells`` is base64 of four little-endian 16-bit numbers a cell:
    row, column, look, independent sources; sorted by row, then column.

    Parameters
    ----------
    texts: the words of the element, what :func:`graph.widgets.matrix.texts.texts` gives.
    """
    marks: dict[Mark, int] = {}
    looks: dict[tuple[int, ...], int] = {}
    row_at = {entry.iri: place for place, entry in enumerate(matrix.rows)}
    column_at = {entry.iri: place for place, entry in enumerate(matrix.columns)}
    cells = sorted(
        (row_at[row], column_at[column], _look(crossing, marks, looks), crossing.independent)
        for (row, column), crossing in matrix.crossings.items()
    )
    packed = b"".join(
        struct.pack("<4H", row, column, look, min(count, _COUNTED))
        for row, column, look, count in cells
    )
    shown = Counter(mark for crossing in matrix.crossings.values() for mark in crossing.marks)
    kinds = sorted({entry.kind for entry in (*matrix.rows, *matrix.columns)})
    return {
        "title": clipped(matrix.title, _NAME),
        "across": clipped(matrix.across, _NAME),
        "rows": _side(matrix.rows, matrix.row_groups, kinds, iris),
        "columns": _side(matrix.columns, matrix.column_groups, kinds, iris),
        "kinds": [_kind(kind, language) for kind in kinds],
        "marks": [_mark(mark, patterns, language, shown[mark]) for mark in marks],
        "looks": [list(look) for look in looks],
        "cells": b64encode(packed).decode("ascii"),
        "texts": dict(texts),
    }


def _look(crossing: Crossing, marks: dict[Mark, int], looks: dict[tuple[int, ...], int]) -> int:
    """The number of a crossing's set of marks; what is met for the first time is added."""
    told = tuple(marks.setdefault(mark, len(marks)) for mark in crossing.marks)
    return looks.setdefault(told, len(looks))


def _side(
    entries: Sequence[Entry], groups: Sequence[Group], kinds: list[str], iris: Iris
) -> dict[str, object]:
    return {
        "ids": [iris.short(entry.iri) for entry in entries],
        "names": [clipped(entry.label, _NAME) for entry in entries],
        "kinds": [kinds.index(entry.kind) for entry in entries],
        "groups": [[clipped(group.label, _NAME), group.count] for group in groups],
    }


def _kind(kind: str, language: str) -> dict[str, object]:
    style = STYLES[kind if kind in STYLES else ""]
    return {
        "shape": style.shape,
        "name": style.name(language),
        "light": [style.light.fill, style.light.border],
        "dark": [style.dark.fill, style.dark.border],
    }


def _mark(mark: Mark, patterns: Patterns | None, language: str, count: int) -> dict[str, object]:
    look = mark_look(mark, patterns, language)
    return {
        "shape": look.look.shape,
        "light": look.look.light,
        "dark": look.look.dark,
        "hollow": look.hollow,
        "dashed": look.dashed,
        "code": look.code,
        "told": clipped(look.told, _NAME),
        "count": count,
    }
