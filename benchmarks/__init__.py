"""Promises on speed, each a ratio against a named peer measured in the same run."""
