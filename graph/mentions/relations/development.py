"""« développe »: activities, products and software an actor makes or offers."""

from graph.mentions.relations.patterns import Active, Passive, Pattern, verbs
from graph.model.vocabulary import Kind

__all__ = ["PATTERNS"]

_MAKERS = frozenset({Kind.ORGANISATION, Kind.PROJECT, Kind.COLLECTIVITE})
_MADE = frozenset({Kind.CONCEPT})
_VERBS = verbs(
    "développer proposer commercialiser gérer déployer produire fabriquer distribuer exploiter "
    "concevoir diffuser offrir vendre mener organiser pratiquer promouvoir assurer expérimenter "
    "construire créer transformer cultiver collecter réaliser tester"
)

PATTERNS: tuple[Pattern, ...] = (
    Active("develops.active", "develops", _VERBS, subjects=_MAKERS, objects=_MADE),
    Passive(
        "develops.passive",
        "develops",
        verbs("développer proposer commercialiser gérer déployer fabriquer éditer concevoir"),
        agents=_MAKERS,
        themes=_MADE | {Kind.PROJECT},
    ),
    Passive(
        "develops.specialised",
        "develops",
        verbs("spécialiser engager investir"),
        agents=_MADE,
        themes=_MAKERS,
        by=("dans", "en"),
        swap=True,
    ),
)
