"""Charts: one description, drawn as a static SVG, a table and an interactive figure."""
