"""Linking: which thing of one source is which thing of another, and of the official code."""
