"""What a contribution must respect: the vocabulary, who was taken out, identifiers in use."""

from graph.contributing.fitting import Ends
from graph.contributing.making import Rules
from graph.linking.suppressions import read_suppressions
from graph.model.terms import NamedNode
from graph.questions.dataset import Dataset
from graph.settings import Settings
from graph.sources.contributions import contribution_files, key_of, read_contribution

__all__ = ["Waiting", "rules_of"]


class Waiting:
    """The identifiers of what was brought in since the store was made.

    Parameters
    ----------
    dataset: what is in the store.
    """

    def __init__(self, settings: Settings, dataset: Dataset) -> None:
        self._settings, self._iris = settings, dataset.iris
        self._known = set(dataset.generation.read("build.json").get("contributions", ()))
        self._nodes: set[NamedNode] = set()

    def update(self) -> None:
        """Read the contributions that came in since.

        Raises
        ------
        InputError: one does not read.
        """
        for path in contribution_files(self._settings.data):
            if key_of(path) not in self._known:
                quads = read_contribution(path, self._iris).quads
                self._nodes |= {one.subject for one in quads if isinstance(one.subject, NamedNode)}
                self._known.add(key_of(path))

    def __contains__(self, node: NamedNode) -> bool:
        return node in self._nodes


def rules_of(settings: Settings, dataset: Dataset, waiting: Waiting | None = None) -> Rules:
    """What a contribution to ``dataset`` must respect.

    Parameters
    ----------
    waiting: kept up to date by the caller; read now if none is given.

    Raises
    ------
    InputError: the list of suppressions, the vocabulary or a waiting contribution does not read.
    """
    if waiting is None:
        waiting = Waiting(settings, dataset)
        waiting.update()
    return Rules(
        taken=waiting.__contains__,
        suppressions=read_suppressions(settings.data / "suppressions.csv"),
        ends=Ends.read(settings.ontology, dataset.iris),
    )
