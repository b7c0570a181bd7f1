"""Rows and claims to networks: neighbourhoods, paths, sentences, positions."""
