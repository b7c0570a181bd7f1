"""The scoring tool of the shared inputs, run in this process: the language is loaded once."""

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from graph.contributing.as_json import resources_json
from graph.contributing.reading import Reading
from graph.settings import Settings

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"

Scores = dict[str, float]


@pytest.fixture(scope="session")
def reading(real_settings: Settings):
    """Reads with the names of the real graph."""
    with Reading.open(real_settings) as opened:
        yield opened


@pytest.fixture
def score(reading: Reading, capsys, monkeypatch) -> Callable[..., Scores]:
    """``score(gold, pages)``: fields, entities and relations as ``score-reading`` counts them.

    ``least`` leaves out what is proposed with less confidence.
    """
    tool = SHARED / "tools" / "score-reading"
    if not tool.is_file():
        pytest.skip("the shared inputs with the scoring tool are not beside the project")

    def run(gold: Path, pages: Path, least: float = 0.0) -> Scores:
        program = program_of(tool)

        def read(python: str, path: Path) -> dict[str, object]:
            document = reading.read_bytes(path.read_bytes(), path.name)
            resources = json.loads(json.dumps(list(resources_json(document, reading.iris))))
            for resource in resources:
                resource["relations"] = [
                    one for one in resource["relations"] if one["confidence"] >= least
                ]
            return {"resources": resources, "issues": []}

        monkeypatch.setattr(program, "read", read)
        monkeypatch.setattr(sys, "argv", ["score-reading", str(gold), str(pages), sys.executable])
        program.main()
        told = capsys.readouterr().out
        found = dict(re.findall(r"(fields|entities_f1|relations_f1)=([\d.]+)", told))
        found |= {
            f"{name}_precision": value
            for name, value in re.findall(r"(entities|relations) p=([\d.]+)", told)
        }
        return {name: float(value) for name, value in found.items()}

    return run


def program_of(path: Path) -> ModuleType:
    """The tool as a module, without the call of ``main`` its last line makes."""
    source = path.read_text("utf-8").rstrip()
    assert source.endswith("\nmain()")
    module = ModuleType("score_reading")
    exec(compile(source.removesuffix("main()"), str(path), "exec"), module.__dict__)
    return module
