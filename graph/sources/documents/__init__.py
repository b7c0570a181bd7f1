"""Documents a person brings: one module a form, each behind ``reader.DocumentReader``."""
