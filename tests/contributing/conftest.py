"""Contributions are tested on an invented data folder."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "cli"))  # where the invented sources are made
