"""Whenever an addition is killed, all of it is there or nothing, and nothing earlier is lost."""

import subprocess
import sys
from pathlib import Path

from made_sources import PROJECT

from graph.settings import Settings

KILLER = Path(__file__).with_name("killed_adds.py")
TIMES = 5


def test_an_addition_killed_at_any_moment_is_whole_or_nothing(settings: Settings) -> None:
    done = subprocess.run(
        [sys.executable, KILLER, settings.data, PROJECT / "ontology", str(TIMES)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    changes, moments = (int(line.split()[1]) for line in done.stdout.splitlines())
    assert changes > 25
    assert moments > TIMES / 2
