"""What a thing is called: terms, identifiers, kinds, records, statements, provenance, issues."""
