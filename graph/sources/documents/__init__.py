"""Documents people bring: pages, articles, PDF, Word, tables, RDF, one reader a form."""
