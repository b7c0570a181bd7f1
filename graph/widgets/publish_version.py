"""One snapshot: what it holds, what changed, its files, and what is handed to partners."""

from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import quote

from graph.errors import InputError, worded
from graph.model.vocabulary import Kind
from graph.publishing import PublishedFile, Snapshot
from graph.publishing.pack import formats_in
from graph.questions.question import one_line
from graph.views.palette import STYLES
from graph.widgets.language import _, _n, date, language, number
from graph.widgets.markup import Markup, block, join, kind_icon, link, show
from graph.widgets.publish_changes import show_changes
from graph.widgets.publish_data import find_version, snapshots
from graph.widgets.publish_pack import show_pack

__all__ = ["show_version", "size_words"]

_UNITS: Final = ("o", "ko", "Mo", "Go")
_SHOWN: Final = 16
"""How many digits of a checksum are shown; the whole is in its title and in SHA256SUMS."""


def show_version(version: str) -> None:
    """Everything known of a snapshot.

    Raises
    ------
    InputError: there is none of that name.
    """
    snapshot = find_version(version)
    if snapshot is None:
        raise InputError(
            worded("la version « {version} » n'existe pas.", version=one_line(version[:60])),
            where="version",
            advice="Choisissez-en une dans la liste.",
        )
    is_newest = snapshots()[0].version == version
    show(_head(snapshot, is_newest=is_newest), _counts(snapshot.counts))
    show_changes(snapshot)
    show_pack(snapshot)
    show(_files(snapshot, is_newest=is_newest))


def size_words(size: int) -> str:
    """A number of bytes in words: ``12,4 Mo``."""
    value, unit = float(size), 0
    while value >= 1000 and unit < len(_UNITS) - 1:
        value, unit = value / 1000, unit + 1
    rounded = round(value, 1) if unit and value < 100 else round(value)
    shown = _UNITS[unit] if language() == "fr" else _UNITS[unit].replace("o", "B")
    return f"{number(rounded)} {shown}"


def _head(snapshot: Snapshot, *, is_newest: bool) -> Markup:
    before = snapshot.previous
    known = link(before, "publier", version=before) if find_version(before) else before
    told = [
        block("{day}", day=_("Publiée le {day}").format(day=date(snapshot.issued.isoformat()))),
        block("{text}", text=_("servie au public")) if is_newest else Markup(""),
        block("{text} {version}", text=_("après la version"), version=known)
        if before
        else Markup(""),
    ]
    return block(
        '<header class="m-head"><p class="m-rest">{back}</p><h1>{title}</h1>'
        '<p class="m-detail">{told}</p><p class="m-detail">SHA-256 <code>{digest}</code></p>'
        "</header>",
        back=link(_("Publier"), "publier"),
        title=_("Version {version}").format(version=snapshot.version),
        told=join([part for part in told if part], " · "),
        digest=snapshot.digest,
    )


def _counts(counts: Mapping[str, int]) -> Markup:
    known = {
        "statements": _n("{n} affirmation", "{n} affirmations", counts.get("statements", 0)),
        "relations": _n(
            "{n} relation sourcée", "{n} relations sourcées", counts.get("relations", 0)
        ),
        "sources": _n("{n} document", "{n} documents", counts.get("sources", 0)),
    }
    lines = [
        block("<li>{text}</li>", text=text) for name, text in known.items() if counts.get(name)
    ]
    for kind in Kind:
        if count := counts.get(kind.value, 0):
            style = STYLES[kind.value]
            name = style.name(language(), plural=count > 1)
            lines.append(
                block(
                    "<li>{icon}<b>{count}</b> {name}</li>",
                    icon=kind_icon(kind.value),
                    count=number(count),
                    name=name,
                )
            )
    return block('<ul class="m-figures">{lines}</ul>', lines=join(lines))


def _files(snapshot: Snapshot, *, is_newest: bool) -> Markup:
    """The data first; what is about them, tables one by one and vocabulary unfolded on demand."""
    first = {one.path for one in formats_in(snapshot)}
    data = list(formats_in(snapshot))
    rest = [one for one in snapshot.files if one.path not in first]
    tables = [one for one in rest if one.path.startswith("csv/")]
    words = [one for one in rest if one.path.startswith("ontology/")]
    about = [one for one in rest if one not in tables and one not in words]
    folds = ((_("Tableaux, un par un"), tables), (_("Vocabulaire, notions et formes"), words))
    return block(
        "<h2>{title}</h2>{note}{data}{folds}",
        title=_("Fichiers"),
        note=Markup("") if is_newest else block('<p class="m-detail">{text}</p>', text=_older()),
        data=_table(snapshot, _("Fichiers"), [*data, *about], is_newest=is_newest),
        folds=join(
            block(
                '<details class="m-fold"><summary>{title} <span class="m-count">{n}</span>'
                "</summary>{table}</details>",
                title=title,
                n=number(len(files)),
                table=_table(snapshot, title, files, is_newest=is_newest),
            )
            for title, files in folds
            if files
        ),
    )


def _table(
    snapshot: Snapshot, title: str, files: Sequence[PublishedFile], *, is_newest: bool
) -> Markup:
    heads = (_("Fichier"), _("Type"), _("Taille"), "SHA-256")
    return block(
        '<div class="m-scroll m-sparql m-files" tabindex="0" role="region" aria-label="{title}">'
        '<table class="m-table"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>',
        title=title,
        heads=join(block('<th scope="col">{head}</th>', head=head) for head in heads),
        rows=join(_row(snapshot, one, is_newest=is_newest) for one in files),
    )


def _older() -> str:
    return _(
        "Le serveur ne distribue que la dernière version : une plus ancienne peut nommer qui s'en "
        "est retiré depuis."
    )


def _row(snapshot: Snapshot, one: PublishedFile, *, is_newest: bool) -> Markup:
    address = f"download/{quote(snapshot.version)}/{quote(one.path)}"
    name = block('<a href="{href}" download>{path}</a>', href=address, path=one.path)
    return block(
        '<tr><th scope="row">{name}</th><td>{media}</td><td class="m-number">{size}</td>'
        '<td><code title="{digest}">{short}…</code></td></tr>',
        name=name if is_newest else one.path,
        media=one.media_type,
        size=size_words(one.size),
        digest=one.sha256,
        short=one.sha256[:_SHOWN],
    )
