"""Checks: SHACL shapes and counts on a dataset or on RDF files, as findings."""
