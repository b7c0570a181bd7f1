"""Sources: each a folder with ``source.toml`` and tables, and a strict reader here."""
