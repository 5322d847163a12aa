"""Family T beyond the grammar: what the words of a document say, and what they leave out."""
