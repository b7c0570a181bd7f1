"""Building: sources -> statements -> linking -> checks -> store, with a report."""
