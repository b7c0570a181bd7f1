"""Checking what would leave, and publishing it: long work that goes on when the page is left."""

from collections.abc import Iterable
from typing import Final

import streamlit as st

from graph.checks.findings import Finding, Report
from graph.errors import GraphError
from graph.publishing import Published
from graph.publishing.apart import check_apart, publish_apart
from graph.publishing.refusal import PublicationRefused
from graph.widgets.frame import sentences
from graph.widgets.language import _, _n, language, number, spoken
from graph.widgets.markup import Markup, block, join, link, show
from graph.widgets.opened import dataset, settings
from graph.widgets.publish_data import held, is_current, leaving, snapshots
from graph.widgets.publish_work import Work, begin, work_of

__all__ = ["show_now"]

CHECK: Final = "check"
PUBLISH: Final = "publish"
_MOST: Final = 20


def show_now() -> None:
    """The two buttons, and what came of them."""
    show(
        block(
            '<h2>{title}</h2><p class="m-detail">{text}</p>',
            title=_("Vérifier, publier"),
            text=_(
                "Les mêmes vérifications précèdent chaque publication : identifiants, sources, "
                "licences, formes du modèle, CPOV et DCAT-AP. Une seule violation l'arrête."
            ),
        )
    )
    works = [work for name in (PUBLISH, CHECK) if (work := work_of(name))]
    busy = any(one.is_going_on for one in works)
    with st.container(horizontal=True, key="publish_buttons"):
        if st.button(_("Publier…"), type="primary", disabled=busy, key="publish.ask"):
            _confirm()
        if st.button(_("Vérifier sans publier"), disabled=busy, key="publish.check"):
            _begin_check()
            st.rerun()
    if busy:
        _watch()
        return
    for work in works:
        if work.about == dataset().generation.folder.name:
            _show_end(work)


def _confirm() -> None:
    @st.dialog(_("Publier une version ?"))
    def ask() -> None:
        with sentences():
            show(*map(_paragraph, _summary()))
            if st.button(_("Publier"), key="publish.yes", type="primary"):
                _begin_publication()
                st.rerun()

    ask()


def _begin_publication() -> None:
    kept = settings()
    begin(PUBLISH, dataset().generation.folder.name, lambda report: publish_apart(kept, report))


def _paragraph(text: str) -> Markup:
    return block("<p>{text}</p>", text=text)


def _summary() -> Iterable[str]:
    """What publishing would do, in sentences."""
    yield _("{n} affirmations publiques partent, en RDF, tableaux, tableur et réseau.").format(
        n=number(leaving().statements)
    )
    yield _n("{n} sorte de chose reste.", "{n} sortes de choses restent.", _kinds_held())
    newest = next(iter(snapshots()), None)
    if newest is not None and is_current(newest):
        yield _(
            "Le graphe n'a pas changé depuis la version {version} : rien ne sera écrit."
        ).format(version=newest.version)
    yield _("Le site public et l'adresse /sparql donneront la version la plus récente.")


def _kinds_held() -> int:
    return sum(1 for count in held().counts().values() if count)


def _begin_check() -> None:
    kept = settings()
    begin(CHECK, dataset().generation.folder.name, lambda report: check_apart(kept, report))


@st.fragment(run_every=1.0)
def _watch() -> None:
    """How far it is, looked at every second."""
    work = next(
        (one for name in (PUBLISH, CHECK) if (one := work_of(name)) and one.is_going_on), None
    )
    if work is None:
        st.rerun()
    title = _("Publication en cours") if work.name == PUBLISH else _("Vérification en cours")
    steps = work.steps or [_("préparation")]
    lines = [block("<li{now}>{step}</li>", step=_step(step), now="") for step in steps[:-1]] + [
        block('<li aria-current="step"><b>{step}…</b></li>', step=_step(steps[-1]))
    ]
    show(
        block(
            '<div class="m-work" role="status"><p><b>{title}</b> <span class="m-count">{seconds} s'
            '</span></p><ol>{lines}</ol><p class="m-detail">{text}</p></div>',
            title=title,
            seconds=number(round(work.seconds)),
            lines=join(lines),
            text=_("Vous pouvez quitter cette page : le travail continue."),
        )
    )


def _step(name: str) -> str:
    words = {
        "base": _("identifiants"),
        "statements": _("affirmations une à une"),
        "integrity": _("renvois et sources"),
        "licences": _("licences"),
        "shapes": _("formes du modèle et CPOV"),
    }
    text = words.get(name) or spoken(name)
    return text[:1].upper() + text[1:]


def _show_end(work: Work) -> None:
    """What came of it, until the graph changes."""
    if isinstance(work.error, PublicationRefused):
        _show_report(work.error.report, _sentence(work.error))
    elif work.error is not None:
        show(_told(_sentence(work.error), spoken(work.error.advice)))
    elif isinstance(work.result, Published):
        _show_published(work.result, work.seconds)
    elif isinstance(work.result, Report):
        _show_report(work.result, "")
    else:
        show(_told(_("Le travail s'est arrêté sans finir."), _("Recommencez.")))


def _sentence(error: GraphError) -> str:
    what = spoken(error.what)
    return what[:1].upper() + what[1:]


def _told(sentence: str, advice: str) -> Markup:
    return block(
        '<div class="m-told" role="alert"><p>{sentence}</p><p>{advice}</p></div>',
        sentence=sentence,
        advice=advice,
    )


def _show_published(done: Published, seconds: float) -> None:
    version = link(done.snapshot.version, "publier", version=done.snapshot.version)
    text = (
        _("Version publiée en {seconds} s :")
        if done.is_new
        else _("Rien n'a changé ; ces affirmations sont déjà dans la version")
    )
    show(
        block(
            '<p class="m-total" role="status">{text} {version}</p>',
            text=text.format(seconds=number(round(seconds))),
            version=version,
        )
    )


def _show_report(report: Report, sentence: str) -> None:
    """Violations one by one; the rest as counts, which the page Qualité lists."""
    counts = report.counts()
    wrong = [one for one in report if one.severity.value == "violation"]
    verdict = sentence or (
        _("Rien ne s'oppose à la publication.")
        if not wrong
        else _n(
            "{n} violation : rien ne sera publié.",
            "{n} violations : rien ne sera publié.",
            len(wrong),
        )
    )
    rest = [
        text
        for text in (
            _n("{n} avertissement", "{n} avertissements", counts["warning"])
            if counts["warning"]
            else "",
            _n("{n} remarque", "{n} remarques", counts["info"]) if counts["info"] else "",
        )
        if text
    ]
    lines = [_line(one) for one in wrong[:_MOST]]
    left = len(wrong) - _MOST
    if left > 0:
        more = _n("+ {n} autre", "+ {n} autres", left)
        lines.append(block('<li class="m-rest">{more}</li>', more=more))
    show(
        block(
            '<div class="{look}" role="{role}"><p>{verdict}</p><ul class="m-facts">{lines}</ul>'
            '<p class="m-detail">{rest}{link}</p></div>',
            look="m-told" if wrong else "m-work",
            role="alert" if wrong else "status",
            verdict=block("<b>{text}</b>", text=verdict),
            lines=join(lines),
            rest=", ".join(rest) + (" · " if rest else ""),
            link=link(_("Voir la page Qualité"), "qualite") if rest else "",
        )
    )


def _line(one: Finding) -> Markup:
    told = " ".join(part for part in (one.path, one.value) if part)
    return block(
        '<li>{message} <span class="m-detail"><bdi>{focus}</bdi> {told}</span></li>',
        message=one.message(language()),
        focus=dataset().iris.short(one.focus),
        told=told,
    )
