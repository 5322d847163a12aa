"""Family D: what is hidden stays hidden, in the figures, in the words and beside what was told."""
