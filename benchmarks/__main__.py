"""``python -m benchmarks [NAME ...]``: run them and print one Markdown table."""

import os
import sys
from collections.abc import Callable, Iterator

from benchmarks import (
    build,
    canvas,
    dump,
    endpoint,
    hostile,
    layout,
    load,
    measures,
    offers,
    pages,
    publishing,
    questions,
    readers,
    reading,
    reread,
)
from benchmarks.measuring import Ratio
from graph.settings import Settings

_ALL: dict[str, Callable[[Settings], Iterator[Ratio]]] = {
    "build": build.measure,
    "questions": questions.measure,
    "offers": offers.measure,
    "rdflib": questions.measure_rdflib,
    "layout": layout.measure,
    "measures": measures.measure,
    "canvas": canvas.measure,
    "expansion": canvas.measure_expansion,
    "pages": pages.measure,
    "rerun": pages.measure_rerun,
    "endpoint": endpoint.measure,
    "hostile": hostile.measure,
    "load": load.measure,
    "memory": pages.measure_memory,
    "dump": dump.measure,
    "publish": publishing.measure,
    "publish-quick": publishing.measure_quick,
    "readers": readers.measure,
    "reread": reread.measure,
    "reading": reading.measure,
    "names": reading.measure_names,
    "reading-memory": reading.measure_reading_memory,
}


def main() -> None:
    settings = Settings.read(os.environ)
    print(
        "| what | ours | peer | ratio | promise | kept |\n| --- | ---: | ---: | ---: | --- | --- |"
    )
    for name in sys.argv[1:] or list(_ALL):
        for ratio in _ALL[name](settings):
            print(ratio.line(), flush=True)


if __name__ == "__main__":
    main()
