"""A document's text as HTML and as plain words."""
