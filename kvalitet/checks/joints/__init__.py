"""Family K beyond the catalogue: what has to fit together between documents and files."""
