"""How two entities are connected, in sentences with numbered sources."""

from graph.network.paths import Path
from graph.network.telling import Footnotes, told
from graph.questions.answer import SourceNote
from graph.widgets.language import _, _n, date, language
from graph.widgets.markup import Markup, block, join, outside, show
from graph.widgets.opened import dataset, patterns

__all__ = ["show_paths"]


def show_paths(paths: tuple[Path, ...]) -> None:
    """The chains, best first, then the sources their numbers refer to."""
    if not paths:
        show(
            block(
                '<div class="m-told"><p>{none}</p><p>{advice}</p></div>',
                none=_("Aucune chaîne de trois relations au plus ne les relie dans le graphe."),
                advice=_("Cela ne prouve pas qu'elles ne se connaissent pas."),
            )
        )
        return
    notes = Footnotes()
    chains = [" ".join(told(path, patterns(), language(), notes)) for path in paths]
    known = dataset().sources()
    show(
        block(
            '<ol class="m-paths">{chains}</ol><details class="m-fold"><summary>{title}</summary>'
            '<ol class="m-notes">{notes}</ol></details>',
            chains=join(block("<li>{chain}</li>", chain=chain) for chain in chains),
            title=_n("{n} source", "{n} sources", len(notes.sources)),
            notes=join(
                _note(place, iri, known.get(iri)) for place, iri in enumerate(notes.sources, 1)
            ),
        )
    )


def _note(place: int, iri: str, note: SourceNote | None) -> Markup:
    title = outside(note.title, note.url) if note else iri
    about = [note.publisher, date(note.issued)] if note else []
    return block(
        '<li>[{place}] {title} <span class="m-detail">{about}</span></li>',
        place=place,
        title=title,
        about=" · ".join(part for part in about if part),
    )
