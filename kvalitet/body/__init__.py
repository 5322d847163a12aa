"""A document's text: its grammar, and its parts with their places in the file."""
