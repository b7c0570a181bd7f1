"""The dataset the routes answer from: public statements only, those of now."""

from pathlib import Path
from threading import Lock

from graph.questions.dataset import Dataset
from graph.settings import Settings
from graph.store.generations import open_generation

__all__ = ["public_dataset"]

_opened: dict[Path, Dataset] = {}
_lock = Lock()


def public_dataset(settings: Settings) -> Dataset:
    """The public statements in use, opened once and again when a build or a snapshot comes.

    A request that began on the dataset before ends on it.

    Parameters
    ----------
    settings: of this process, whoever its audience is.

    Raises
    ------
    graph.errors.StoreMissing: nothing has been built or published.
    graph.errors.StoreBroken: it cannot be read.
    """
    from graph.publishing.public_data import public_settings

    public = public_settings(settings)
    generation = open_generation(public.store)
    with _lock:
        kept = _opened.get(public.store)
        if kept is None or kept.generation.folder != generation.folder:
            kept = _opened[public.store] = Dataset.open(public)
        return kept
