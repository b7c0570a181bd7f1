"""Tables: a CSV or XLSX file, what its columns mean, and what its rows say."""
