"""A dated public snapshot: files, catalogue, store, and what changed since the one before."""

from graph.publishing.changes import Changes
from graph.publishing.edition import PublishedFile
from graph.publishing.publish import Published, publish
from graph.publishing.snapshot import Snapshot, find_snapshots, latest_snapshot

__all__ = [
    "Changes",
    "Published",
    "PublishedFile",
    "Snapshot",
    "find_snapshots",
    "latest_snapshot",
    "publish",
]
