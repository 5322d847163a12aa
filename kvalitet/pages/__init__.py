"""Pages: the catalogue and its findings, drawn as HTML that waits for its shell."""
