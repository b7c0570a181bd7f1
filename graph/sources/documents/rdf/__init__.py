"""RDF in any syntax: parsed, brought to the terms of model.md, told as entities and relations."""
