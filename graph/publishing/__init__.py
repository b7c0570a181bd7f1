"""A dated public snapshot: its files, its catalogue, its store, and what changed since the last."""
