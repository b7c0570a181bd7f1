"""What stays behind, and why: seen before anything is published."""

from collections.abc import Sequence
from typing import Final

from graph.publishing.held_back import HeldBack, HeldRow, Why
from graph.views.palette import STYLES
from graph.widgets.facts import entity_link
from graph.widgets.language import _, _n, language, number
from graph.widgets.markup import Markup, block, join, show

__all__ = ["show_held"]

_MOST: Final = 30


def show_held(found: HeldBack) -> None:
    """Each reason with what it holds back."""
    parts = [_reason(why, rows) for why in Why if (rows := found.of(why))]
    nothing = block("<p>{text}</p>", text=_("Rien : tout ce que dit le graphe est public."))
    show(
        block(
            "<h2>{title}</h2>{parts}",
            title=_("Ce qui reste, et pourquoi"),
            parts=join(parts) if parts else nothing,
        )
    )


def _reason(why: Why, rows: Sequence[HeldRow]) -> Markup:
    title, text = _words(why)
    named = [row for row in rows if row.what]
    lines = [_thing(row) for row in named[:_MOST]]
    lines += [block("<li>{text}</li>", text=_counted(row)) for row in rows if not row.what]
    left = len(named) - _MOST
    if left > 0:
        more = _n("+ {n} autre", "+ {n} autres", left)
        lines.append(block('<li class="m-rest">{more}</li>', more=more))
    count = len(named) or sum(row.count for row in rows)
    return block(
        '<details class="m-fold m-held"><summary><b>{title}</b> '
        '<span class="m-count">{count}</span> <span class="m-detail">{text}</span></summary>'
        '<ul class="m-facts">{lines}</ul></details>',
        title=title,
        count=number(count),
        text=text,
        lines=join(lines),
    )


def _thing(row: HeldRow) -> Markup:
    return block(
        '<li>{name} <span class="m-detail">{count}</span></li>',
        name=entity_link(row.what, row.label),
        count=_n("{n} affirmation", "{n} affirmations", row.count),
    )


def _words(why: Why) -> tuple[str, str]:
    """The reason in two words, and in a sentence."""
    words = {
        Why.RESTRICTED: (
            _("Documents restreints"),
            _("réservés par leur éditeur, ou dont personne n'a dit qu'ils sont publics"),
        ),
        Why.DESCRIBED_THERE: (
            _("Ce qu'eux seuls décrivent"),
            _("rien de public n'en parle : les nommer les révélerait"),
        ),
        Why.REFERENCE: (
            _("Affirmations qui les révéleraient"),
            _("dans des documents publics, elles renvoient à ce qui reste"),
        ),
        Why.CONTACT: (
            _("Coordonnées"),
            _("adresses électroniques et téléphones ne partent jamais"),
        ),
        Why.SUPPRESSED: (_("Retraits demandés"), _("qui ne veut plus être nommé ne l'est plus")),
        Why.NOTE: (_("Notes internes"), _("écrites pour celles et ceux qui tiennent le graphe")),
        Why.CONTRIBUTOR: (
            _("Noms des contributeurs"),
            _("qui a apporté ou relu n'est nommé qu'ici"),
        ),
    }
    return words[why]


def _counted(row: HeldRow) -> str:
    """A line that stands for several things."""
    n = row.count
    words = {
        "contact": _n("{n} coordonnée", "{n} coordonnées", n),
        "statement": _n("{n} affirmation", "{n} affirmations", n),
        "text": _n("{n} texte", "{n} textes", n),
        "issue": _n("{n} point à vérifier", "{n} points à vérifier", n),
        "judgement": _n("{n} raison d'un choix", "{n} raisons d'un choix", n),
        "contribution": _n("{n} contribution", "{n} contributions", n),
        "name": _n("{n} nom", "{n} noms", n),
    }
    if row.kind in words:
        return words[row.kind]
    style = STYLES.get(row.kind, STYLES[""])
    return f"{number(n)} {style.name(language(), plural=n > 1)}"
