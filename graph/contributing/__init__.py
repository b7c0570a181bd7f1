"""From a document read to a contribution: draft, review, file; undone as easily."""
