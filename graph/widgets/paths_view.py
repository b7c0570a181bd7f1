"""How two entities are connected, in sentences with numbered sources, pattern by pattern."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from graph.network.path_patterns import PathPattern, by_pattern
from graph.network.paths import Path
from graph.network.telling import Footnotes, Told, told_steps
from graph.questions.answer import SourceNote
from graph.widgets.language import _, _n, date, language, number
from graph.widgets.markup import Markup, block, join, outside, show
from graph.widgets.opened import dataset, patterns, scics
from graph.widgets.paths_table import show_paths_table

__all__ = ["show_paths"]

_OPEN = 3
"""How many patterns are open before the rest has to be unfolded."""

_KEY = "paths.weak"


def show_paths(
    paths: Sequence[Path],
    *,
    weak: bool,
    weak_count: int,
    on_weak: Callable[[], None],
    total: int = 0,
) -> None:
    """The paths by pattern, best first, the sources their numbers refer to, and their table.

    Parameters
    ----------
    weak: whether weak paths are among ``paths``. weak_count: how many there are.
    on_weak: what to do when the reader asks for the weak paths, or no longer.
    total: how many strong paths there are, where ``paths`` does not hold all.
    """
    if not paths:
        show(_nothing(weak_count))
        _ask_for_weak(weak, weak_count, on_weak)
        return
    show(_counted(paths, total, weak_count))
    _ask_for_weak(weak, weak_count, on_weak)
    notes = Footnotes()
    groups = by_pattern(paths, patterns(), scics(), language())
    names = _names(paths)
    starts = [1]
    for group in groups:
        starts.append(starts[-1] + len(group.paths))
    sections = [
        _pattern(group, start, notes, names, unfolded=place < _OPEN)
        for place, (group, start) in enumerate(zip(groups, starts, strict=False))
    ]
    show(*sections, _sources(notes))
    with st.expander(_("Le tableau : une ligne par étape"), key="paths.table"):
        show_paths_table([path for group in groups for path in group.paths], names)


def _nothing(weak_count: int) -> Markup:
    """What was looked for, and what to try."""
    lines = [
        _("Aucun chemin de trois étapes au plus ne les relie par des liens forts."),
        _(
            "On a suivi les parts de capital, les liens directs (membre, partenaire, soutien, "
            "financement…) et les participations communes, à travers organisations, "
            "collectivités, personnes, projets et événements."
        ),
    ]
    if weak_count:
        weak = _n(
            "{n} chemin passe par un lien faible : le même territoire, la même notion ou le même "
            "document. Vous pouvez le montrer.",
            "{n} chemins passent par un lien faible : le même territoire, la même notion ou le "
            "même document. Vous pouvez les montrer.",
            weak_count,
        )
        lines.append(weak)
    else:
        lines += [
            _(
                "Les liens faibles (même territoire, même notion, même document) n'en font pas "
                "non plus."
            ),
            _(
                "À essayer : développer les voisins de l'une et de l'autre, ou partir d'une entité "
                "plus proche."
            ),
            _("Cela ne prouve pas qu'elles ne se connaissent pas."),
        ]
    told = join(block("<p>{line}</p>", line=line) for line in lines)
    return block('<div class="m-told" role="status">{told}</div>', told=told)


def _ask_for_weak(weak: bool, count: int, on_weak: Callable[[], None]) -> None:
    """The switch; the address decides how it stands."""
    if not count and not weak:
        return
    st.session_state[_KEY] = weak
    st.toggle(
        _n(
            "Montrer aussi les liens faibles ({n} chemin)",
            "Montrer aussi les liens faibles ({n} chemins)",
            count,
        ),
        key=_KEY,
        help=_(
            "Être sur le même territoire, partager une notion ou être nommées par un même document "
            "ne dit pas que deux entités se connaissent."
        ),
        on_change=on_weak,
    )


def _counted(paths: Sequence[Path], total: int, weak_count: int) -> Markup:
    """How many paths of each sort there are, and how many of them are shown."""
    strong = sum(not path.weak for path in paths)
    weak = len(paths) - strong
    told = []
    if strong:
        told.append(_n("{n} chemin", "{n} chemins", max(strong, total)))
        told += [_cut(strong, total)] if total > strong else []
    if weak:
        many = max(weak, weak_count)
        told.append(
            _n("{n} chemin par des liens faibles", "{n} chemins par des liens faibles", many)
        )
        told += [_cut(weak, weak_count)] if weak_count > weak else []
    return block(
        '<h2>{title} <span class="m-count">{told}</span></h2>',
        title=_("Comment elles sont reliées"),
        told=" · ".join(told),
    )


def _cut(shown: int, total: int) -> str:
    return _("{shown} sur {total} montrés").format(shown=number(shown), total=number(total))


def _names(paths: Sequence[Path]) -> Mapping[str, str]:
    """What the entities are called in a language other than French, where something says so."""
    if language() == "fr":
        return {}
    return dataset().labels({node for path in paths for node in path.nodes}, language())


def _pattern(
    group: PathPattern,
    start: int,
    notes: Footnotes,
    names: Mapping[str, str],
    *,
    unfolded: bool,
) -> Markup:
    """A pattern and its paths, numbered from ``start``."""
    told = (
        block(
            '<li><span class="m-rank">{rank}.</span><div>{sentences}</div></li>',
            rank=rank,
            sentences=join(
                (_sentence(one) for one in told_steps(path, patterns(), language(), notes, names)),
                " ",
            ),
        )
        for rank, path in enumerate(group.paths, start)
    )
    about = [_n("{n} chemin", "{n} chemins", len(group.paths))]
    about += [_("lien faible")] if group.weak else []
    return block(
        '<details class="m-pattern"{unfolded}><summary><h3>{title} '
        '<span class="m-count">{about}</span></h3></summary>'
        '<ol class="m-paths">{told}</ol></details>',
        unfolded=Markup(" open") if unfolded else "",
        title=group.title,
        about=" · ".join(about),
        told=join(told),
    )


def _sentence(told: Told) -> Markup:
    marks = (
        block('<a href="#source-{number}">[{number}]</a>', number=number) for number in told.numbers
    )
    return block(
        '{sentence}<sup class="m-marks">{marks}</sup>.', sentence=told.sentence, marks=join(marks)
    )


def _sources(notes: Footnotes) -> Markup:
    known = dataset().sources()
    return block(
        '<details class="m-fold"><summary>{title}</summary><ol class="m-notes">{notes}</ol>'
        "</details>",
        title=_n("{n} source", "{n} sources", len(notes.sources)),
        notes=join(_note(place, iri, known.get(iri)) for place, iri in enumerate(notes.sources, 1)),
    )


def _note(place: int, iri: str, note: SourceNote | None) -> Markup:
    title = outside(note.title, note.url) if note else dataset().iris.short(iri)
    about = [note.publisher, date(note.issued)] if note else []
    return block(
        '<li id="source-{place}">[{place}] {title} <span class="m-detail">{about}</span></li>',
        place=place,
        title=title,
        about=" · ".join(part for part in about if part),
    )
