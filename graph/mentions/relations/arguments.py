"""Who does what in a sentence: the one door of the patterns to subjects, objects and themes."""

from graph.mentions.relations.clauses import before_noun, fronted, main_after, spoken_of
from graph.mentions.relations.examples import (
    BODIES,
    after_copula,
    also,
    exemplars,
    listed_after,
)
from graph.mentions.relations.listings import listing
from graph.mentions.relations.nouns import (
    after_joint,
    bearer,
    complement,
    done_by,
    implied,
    named_as,
    owned,
)
from graph.mentions.relations.objects import agents, objects, objects_after
from graph.mentions.relations.phrases import Phrase
from graph.mentions.relations.subjects import (
    antecedent,
    subject,
    subject_at,
    subject_of_noun,
)
from graph.mentions.relations.themes import theme

__all__ = [
    "BODIES",
    "Phrase",
    "after_copula",
    "after_joint",
    "agents",
    "also",
    "antecedent",
    "bearer",
    "before_noun",
    "complement",
    "done_by",
    "exemplars",
    "fronted",
    "implied",
    "listed_after",
    "listing",
    "main_after",
    "named_as",
    "objects",
    "objects_after",
    "owned",
    "spoken_of",
    "subject",
    "subject_at",
    "subject_of_noun",
    "theme",
]
