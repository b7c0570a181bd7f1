"""What a text says of the things it names: one module a relation, patterns over syntax."""
