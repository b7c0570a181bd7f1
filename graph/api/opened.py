"""The dataset the routes answer from: public statements only, those of now."""

from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from graph.network.sentences import Patterns
from graph.publishing.public_data import public_settings
from graph.questions.dataset import Dataset, in_use
from graph.settings import Settings
from graph.store.generations import open_generation

__all__ = ["patterns_of", "public_dataset"]


@dataclass(frozen=True, slots=True)
class _Opened:
    """A public dataset, and what it was found from: where either changes, it is found anew."""

    generation: Path
    published: int
    public: Settings
    dataset: Dataset


_opened: dict[Path, _Opened] = {}
_patterns: dict[Path, Patterns] = {}
_lock = Lock()


def public_dataset(settings: Settings) -> Dataset:
    """The public statements in use, opened once and again when a build or a snapshot comes.

    A request that began on the dataset before ends on it. In the audience ``internal``, the first
    call after a build waits until the public part of it is written (see ``public_settings``).

    Parameters
    ----------
    settings: of this process, whoever its audience is.

    Raises
    ------
    graph.errors.StoreMissing: nothing has been built or published.
    graph.errors.StoreBroken: it cannot be read.
    """
    with _lock:
        generation, published = in_use(settings).folder, _touched(settings.published)
        kept = _opened.get(settings.store)
        if (
            kept is None
            or (kept.generation, kept.published) != (generation, published)
            or not kept.dataset.generation.names.is_file()
        ):
            public = public_settings(settings)
            if kept is None or kept.dataset.generation != open_generation(public.store):
                dataset = Dataset.open(public)
            else:
                dataset = kept.dataset
            kept = _opened[settings.store] = _Opened(generation, published, public, dataset)
        return kept.dataset


def patterns_of(dataset: Dataset) -> Patterns:
    """How the relations of ``dataset`` are told; read once."""
    folder = dataset.generation.folder
    found = _patterns.get(folder)
    if found is None:
        _patterns.clear()
        found = _patterns[folder] = Patterns.read(dataset.store, dataset.iris)
    return found


def _touched(folder: Path) -> int:
    """When something was last put in the folder or taken out of it, in nanoseconds; 0 if none."""
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0
